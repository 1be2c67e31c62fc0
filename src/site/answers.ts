import type { Article } from '../model/article.ts'
import { decodeBody } from '../model/body.ts'
import type { Edition } from '../model/config.ts'
import { carryExtensions } from '../model/extensions.ts'
import { typeFacts } from '../model/file-type.ts'
import type { Around, Queries, TermFacts } from '../model/queries.ts'
import { pathSegment } from '../text/slug.ts'
import { cardOf } from './card.ts'
import { publishedAt, type Routes, resolveImage, resolveLink } from './links.ts'
import { homeOf } from './lists/folders.ts'
import type { List } from './lists/lists.ts'
import { pageCount, slice } from './lists/paging.ts'
import { assetFacts, assetPath } from './paths/assets.ts'
import { iconsOf } from './paths/icons.ts'
import { encodePath } from './paths/target.ts'
import type { Site } from './site.ts'
import { sitemapPart, sitemapParts } from './sitemap.ts'
import { profileOf } from './terms/profiles.ts'
import { everywhere, listAddress, versionsOf } from './versions.ts'

/**
 * Binds the queries to a site. `routes` are the output paths of the plan, which links are checked against;
 * while planning, before there are any, no link is asked about.
 */
export function answers(site: Site, routes: Routes): Queries {
  const { config } = site
  const monthsOf = onceFor(edition => calendarOf(site, edition))
  const taxonomies = config.taxonomies.map(({ labels: _, ...facts }) => facts)
  const termListsOf = onceFor(edition => termListsIn(site, edition))

  const table: Queries = {
    setting: name => config[name],
    editions: () => config.editions.map(edition => edition.id),
    edition: id =>
      found(
        config.editions.find(edition => edition.id === id),
        'edition',
        id,
      ) satisfies Edition,
    home: edition => homeOf(edition, config),

    sections: onceFor(edition => sectionsOf(site, edition)),
    section: (edition, id) => ({
      label: config.sections.find(section => section.id === id)?.labels[edition] ?? id,
      url: `${homeOf(edition, config)}${encodeURI(pathSegment(id))}/`,
    }),
    standing: onceFor(edition => publishedIds(site, edition, 'page')),
    navigation: onceFor(edition =>
      publishedIds(site, edition, 'page').filter(id => site.articles.get(id)?.inNavigation),
    ),

    article: id => found(site.articles.get(id), 'article', id),
    body: id => decodeBody(found(site.parsed.get(id), 'body', id).body),
    headings: id => found(site.parsed.get(id), 'headings', id).headings,
    card: id => cardOf(found(site.articles.get(id), 'article', id), site),
    address: source => publishedAt(site, source) ?? null,
    title: id => ({ title: found(site.articles.get(id), 'article', id).title, url: site.urls.get(id) ?? '' }),
    versions: of => versionsOf(of, site),
    around: id => {
      const article = found(site.articles.get(id), 'article', id)
      const { previous, next } = neighboursOf(site, article)
      const related = site.related.get(article.edition)?.(id) ?? []
      return { versions: versionsOf(id, site), previous, next, related }
    },

    lists: () => [...site.lists.values()].map(list => list.facts),
    pageCount: list => pageCount(listOf(site, list).ids.length, config.pageSize),
    slice: (list, page) => {
      const { ids, facts } = listOf(site, list)
      return slice(ids, page, config.pageSize, listAddress(facts, config))
    },
    latest: (list, count) => site.lists.get(list)?.ids.slice(0, count) ?? [],
    announced: (list, count) => {
      const { ids, facts } = site.lists.get(list) ?? { ids: [] }
      const isTold = (id: string): boolean =>
        site.articles.get(id)?.edition === facts?.edition && !site.early.has(id)
      return ids.filter(isTold).slice(0, count)
    },

    taxonomies: () => taxonomies,
    term: (taxonomy, edition, id) => termOf(site, taxonomy, edition, id),
    profile: (taxonomy, edition, id) => profileOf(site.terms.get(taxonomy, id), edition, site),
    terms: (taxonomy, edition) =>
      (termListsOf(edition).get(taxonomy) ?? [])
        .map(({ facts, ids }) => ({ id: facts.of, count: ids.length }))
        .sort((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1)),
    termIds: (taxonomy, edition) =>
      (termListsOf(edition).get(taxonomy) ?? []).map(({ facts }) => facts.of).sort(),
    years: edition => [...monthsOf(edition).keys()],
    months: (edition, year) => (monthsOf(edition).get(year) ?? []).map(({ month }) => month),
    monthCounts: (edition, year) => monthsOf(edition).get(year) ?? [],

    published: (edition, kind) => publishedIds(site, edition, kind),
    withdrawn: edition =>
      [...site.articles.values()].flatMap(one =>
        one.kind === 'article' && one.edition === edition && one.withdrawn !== undefined ? [one.id] : [],
      ),

    sitemapParts: () => sitemapParts(site),
    sitemapPart: name => sitemapPart(site, name, of => versionsOf(of, site)),

    data: (name, edition) => site.data.find(name, edition),
    dataNames: () => site.data.names,
    template: name => site.templates.get(name) ?? null,
    templates: () => [...site.templates.keys()],
    templateBelow: (from, name) => templateBelow(site, from, name),
    plugin: name => found(site.extensions.digests.get(name), 'plugin', name),
    text: (edition, key) => site.strings.get(edition)?.get(key) ?? null,
    asset: name => {
      const asset = site.themeAssets.get(name)
      return asset === undefined ? null : assetFacts(asset, config.base)
    },
    picture: path => {
      if (path.startsWith('static/')) return { url: config.base + encodePath(path.slice('static/'.length)) }
      const asset = site.assets.get(path.normalize('NFC'))
      return asset === undefined ? null : assetFacts(asset, config.base)
    },
    pictureFile: path => {
      const file = path.startsWith('static/')
        ? site.statics.get(path.slice('static/'.length))
        : site.assets.get(path.normalize('NFC'))
      const type = file?.type === undefined ? undefined : typeFacts(file.type).media
      return file === undefined || type === undefined ? null : { size: file.size, type }
    },
    icons: () => iconsOf(site.statics.keys(), config.base),
    link: (from, target) => resolveLink(site, routes, from, target),
    image: (from, target) => resolveImage(site, from, target),
    copies: () => [
      ...[...site.themeAssets.values(), ...site.used].map(asset => ({
        path: assetPath(asset),
        copyOf: asset.path,
      })),
      ...[...site.statics].map(([path, file]) => ({ path, copyOf: file.path })),
    ],
  }
  return carryExtensions(table, site.extensions)
}

