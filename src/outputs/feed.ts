import type { Kind, Report } from '../model/page.ts'
import type { Questions } from '../model/questions.ts'
import { renderBody } from '../render/body.ts'
import { absoluteUrl } from '../render/document.ts'
import { homeUrl } from '../render/navigation.ts'
import { imageView } from '../render/views.ts'
import type { Moment } from '../text/moment.ts'
import { atomFeed } from './feed-atom.ts'
import { jsonFeed } from './feed-json.ts'
import { rssFeed } from './feed-rss.ts'

/** What the three formats write. All addresses are absolute. */
export interface Feed {
  readonly title: string
  readonly description: string
  readonly lang: string
  readonly home: string
  readonly self: string
  /** The newest entry's; null for a feed without entries. */
  readonly updated: Moment | null
  /** The same feed in other editions. */
  readonly versions: readonly { readonly lang: string; readonly href: string }[]
  readonly entries: readonly FeedEntry[]
}

export interface FeedEntry {
  readonly url: string
  readonly title: string
  readonly published: Moment
  readonly updated: Moment
  readonly authors: readonly string[]
  readonly tags: readonly string[]
  readonly summary: string | null
  /** HTML with absolute addresses; null where the site's feeds carry summaries. */
  readonly html: string | null
  readonly image: string | null
  readonly source: { readonly name: string; readonly url: string | null } | null
}

const formats = { 'atom.xml': atomFeed, 'rss.xml': rssFeed, 'feed.json': jsonFeed } as const
type Format = keyof typeof formats

/** Atom, RSS and JSON feeds of an edition (`section` null) and of its sections. */
export const feedKind: Kind<readonly [edition: string, section: string | null, format: Format]> = {
  name: 'feed',

  *plan(ask) {
    for (const edition of ask.editions()) {
      for (const section of [null, ...ask.sections(edition)]) {
        for (const format of Object.keys(formats) as Format[]) {
          const url = feedHome(edition, section, ask).slice(ask.setting('base').length)
          const from = { file: `the feeds of "${edition}"` }
          yield { path: `${decodeURI(url)}${format}`, kind: 'feed', args: [edition, section, format], from }
        }
      }
    }
  },

  render({ args: [edition, section, format] }, ask, report) {
    return formats[format](feedOf(edition, section, format, ask, report))
  },
}

function feedOf(
  edition: string,
  section: string | null,
  format: Format,
  ask: Questions,
  report: Report,
): Feed {
  const origin = ask.setting('origin')
  const { title, description, lang } = ask.edition(edition)
  const home = feedHome(edition, section, ask)
  const { limit } = ask.setting('feeds')
  const list = section === null ? edition : `${edition}/section/${section}`
  const entries = ask.announced(list, limit).map(id => entryOf(id, ask, report))
  const others = ask
    .editions()
    .filter(other => other !== edition && (section === null || ask.sections(other).includes(section)))
  return {
    title: section === null ? title : `${ask.section(edition, section).label} · ${title}`,
    description,
    lang,
    home: origin + home,
    self: `${origin}${home}${format}`,
    updated: newest(entries),
    versions: others.map(other => ({
      lang: ask.edition(other).lang,
      href: `${origin}${feedHome(other, section, ask)}${format}`,
    })),
    entries,
  }
}

function entryOf(id: string, ask: Questions, report: Report): FeedEntry {
  const article = ask.article(id)
  const { edition, date, updated, title, summary } = article
  if (date === undefined) throw new Error(`"${id}" has no date`)
  const origin = ask.setting('origin')
  const self = origin + (ask.address(id) ?? '')
  const image = imageView(article.image, ask)
  const full = ask.setting('feeds').content === 'full'
  return {
    url: self,
    title,
    published: date,
    updated: updated ?? date,
    authors: article.authors.map(author => ask.term('people', edition, author).name),
    tags: article.tags.map(tag => ask.term('tags', edition, tag).name),
    summary: summary ?? null,
    html: full ? renderBody(id, ask, report, { origin, self }) : null,
    image: image === null ? null : absoluteUrl(image.url, origin),
    source:
      article.source === undefined
        ? null
        : { name: ask.term('sources', edition, article.source).name, url: article.sourceUrl ?? null },
  }
}

function feedHome(edition: string, section: string | null, ask: Questions): string {
  return section === null ? homeUrl(edition, ask) : ask.section(edition, section).url
}

function newest(entries: readonly FeedEntry[]): Moment | null {
  return entries.reduce<Moment | null>(
    (last, { updated }) => (last && last.epoch >= updated.epoch ? last : updated),
    null,
  )
}
