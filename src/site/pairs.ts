import type { ResolvedConfig } from '../model/config.ts'
import { type Diagnostic, diagnostic } from '../model/diagnostic.ts'
import { type SharedFact, sharedFacts } from '../model/known-fields.ts'
import { type Keyed, keyed } from './pair-keys.ts'
import { isWordsAlone, pictureFrom } from './pictures.ts'
import { type Piece, placeOfDate } from './place.ts'

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
    const related = [{ message: 'the other one is here', ...placeOfDate(first, config) }]
    return [diagnostic('pair/dates', message, placeOfDate(piece, config), { related })]
  })
}

/**
 * A piece with what it leaves out taken from its pair; the default edition is asked first. `mayGive` says whose facts
 * may be taken.
 */
export function withSharedFacts(
  piece: Piece,
  pairs: Pairs,
  config: ResolvedConfig,
  mayGive: (giver: Piece, fact: SharedFact) => boolean = () => true,
): Piece {
  const group = pairs.get(`${piece.spot.kind}/${piece.key}`) ?? []
  const others = group.filter(other => other.spot.edition !== piece.spot.edition)
  if (others.length === 0) return piece
  if (others.length > 1) {
    others.sort(
      (a, b) => Number(b.spot.edition === config.default) - Number(a.spot.edition === config.default),
    )
  }
  const given: Record<string, unknown> = {}
  const from: { [fact in SharedFact]?: Piece } = {}
  let isGiven = false
  for (const fact of sharedFacts) {
    if (says(piece, fact)) continue
    const giver = others.find(
      other => other.fields[fact] !== undefined && says(other, fact) && mayGive(other, fact),
    )
    if (giver === undefined) continue
    given[fact] = fact === 'image' ? pictureFrom(giver, piece) : giver.fields[fact]
    from[fact] = giver
    isGiven = true
  }
  return isGiven ? { ...piece, fields: { ...piece.fields, ...given }, from } : piece
}

/** Words of a picture do not say which it is. */
function says(piece: Piece, fact: SharedFact): boolean {
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
