import type { ResolvedConfig } from '../../model/config.ts'
import { type Diagnostic, diagnostic } from '../../model/diagnostic.ts'
import { type Piece, placeOf } from './place.ts'

/** Pieces, each under the key that it shares with its pair. */
export interface Keyed {
  readonly pieces: readonly Piece[]
  /** Of a piece that names no date: which ones it may be a version of, where that is more than one. */
  readonly doubtful: ReadonlyMap<string, readonly Piece[]>
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * A key has the date in it that a file's name begins with, so that each year's `2023-01-02-report` is a piece of its own.
 * `report`, without a date in its name, is a version of the one whose date it has; or, without any date, of the only one
 * that has none in its edition yet.
 */
export function keyed(pieces: readonly Piece[], config: ResolvedConfig): Keyed {
  const days = new Map<string, Map<string, Piece[]>>()
  for (const piece of pieces) {
    const { base, day } = dateIn(piece)
    if (day === undefined) continue
    const ofBase = days.get(base) ?? new Map<string, Piece[]>()
    days.set(base, ofBase.set(day, [...(ofBase.get(day) ?? []), piece]))
  }
  const doubtful = new Map<string, readonly Piece[]>()
  const diagnostics: Diagnostic[] = []
  if (days.size === 0) return { pieces, doubtful, diagnostics }

  const undated = new Map<string, Piece[]>()
  for (const piece of pieces) {
    if (piece.spot.kind !== 'article' || !days.has(piece.key)) continue
    undated.set(piece.key, [...(undated.get(piece.key) ?? []), piece])
  }
  const keys = new Map<string, string>()
  for (const [base, same] of undated) {
    const groups = [...(days.get(base)?.values() ?? [])]
    const dated = defaultFirst(same, config).filter(one => one.fields.date !== undefined)
    for (const piece of dated) {
      const group = byDate(piece, groups)
      if (group !== undefined) keys.set(piece.id, keyOf(group))
      else diagnostics.push(...unlike(piece, same, groups, config))
    }
    for (const piece of same.filter(one => one.fields.date === undefined)) {
      const sibling = dated.find(one => one.spot.edition !== piece.spot.edition)
      const free = freeFor(piece, groups)
      if (sibling !== undefined) keys.set(piece.id, keys.get(sibling.id) ?? base)
      else if (free.length === 1) keys.set(piece.id, keyOf(free[0]))
      else if (free.length > 1) doubtful.set(piece.id, free.flat())
    }
  }
  const moved = pieces.map(piece => {
    const key = keys.get(piece.id)
    return key === undefined || key === piece.key ? piece : { ...piece, key }
  })
  return { pieces: moved, doubtful, diagnostics }
}

/** The key without the date that its last part begins with, and that date. */
function dateIn({ spot, fields, key }: Piece): { readonly base: string; readonly day?: string } {
  if (spot.kind === 'page' || (spot.day === undefined && fields.key === undefined)) return { base: key }
  const [, folder = '', day, name = ''] = key.match(/^(|.*\/)(\d{4}-\d{2}-\d{2})-([^/]+)$/) ?? []
  return day === undefined ? { base: key } : { base: folder + name, day }
}

function byDate(piece: Piece, groups: readonly Piece[][]): Piece[] | undefined {
  const free = freeFor(piece, groups)
  const day = dayOf(piece)
  return (
    free.find(([first]) => first !== undefined && dateIn(first).day === day) ??
    free.find(group => group.some(one => dayOf(one) === day)) ??
    // Who writes a key means it.
    (piece.fields.key !== undefined && free.length === 1 ? free[0] : undefined)
  )
}

function dayOf({ fields }: Piece): string | undefined {
  return fields.date?.iso.slice(0, 10)
}

/** The groups that lack a piece of this one's edition. */
function freeFor({ spot }: Piece, groups: readonly Piece[][]): Piece[][] {
  return groups.filter(group => group.every(one => one.spot.edition !== spot.edition))
}

function keyOf(group: readonly Piece[] | undefined): string {
  return group?.[0]?.key ?? ''
}

/** Where the names agree and the dates do not, and both are alone, they were probably meant as a pair. */
function unlike(
  piece: Piece,
  same: readonly Piece[],
  groups: readonly Piece[][],
  config: ResolvedConfig,
): Diagnostic[] {
  const [other, ...others] = freeFor(piece, groups).flat()
  if (other === undefined || others.length > 0 || same.length > 1) return []
  const message = `this is no version of "${other.key}" in edition "${other.spot.edition}", because its date is another one`
  const hint = `leave out the date, which is then that of the pair, or write \`key: ${other.key}\`; if these are two pieces, rename one`
  const related = [{ message: 'the other one is here', ...placeOf(other, 'date', config) }]
  return [diagnostic('pair/dates', message, placeOf(piece, 'date', config), { hint, related })]
}

function defaultFirst(pieces: readonly Piece[], config: ResolvedConfig): readonly Piece[] {
  const rank = ({ spot }: Piece): number => Number(spot.edition !== config.default)
  return [...pieces].sort((a, b) => rank(a) - rank(b))
}
