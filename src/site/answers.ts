import type { Article, Card } from '../model/article.ts'
import { partsOf } from '../model/body.ts'
import type { Edition } from '../model/config.ts'
import type { Around, ListFacts, Questions, TermFacts, Version } from '../model/questions.ts'
import { pathSegment } from '../text/slug.ts'
import { assetFacts, assetPath } from './assets.ts'
import { publishedAt, type Routes, resolveImage, resolveLink } from './links.ts'
import type { List } from './lists.ts'
import { pageCount, slice } from './paging.ts'
import { addressOf, type Site } from './site.ts'
import { sitemapPart, sitemapParts } from './sitemap.ts'
import { encodePath } from './target.ts'

/**
 * Binds the questions to a site. `routes` are the output paths of the plan, which links are checked against;
 * while planning, before there are any, no link is asked about.
 */
export function answers(site: Site, routes: Routes): Questions {
  const { config } = site
  const home = (edition: string): string => `${config.base}${edition}/`
  const listUrl = (facts: ListFacts): string => `${config.base}${encodeURI(facts.folder)}/`
  const pageUrls = new Map([...site.lists.values()].map(list => [listUrl(list.facts), list.facts]))

  const versionsOfList = (of: ListFacts): Version[] =>
    config.editions.flatMap(edition => {
      const other = site.lists.get([edition.id, ...of.name.split('/').slice(1)].join('/'))
      // A list that shows other editions' articles only, by fallback, is no version in this language.
      const isOwn = other?.ids.some(id => site.articles.get(id)?.edition === edition.id)
      return other === undefined || !(isOwn || edition.id === of.edition)
        ? []
        : [{ edition: edition.id, url: listUrl(other.facts) }]
    })
  const versionsOfArticle = (article: Article): Version[] => {
    const versions: Version[] = []
    for (const id of site.versions.get(`${article.kind}/${article.key}`) ?? []) {
      const other = site.articles.get(id)
      // A notice that a text was withdrawn is no version of it.
      if (other !== undefined && (other.withdrawn === undefined || id === article.id)) {
        versions.push({ edition: other.edition, url: site.urls.get(id) ?? '' })
      }
    }
    return versions
  }
  const versionsOfUrl = (url: string): Version[] => {
    const facts = pageUrls.get(url)
    if (facts !== undefined) return versionsOfList(facts)
    const tail = url.slice(config.base.length).split('/').slice(1).join('/')
    return config.editions.map(edition => ({ edition: edition.id, url: home(edition.id) + tail }))
  }

  const monthsOf = onceFor(edition => calendarOf(site, edition))

  return {
    setting: name => config[name],
    editions: () => config.editions.map(edition => edition.id),
    edition: id =>
      found(
        config.editions.find(edition => edition.id === id),
        'edition',
        id,
      ) satisfies Edition,

    sections: onceFor(edition => sectionsOf(site, edition)),
    section: (edition, id) => ({
      label: config.sections.find(section => section.id === id)?.labels[edition] ?? id,
      url: `${home(edition)}${encodeURI(pathSegment(id))}/`,
    }),
    standing: onceFor(edition => publishedIds(site, edition, 'page')),

    article: id => found(site.articles.get(id), 'article', id),
    body: id => partsOf(found(site.parsed.get(id), 'body', id).body),
    headings: id => found(site.parsed.get(id), 'headings', id).headings,
    card: id => cardOf(found(site.articles.get(id), 'article', id), site),
    address: source => publishedAt(site, source) ?? null,
    title: id => ({ title: found(site.articles.get(id), 'article', id).title, url: site.urls.get(id) ?? '' }),
    versions: id => versionsOfArticle(found(site.articles.get(id), 'article', id)),
    around: id => {
      const article = found(site.articles.get(id), 'article', id)
      const { previous, next } = neighboursOf(site, article)
      const related = site.related.get(article.edition)?.(id) ?? []
      return { versions: versionsOfArticle(article), previous, next, related }
    },

    lists: () => [...site.lists.values()].map(list => list.facts),
    pageCount: list => pageCount(listOf(site, list).ids.length, config.pageSize),
    slice: (list, page) => {
      const { ids, facts } = listOf(site, list)
      return slice(ids, page, config.pageSize, listUrl(facts))
    },
    latest: (list, count) => site.lists.get(list)?.ids.slice(0, count) ?? [],
    announced: (list, count) => {
      const { ids, facts } = site.lists.get(list) ?? { ids: [] }
      const isTold = (id: string): boolean =>
        site.articles.get(id)?.edition === facts?.edition && !site.early.has(id)
      return ids.filter(isTold).slice(0, count)
    },
    listVersions: list => versionsOfList(listOf(site, list).facts),

    term: (kind, edition, id) => termOf(site, kind, edition, id),
    terms: (kind, edition) => termCounts(site, kind, edition),
    termIds: (kind, edition) =>
      termCounts(site, kind, edition)
        .map(({ id }) => id)
        .sort(),
    years: edition => [...monthsOf(edition).keys()],
    months: (edition, year) => (monthsOf(edition).get(year) ?? []).map(({ month }) => month),
    monthCounts: (edition, year) => monthsOf(edition).get(year) ?? [],

    published: (edition, kind) => publishedIds(site, edition, kind),
    withdrawn: edition =>
      [...site.articles.values()].flatMap(one =>
        one.kind === 'article' && one.edition === edition && one.withdrawn !== undefined ? [one.id] : [],
      ),

    sitemapParts: () => sitemapParts(site),
    sitemapPart: name =>
      sitemapPart(site, name, what => {
        const article = site.articles.get(what)
        return article === undefined ? versionsOfUrl(what) : versionsOfArticle(article)
      }),

    template: name => site.templates.get(name) ?? null,
    templates: () => [...site.templates.keys()],
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
    link: (from, target) => resolveLink(site, routes, from, target),
    image: (from, target) => resolveImage(site, routes, from, target),
    copies: () => [
      ...[...site.themeAssets.values(), ...site.used].map(asset => ({
        path: assetPath(asset),
        copyOf: asset.path,
      })),
      ...[...site.statics].map(([path, file]) => ({ path, copyOf: file.path })),
    ],
  }
}

