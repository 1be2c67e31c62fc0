import type { Moment } from '../../text/moment.ts'
import type { Piece } from './place.ts'

/** What decides whether a piece is published, besides its own front matter. */
export interface Clock {
  /** Milliseconds since 1970; articles dated later wait. */
  readonly now: number
  /** Publish drafts and future articles too. */
  readonly drafts: boolean
}

export type Unpublished = 'draft' | 'future' | 'expired'

/** When time shows a piece; what is absent does not limit it. */
export interface Span {
  readonly from?: Moment | undefined
  readonly until?: Moment | undefined
}

/** Why a piece is not published. Drafts fail closed: whatever is unsure is one. */
export function whyUnpublished(piece: Piece, { now, drafts }: Clock): Unpublished | null {
  const { date, expires } = piece.fields
  if (!drafts && isDraft(piece)) return 'draft'
  if (expires !== undefined && expires.epoch <= now) return 'expired'
  return drafts || date === undefined || date.epoch <= now ? null : 'future'
}

/** Why a piece would wait if drafts and articles of the future were not published. */
export function whyWaiting(piece: Piece, { now }: Clock): 'draft' | 'future' | null {
  const { date } = piece.fields
  if (isDraft(piece)) return 'draft'
  return date !== undefined && date.epoch > now ? 'future' : null
}

export function isDraft({ fields, present }: Piece): boolean {
  return fields.draft === true || (present.has('draft') && fields.draft === undefined)
}

/** From when on time shows a piece; never, where it is a draft or expires before that. */
export function beginningOf(piece: Piece, { drafts }: Clock): number {
  if (drafts) return Number.NEGATIVE_INFINITY
  const { date, expires } = piece.fields
  const from = date?.epoch ?? Number.NEGATIVE_INFINITY
  const isNever = isDraft(piece) || (expires !== undefined && expires.epoch <= from)
  return isNever ? Number.POSITIVE_INFINITY : from
}

/** The first instant at which a piece is shown from now on; null where there is none. */
export function nextShown(piece: Piece, clock: Clock): number | null {
  const from = Math.max(beginningOf(piece, clock), clock.now)
  const end = piece.fields.expires?.epoch ?? Number.POSITIVE_INFINITY
  return from < end ? from : null
}
