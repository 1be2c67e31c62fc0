import type { Position } from '../../model/article.ts'
import type { ResolvedConfig } from '../../model/config.ts'
import { type Diagnostic, diagnostic } from '../../model/diagnostic.ts'
import { clockTime, type Moment } from '../../text/moment.ts'
import { type Piece, placeOf } from './place.ts'
import { type Clock, isDraft } from './schedule.ts'

/**
 * What happened to a piece lies behind its date, which may be its pair's, and not ahead of the readers: feeds and the
 * sitemap tell it. One that waits is looked at as it will appear, so that nothing is wrong then which is not told now.
 */
export function falseTimes(piece: Piece, config: ResolvedConfig, clock: Clock): Diagnostic[] {
  const { updated, corrections, date } = piece.fields
  if (updated === undefined && corrections === undefined) return neverShown(piece, config)
  const isHidden = isDraft(piece) && !clock.drafts
  const latest = isHidden ? Number.POSITIVE_INFINITY : Math.max(clock.now, date?.epoch ?? clock.now)
  const found = neverShown(piece, config)
  const judge = (what: string, moment: Moment, at: Position | undefined): void => {
    const place = at === undefined ? placeOf(piece, 'updated', config) : { file: piece.id, ...at }
    if (date !== undefined && isBefore(moment, date)) {
      const related = dateOf(piece, config)
      found.push(
        diagnostic('front-matter/date', `the article was ${what} before its own date`, place, {
          hint: mend,
          related,
        }),
      )
    } else if (moment.epoch > latest) {
      const message = `the article was ${what} on ${clockTime(moment)}, which is still to come`
      const hint = 'write when it happened; what is to appear later has its `date` then'
      found.push(diagnostic('front-matter/date', message, place, { hint }))
    }
  }
  if (updated !== undefined) judge('updated', updated, undefined)
  for (const one of corrections ?? []) if (one.date !== undefined) judge('corrected', one.date, one.at)
  return found
}

/** A piece that expires at the moment of its date, or before: a day begins at midnight. */
function neverShown(piece: Piece, config: ResolvedConfig): Diagnostic[] {
  const { expires, date } = piece.fields
  if (expires === undefined || date === undefined || expires.epoch > date.epoch) return []
  const related = dateOf(piece, config)
  const message = `the article expires on ${clockTime(expires)}, and is not there before ${clockTime(date)}`
  const place = placeOf(piece, 'expires', config)
  return [diagnostic('front-matter/date', message, place, { hint: mend, related })]
}

const mend = 'mend one of the two dates'

function dateOf(piece: Piece, config: ResolvedConfig): { message: string; file: string }[] {
  const from = piece.from.date
  const message = from === undefined ? 'its date is here' : 'its date is taken from here'
  return [{ message, ...placeOf(from ?? piece, 'date', config) }]
}

/** Where one of the two is only a day, the hours say nothing. */
function isBefore(moment: Moment, date: Moment): boolean {
  return moment.dayOnly || date.dayOnly
    ? moment.iso.slice(0, 10) < date.iso.slice(0, 10)
    : moment.epoch < date.epoch
}
