import type { Article, TermKind } from '../../model/article.ts'
import type { ResolvedConfig } from '../../model/config.ts'
import type { ListFacts } from '../../model/queries.ts'
import { pathSegment } from '../../text/slug.ts'
import { folderOf } from './folders.ts'

/** A list with its articles, newest first. */
export interface List {
  readonly facts: ListFacts
  readonly ids: readonly string[]
}

export type Lists = ReadonlyMap<string, List>

export const termKinds: readonly TermKind[] = ['tags', 'people', 'sources']

/**
 * Files articles (newest first) under every list they belong to. With `fallback: 'list'` an edition's lists also
 * take what only another edition has; withdrawn articles stand in none. `alone` are keys whose versions
 * are filed as if each were the only one.
 */
export function makeLists(
  newestFirst: readonly Article[],
  config: ResolvedConfig,
  alone: ReadonlySet<string> = new Set(),
): Lists {
  const lists = new Map<string, List>()
  // Names are put together once for a list, not to look for it: an article stands in a dozen.
  const filed = new Map(config.editions.map(edition => [edition.id, newFiling()]))
  const folders = new Map(config.editions.map(edition => [edition.id, folderOf(edition)]))
  const ids = config.editions.map(edition => edition.id)
  const editionsOf = shownIn(newestFirst, config)

  function file(id: string, edition: string, kind: ListKind, of: string): void {
    const filing = filed.get(edition)?.[kind]
    // Of an edition that the config lacks there are no lists.
    if (filing === undefined) return
    const known = filing.get(of)
    if (known !== undefined) {
      known.push(id)
      return
    }
    const ids = [id]
    filing.set(of, ids)
    const facts = factsOf(edition, folders.get(edition) ?? '', kind, of)
    lists.set(facts.name, { facts, ids })
  }

  for (const article of newestFirst) {
    if (article.withdrawn !== undefined) continue
    const { id, section, date } = article
    for (const edition of alone.has(article.key) ? ids : editionsOf(article)) {
      file(id, edition, 'latest', '')
      if (section !== undefined) file(id, edition, 'section', section)
      for (const kind of termKinds) for (const of of termsOf(article, kind)) file(id, edition, kind, of)
      if (date !== undefined) file(id, edition, 'month', date.iso.slice(0, 7).replace('-', '/'))
    }
  }
  return lists
}

type ListKind = ListFacts['kind']

/** What a list is of → its ids. */
type Filing = Readonly<Record<ListKind, Map<string, string[]>>>

function newFiling(): Filing {
  return {
    latest: new Map(),
    section: new Map(),
    tags: new Map(),
    people: new Map(),
    sources: new Map(),
    month: new Map(),
  }
}

/** `folder` is that of the edition. */
function factsOf(edition: string, folder: string, kind: ListKind, of: string): ListFacts {
  if (kind === 'latest') return { name: edition, edition, kind, of, folder: folder.replace(/\/$/, '') }
  const index = kind === 'month' ? 'archive' : kind
  const local = kind === 'section' ? pathSegment(of) : `${index}/${of}`
  return { name: `${edition}/${index}/${of}`, edition, kind, of, folder: folder + local }
}

/** Term ids of an article, by kind; a person is listed once, be it as author or editor. */
function termsOf(article: Article, kind: TermKind): readonly string[] {
  if (kind === 'tags') return article.tags
  if (kind === 'people') {
    const { authors, editors } = article
    return [...authors, ...editors.filter(editor => !authors.includes(editor))]
  }
  return article.source === undefined ? [] : [article.source]
}

/** The editions in whose lists an article stands. */
function shownIn(
  all: readonly Article[],
  { fallback, editions }: ResolvedConfig,
): (article: Article) => readonly string[] {
  const ids = editions.map(edition => edition.id)
  const own = new Map(ids.map(id => [id, [id]]))
  if (fallback === 'none') return ({ edition }) => own.get(edition) ?? []
  const keys = new Set(all.map(article => `${article.edition}/${article.key}`))
  return ({ edition, key }) => {
    const having = ids.filter(id => keys.has(`${id}/${key}`))
    // Of several foreign versions, a reader is shown one: the first in the config's order.
    return having[0] === edition ? [edition, ...ids.filter(id => !having.includes(id))] : [edition]
  }
}