function templateBelow({ layers }: Site, from: string, name: string): string | null {
  const above = layers.get(from) ?? 0
  for (let below = name; ; below = `theme:${below}`) {
    const layer = layers.get(below)
    if (layer === undefined) return null
    if (layer < above) return below
  }
}

function sectionsOf(site: Site, edition: string): string[] {
  const used = [...site.lists.values()].filter(
    ({ facts }) => facts.kind === 'section' && facts.edition === edition,
  )
  const ids = used.map(({ facts }) => facts.of)
  const listed = site.config.sections.map(section => section.id)
  return [...listed.filter(id => ids.includes(id)), ...ids.filter(id => !listed.includes(id)).sort()]
}

function publishedIds(site: Site, edition: string, kind: 'article' | 'page'): string[] {
  if (kind === 'article') return [...(site.own.get(edition) ?? [])]
  return [...site.articles.values()].flatMap(one =>
    one.kind === 'page' && one.edition === edition ? [one.id] : [],
  )
}

function neighboursOf(site: Site, { id, edition }: Article): Pick<Around, 'previous' | 'next'> {
  const rank = site.ranks.get(id)
  const own = site.own.get(edition)
  if (rank === undefined || own === undefined) return { previous: null, next: null }
  return { previous: own[rank + 1] ?? null, next: own[rank - 1] ?? null }
}

function listOf(site: Site, name: string): List {
  return found(site.lists.get(name), 'list', name)
}

function termOf(site: Site, taxonomy: string, edition: string, id: string): TermFacts {
  const { names } = site.terms.get(taxonomy, id)
  const { config } = site
  const folder = everywhere(config).get(taxonomy) ?? taxonomy
  const url = `${homeOf(edition, config)}${encodeURI(`${folder}/${id}`)}/`
  if (names[edition] !== undefined) return { id, name: names[edition], url }
  const other = site.config.editions.find(one => names[one.id] !== undefined)
  return other === undefined
    ? { id, name: id, url }
    : { id, name: names[other.id] ?? id, lang: other.lang, url }
}

/** Taxonomy → its terms' lists. */
function termListsIn({ lists }: Site, edition: string): ReadonlyMap<string, readonly List[]> {
  const found = new Map<string, List[]>()
  for (const list of lists.values()) {
    const { kind, edition: of, taxonomy } = list.facts
    if (kind !== 'term' || of !== edition) continue
    const known = found.get(taxonomy)
    if (known === undefined) found.set(taxonomy, [list])
    else known.push(list)
  }
  return found
}

interface MonthCount {
  readonly month: number
  readonly count: number
}

/** Years with their months, both newest first. */
function calendarOf(site: Site, edition: string): ReadonlyMap<number, readonly MonthCount[]> {
  const all = [...site.lists.values()]
    .filter(({ facts }) => facts.kind === 'month' && facts.edition === edition)
    .map(({ facts, ids }) => {
      const [year = 0, month = 0] = facts.of.split('/').map(Number)
      return { year, month, count: ids.length }
    })
    .sort((a, b) => b.year - a.year || b.month - a.month)
  const years = new Map<number, MonthCount[]>()
  for (const { year, month, count } of all) years.set(year, [...(years.get(year) ?? []), { month, count }])
  return years
}

/** Every page asks these of its edition, and the answer walks through all lists. */
function onceFor<T>(answer: (edition: string) => T): (edition: string) => T {
  const known = new Map<string, T>()
  return edition => {
    const before = known.get(edition)
    if (before !== undefined) return before
    const found = answer(edition)
    known.set(edition, found)
    return found
  }
}

/** A query about something that is not there is a bug of the code that asks: plans name only what exists. */
function found<T>(value: T | undefined, what: string, name: string): T {
  if (value === undefined) throw new Error(`there is no ${what} "${name}"`)
  return value
}
