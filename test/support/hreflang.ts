import { named, readXml, texts } from './xml.ts'

/** What a page, or the sitemap of it, says of the languages that it is in: `zh-Hans https://…`. */
type Claims = readonly string[]

interface Head {
  readonly path: string
  readonly lang: string
  readonly canonical: string | undefined
  readonly claims: Claims
  readonly noindex: boolean
}

/**
 * Whatever is untrue in a built site's `hreflang`, in words: pages that claim what is not claimed back, clusters without
 * one `x-default`, languages that a page does not have, and a sitemap or feeds that say something else.
 */
export function hreflangProblems(tree: ReadonlyMap<string, string>, site: string): string[] {
  const problems: string[] = []
  const heads = headsOf(tree, site)
  const sitemap = sitemapOf(tree)
  for (const [url, head] of heads) {
    const { path, claims, noindex } = head
    const say = (what: string): unknown => problems.push(`${path}: ${what}`)
    if (noindex && claims.length > 0) say('claims languages and is not to be found')
    if (noindex && sitemap.has(url)) say('is in the sitemap and not to be found')
    if (!noindex && head.canonical !== url) say(`calls itself ${head.canonical}`)
    if (claims.length === 0) {
      if (sitemap.has(url)) say('is in the sitemap and claims no language')
      continue
    }
    const targets = claims.map(claim => claim.split(' ') as [string, string])
    if (targets.filter(([lang]) => lang === 'x-default').length !== 1) say('has not one x-default')
    if (new Set(targets.map(([lang]) => lang)).size !== targets.length) say('claims a language twice')
    if (!targets.some(([, href]) => href === url)) say('is not in its own cluster')
    for (const [lang, href] of targets) {
      const other = heads.get(href)
      if (other === undefined) say(`${lang} leads to ${href}, which is no page`)
      else if (!isSame(other.claims, claims)) say(`${href} claims ${other.claims.join(', ')}`)
      else if (lang !== 'x-default' && other.lang !== lang) say(`${href} is in ${other.lang}`)
    }
    const listed = sitemap.get(url)
    if (listed === undefined) say('is not in the sitemap')
    else if (!isSame(listed, claims)) say(`the sitemap claims ${listed.join(', ')}`)
  }
  for (const url of sitemap.keys())
    if (!heads.has(url)) problems.push(`the sitemap has ${url}, which is no page`)
  return [...problems, ...feedProblems(tree, site)]
}

/** How many pages claim to be in so many languages. */
export function sizesOfClusters(tree: ReadonlyMap<string, string>, site: string): Map<number, number> {
  const sizes = new Map<number, number>()
  for (const { claims } of headsOf(tree, site).values())
    sizes.set(claims.length, (sizes.get(claims.length) ?? 0) + 1)
  return sizes
}

function headsOf(tree: ReadonlyMap<string, string>, site: string): Map<string, Head> {
  const heads = new Map<string, Head>()
  for (const [path, html] of tree) {
    if (!path.endsWith('.html') || /http-equiv="refresh"|404\.html$/.test(html.slice(0, 2000) + path))
      continue
    heads.set(site + encodeURI(path.replace(/(^|\/)index\.html$/, '$1')), {
      path,
      lang: /<html[^>]* lang="([^"]+)"/.exec(html)?.[1] ?? '',
      canonical: /<link rel="canonical" href="([^"]+)">/.exec(html)?.[1],
      claims: [...html.matchAll(/<link rel="alternate" hreflang="([^"]+)" href="([^"]+)">/g)].map(
        ([, lang, href]) => `${lang} ${href}`,
      ),
      noindex: html.includes('<meta name="robots" content="noindex">'),
    })
  }
  return heads
}

function sitemapOf(tree: ReadonlyMap<string, string>): Map<string, Claims> {
  const entries = [...tree].flatMap(([path, xml]) =>
    path.startsWith('sitemaps/') ? named(readXml(xml), 'url') : [],
  )
  return new Map(
    entries.map(entry => [
      texts(entry, 'loc')[0] ?? '',
      named(entry, 'xhtml:link').map(({ attributes }) => `${attributes.hreflang} ${attributes.href}`),
    ]),
  )
}

/** A feed names the same one in other editions, and is named there. */
function feedProblems(tree: ReadonlyMap<string, string>, site: string): string[] {
  const others = new Map(
    [...tree].flatMap(([path, xml]) => {
      if (!path.endsWith('atom.xml')) return []
      const links = named(readXml(xml), 'link').filter(link => link.attributes.hreflang !== undefined)
      return [[site + encodeURI(path), links.map(link => link.attributes.href ?? '')] as const]
    }),
  )
  return [...others].flatMap(([url, named]) =>
    named
      .filter(other => !others.get(other)?.includes(url))
      .map(other => `${url} names ${other}, which does not name it`),
  )
}

function isSame(one: Claims, other: Claims): boolean {
  return [...one].sort().join('\n') === [...other].sort().join('\n')
}
