import { type Directive, type Heading, html, type SafeHtml } from '../index.ts'

/** What is in the article, by its headings. */
export const toc: Directive = {
  forms: ['leaf'],
  attributes: { depth: { type: 'number', min: 1, max: 6, whole: true, default: 3 } },
  render({ label, article, edition, attributes }, query) {
    const headings = query.headings(article.id)
    const top = Math.min(...headings.map(one => one.depth))
    const shown = headings.filter(one => one.depth < top + Number(attributes.depth))
    if (shown.length === 0) return html``
    const title = label.safe === '' ? query.text(edition, 'directive.toc') : label
    return html`<nav class="contents" aria-label="${title}"><p class="box-label"><strong>${title}</strong></p>
${listOf(shown)}</nav>`
  },
}

/** A list with lists in it; a heading that is two levels below another stands in it all the same. */
function listOf(headings: readonly Heading[]): SafeHtml {
  const top = Math.min(...headings.map(one => one.depth))
  const groups: Heading[][] = []
  for (const heading of headings) {
    const last = groups.at(-1)
    if (heading.depth <= top || last === undefined) groups.push([heading])
    else last.push(heading)
  }
  return html`<ul>${groups.map(([first, ...below]) => itemOf(first, below))}</ul>`
}

function itemOf(heading: Heading | undefined, below: readonly Heading[]): SafeHtml | null {
  if (heading === undefined) return null
  const inner = below.length === 0 ? null : listOf(below)
  return html`<li><a href="#${heading.id}">${heading.text}</a>${inner}</li>`
}
