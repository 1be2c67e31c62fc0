import type { Article } from '../model/article.ts'
import type { OutputKind, Page, Report } from '../model/page.ts'
import type { FileSize, Queries } from '../model/queries.ts'
import { renderBody } from '../render/body.ts'
import { articleTerms, withRole } from '../render/page/article-terms.ts'
import { absoluteUrl } from '../render/page/document.ts'
import { outputFolder } from '../render/page/navigation.ts'
import { hasVersion } from '../render/page/surroundings.ts'
import { imageView, namesOf } from '../render/page/views.ts'
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
  /** Stays what it is when the article gets another address. */
  readonly id: string
  readonly url: string
  readonly title: string
  readonly published: Moment
  readonly updated: Moment
  readonly authors: readonly string[]
  readonly tags: readonly string[]
  readonly summary: string | null
  /** HTML with absolute addresses; null where the site's feeds carry summaries. */
  readonly html: string | null
  readonly image: FeedImage | null
  readonly source: { readonly name: string; readonly url: string | null } | null
}

/** The lead picture. Of one on another site no more is known than its address. */
export interface FeedImage {
  readonly url: string
  readonly width: number | null
  readonly height: number | null
  readonly file: FileSize | null
}

const formats = { 'atom.xml': atomFeed, 'rss.xml': rssFeed, 'feed.json': jsonFeed } as const
type Format = keyof typeof formats

interface FeedPage {
  readonly [key: string]: string
  readonly edition: string
  readonly list: string
  readonly kind: FeedKind
  /** That of a term. */
  readonly taxonomy: string
  /** Section or term; empty for all of an edition. */
  readonly of: string
  readonly format: Format
}

type FeedKind = 'latest' | 'section' | 'term'

/**
 * Atom, RSS and JSON feeds of an edition and of its sections, and Atom feeds of terms: all readers know that one, and there
 * may be thousands.
 */
export const feedKind: OutputKind<FeedPage> = {
  name: 'feed',

  *plan(ask) {
    for (const edition of ask.editions()) {
      for (const format of Object.keys(formats) as Format[]) {
        yield planned(
          { edition, list: edition, kind: 'latest', taxonomy: '', of: '', format },
          outputFolder(edition, ask),
        )
      }
    }
    const silent = ask.taxonomies().flatMap(({ id, feeds }) => (feeds ? [] : [id]))
    for (const { name, edition, kind, taxonomy, of, folder } of ask.lists()) {
      if ((kind !== 'section' && kind !== 'term') || silent.includes(taxonomy)) continue
      if (!hasVersion(name, edition, ask)) continue
      for (const format of kind === 'section' ? (Object.keys(formats) as Format[]) : (['atom.xml'] as const))
        yield planned({ edition, list: name, kind, taxonomy, of, format }, `${folder}/`)
    }
  },

  render({ args }, ask, report) {
    return formats[args.format](feedOf(args, ask, report))
  },
}

function planned(args: FeedPage, folder: string): Page<FeedPage> {
  const from = { file: `the feeds of "${args.edition}"` }
  return { path: `${folder}${args.format}`, kind: 'feed', args, from }
}

function feedOf(args: FeedPage, ask: Queries, report: Report): Feed {
  const { edition, list, kind, format } = args
  const origin = ask.setting('origin')
  const { title, description, lang } = ask.edition(edition)
  const { limit } = ask.setting('feeds')
  const entries = ask.announced(list, limit).map(id => entryOf(id, ask, report))
  const versions = ask.versions(list)
  const home = versions.find(version => version.edition === edition)?.url ?? ask.home(edition)
  return {
    title: kind === 'latest' ? title : `${labelOf(args, ask)} · ${title}`,
    description,
    lang,
    home: origin + home,
    self: `${origin}${home}${format}`,
    updated: newest(entries),
    versions: versions
      .filter(version => version.edition !== edition)
      .map(version => ({
        lang: ask.edition(version.edition).lang,
        href: `${origin}${version.url}${format}`,
      })),
    entries,
  }
}

function labelOf({ kind, taxonomy, edition, of }: FeedPage, ask: Queries): string {
  return kind === 'section' ? ask.section(edition, of).label : ask.term(taxonomy, edition, of).name
}

function entryOf(id: string, ask: Queries, report: Report): FeedEntry {
  const article = ask.article(id)
  const { date, updated, title, summary } = article
  const terms = articleTerms(article, ask, ['author', 'keyword', 'publisher'])
  const [publisher] = withRole(terms, 'publisher')
  if (date === undefined) throw new Error(`"${id}" has no date`)
  const origin = ask.setting('origin')
  const self = origin + (ask.address(id) ?? '')
  const full = ask.setting('feeds').content === 'full'
  return {
    id: tagOf(article, date, origin),
    url: self,
    title,
    published: date,
    updated: updated ?? date,
    authors: namesOf(withRole(terms, 'author')),
    tags: namesOf(withRole(terms, 'keyword')),
    summary: summary ?? null,
    html: full ? renderBody(id, ask, report, { origin, self }) : null,
    image: imageOf(article.image, origin, ask),
    source: publisher === undefined ? null : { name: publisher.name, url: article.sourceUrl ?? null },
  }
}

/** A `tag:` URI (RFC 4151) of the article's key. The year alone is in it, since dates are corrected more often than years. */
function tagOf({ edition, key }: Article, date: Moment, origin: string): string {
  const name = encodeURI(key).replace(/[#[\]]/g, encodeURIComponent)
  return `tag:${new URL(origin).hostname},${date.iso.slice(0, 4)}:${edition}/${name}`
}

function imageOf(path: string | undefined, origin: string, ask: Queries): FeedImage | null {
  const image = imageView(path, ask)
  if (path === undefined || image === null) return null
  const file = /^https?:/i.test(path) ? null : ask.pictureFile(path)
  return { ...image, url: absoluteUrl(image.url, origin), file }
}

function newest(entries: readonly FeedEntry[]): Moment | null {
  return entries.reduce<Moment | null>(
    (last, { updated }) => (last && last.epoch >= updated.epoch ? last : updated),
    null,
  )
}