function cardOf(article: Article, site: Site): Card {
  const { id, edition, section, title, date, summary, image } = article
  if (date === undefined) throw new Error(`"${id}" is a standing page and has no card`)
  return {
    id,
    edition,
    url: addressOf(article.path, site.config.base),
    title,
    date,
    ...(section === undefined ? {} : { section }),
    ...(summary === undefined ? {} : { summary }),
    ...(image === undefined ? {} : { image }),
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

function termOf(
  site: Site,
  kind: ListFacts['kind'] & ('tags' | 'people' | 'sources'),
  edition: string,
  id: string,
): TermFacts {
  const { names } = site.terms.get(kind, id)
  const url = `${site.config.base}${edition}/${kind}/${encodeURI(id)}/`
  if (names[edition] !== undefined) return { id, name: names[edition], url }
  const other = site.config.editions.find(one => names[one.id] !== undefined)
  return other === undefined
    ? { id, name: id, url }
    : { id, name: names[other.id] ?? id, lang: other.lang, url }
}

function termCounts(site: Site, kind: ListFacts['kind'], edition: string): { id: string; count: number }[] {
  return [...site.lists.values()]
    .filter(({ facts }) => facts.kind === kind && facts.edition === edition)
    .map(({ facts, ids }) => ({ id: facts.of, count: ids.length }))
    .sort((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1))
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

/** A question about something that is not there is a bug of whoever asks: plans name only what exists. */
function found<T>(value: T | undefined, what: string, name: string): T {
  if (value === undefined) throw new Error(`there is no ${what} "${name}"`)
  return value
}
