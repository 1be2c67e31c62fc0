import type { ListFacts, SitemapEntry, Version } from '../model/questions.ts'
import type { Site } from './site.ts'

/** The protocol's limit is 50,000 addresses in a file (sitemaps.org); alternates make ours long, so fewer. */
const mostInPart = 10_000

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

/** What stands in a part: article and page ids are turned into addresses with their versions. */
export function sitemapPart(
  site: Site,
  name: string,
  versions: (id: string) => readonly Version[],
): SitemapEntry[] {
  const [, group = name, number] = site.sitemap.has(name) ? [name, name] : (/^(.+)-(\d+)$/.exec(name) ?? [])
  const from = (Number(number ?? 1) - 1) * mostInPart
  return (site.sitemap.get(group) ?? []).slice(from, from + mostInPart).map(id => {
    const article = site.articles.get(id)
    // What waits and is only previewed was not modified at a time that is still to come.
    const modified = site.early.has(id) ? undefined : (article?.updated ?? article?.date)
    return {
      url: article === undefined ? id : (site.urls.get(id) ?? id),
      versions: versions(id),
      ...(modified === undefined ? {} : { modified: modified.iso }),
    }
  })
}

/** Groups everything that belongs into a sitemap: ids of articles, and addresses of pages that are no article. */
export function groupSitemap(
  site: Pick<Site, 'articles' | 'config' | 'lists'>,
  listUrl: (facts: ListFacts) => string,
): Map<string, string[]> {
  const groups = new Map<string, string[]>()
  const add = (group: string, what: string): void => {
    const list = groups.get(group)
    if (list === undefined) groups.set(group, [what])
    else list.push(what)
  }
  for (const edition of site.config.editions) {
    const home = `${site.config.base}${edition.id}/`
    for (const page of ['', 'site-map/', 'archive/', 'tags/', 'people/', 'sources/'])
      add(`${edition.id}-pages`, home + page)
  }
  // By name: the order in which lists come about is that of the newest articles.
  const lists = [...site.lists.values()].sort((a, b) => (a.facts.name < b.facts.name ? -1 : 1))
  for (const { facts } of lists) {
    if (facts.kind !== 'latest') add(`${facts.edition}-pages`, listUrl(facts))
  }
  for (const article of site.articles.values()) {
    if (article.withdrawn !== undefined) continue
    const month = article.date?.iso.slice(0, 7)
    add(`${article.edition}-${month ?? 'pages'}`, article.id)
  }
  return groups
}
