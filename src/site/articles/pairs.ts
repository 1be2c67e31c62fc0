import type { ResolvedConfig } from '../../model/config.ts'
import { type Diagnostic, diagnostic } from '../../model/diagnostic.ts'
import { keysOf } from '../front-matter/site-keys.ts'
import { type Keyed, keyed } from './pair-keys.ts'
import { isWordsAlone, pictureFrom } from './pictures.ts'
import { type Piece, placeOf } from './place.ts'

/** Versions of one piece, by the key they share. */
export type Pairs = ReadonlyMap<string, readonly Piece[]>

export interface Paired extends Pick<Keyed, 'pieces' | 'doubtful'> {
  readonly pairs: Pairs
  readonly diagnostics: Diagnostic[]
}

/**
 * Groups pieces by kind and key, in the config's order of editions, and reports keys used twice in one edition, and
 * versions of one piece that lie far apart.
 */
export function pairUp(all: readonly Piece[], config: ResolvedConfig): Paired {
  const { pieces, doubtful, diagnostics: ofKeys } = keyed(all, config)
  const rank = new Map(config.editions.map((edition, index) => [edition.id, index]))
  const pairs = new Map<string, Piece[]>()
  for (const piece of pieces) {
    const group = `${piece.spot.kind}/${piece.key}`
    const others = pairs.get(group)
    if (others === undefined) pairs.set(group, [piece])
    else others.push(piece)
  }
  const diagnostics = [...ofKeys]
  for (const group of pairs.values()) {
    if (group.length === 1) continue
    group.sort(
      (a, b) => (rank.get(a.spot.edition) ?? 0) - (rank.get(b.spot.edition) ?? 0) || (a.id < b.id ? -1 : 1),
    )
    for (const [index, piece] of group.entries()) {
      const other = group.slice(0, index).find(before => before.spot.edition === piece.spot.edition)
      if (other !== undefined) diagnostics.push(duplicate(piece, other))
    }
    diagnostics.push(...farApart(group, config))
  }
  return { pieces, doubtful, pairs, diagnostics }
}

/** A translation may take a month; what takes longer is another year's report under the same name, or a slip. */
function farApart(group: readonly Piece[], config: ResolvedConfig): Diagnostic[] {
  const [first, ...others] = group.filter(({ fields }) => fields.date !== undefined)
  return others.flatMap(piece => {
    if (first?.fields.date === undefined || piece.fields.date === undefined) return []
    const days = Math.round(Math.abs(piece.fields.date.epoch - first.fields.date.epoch) / 86_400_000)
    if (days <= 30 || piece.spot.edition === first.spot.edition) return []
    const message = `the versions of "${piece.key}" are ${days} days apart`
    const related = [{ message: 'the other one is here', ...placeOf(first, 'date', config) }]
    return [diagnostic('pair/dates', message, placeOf(piece, 'date', config), { related })]
  })
}

/** The versions of a piece in other editions; the default edition's is the first. */
export function othersOf(piece: Piece, pairs: Pairs, config: ResolvedConfig): readonly Piece[] {
  const group = pairs.get(`${piece.spot.kind}/${piece.key}`) ?? []
  if (group.length < 2) return []
  const others = group.filter(other => other.spot.edition !== piece.spot.edition)
  if (others.length > 1) {
    others.sort(
      (a, b) => Number(b.spot.edition === config.default) - Number(a.spot.edition === config.default),
    )
  }
  return others
}

/** A piece with those facts that it leaves out taken from the first that has them; `isWanted` says which. */
export function withFactsOf(
  piece: Piece,
  givers: readonly Piece[],
  isWanted: (fact: string) => boolean,
  config: ResolvedConfig,
): Piece {
  const given: Record<string, unknown> = {}
  const from: { [fact: string]: Piece | undefined } = { ...piece.from }
  let isGiven = false
  for (const fact of keysOf(config).shared) {
    if (says(piece, fact) || !isWanted(fact)) continue
    const giver = givers.find(other => gives(other, fact))
    if (giver === undefined) continue
    given[fact] = fact === 'image' ? pictureFrom(giver, piece) : giver.fields[fact]
    from[fact] = giver
    isGiven = true
  }
  return isGiven ? { ...piece, fields: { ...piece.fields, ...given }, from } : piece
}

/** Whether a version has a fact for those that leave it out. */
export function gives(piece: Piece, fact: string): boolean {
  return piece.fields[fact] !== undefined && says(piece, fact)
}

/** Whether it does not leave a fact to its pair. Words of a picture do not say which it is. */
export function says(piece: Piece, fact: string): boolean {
  if (fact === 'image' && isWordsAlone(piece)) return false
  return piece.fields[fact] !== undefined || piece.present.has(fact)
}

function duplicate(piece: Piece, other: Piece): Diagnostic {
  const at = piece.fields.key?.at ?? { line: 1, column: 1 }
  const otherAt = other.fields.key?.at ?? { line: 1, column: 1 }
  return diagnostic(
    'pair/duplicate-key',
    `"${piece.key}" is the key of two articles in edition "${piece.spot.edition}"`,
    { file: piece.id, ...at },
    { related: [{ message: 'the other one is here', file: other.id, ...otherAt }] },
  )
}
