import { distance } from 'fastest-levenshtein'

/**
 * `did you mean "title"?` for a word that is not known, where one of those that are is near enough to be meant. `called`
 * gives that one as it is to be written.
 */
export function didYouMean(
  word: string,
  known: Iterable<string>,
  called: (one: string) => string = one => `"${one}"`,
): string | undefined {
  const near = nearest(word, known)
  return near === undefined ? undefined : `did you mean ${called(near)}?`
}

/** The known word that another is a slip of: the first of the nearest, whatever the case of both. */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  const wanted = word.toLowerCase()
  let near: string | undefined
  let least = mostSlips(wanted) + 1
  for (const one of known) {
    if (Math.abs(one.length - word.length) >= least) continue
    const slips = slipsBetween(wanted, one.toLowerCase())
    // A word of which nothing is left is another word.
    if (slips >= least || slips >= Math.max(word.length, one.length)) continue
    near = one
    least = slips
    if (slips === 0) break
  }
  return near
}

/** One slip makes a short word another, two a longer one; paths and sentences may have more. */
function mostSlips(word: string): number {
  return word.length < 6 ? 1 : Math.max(2, Math.floor(word.length / 10))
}

/** Letters to add, to drop and to replace; letters that have changed places are one slip. */
export function slipsBetween(one: string, other: string): number {
  const slips = distance(one, other)
  return slips === 2 && one.length === other.length && lettersOf(one) === lettersOf(other) ? 1 : slips
}

function lettersOf(word: string): string {
  return [...word].sort().join('')
}
