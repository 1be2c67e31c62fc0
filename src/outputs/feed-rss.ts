import type { Moment } from '../text/moment.ts'
import { escapeHtml, escapeXml } from '../text/safe.ts'
import type { Feed, FeedEntry, FeedImage } from './feed.ts'
import { mediaContent, mediaNamespace } from './feed-media.ts'

/** RSS 2.0 with the modules readers know: content, Dublin Core authors, the Atom self link. */
export function rssFeed(feed: Feed): string {
  const built = feed.updated === null ? '' : `    <lastBuildDate>${rfc822(feed.updated)}</lastBuildDate>\n`
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="${mediaNamespace}">
  <channel>
    <title>${escapeXml(feed.title)}</title>
    <link>${escapeXml(feed.home)}</link>
    <description>${escapeXml(feed.description)}</description>
    <language>${escapeXml(rssLanguage(feed.lang))}</language>
${built}    <atom:link rel="self" type="application/rss+xml" href="${escapeXml(feed.self)}"/>
${feed.entries.map(itemXml).join('')}  </channel>
</rss>
`
}

function itemXml(entry: FeedEntry): string {
  const { source } = entry
  const lines = [
    `<title>${escapeXml(entry.title)}</title>`,
    `<link>${escapeXml(entry.url)}</link>`,
    `<guid isPermaLink="false">${escapeXml(entry.id)}</guid>`,
    `<pubDate>${rfc822(entry.published)}</pubDate>`,
    ...entry.authors.map(name => `<dc:creator>${escapeXml(name)}</dc:creator>`),
    ...entry.tags.map(tag => `<category>${escapeXml(tag)}</category>`),
    ...(source === null || source.url === null
      ? []
      : [`<source url="${escapeXml(source.url)}">${escapeXml(source.name)}</source>`]),
    ...(entry.image === null ? [] : [...enclosure(entry.image), mediaContent(entry.image)]),
    // Readers take it for HTML, and a summary is plain text.
    ...(entry.summary === null ? [] : [`<description>${escapeXml(escapeHtml(entry.summary))}</description>`]),
    ...(entry.html === null ? [] : [`<content:encoded>${escapeXml(entry.html)}</content:encoded>`]),
  ]
  return `    <item>\n${lines.map(line => `      ${line}\n`).join('')}    </item>\n`
}

function enclosure({ url, file }: FeedImage): string[] {
  return file === null
    ? []
    : [`<enclosure url="${escapeXml(url)}" length="${file.size}" type="${file.type}"/>`]
}

/** RSS knows languages by territory, not by script. */
function rssLanguage(lang: string): string {
  const known: Readonly<Record<string, string>> = { 'zh-Hans': 'zh-cn', 'zh-Hant': 'zh-tw', zh: 'zh-cn' }
  return known[lang] ?? lang.toLowerCase()
}

const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** `Mon, 11 Jan 2021 13:31:27 +0800` (RFC 822 with RFC 1123's year). */
function rfc822({ iso }: Moment): string {
  const [year = 0, month = 1, day = 1] = iso.slice(0, 10).split('-').map(Number)
  const weekday = days[new Date(Date.UTC(year, month - 1, day)).getUTCDay()]
  const offset = iso.slice(19).replace(':', '').replace('Z', '+0000')
  return `${weekday}, ${String(day).padStart(2, '0')} ${months[month - 1]} ${year} ${iso.slice(11, 19)} ${offset}`
}
