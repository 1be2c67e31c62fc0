import type { Place } from '../../model/diagnostic.ts'
import { digest } from '../../text/digest.ts'
import { slugify } from '../../text/slug.ts'

/** A term that the registry does not have: a name, and whatever differs from it in case alone. */
export interface OpenTerm {
  /** As it was written where it was met first. */
  readonly name: string
  readonly folded: string
  /** There. */
  readonly place: Place
  /** The address's part. */
  id: string
  /** Edition → name as pages show it. */
  readonly names: Record<string, string>
  /** How often it was written: what a piece takes from its pair was written once. */
  uses: number
  /** When readers may first have seen it, in milliseconds since 1970; infinite while nobody may. */
  since: number
}

/** The id of a name as long as no other has it: what of the name an address can carry. */
export function ownId(name: string): string {
  return slugify(spelledOut(name)) || `term-${digest(name).slice(0, 8)}`
}

/**
 * Gives terms whose names leave the same in an address (`AA-`, `AA`) ids of their own. One keeps it, unless the registry
 * has it: the one that readers have seen first, so that no address changes when a name comes or time goes by.
 */
export function tellApart(terms: readonly OpenTerm[], registered: ReadonlyMap<string, unknown>): void {
  const byId = new Map<string, OpenTerm[]>()
  const met = new Set<string>()
  for (const term of terms) {
    const others = byId.get(term.id)
    if (others === undefined) byId.set(term.id, [term])
    else others.push(term)
    if (others !== undefined || registered.has(term.id)) met.add(term.id)
  }
  const isTaken = (id: string): boolean => byId.has(id) || registered.has(id)
  for (const id of [...met].sort()) {
    const group = [...(byId.get(id) ?? [])].sort(
      (a, b) =>
        compare(a.since, b.since) ||
        plainness(b) - plainness(a) ||
        a.folded.length - b.folded.length ||
        compare(a.folded, b.folded),
    )
    for (const term of registered.has(id) ? group : group.slice(1)) {
      const mark = digest(term.folded)
      let length = 4
      while (isTaken(`${id}-${mark.slice(0, length)}`)) length++
      term.id = `${id}-${mark.slice(0, length)}`
      byId.set(term.id, [term])
    }
  }
}

/** Whether a name is its address: of two that are equally old it has more right to it. */
function plainness({ folded, id }: OpenTerm): number {
  return Number(folded.replaceAll(' ', '-') === id)
}

/** Signs that tell names apart (C, C++, C#; 18.1, 181) become words, since an address drops them. */
function spelledOut(name: string): string {
  return name
    .replace(/\+/g, ' plus ')
    .replace(/#/g, ' sharp ')
    .replace(/&/g, ' and ')
    .replace(/(?<=[\p{L}\p{N}])[./](?=[\p{L}\p{N}])/gu, '-')
}

function compare<T>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0
}
