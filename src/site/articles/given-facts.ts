import type { ResolvedConfig } from '../../model/config.ts'
import { type Diagnostic, diagnostic } from '../../model/diagnostic.ts'
import { clockTime } from '../../text/moment.ts'
import { keysOf } from '../front-matter/site-keys.ts'
import { outputPath } from '../paths/address.ts'
import { gives, othersOf, type Pairs, says, withFactsOf } from './pairs.ts'
import { type Piece, placeOf } from './place.ts'
import { beginningOf, type Clock, isDraft, nextShown, whyUnpublished } from './schedule.ts'

export interface Completed {
  /** With what its pair gives it now. */
  readonly piece: Piece
  /** With all that time will have its pair give; the same piece where that is no more. */
  readonly later: Piece
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * A piece with the facts that it leaves to its pair. A version that is public gives them, and one that was: whatever a
 * page showed while both were there, it shows when the other has expired. A draft and one that waits give the date alone,
 * or their tags and names would show. What a piece has, from its folder too, is never replaced by what another version
 * gives that appears later.
 */
export function complete(own: Piece, pairs: Pairs, config: ResolvedConfig, clock: Clock): Completed {
  const others = othersOf(own, pairs, config)
  const wanted = keysOf(config).shared.filter(
    fact => !says(own, fact) && others.some(other => gives(other, fact)),
  )
  if (wanted.length === 0) return { piece: own, later: own, diagnostics: [] }
  const dated = withDate(own, pairs, config)
  const begins = beginningOf(dated, clock)
  const givers = others.map(piece => ({
    piece,
    from: beginningOf(withDate(piece, pairs, config), clock),
  }))
  // Most pairs have one date: whatever there is, is there from the beginning.
  if (givers.every(({ from }) => from <= begins)) {
    const piece = withFactsOf(dated, others, () => true, config)
    return { piece, later: piece, diagnostics: [] }
  }
  const facts = wanted.filter(fact => fact !== 'date')
  givers.sort((a, b) => order(Math.max(a.from, begins), Math.max(b.from, begins)))
  const ableAt = (instant: number): Piece[] =>
    givers.filter(({ from }) => from <= instant).map(({ piece }) => piece)
  const keepsFolder = own.spot.section !== undefined
  const ofFirst = keepsFolder ? withFactsOf(dated, ableAt(begins), isSection, config) : dated
  const givenAt = (instant: number): Piece =>
    withFactsOf(ofFirst, ableAt(instant), fact => !(keepsFolder && isSection(fact)), config)
  const end = own.fields.expires?.epoch ?? Number.MAX_VALUE
  const later = givenAt(end - 1)
  const isUndated = own.spot.kind === 'article' && dated.fields.date === undefined
  const shown = isUndated ? null : nextShown(dated, clock)
  const then = shown === null ? later : givenAt(shown)
  const lacking = shown === null ? [] : facts.filter(fact => !says(then, fact))
  const isLater = facts.some(fact => later.fields[fact] !== then.fields[fact])
  const isNow = whyUnpublished(dated, clock) === null
  return {
    piece: isNow ? then : later,
    later: isNow && !isLater ? then : later,
    diagnostics:
      lacking.length === 0 ? [] : tellLacking(then, lacking, others, shown ?? clock.now, pairs, config),
  }
}

function isDate(fact: string): boolean {
  return fact === 'date'
}

function isSection(fact: string): boolean {
  return fact === 'section'
}

function withDate(piece: Piece, pairs: Pairs, config: ResolvedConfig): Piece {
  if (piece.fields.date !== undefined || piece.present.has('date')) return piece
  return withFactsOf(piece, othersOf(piece, pairs, config), isDate, config)
}

/** Infinities have no difference. */
function order(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Which facts a piece lacks because nobody gives them who is public when it is. */
function tellLacking(
  piece: Piece,
  lacking: readonly string[],
  others: readonly Piece[],
  shown: number,
  pairs: Pairs,
  config: ResolvedConfig,
): Diagnostic[] {
  const place = placeOf(piece, 'title', config)
  const found: Diagnostic[] = []
  let left = lacking.filter(fact => fact !== 'section' || isOtherSection(piece, others))
  for (const other of others) {
    const facts = left.filter(fact => gives(other, fact))
    if (facts.length === 0) continue
    left = left.filter(fact => !facts.includes(fact))
    const dated = withDate(other, pairs, config)
    const from = beginningOf(dated, { now: 0, drafts: false })
    const why = whyLater(dated, from, shown)
    const related = facts.map(fact => ({ message: `the ${fact}`, ...placeOf(other, fact, config) }))
    const isDecisive = from > shown && facts.includes('section') && isAddressOther(piece, other, config)
    const besides = facts.filter(fact => !isDecisive || fact !== 'section')
    if (isDecisive) {
      const { name = '' } = other.fields.section ?? {}
      const message = `the address of this depends on the section "${name}", which only its pair names, and that ${why}`
      const hint = `write \`section: ${name}\` here too, or the address changes when the pair is published`
      found.push(diagnostic('pair/address', message, place, { hint, related }))
    }
    if (besides.length > 0) {
      const message = `this lacks the ${listed(besides)} of its pair, which ${why}`
      // What a folder says is never replaced by what appears later.
      const hint = besides.every(isSection) ? { hint: 'write here what is meant' } : {}
      found.push(diagnostic('pair/lacking', message, place, { related, ...hint }))
    }
  }
  return found
}

function whyLater(giver: Piece, from: number, shown: number): string {
  const { date } = giver.fields
  if (!Number.isFinite(from) || date === undefined) return isDraft(giver) ? 'is a draft' : 'is never shown'
  return from > shown ? `waits until ${clockTime(date)}` : `appeared later, on ${clockTime(date)}`
}

/** A folder may say the same as the pair. */
function isOtherSection({ spot }: Piece, others: readonly Piece[]): boolean {
  return others.some(({ fields }) => fields.section !== undefined && fields.section.name !== spot.section)
}

function isAddressOther({ spot, fields }: Piece, other: Piece, config: ResolvedConfig): boolean {
  const addressIn = (section: string | undefined): string => {
    const of = { spot, key: fields.key?.name, slug: fields.slug?.name, section, date: fields.date }
    return JSON.stringify(outputPath(of, config))
  }
  return addressIn(spot.section) !== addressIn(other.fields.section?.name)
}

function listed(facts: readonly string[]): string {
  const last = facts.at(-1) ?? ''
  return facts.length === 1 ? last : `${facts.slice(0, -1).join(', ')} and ${last}`
}
