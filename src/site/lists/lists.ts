import type { Article } from '../../model/article.ts'
import type { ResolvedConfig } from '../../model/config.ts'
import type { ListFacts } from '../../model/queries.ts'
import type { Taxonomy } from '../../model/taxonomy.ts'
import { pathSegment } from '../../text/slug.ts'
import { folderOf } from './folders.ts'

/** A list with its articles, newest first. */
export interface List {
  readonly facts: ListFacts
  readonly ids: readonly string[]
}

export type Lists = ReadonlyMap<string, List>

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
  const filed = new Map(config.editions.map(edition => [edition.id, newFiling(config)]))
  const folders = new Map(config.editions.map(edition => [edition.id, folderOf(edition)]))
  const ids = config.editions.map(edition => edition.id)
  const editionsOf = shownIn(newestFirst, config)

  /** A term is of a taxonomy. */
  function file(id: string, edition: string, kind: ListKind, of: string, taxonomy?: Taxonomy): void {
    const filing = filed.get(edition)
    const ofKind = kind === 'term' ? taxonomy && filing?.terms.get(taxonomy) : filing?.[kind]
    // Of an edition that the config lacks there are no lists.
    if (ofKind === undefined) return
    const known = ofKind.get(of)
    if (known !== undefined) {
      known.push(id)
      return
    }
    const ids = [id]
    ofKind.set(of, ids)
    const facts = factsOf(edition, folders.get(edition) ?? '', kind, of, taxonomy)
    lists.set(facts.name, { facts, ids })
  }

  for (const article of newestFirst) {
    if (article.withdrawn !== undefined) continue
    const { id, section, date } = article
    for (const edition of alone.has(article.key) ? ids : editionsOf(article)) {
      file(id, edition, 'latest', '')
      if (section !== undefined) file(id, edition, 'section', section)
      for (const one of config.taxonomies)
        for (const of of termsOf(article, one)) file(id, edition, 'term', of, one)
      if (date !== undefined) file(id, edition, 'month', date.iso.slice(0, 7).replace('-', '/'))
    }
  }
  return lists
}

type ListKind = ListFacts['kind']

/** What a list is of → its ids. */
type Filing = Readonly<Record<Exclude<ListKind, 'term'>, Map<string, string[]>>> & {
  readonly terms: ReadonlyMap<Taxonomy, Map<string, string[]>>
}

function newFiling({ taxonomies }: ResolvedConfig): Filing {
  return {
    latest: new Map(),
    section: new Map(),
    terms: new Map(taxonomies.map(taxonomy => [taxonomy, new Map()])),
    month: new Map(),
  }
}

/** `folder` is that of the edition. */
function factsOf(
  edition: string,
  folder: string,
  kind: ListKind,
  of: string,
  taxonomy?: Taxonomy,
): ListFacts {
  const facts = { edition, kind, of, taxonomy: taxonomy?.id ?? '' }
  if (kind === 'latest') return { ...facts, name: edition, folder: folder.replace(/\/$/, '') }
  if (kind === 'section')
    return { ...facts, name: `${edition}/section/${of}`, folder: folder + pathSegment(of) }
  const name = `${edition}/${taxonomy?.id ?? 'archive'}/${of}`
  return { ...facts, name, folder: `${folder}${taxonomy?.folder ?? 'archive'}/${of}` }
}

/** Term ids of an article in a taxonomy, each once: a person may be author and editor. */
function termsOf({ terms }: Article, { fields }: Taxonomy): readonly string[] {
  let all: readonly string[] = []
  for (const { key } of fields) {
    const ids = terms[key] ?? []
    all = all.length === 0 ? ids : [...all, ...ids.filter(id => !all.includes(id))]
  }
  return all
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
