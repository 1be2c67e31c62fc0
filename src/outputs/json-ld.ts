import type { Article } from '../model/article.ts'
import type { Queries, Version } from '../model/queries.ts'
import { type ArticleTerms, withRole } from '../render/page/article-terms.ts'
import { absoluteUrl } from '../render/page/document.ts'
import { type LinkView, namesOf, type PictureView } from '../render/page/views.ts'
import type { Moment } from '../text/moment.ts'

/** What the page has found out already. */
interface OfPage {
  readonly url: string
  readonly versions: readonly Version[]
  readonly image: PictureView | null
  readonly section: { readonly label: string } | undefined
  readonly terms: readonly ArticleTerms[]
}

/**
 * schema.org `NewsArticle` of an article, with what search engines recommend (dates with offset, authors with
 * addresses) and what a newsroom owes: editor, source, corrections, the other edition.
 */
export function newsArticle(article: Article, page: OfPage, ask: Queries): object {
  const { edition } = article
  const { image, section, terms, versions } = page
  const origin = ask.setting('origin')
  const { title, lang } = ask.edition(edition)
  const person = ({ name, url }: LinkView): object => ({ '@type': 'Person', name, url: origin + url })
  const thing = ({ name, url }: LinkView): object => ({ '@type': 'Thing', name, url: origin + url })
  const keywords = withRole(terms, 'keyword')
  const about = withRole(terms, 'about')
  const [source] = withRole(terms, 'publisher')
  const publisher = { '@type': 'NewsMediaOrganization', name: title, url: origin + ask.home(edition) }
  const { original, translations } = otherVersions(edition, versions, origin, ask)
  // Of one shape for all articles; what is undefined is left out of the JSON.
  return {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline: article.title,
    description: article.summary,
    inLanguage: lang,
    mainEntityOfPage: origin + page.url,
    datePublished: isoOf(article.date),
    dateModified: isoOf(article.updated ?? article.date),
    author: withRole(terms, 'author').map(person),
    editor: withRole(terms, 'editor').map(person),
    publisher,
    image: image === null ? undefined : [imageOf(image, origin)],
    articleSection: section?.label,
    keywords: keywords.length === 0 ? undefined : namesOf(keywords),
    about: about.length === 0 ? undefined : about.map(thing),
    sourceOrganization: source === undefined ? undefined : { '@type': 'Organization', name: source.name },
    isBasedOn: article.sourceUrl,
    wordCount: article.words.han + article.words.latin,
    correction: article.corrections.length === 0 ? undefined : article.corrections.map(correction),
    workTranslation: translations,
    translationOfWork: original,
  }
}

/** An address alone says as much as an object where nothing is said of the picture. */
function imageOf(image: PictureView, origin: string): object | string {
  const url = absoluteUrl(image.url, origin)
  if (image.caption === null && image.credit === null) return url
  return {
    '@type': 'ImageObject',
    url,
    width: image.width ?? undefined,
    height: image.height ?? undefined,
    caption: image.caption ?? undefined,
    creditText: image.credit ?? undefined,
  }
}

function correction({ date, text }: Article['corrections'][number]): object {
  return { '@type': 'CorrectionComment', text, datePublished: isoOf(date) }
}

/** The pair: the default edition is the original, the others are its translations. */
function otherVersions(
  edition: string,
  versions: readonly Version[],
  origin: string,
  ask: Queries,
): { readonly original: object | undefined; readonly translations: readonly object[] | undefined } {
  const works: object[] = []
  let main: object | undefined
  for (const { edition: other, url } of versions) {
    if (other === edition) continue
    const work = { '@type': 'NewsArticle', '@id': origin + url, url: origin + url }
    works.push(work)
    if (other === ask.setting('default')) main ??= work
  }
  // Without branches, so that articles of all editions run the same code.
  const isMain = edition === ask.setting('default')
  const [first] = works
  return {
    original: isMain ? undefined : (main ?? first),
    translations: isMain && first !== undefined ? works : undefined,
  }
}

function isoOf(moment: Moment | undefined): string | undefined {
  return moment?.dayOnly ? moment.iso.slice(0, 10) : moment?.iso
}
