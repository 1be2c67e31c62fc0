import { type Article, type Directive, html, type PluginQueries, type SafeHtml, trusted } from '../index.ts'

/** A picture, or whatever else stands in it, with words below; those in brackets may have emphasis and links in them. */
export const figure: Directive = {
  forms: ['container', 'leaf'],
  attributes: { src: 'text', alt: 'text', caption: 'text', credit: 'text' },
  addresses: { src: 'picture' },
  render({ label, content, attributes: { src, alt, caption, credit }, article }, query) {
    const found = pictureIn(content)
    const picture = src === undefined ? null : pictureAt(String(src), String(alt ?? ''), article, query)
    if (picture === null && found.html.safe.trim() === '') {
      throw new Error('it has no picture: write src="photo.jpg" alt="…", or ![…](photo.jpg) in it')
    }
    const words = caption ?? (label.safe === '' ? found.caption : label)
    return html`<figure>${picture}${found.html}${wordsBelow(words, credit)}</figure>`
  },
}

/** Without the paragraph that a picture alone is, and with the words that its title has made below it. */
function pictureIn({ safe }: SafeHtml): { readonly html: SafeHtml; readonly caption?: SafeHtml } {
  const [, inParagraph] = /^\s*<p>((?:<a [^>]*>)?<img [^>]*>(?:<\/a>)?)<\/p>\s*$/.exec(safe) ?? []
  if (inParagraph !== undefined) return { html: trusted(inParagraph) }
  const [, inFigure, caption] =
    /^\s*<figure>((?:(?!<figure)[\s\S])*)<figcaption>((?:(?!<figcaption)[\s\S])*)<\/figcaption><\/figure>\s*$/.exec(
      safe,
    ) ?? []
  if (inFigure === undefined || caption === undefined) return { html: trusted(safe) }
  return { html: trusted(inFigure), caption: trusted(caption) }
}

/** Diglot has told of a picture that is not there; its description stands in its place. */
function pictureAt(src: string, alt: string, article: Article, query: PluginQueries): SafeHtml {
  const isElsewhere = /^(?:https?:)?\/\//i.test(src)
  const found = isElsewhere ? { url: src } : query.image(article.id, src)
  if (!('url' in found)) return html`<p>${alt}</p>`
  const { width, height } = { width: undefined, height: undefined, ...found }
  if (width === undefined || height === undefined) return html`<img src="${found.url}" alt="${alt}">`
  return html`<img src="${found.url}" alt="${alt}" width="${width}" height="${height}">`
}

function wordsBelow(words: unknown, credit: unknown): SafeHtml | null {
  if (words === undefined && credit === undefined) return null
  const from = credit === undefined ? null : html`<span class="credit">${credit}</span>`
  return html`<figcaption>${words}${words !== undefined && from ? ' ' : null}${from}</figcaption>`
}
