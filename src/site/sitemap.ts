import type { Article } from '../model/article.ts'
import type { SitemapEntry, Version } from '../model/queries.ts'
import { hasChooser, homeOf } from './lists/folders.ts'
import type { Site } from './site.ts'
import { everywhere, isOwn, listAddress, ownYears } from './versions.ts'

/** The protocol's limit is 50,000 addresses in a file (sitemaps.org); alternates make ours long, so fewer. */
const mostInPart = 10_000

/** What belongs into a sitemap: an article by its id, or the name of another page, with its address. */
export type Listed = string | { readonly name: string; readonly url: string }

/**
 * The parts of the sitemap: an edition's articles by month, and its other pages. An edit touches one part.
 * Names are file names without extension.
 */
export function sitemapParts(site: Site): string[] {
  // By name: which edition has the newest article is nothing to the index.
  return [...site.sitemap.keys()].sort().flatMap(group => {
    const parts = Math.ceil((site.sitemap.get(group)?.length ?? 0) / mostInPart)
    return Array.from({ length: parts }, (_, index) => (index === 0 ? group : `${group}-${index + 1}`))
  })
}

/** What stands in a part: addresses with their versions. */
export function sitemapPart(
  site: Site,
  name: string,
  versions: (of: string) => readonly Version[],
): SitemapEntry[] {
  const [, group = name, number] = site.sitemap.has(name) ? [name, name] : (/^(.+)-(\d+)$/.exec(name) ?? [])
  const from = (Number(number ?? 1) - 1) * mostInPart
  return (site.sitemap.get(group) ?? []).slice(from, from + mostInPart).map(one => {
    if (typeof one !== 'string') return { url: one.url, versions: versions(one.name) }
    const article = site.articles.get(one)
    // What waits and is only previewed was not modified at a time that is still to come.
    const modified = site.early.has(one) ? undefined : (article?.updated ?? article?.date)
    return {
      url: site.urls.get(one) ?? one,
      versions: versions(one),
      ...(modified === undefined ? {} : { modified: modified.iso }),
    }
  })
}

/** Groups everything that belongs into a sitemap. */
export function groupSitemap(site: Pick<Site, 'articles' | 'config' | 'lists'>): Map<string, Listed[]> {
  const { config, articles } = site
  const groups = new Map<string, Listed[]>()
  const add = (group: string, what: Listed): void => {
    const list = groups.get(group)
    if (list === undefined) groups.set(group, [what])
    else list.push(what)
  }
  if (hasChooser(config)) add(`${config.default}-pages`, { name: config.default, url: config.base })
  for (const { id } of config.editions) {
    const home = homeOf(id, config)
    const years = ownYears(id, site).map(year => [`archive/${year}`, `archive/${year}`] as const)
    for (const [page, address] of [...everywhere(config), ...years]) {
      const url = `${home}${encodeURI(address)}/`
      add(`${id}-pages`, page === '' ? { name: id, url: home } : { name: `${id}/${page}`, url })
    }
  }
  // By name: the order in which lists come about is that of the newest articles.
  const lists = [...site.lists.values()].sort((a, b) => (a.facts.name < b.facts.name ? -1 : 1))
  for (const list of lists) {
    const { name, kind, edition } = list.facts
    if (kind !== 'latest' && isOwn(list, articles))
      add(`${edition}-pages`, { name, url: listAddress(list.facts, config) })
  }
  for (const article of articles.values()) {
    if (article.withdrawn === undefined && article.noindex !== true) add(groupOf(article), article.id)
  }
  return groups
}

function groupOf({ edition, date }: Article): string {
  return `${edition}-${date?.iso.slice(0, 7) ?? 'pages'}`
}
