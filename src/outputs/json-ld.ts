import type { Article } from '../model/article.ts'
import type { Questions } from '../model/questions.ts'
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
    ...(image === null ? {} : { image: [absoluteUrl(image.url, origin)] }),
    ...(article.section === undefined ? {} : { articleSection: ask.section(edition, article.section).label }),
    ...(article.tags.length === 0
      ? {}
      : { keywords: article.tags.map(tag => ask.term('tags', edition, tag).name) }),
    ...(source === undefined ? {} : { sourceOrganization: { '@type': 'Organization', name: source.name } }),
    ...(article.sourceUrl === undefined ? {} : { isBasedOn: article.sourceUrl }),
    wordCount: article.words.han + article.words.latin,
    ...(article.corrections.length === 0 ? {} : { correction: article.corrections.map(correction) }),
    ...translations(article, ask),
  }
}

function correction({ date, text }: Article['corrections'][number]): object {
  return { '@type': 'CorrectionComment', text, ...(date === undefined ? {} : { datePublished: isoOf(date) }) }
}

/** The pair: the default edition is the original, the others are its translations. */
function translations(article: Article, ask: Questions): object {
  const origin = ask.setting('origin')
  const others = ask.versions(article.id).filter(version => version.edition !== article.edition)
  const works = others.map(version => ({
    '@type': 'NewsArticle',
    '@id': origin + version.url,
    url: origin + version.url,
  }))
  if (works.length === 0) return {}
  return article.edition === ask.setting('default')
    ? { workTranslation: works }
    : {
        translationOfWork:
          works.find((_, index) => others[index]?.edition === ask.setting('default')) ?? works[0],
      }
}

function isoOf(moment: Moment | undefined): string | undefined {
  return moment?.dayOnly ? moment.iso.slice(0, 10) : moment?.iso
}
