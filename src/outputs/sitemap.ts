import type { OutputKind } from '../model/page.ts'
import type { Queries, SitemapEntry } from '../model/queries.ts'
import { alternates, otherEditions } from '../render/page/surroundings.ts'
import { escapeXml } from '../text/safe.ts'

/** `sitemap.xml`, the index, and its parts (sitemaps.org, with the alternates that search engines read). */
export const sitemapKind: OutputKind<string | null> = {
  name: 'sitemap',

  *plan(ask) {
    const from = { file: 'the sitemap' }
    yield { path: 'sitemap.xml', kind: 'sitemap', args: null, from }
    for (const part of ask.sitemapParts())
      yield { path: `sitemaps/${part}.xml`, kind: 'sitemap', args: part, from }
  },

  render({ args: part }, ask) {
    return part === null ? indexOf(ask) : partOf(ask.sitemapPart(part), ask)
  },
}

/** `robots.txt`: everything may be read; it tells where the sitemap is. */
export const robotsKind: OutputKind<null> = {
  name: 'robots',

  *plan(ask) {
    // A newsroom's own stands in static/.
    if (ask.copies().some(copy => copy.path === 'robots.txt')) return
    yield { path: 'robots.txt', kind: 'robots', args: null, from: { file: ask.setting('file') } }
  },

  render(_, ask) {
    return `User-agent: *\nAllow: /\n\nSitemap: ${ask.setting('site')}sitemap.xml\n`
  },
}

const head = '<?xml version="1.0" encoding="UTF-8"?>\n'
const protocol = 'http://www.sitemaps.org/schemas/sitemap/0.9'

function indexOf(ask: Queries): string {
  const parts = ask
    .sitemapParts()
    .map(
      part =>
        `<sitemap><loc>${escapeXml(`${ask.setting('site')}sitemaps/${encodeURI(part)}.xml`)}</loc></sitemap>\n`,
    )
  return `${head}<sitemapindex xmlns="${protocol}">\n${parts.join('')}</sitemapindex>\n`
}

function partOf(entries: readonly SitemapEntry[], ask: Queries): string {
  const site = otherEditions(ask)
  const urls = entries.map(({ url, modified, versions }) => {
    const lastmod = modified === undefined ? '' : `<lastmod>${modified}</lastmod>`
    const links = alternates(versions, site).map(
      ({ hreflang, href }) =>
        `<xhtml:link rel="alternate" hreflang="${escapeXml(hreflang)}" href="${escapeXml(href)}"/>`,
    )
    return `<url><loc>${escapeXml(site.origin + url)}</loc>${lastmod}${links.join('')}</url>\n`
  })
  return `${head}<urlset xmlns="${protocol}" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n${urls.join('')}</urlset>\n`
}
