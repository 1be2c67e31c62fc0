import type { Feed } from './feed.ts'

/** JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/). */
export function jsonFeed(feed: Feed): string {
  const items = feed.entries.map(entry => ({
    id: entry.id,
    url: entry.url,
    title: entry.title,
    ...(entry.html === null ? { content_text: entry.summary ?? entry.title } : { content_html: entry.html }),
    ...(entry.summary === null ? {} : { summary: entry.summary }),
    ...(entry.image === null ? {} : { image: entry.image.url }),
    date_published: entry.published.iso,
    date_modified: entry.updated.iso,
    ...(entry.authors.length === 0 ? {} : { authors: entry.authors.map(name => ({ name })) }),
    ...(entry.tags.length === 0 ? {} : { tags: entry.tags }),
    ...(entry.source?.url == null ? {} : { external_url: entry.source.url }),
    language: feed.lang,
  }))
  const { title, description, home, self, lang } = feed
  return `${JSON.stringify(
    {
      version: 'https://jsonfeed.org/version/1.1',
      title,
      home_page_url: home,
      feed_url: self,
      description,
      language: lang,
      items,
    },
    null,
    2,
  )}\n`
}
