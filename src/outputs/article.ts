import type { Article } from '../model/article.ts'
import { outlivesText, shownKeys } from '../model/known-fields.ts'
import type { OutputKind } from '../model/page.ts'
import type { Queries } from '../model/queries.ts'
import { termKeys } from '../model/taxonomy.ts'
import { renderBody } from '../render/body.ts'
import { safeText } from '../render/nunjucks/environment.ts'
import { type ArticleTerms, articleTerms, withRole, withTermViews } from '../render/page/article-terms.ts'
import { documentContext } from '../render/page/document.ts'
import {
  cardView,
  cardViews,
  fieldViews,
  namesOf,
  type PictureView,
  pictureView,
  withShownViews,
} from '../render/page/views.ts'
import { renderTemplate } from '../render/templates.ts'
import { type MomentView, viewMoment } from '../text/format.ts'
import { newsArticle } from './json-ld.ts'

/** The page of one article, also of a withdrawn one. */
export const articleKind: OutputKind<string> = {
  name: 'article',

  *plan(ask) {
    for (const edition of ask.editions()) {
      for (const id of [...ask.published(edition, 'article'), ...ask.withdrawn(edition)]) {
        const { path, addressAt } = ask.article(id)
        yield { path, kind: 'article', args: id, from: { file: id, ...addressAt } }
      }
    }
  },

  render({ args: id }, ask, report) {
    const article = shownOf(ask.article(id), ask)
    const { edition, date } = article
    if (date === undefined) throw new Error(`"${id}" has no date`)
    const url = ask.address(id) ?? ''
    const image = pictureView(article, ask)
    const section = article.section === undefined ? undefined : ask.section(edition, article.section)
    const terms = articleTerms(article, ask)
    const { versions, previous, next, related } = ask.around(id)
    const withdrawn = article.withdrawn !== undefined
    const ofPage = { url, versions, image, section, terms }
    const facts = {
      kind: 'article',
      edition,
      url,
      title: article.title,
      description: article.summary,
      versions,
      image,
      article: {
        published: date,
        updated: article.updated,
        section: section?.label,
        tags: namesOf(withRole(terms, 'keyword')),
      },
      noindex: withdrawn || article.noindex === true,
      section: article.section,
      jsonld: withdrawn ? undefined : newsArticle(article, ofPage, ask),
    }
    const { page, edition: ofEdition, nav, languages } = documentContext(facts, ask)
    const body = safeText(withdrawn ? '' : renderBody(id, ask, report))
    // Written out: an object that others are spread into is slow to make, and there is one for every page.
    const context = {
      page,
      edition: ofEdition,
      nav,
      languages,
      article: articleView(
        article,
        { section: section ?? null, image, terms, date: viewMoment(date), body },
        ask,
      ),
      previous: previous === null ? null : cardView(previous, edition, ask),
      next: next === null ? null : cardView(next, edition, ask),
      // Nobody needs to be shown one story twice at the foot of another.
      related: cardViews(
        related.filter(one => one !== previous && one !== next),
        edition,
        ask,
      ),
    }
    return renderTemplate(`pages/${article.template ?? 'article'}.njk`, context, { ask, edition, report })
  },
}

/**
 * What may be shown of an article. A withdrawn one keeps its names, but stands in no list; so only those terms and
 * that section are left whose lists others keep alive.
 */
function shownOf(article: Article, ask: Queries): Article {
  if (article.withdrawn === undefined) return article
  const { edition, summary, ownSummary, image, imageWords, section, ...rest } = article
  const gone = shownKeys.filter(key => !outlivesText(key)).map(key => [key, undefined])
  const isListed = (list: string): boolean => ask.latest(`${edition}/${list}`, 1).length > 0
  const terms = termKeys(ask.taxonomies()).map(({ key, taxonomy }) => {
    const ids = article.terms[key] ?? []
    return [key, ids.filter(id => isListed(`${taxonomy}/${id}`))]
  })
  return {
    ...rest,
    ...Object.fromEntries(gone),
    edition,
    fields: {},
    terms: Object.fromEntries(terms),
    ...(section !== undefined && isListed(`section/${section}`) ? { section } : {}),
  }
}

/** What the page has besides of the article, made already. */
interface Made {
  readonly section: { readonly label: string; readonly url: string } | null
  readonly image: PictureView | null
  readonly terms: readonly ArticleTerms[]
  readonly date: MomentView
  readonly body: object
}

function articleView(article: Article, { section, image, terms, date, body }: Made, ask: Queries) {
  const { han, latin } = article.words
  const view = {
    title: article.title,
    summary: article.summary ?? null,
    ownSummary: article.ownSummary ?? null,
    corrections: article.corrections.map(({ date, text }) => ({
      date: date === undefined ? null : viewMoment(date),
      text,
    })),
    withdrawn: article.withdrawn ?? null,
    // Han characters and Latin words are read at different speeds: 400 and 220 a minute.
    minutes: Math.max(1, Math.round(han / 400 + latin / 220)),
    // Copies: a template that sorts them in place must not change what is remembered.
    headings: article.withdrawn === undefined ? ask.headings(article.id).map(one => ({ ...one })) : [],
    fields: fieldViews(article.fields),
    extra: Object.keys(article.extra).length === 0 ? {} : structuredClone(article.extra),
    section,
    image,
    date,
    body,
  }
  return withShownViews(withTermViews(view, terms, article.edition, ask), article)
}
