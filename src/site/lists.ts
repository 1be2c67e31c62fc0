import type { Article, TermKind } from '../model/article.ts'
import type { ResolvedConfig } from '../model/config.ts'
import type { ListFacts } from '../model/questions.ts'
import { pathSegment } from '../text/slug.ts'

/** A list with its articles, newest first. */
export interface List {
  readonly facts: ListFacts
  readonly ids: readonly string[]
}

export type Lists = ReadonlyMap<string, List>

export const termKinds: readonly TermKind[] = ['tags', 'people', 'sources']

/**
 * Files articles (newest first) under every list they belong to. With `fallback: 'list'` an edition's lists also
 * take what only another edition has; withdrawn articles stand in none.
 */
export function makeLists(newestFirst: readonly Article[], config: ResolvedConfig): Lists {
  const lists = new Map<string, { facts: ListFacts; ids: string[] }>()
  const keys = new Set(newestFirst.map(article => `${article.edition}/${article.key}`))
  for (const article of newestFirst) {
    if (article.withdrawn !== undefined) continue
    for (const edition of editionsOf(article, keys, config)) {
      for (const facts of listsOf(article, edition)) {
        const list = lists.get(facts.name)
        if (list === undefined) lists.set(facts.name, { facts, ids: [article.id] })
        else list.ids.push(article.id)
      }
    }
  }
  return lists
}

/** Term ids of an article, by kind; a person is listed once, be it as author or editor. */
export function termsOf(article: Article, kind: TermKind): readonly string[] {
  if (kind === 'tags') return article.tags
  if (kind === 'people') return [...new Set([...article.authors, ...article.editors])]
  return article.source === undefined ? [] : [article.source]
}

function editionsOf(article: Article, keys: ReadonlySet<string>, config: ResolvedConfig): string[] {
  if (config.fallback === 'none') return [article.edition]
  const lacking = config.editions
    .map(edition => edition.id)
    .filter(edition => !keys.has(`${edition}/${article.key}`))
  // Of several foreign versions, a reader is shown one: the first in the config's order.
  const first = config.editions.find(edition => keys.has(`${edition.id}/${article.key}`))
  return first?.id === article.edition ? [article.edition, ...lacking] : [article.edition]
}

function listsOf(article: Article, edition: string): ListFacts[] {
  const facts: ListFacts[] = [{ name: edition, edition, kind: 'latest', of: '', folder: edition }]
  if (article.section !== undefined) {
    const folder = `${edition}/${pathSegment(article.section)}`
    facts.push({
      name: `${edition}/section/${article.section}`,
      edition,
      kind: 'section',
      of: article.section,
      folder,
    })
  }
  for (const kind of termKinds) {
    for (const id of termsOf(article, kind)) {
      const name = `${edition}/${kind}/${id}`
      facts.push({ name, edition, kind, of: id, folder: name })
    }
  }
  if (article.date !== undefined) {
    const of = article.date.iso.slice(0, 7).replace('-', '/')
    const name = `${edition}/archive/${of}`
    facts.push({ name, edition, kind: 'month', of, folder: name })
  }
  return facts
}
