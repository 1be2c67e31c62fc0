import type { Article, Asset, Parsed } from '../model/article.ts'
import type { ResolvedConfig } from '../model/config.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import type { Extensions } from '../model/extensions.ts'
import type { StaticFile, Surroundings } from '../model/scanned.ts'
import { termKeys } from '../model/taxonomy.ts'
import type { DataFile } from '../parse/data/data.ts'
import type { ParsedRegistry } from '../parse/registry.ts'
import { type Placed, type Settled, settle } from './articles/articles.ts'
import { newestFirst } from './articles/newest-first.ts'
import { otherTexts } from './articles/other-texts.ts'
import { type Piece, placePiece } from './articles/place.ts'
import type { Clock, Span, Unpublished } from './articles/schedule.ts'
import { type Data, openData } from './data.ts'
import { type Lists, makeLists } from './lists/lists.ts'
import { type Related, relate, type Tagged } from './lists/related.ts'
import { usedAssets } from './paths/assets.ts'
import { groupSitemap, type Listed } from './sitemap.ts'
import { joinStrings, type StringsByEdition } from './strings.ts'
import { checkProfiles, photosOf } from './terms/profiles.ts'
import { openTerms, type Terms } from './terms/terms.ts'

/** Everything known about a site at one moment: immutable, assembled anew for every build, never patched. */
export interface Site {
  readonly config: ResolvedConfig
  readonly extensions: Extensions
  /** Published pieces by source path; articles newest first, then standing pages by order and path. */
  readonly articles: ReadonlyMap<string, Article>
  readonly unpublished: ReadonlyMap<string, Unpublished | 'incomplete'>
  /** What time will bring, and what has expired, each as a site of its own; null where there is no such piece. */
  readonly coming: Site | null
  readonly gone: Site | null
  /** Source path → when time shows a piece, where it does not always. */
  readonly spans: ReadonlyMap<string, Span>
  /** What is shown only because drafts are: source path → why it would wait otherwise. Feeds do not tell it. */
  readonly early: ReadonlyMap<string, 'draft' | 'future'>
  /** The next instant at which something appears or expires by itself; null if nothing will. */
  readonly until: number | null
  /** Published pieces as they were parsed: their bodies are looked at one by one, when they are asked for. */
  readonly parsed: ReadonlyMap<string, Parsed>
  /** The composed form of a source path, as links name it → source path; macOS gives decomposed ones. */
  readonly ids: ReadonlyMap<string, string>
  /** Source path → address from the root of the host. */
  readonly urls: ReadonlyMap<string, string>
  /** Output path → source path. */
  readonly byPath: ReadonlyMap<string, string>
  /** Kind and key → source paths in the config's order of editions. */
  readonly versions: ReadonlyMap<string, readonly string[]>
  /** Edition → its own articles that stand in lists, newest first. */
  readonly own: ReadonlyMap<string, readonly string[]>
  /** Place in `own`. */
  readonly ranks: ReadonlyMap<string, number>
  readonly related: ReadonlyMap<string, Related>
  readonly lists: Lists
  readonly terms: Terms
  readonly sitemap: ReadonlyMap<string, readonly Listed[]>
  readonly strings: StringsByEdition
  readonly templates: ReadonlyMap<string, string>
  /** Name of a template → the number of its layer; the default theme's is 0. */
  readonly layers: ReadonlyMap<string, number>
  readonly themeAssets: ReadonlyMap<string, Asset>
  /** All content files by their path's composed form, and those of them that published pieces show or link. */
  readonly assets: ReadonlyMap<string, Asset>
  readonly used: readonly Asset[]
  readonly data: Data
  /** Files of static/ by the composed form of their path below it. */
  readonly statics: ReadonlyMap<string, StaticFile>
}

/** What a site is assembled from. */
export interface Ingredients {
  readonly config: ResolvedConfig
  readonly extensions: Extensions
  readonly scanned: Surroundings
  /** Source path → what parsing gave. */
  readonly parsed: ReadonlyMap<string, Parsed>
  readonly registry: readonly ParsedRegistry[]
  /** The files of `content/data/`. They are read elsewhere: pages of edited texts need none of the readers. */
  readonly data: readonly DataFile[]
  readonly clock: Clock
}

/** Assembles a site and reports what is wrong with it. Pure: the same ingredients give the same site. */
export function assemble(from: Ingredients): { site: Site; diagnostics: Diagnostic[] } {
  const { config, extensions, scanned } = from
  const diagnostics: Diagnostic[] = []
  const pieces: Piece[] = []
  for (const [id, parsed] of from.parsed) {
    const placed = placePiece(id, parsed, config)
    diagnostics.push(...placed.diagnostics)
    if (placed.piece !== null) pieces.push(placed.piece)
  }
  const terms = openTerms(from.registry, config)
  const assets = new Map(scanned.assets.map(asset => [asset.path.normalize('NFC'), asset]))
  const statics = new Map(
    scanned.statics.map(file => [file.path.slice('static/'.length).normalize('NFC'), file]),
  )
  const templates = new Map(scanned.templates.map(({ name, text }) => [name, text]))
  const files = { assets, statics, templates: new Set(templates.keys()) }
  const settled = settle(pieces, terms, files, config, from.clock)
  const { strings, diagnostics: aboutStrings } = joinStrings(scanned.strings, config)
  const { data, diagnostics: ofData } = openData(from.data)
  diagnostics.push(...ofData, ...settled.diagnostics, ...terms.diagnostics, ...aboutStrings)
  diagnostics.push(...checkProfiles(from.registry, files, config), ...otherTexts(pieces, assets, config))

  const { spans } = settled
  const common = {
    ...{ config, unpublished: new Map(), early: new Map(), until: null, spans, coming: null, gone: null },
    ...{ extensions, terms, strings, templates, assets, statics, data },
    layers: new Map(scanned.templates.map(({ name, layer }) => [name, layer])),
    ids: new Map(pieces.map(({ id }) => [id.normalize('NFC'), id])),
    themeAssets: new Map(scanned.themeAssets.map(asset => [asset.name, asset])),
  }
  const live = arranged(settled.published, common)
  const later = added(settled.coming, [live], common)
  const alone = config.fallback === 'list' ? onceAlone(settled) : new Set<string>()
  const others = [...settled.coming, ...settled.published].filter(({ article }) => alone.has(article.key))
  const before = added([...settled.gone, ...others], later === null ? [live] : [live, later], common, alone)
  const { unpublished, early, until } = settled
  return { site: { ...live, unpublished, early, until, coming: later, gone: before }, diagnostics }
}

