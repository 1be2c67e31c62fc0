import type { Article } from '../model/article.ts'
import type { Questions, Version } from '../model/questions.ts'
import { absoluteUrl } from '../render/document.ts'
import { homeUrl } from '../render/navigation.ts'
import { imageView } from '../render/views.ts'
import type { Moment } from '../text/moment.ts'

/**
 * schema.org `NewsArticle` of an article, with what search engines recommend (dates with offset, authors with
 * addresses) and what a newsroom owes: editor, source, corrections, the other edition.
 */
export function newsArticle(article: Article, ask: Questions): object {
  const { edition } = article
  const origin = ask.setting('origin')
  const { title, lang } = ask.edition(edition)
  const person = (id: string): object => {
    const { name, url } = ask.term('people', edition, id)
    return { '@type': 'Person', name, url: origin + url }
  }
  const image = imageView(article.image, ask)
  const source = article.source === undefined ? undefined : ask.term('sources', edition, article.source)
  const publisher = { '@type': 'NewsMediaOrganization', name: title, url: origin + homeUrl(edition, ask) }
  const { original, translations } = otherVersions(article, origin, ask)
  // Of one shape for all articles; what is undefined is left out of the JSON.
  return {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline: article.title,
    description: article.summary,
    inLanguage: lang,
    mainEntityOfPage: origin + ask.title(article.id).url,
    datePublished: isoOf(article.date),
    dateModified: isoOf(article.updated ?? article.date),
    author: article.authors.map(person),
    editor: article.editors.map(person),
    publisher,
    image: image === null ? undefined : [absoluteUrl(image.url, origin)],
    articleSection: article.section === undefined ? undefined : ask.section(edition, article.section).label,
    keywords:
      article.tags.length === 0 ? undefined : article.tags.map(tag => ask.term('tags', edition, tag).name),
    sourceOrganization: source === undefined ? undefined : { '@type': 'Organization', name: source.name },
    isBasedOn: article.sourceUrl,
    wordCount: article.words.han + article.words.latin,
    correction: article.corrections.length === 0 ? undefined : article.corrections.map(correction),
    workTranslation: translations,
    translationOfWork: original,
  }
}

function correction({ date, text }: Article['corrections'][number]): object {
  return { '@type': 'CorrectionComment', text, datePublished: isoOf(date) }
}

/** The pair: the default edition is the original, the others are its translations. */
function otherVersions(
  { id, edition }: Article,
  origin: string,
  ask: Questions,
): { readonly original: object | undefined; readonly translations: readonly object[] | undefined } {
  const main = ask.setting('default')
  const others = ask.versions(id).filter(version => version.edition !== edition)
  const work = ({ url }: Version): object => ({
    '@type': 'NewsArticle',
    '@id': origin + url,
    url: origin + url,
  })
  const [first] = others
  if (first === undefined) return { original: undefined, translations: undefined }
  if (edition === main) return { original: undefined, translations: others.map(work) }
  return { original: work(others.find(one => one.edition === main) ?? first), translations: undefined }
}

function isoOf(moment: Moment | undefined): string | undefined {
  return moment?.dayOnly ? moment.iso.slice(0, 10) : moment?.iso
}
