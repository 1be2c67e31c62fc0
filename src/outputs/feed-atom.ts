import { escapeXml } from '../text/safe.ts'
import type { Feed, FeedEntry, FeedImage } from './feed.ts'
import { mediaContent, mediaNamespace } from './feed-media.ts'

/** Atom 1.0 (RFC 4287), with the language and the other editions' feeds. */
export function atomFeed(feed: Feed): string {
  const versions = feed.versions.map(
    ({ lang, href }) =>
      `  <link rel="alternate" type="application/atom+xml" hreflang="${escapeXml(lang)}" href="${escapeXml(href)}"/>\n`,
  )
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:media="${mediaNamespace}" xml:lang="${escapeXml(feed.lang)}">
  <id>${escapeXml(feed.self)}</id>
  <title>${escapeXml(feed.title)}</title>
  <subtitle>${escapeXml(feed.description)}</subtitle>
  <updated>${feed.updated?.iso ?? '1970-01-01T00:00:00Z'}</updated>
  <link rel="self" type="application/atom+xml" href="${escapeXml(feed.self)}"/>
  <link rel="alternate" type="text/html" href="${escapeXml(feed.home)}"/>
${versions.join('')}${feed.entries.map(entry => entryXml(entry, feed)).join('')}</feed>
`
}

function entryXml(entry: FeedEntry, feed: Feed): string {
  // An entry must have an author (RFC 4287, 4.1.2); where none is named it is the paper.
  const authors = entry.authors.length > 0 ? entry.authors : [feed.title]
  const lines = [
    `<id>${escapeXml(entry.id)}</id>`,
    `<title>${escapeXml(entry.title)}</title>`,
    `<link rel="alternate" type="text/html" href="${escapeXml(entry.url)}"/>`,
    ...(entry.image === null ? [] : [...enclosure(entry.image), mediaContent(entry.image)]),
    `<published>${entry.published.iso}</published>`,
    `<updated>${entry.updated.iso}</updated>`,
    ...authors.map(name => `<author><name>${escapeXml(name)}</name></author>`),
    ...entry.tags.map(tag => `<category term="${escapeXml(tag)}"/>`),
    ...(entry.summary === null ? [] : [`<summary>${escapeXml(entry.summary)}</summary>`]),
    ...(entry.html === null ? [] : [`<content type="html">${escapeXml(entry.html)}</content>`]),
  ]
  return `  <entry>\n${lines.map(line => `    ${line}\n`).join('')}  </entry>\n`
}

function enclosure({ url, file }: FeedImage): string[] {
  return file === null
    ? []
    : [`<link rel="enclosure" type="${file.type}" length="${file.size}" href="${escapeXml(url)}"/>`]
}
