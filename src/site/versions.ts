import type { Article } from '../model/article.ts'
import type { ResolvedConfig } from '../model/config.ts'
import type { ListFacts, Version } from '../model/queries.ts'
import { homeOf } from './lists/folders.ts'
import type { List, Lists } from './lists/lists.ts'
import type { Site } from './site.ts'

/** What decides which pages there are in which edition. */
type Known = Pick<Site, 'articles' | 'config' | 'lists' | 'urls' | 'versions'>

/**
 * The editions that have a page, with its address in each: what heads, the sitemap, the language switch, feeds and the
 * chooser say of it all come from here. A page is called by the source path of its piece or, where it is made from
 * others, by its edition and what it is there: `zh`, `zh/tags`, `zh/archive/2021`, `zh/section/news`.
 */
export function versionsOf(of: string, site: Known): Version[] {
  const article = site.articles.get(of)
  if (article !== undefined) return versionsOfPiece(article, site)
  const what = of.split('/').slice(1).join('/')
  return site.config.editions.flatMap(edition => {
    const url = addressOfMade(edition.id, what, site)
    return url === null ? [] : [{ edition: edition.id, url }]
  })
}

/** Pages that every edition has, and their addresses below it: its front page and its indexes. */
export function everywhere({ taxonomies }: Pick<ResolvedConfig, 'taxonomies'>): ReadonlyMap<string, string> {
  const known = made.get(taxonomies)
  if (known !== undefined) return known
  const fixed = ['', 'site-map', 'archive'].map(name => [name, name] as const)
  const pages = new Map([...fixed, ...taxonomies.map(({ id, folder }) => [id, folder] as const)])
  made.set(taxonomies, pages)
  return pages
}

/** Versions are asked of every page. */
const made = new WeakMap<ResolvedConfig['taxonomies'], ReadonlyMap<string, string>>()

export function listAddress({ folder }: ListFacts, { base }: ResolvedConfig): string {
  return folder === '' ? base : `${base}${encodeURI(folder)}/`
}

/** A list that shows other editions' articles only, by fallback, is not in its edition's language. */
export function isOwn({ facts, ids }: List, articles: ReadonlyMap<string, Article>): boolean {
  return ids.some(id => articles.get(id)?.edition === facts.edition)
}

/** Years in which an edition has articles of its own, newest first. */
export function ownYears(edition: string, { lists, articles }: Pick<Site, 'lists' | 'articles'>): string[] {
  const years = new Set<string>()
  for (const list of lists.values()) {
    const { kind, edition: of, of: month } = list.facts
    const year = month.slice(0, 4)
    if (kind === 'month' && of === edition && !years.has(year) && isOwn(list, articles)) years.add(year)
  }
  return [...years].sort().reverse()
}

function versionsOfPiece(piece: Article, site: Known): Version[] {
  const versions: Version[] = []
  for (const id of site.versions.get(`${piece.kind}/${piece.key}`) ?? []) {
    const other = site.articles.get(id)
    // A notice that a text was withdrawn is no version of it.
    if (other !== undefined && (other.withdrawn === undefined || id === piece.id)) {
      const version = { edition: other.edition, url: site.urls.get(id) ?? '' }
      versions.push(other.noindex === true ? { ...version, noindex: true } : version)
    }
  }
  return versions
}

/** The address of a page that is made from others; null where the edition does not have it. */
function addressOfMade(edition: string, what: string, { config, lists, articles }: Known): string | null {
  const home = homeOf(edition, config)
  const index = everywhere(config).get(what)
  if (index !== undefined) return index === '' ? home : `${home}${encodeURI(index)}/`
  const list = lists.get(`${edition}/${what}`)
  if (list !== undefined) return isOwn(list, articles) ? listAddress(list.facts, config) : null
  const hasYear =
    /^archive\/\d+$/.test(what) && monthsOf(`${edition}/${what}`, lists).some(one => isOwn(one, articles))
  return hasYear ? `${home}${what}/` : null
}

function monthsOf(year: string, lists: Lists): List[] {
  return Array.from(
    { length: 12 },
    (_, month) => lists.get(`${year}/${String(month + 1).padStart(2, '0')}`) ?? [],
  ).flat()
}