/** What a site has that does not follow from its pieces. */
type Common = Omit<Site, OfPieces>
type OfPieces =
  | 'articles'
  | 'parsed'
  | 'urls'
  | 'byPath'
  | 'versions'
  | 'own'
  | 'ranks'
  | 'related'
  | 'lists'
  | 'sitemap'
  | 'used'

/** Puts pieces in order, and into lists. */
function arranged(placed: readonly Placed[], common: Common, alone?: ReadonlySet<string>): Site {
  const { config, assets } = common
  const sorted = [...placed].sort((a, b) => newestFirst(a.article, b.article))
  const articles = new Map(sorted.map(({ article }) => [article.id, article]))
  const lists = makeLists(
    [...articles.values()].filter(article => article.kind === 'article'),
    config,
    alone,
  )
  const own = ownArticles(articles, config)
  return {
    ...common,
    articles,
    parsed: new Map(sorted.map(({ article, parsed }) => [article.id, parsed])),
    urls: new Map(sorted.map(({ article }) => [article.id, urlOf(article.path, config.base)])),
    byPath: new Map(sorted.map(({ article }) => [article.path, article.id])),
    versions: groupVersions(articles, config),
    own,
    ranks: new Map([...own.values()].flatMap(ids => ids.map((id, rank) => [id, rank] as const))),
    related: new Map([...own].map(([edition, ids]) => [edition, relate(oldestFirst(ids, articles, config))])),
    lists,
    sitemap: groupSitemap({ articles, config, lists }),
    used: usedAssets(sorted, assets, photosOf(lists, common.terms, common)),
  }
}

/**
 * Keys of pieces whose versions do not all come and go at once: where lists take articles of other editions, one stands
 * in them as long as another is not there.
 */
function onceAlone({ published, coming, gone, spans }: Settled): ReadonlySet<string> {
  const known = new Map<string, string>()
  const found = new Set<string>()
  for (const { article } of [...published, ...coming, ...gone]) {
    const { id, key, date } = article
    const span = `${date?.epoch} ${spans.get(id)?.until?.epoch}`
    if ((known.get(key) ?? span) !== span) found.add(key)
    known.set(key, span)
  }
  return found
}

/** Pieces that time brings or took, as a site of their own, but that their lists have the others in them too. */
function added(
  placed: readonly Placed[],
  to: readonly Site[],
  common: Common,
  alone?: ReadonlySet<string>,
): Site | null {
  if (placed.length === 0) return null
  const site = arranged(placed, common, alone)
  const lists = new Map(
    [...site.lists].map(([name, { facts, ids }]) => [
      name,
      { facts, ids: [...new Set([...ids, ...to.flatMap(one => one.lists.get(name)?.ids ?? [])])] },
    ]),
  )
  return { ...site, lists }
}

/** The address of an output path, from the root of the host; percent-encoded, so that it can stand in any attribute. */
export function urlOf(path: string, base: string): string {
  const isIndex = path === 'index.html' || path.endsWith('/index.html')
  return base + encodeURI(isIndex ? path.slice(0, -'index.html'.length) : path)
}

function ownArticles(articles: ReadonlyMap<string, Article>, config: ResolvedConfig): Map<string, string[]> {
  const own = new Map<string, string[]>(config.editions.map(edition => [edition.id, []]))
  for (const article of articles.values()) {
    if (article.kind === 'article' && article.withdrawn === undefined)
      own.get(article.edition)?.push(article.id)
  }
  return own
}

/** What relations are found by, oldest first: the keywords of articles. */
function oldestFirst(
  ids: readonly string[],
  articles: ReadonlyMap<string, Article>,
  { taxonomies }: ResolvedConfig,
): Tagged[] {
  const keys = termKeys(taxonomies).flatMap(({ key, role }) => (role === 'keyword' ? [key] : []))
  const tagged: Tagged[] = []
  for (const id of ids) {
    const { terms } = articles.get(id) ?? {}
    if (terms !== undefined) tagged.push({ id, tags: keys.flatMap(key => terms[key] ?? []) })
  }
  return tagged.reverse()
}

function groupVersions(
  articles: ReadonlyMap<string, Article>,
  config: ResolvedConfig,
): Map<string, string[]> {
  const groups = new Map<string, string[]>()
  for (const edition of config.editions) {
    for (const article of articles.values()) {
      if (article.edition !== edition.id) continue
      const group = `${article.kind}/${article.key}`
      const list = groups.get(group)
      if (list === undefined) groups.set(group, [article.id])
      else list.push(article.id)
    }
  }
  return groups
}
