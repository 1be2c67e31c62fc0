import type { Article, Parsed, TermKind } from '../model/article.ts'
import type { ResolvedConfig } from '../model/config.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import type { SharedFact, ShownKey } from '../model/known-fields.ts'
import type { Moment } from '../text/moment.ts'
import { addressOf, aliasesOf, type Files, imageOf, sectionOf, templateOf } from './article-paths.ts'
import { emptyText } from './empty-text.ts'
import { addShown } from './fields.ts'
import { heldByDate, type OtherDate, otherDates } from './other-dates.ts'
import { type Pairs, pairUp, withSharedFacts } from './pairs.ts'
import { missingFacts, type Piece } from './place.ts'
import type { Terms } from './terms.ts'

/** What decides whether a piece is published, besides its own front matter. */
export interface Clock {
  /** Milliseconds since 1970; articles dated later wait. */
  readonly now: number
  /** Publish drafts and future articles too. */
  readonly drafts: boolean
}

export interface Settled {
  readonly published: readonly { readonly article: Article; readonly parsed: Parsed }[]
  /** Source path → why it is not published. */
  readonly unpublished: ReadonlyMap<string, 'draft' | 'future' | 'expired' | 'incomplete'>
  /** Source path of what is published only because drafts are → why it would wait otherwise. */
  readonly early: ReadonlyMap<string, 'draft' | 'future'>
  /** The next instant at which time alone changes what is published, or null. */
  readonly until: number | null
  /** When the first of those appears that wait for their date, or null. */
  readonly firstWaiting: Moment | null
  readonly diagnostics: readonly Diagnostic[]
}

/** Turns placed pieces into articles: facts shared between pairs, names into terms, addresses, who is published. */
export function settle(
  placed: readonly Piece[],
  terms: Terms,
  files: Files,
  config: ResolvedConfig,
  clock: Clock,
): Settled {
  const { pieces, doubtful, pairs, diagnostics } = pairUp(placed, config)
  const published: { article: Article; parsed: Parsed }[] = []
  const unpublished = new Map<string, 'draft' | 'future' | 'expired' | 'incomplete'>()
  const early = new Map<string, 'draft' | 'future'>()
  let until: number | null = null
  let firstWaiting: Moment | null = null
  for (const own of pieces) {
    const piece = completed(own, pairs, config, clock)
    diagnostics.push(...missingFacts(piece, doubtful.get(piece.id)))
    const dates = otherDates(piece, config.timeZone)
    until = earlier(until, piece, dates, clock)
    if (whyWaiting(piece, clock) === null) diagnostics.push(...heldByDate(piece, dates, clock.now))
    const reason = whyUnpublished(piece, clock)
    const article = toArticle(piece, idsOf(piece, terms, reason === null), files, config, diagnostics)
    if (article === null) unpublished.set(piece.id, 'incomplete')
    else if (reason !== null) {
      unpublished.set(piece.id, reason)
      if (reason === 'future') firstWaiting = sooner(firstWaiting, piece.fields.date)
    } else {
      published.push({ article, parsed: piece.parsed })
      if (whyWaiting(piece, clock) !== 'draft') diagnostics.push(...emptyText(piece))
    }
    const waiting = reason === null && clock.drafts ? whyWaiting(piece, clock) : null
    if (waiting !== null) early.set(piece.id, waiting)
  }
  return { published, unpublished, early, until, firstWaiting, diagnostics }
}

function sooner(first: Moment | null, date: Moment | undefined): Moment | null {
  return date !== undefined && (first === null || date.epoch < first.epoch) ? date : first
}

function earlier(
  until: number | null,
  { fields }: Piece,
  dates: readonly OtherDate[],
  { now }: Clock,
): number | null {
  const ofOthers = dates.map(({ moment }) => moment.epoch)
  const ahead = [fields.date?.epoch, fields.expires?.epoch, ...ofOthers].filter(
    epoch => epoch !== undefined && epoch > now,
  )
  const next = Math.min(until ?? Number.POSITIVE_INFINITY, ...(ahead as number[]))
  return next === Number.POSITIVE_INFINITY ? null : next
}

/**
 * A piece with the facts of its pair. One that waits (its date may be its pair's, in the future) may take them from
 * anybody; one that is published takes only the date from what is not, or a draft's tags and names would show.
 */
function completed(own: Piece, pairs: Pairs, config: ResolvedConfig, clock: Clock): Piece {
  const piece = withSharedFacts(own, pairs, config)
  if (piece === own || whyUnpublished(piece, clock) !== null) return piece
  const mayGive = (giver: Piece, fact: SharedFact): boolean =>
    fact === 'date' || whyUnpublished(giver, clock) === null
  return withSharedFacts(own, pairs, config, mayGive)
}

/** Drafts fail closed: whatever is unsure is not published. */
function whyUnpublished(piece: Piece, clock: Clock): 'draft' | 'future' | 'expired' | 'incomplete' | null {
  const { expires } = piece.fields
  if (expires !== undefined && expires.epoch <= clock.now) return 'expired'
  return clock.drafts ? null : whyWaiting(piece, clock)
}

function whyWaiting({ fields, present }: Piece, clock: Clock): 'draft' | 'future' | null {
  if (fields.draft === true || (present.has('draft') && fields.draft === undefined)) return 'draft'
  return fields.date !== undefined && fields.date.epoch > clock.now ? 'future' : null
}

type Ids = (kind: TermKind, fact: 'tags' | 'author' | 'editor' | 'source') => string[]

/** The ids of the terms that a piece names. Those that its pair names are known by the pair's language and place. */
function idsOf(piece: Piece, terms: Terms, shown: boolean): Ids {
  return (kind, fact) => {
    const named = piece.fields[fact]
    if (named === undefined) return []
    const by = piece.from[fact] ?? piece
    const ids: string[] = []
    for (const one of 'name' in named ? [named] : named) {
      const id = terms.resolve(kind, one, by, shown)
      if (id !== undefined && !ids.includes(id)) ids.push(id)
    }
    return ids
  }
}

/** Every key that the site makes something of: one that is forgotten does not compile. */
type Placed = { readonly [K in Exclude<keyof Article, ShownKey>]-?: Article[K] }

function toArticle(
  piece: Piece,
  ids: Ids,
  files: Files,
  config: ResolvedConfig,
  diagnostics: Diagnostic[],
): Article | null {
  const { id, spot, fields, parsed } = piece
  const tags = ids('tags', 'tags')
  const authors = ids('people', 'author')
  const editors = ids('people', 'editor')
  const [source] = ids('sources', 'source')
  const path = addressOf(piece, config, diagnostics)
  const image = imageOf(piece, files, diagnostics)
  const aliases = aliasesOf(piece, diagnostics)
  const section = sectionOf(piece, diagnostics)
  const template = templateOf(piece, files, diagnostics)
  if (fields.title === undefined || path === null || (spot.kind === 'article' && fields.date === undefined))
    return null
  const article: Placed = {
    id,
    kind: spot.kind,
    edition: spot.edition,
    key: piece.key,
    path,
    addressAt: fields.slug?.at ?? { line: 1, column: 1 },
    title: fields.title,
    tags,
    authors,
    editors,
    aliases,
    corrections: fields.corrections ?? [],
    words: parsed.words,
    extra: piece.extra,
    section,
    source,
    image,
    date: fields.date,
    summary: fields.summary ?? (parsed.lead || undefined),
    withdrawn: fields.withdrawn === true ? '' : fields.withdrawn,
    template,
    order: fields.order,
  }
  addShown(article, fields)
  return article
}
