import { type Directive, html, type PluginQueries, type SafeHtml } from '../index.ts'

/** What stands beside the text: who can pass it over may. */
export const note = box('note')

/** What must not be passed over. */
export const warning = box('warning')

/** A word says what it is, also where nothing styles it; the label stands in its place. */
function box(kind: 'note' | 'warning'): Directive {
  return {
    forms: ['container'],
    render({ label, content, edition }, query) {
      const title = label.safe === '' ? query.text(edition, `directive.${kind}`) : label
      return html`<aside class="box box-${kind}" role="note"><p class="box-label"><strong>${title}</strong></p>
${content}</aside>`
    },
  }
}

/** What is opened by whoever wants to read it. */
export const details: Directive = {
  forms: ['container'],
  label: 'required',
  attributes: { open: 'boolean' },
  render({ label, content, attributes }) {
    const text = html`<summary>${label}</summary>
${content}`
    return attributes.open === true ? html`<details open>${text}</details>` : html`<details>${text}</details>`
  },
}

/** Words of the text, or of somebody, set large. */
export const quote: Directive = {
  forms: ['container', 'leaf'],
  attributes: { by: 'text', role: 'text' },
  render({ label, content, attributes: { by, role }, edition }, query) {
    const words = label.safe === '' ? content : html`<p>${label}</p>${content}`
    return html`<figure class="pull-quote"><blockquote>${words}</blockquote>${source(by, role, edition, query)}</figure>`
  },
}

function source(by: unknown, role: unknown, edition: string, query: PluginQueries): SafeHtml | null {
  const parts = [by, role].filter(part => part !== undefined)
  const between = query.text(edition, 'directive.role') ?? ' '
  return parts.length === 0 ? null : html`<figcaption>— ${parts.join(between)}</figcaption>`
}
