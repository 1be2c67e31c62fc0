import type { Article, Parsed } from '../../model/article.ts'
import type { ResolvedConfig } from '../../model/config.ts'
import type { Diagnostic } from '../../model/diagnostic.ts'
import type { ShownKey } from '../../model/known-fields.ts'
import { addShown, declaredIn, namesIn } from '../front-matter/fields.ts'
import { keysOf, type SiteKeys } from '../front-matter/site-keys.ts'
import type { Terms } from '../terms/terms.ts'
import { aliasesOf, articlePath, type Files, imageOf, sectionOf, templateOf } from './article-paths.ts'
import { emptyText } from './empty-text.ts'
import { complete } from './given-facts.ts'
import { heldByDate, type OtherDate, otherDates } from './other-dates.ts'
import { type Pairs, pairUp } from './pairs.ts'
import { withoutDescription, wordsOf } from './pictures.ts'
import { missingFacts, type Piece } from './place.ts'
import { type Clock, type Span, type Unpublished, whyUnpublished, whyWaiting } from './schedule.ts'
import { unknownSections } from './sections.ts'
import { falseTimes } from './true-times.ts'

export interface Placed {
  readonly article: Article
  readonly parsed: Parsed
}

export interface Settled {
  readonly published: readonly Placed[]
  /** What time will bring: pieces that wait, and published ones with what their pairs will give them later. */
  readonly coming: readonly Placed[]
  /** What has expired, as it was last. */
  readonly gone: readonly Placed[]
  /** Source path → when time shows a piece, where it does not always. */
  readonly spans: ReadonlyMap<string, Span>
  /** Source path → why it is not published. */
  readonly unpublished: ReadonlyMap<string, Unpublished | 'incomplete'>
  /** Source path of what is published only because drafts are → why it would wait otherwise. */
  readonly early: ReadonlyMap<string, 'draft' | 'future'>
  /** The next instant at which time alone changes what is published, or null. */
  readonly until: number | null
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
  const published: Placed[] = []
  const coming: Placed[] = []
  const gone: Placed[] = []
  const spans = new Map<string, Span>()
  const unpublished = new Map<string, Unpublished | 'incomplete'>()
  const early = new Map<string, 'draft' | 'future'>()
  let until: number | null = null
  const keys = keysOf(config)
  noteNames(pieces, pairs, terms, keys, clock)
  diagnostics.push(...unknownSections(pieces, pairs, config))
  for (const own of pieces) {
    const { piece, later, diagnostics: ofPair } = complete(own, pairs, config, clock)
    const { id, parsed } = piece
    diagnostics.push(...ofPair, ...falseTimes(piece, config, clock))
    diagnostics.push(...missingFacts(piece, config, doubtful.get(id)))
    const dates = otherDates(piece, config.timeZone)
    until = earlier(until, piece, dates, clock)
    diagnostics.push(...heldByDate(piece, dates, clock))
    const reason = whyUnpublished(piece, clock)
    const article = toArticle(piece, idsOf(piece, terms, keys), files, config, diagnostics)
    const { date, expires } = piece.fields
    if (reason === 'future' || expires !== undefined) spans.set(id, { from: date, until: expires })
    if (article === null) unpublished.set(id, 'incomplete')
    else if (reason !== null) {
      unpublished.set(id, reason)
      if (reason !== 'draft') (reason === 'future' ? coming : gone).push({ article, parsed })
    } else {
      published.push({ article, parsed })
      if (whyWaiting(piece, clock) !== 'draft') diagnostics.push(...emptyText(piece))
      // What is wrong with what a pair will give is told of the pair.
      const then = later === piece ? null : toArticle(later, idsOf(later, terms, keys), files, config, [])
      if (then !== null) coming.push({ article: then, parsed })
    }
    const waiting = reason === null && clock.drafts ? whyWaiting(piece, clock) : null
    if (waiting !== null) early.set(id, waiting)
  }
  return { published, coming, gone, spans, unpublished, early, until, diagnostics }
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

/** Every name that pieces give, before anybody asks for a term. What a piece takes from its pair is noted there. */
function noteNames(pieces: readonly Piece[], pairs: Pairs, terms: Terms, keys: SiteKeys, clock: Clock): void {
  for (const piece of pieces) {
    const { id, spot, fields } = piece
    const by = { id, edition: spot.edition, since: seenSince(piece, pairs, clock) }
    for (const { key, taxonomy } of keys.terms)
      for (const named of namesIn(fields, key)) terms.note(taxonomy, named, by)
  }
  terms.settle()
}

/** When readers may first have seen a piece, were it not for what it takes from its pair but the date. It may have expired. */
function seenSince(piece: Piece, pairs: Pairs, clock: Clock): number {
  const { spot, key, fields } = piece
  const dated = fields.date === undefined ? pairs.get(`${spot.kind}/${key}`) : undefined
  const date = fields.date ?? dated?.find(other => other.fields.date !== undefined)?.fields.date
  const isSeen =
    clock.drafts || (whyWaiting(piece, clock) === null && !(date !== undefined && date.epoch > clock.now))
  return isSeen ? (date?.epoch ?? Number.NEGATIVE_INFINITY) : Number.POSITIVE_INFINITY
}

/** The ids of the terms that a piece names. All pieces of a site have the same keys, whether they say anything or not. */
function idsOf({ fields }: Piece, terms: Terms, keys: SiteKeys): Article['terms'] {
  const found: Record<string, readonly string[]> = {}
  for (const { key, taxonomy } of keys.terms) {
    const ids: string[] = []
    for (const { name } of namesIn(fields, key)) {
      const id = terms.idOf(taxonomy, name)
      if (id !== undefined && !ids.includes(id)) ids.push(id)
    }
    found[key] = ids
  }
  return found
}

/** Every key that the site makes something of: one that is forgotten does not compile. */
type OwnKeys = { readonly [K in Exclude<keyof Article, ShownKey>]-?: Article[K] }

function toArticle(
  piece: Piece,
  terms: Article['terms'],
  files: Files,
  config: ResolvedConfig,
  diagnostics: Diagnostic[],
): Article | null {
  const { id, spot, fields, parsed } = piece
  const path = articlePath(piece, config, diagnostics)
  const image = imageOf(piece, files, diagnostics)
  if (image !== undefined) diagnostics.push(...withoutDescription(piece))
  const aliases = aliasesOf(piece, diagnostics)
  const section = sectionOf(piece, config, diagnostics)
  const template = templateOf(piece, files, diagnostics)
  if (fields.title === undefined || path === null || (spot.kind === 'article' && fields.date === undefined))
    return null
  const article: OwnKeys = {
    id,
    kind: spot.kind,
    edition: spot.edition,
    key: piece.key,
    path,
    addressAt: fields.slug?.at ?? { line: 1, column: 1 },
    title: fields.title,
    terms,
    aliases,
    corrections: (fields.corrections ?? []).map(({ date, text }) =>
      date === undefined ? { text } : { date, text },
    ),
    words: parsed.words,
    fields: declaredIn(fields, keysOf(config)),
    extra: piece.extra,
    section,
    image,
    imageWords: image === undefined ? undefined : wordsOf(fields.image),
    date: fields.date,
    summary: fields.summary ?? (parsed.lead || undefined),
    ownSummary: fields.summary,
    withdrawn: fields.withdrawn === true ? '' : fields.withdrawn,
    template,
    noindex: fields.noindex,
    order: fields.order,
    inNavigation: spot.kind === 'page' && (fields.nav ?? spot.parts.length === 1),
  }
  addShown(article, fields)
  return article
}
