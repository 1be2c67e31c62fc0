/** Where two texts differ, and in what: one letter more or less, another one, or two that changed places. */
export interface Slip {
  readonly at: number
  readonly one: string
  readonly other: string
}

/** How two texts that are one letter away from each other differ; null where they are equal or farther apart. */
export function slipBetween(one: string, other: string): Slip | null {
  const shorter = Math.min(one.length, other.length)
  if (one.length - shorter > 1 || other.length - shorter > 1) return null
  let at = 0
  while (at < shorter && one[at] === other[at]) at++
  let end = 0
  while (end < shorter - at && one[one.length - 1 - end] === other[other.length - 1 - end]) end++
  const slip = { at, one: one.slice(at, one.length - end), other: other.slice(at, other.length - end) }
  const [a, b] = [slip.one.length, slip.other.length]
  if (a + b === 0 || a > 2 || b > 2) return null
  if (a <= 1 && b <= 1) return slip
  return a === 2 && b === 2 && slip.one[0] === slip.other[1] && slip.one[1] === slip.other[0] ? slip : null
}

/**
 * Visits those of many texts that are one letter away from another, some of them twice. Such texts leave the same when a
 * letter is taken out of one of them or of both, and each leaves as many as it has letters: nobody compares all with all.
 */
export function openNeighbours(
  texts: readonly string[],
): (text: string, visit: (other: string, slip: Slip) => void) => void {
  const count = texts.reduce((sum, { length }) => sum + length + 1, 0)
  // What texts leave is filed in chains, by its last bits: a map of lists takes ten times as long to make.
  const mask = 2 ** Math.ceil(Math.log2(count + 1)) - 1
  const slot = (rest: number): number => (rest ^ (rest >>> 15)) & mask
  const heads = new Int32Array(mask + 1).fill(-1)
  const [left, owners, next] = [new Int32Array(count), new Int32Array(count), new Int32Array(count)]
  let rests = new Int32Array(100)
  const restsIn = (text: string): Int32Array => {
    if (text.length >= rests.length) rests = new Int32Array(text.length * 2)
    return fillRests(text, rests)
  }
  let entry = 0
  for (const [owner, text] of texts.entries()) {
    const found = restsIn(text)
    for (let index = 0; index <= text.length; index++) {
      const rest = found[index] ?? 0
      left[entry] = rest
      owners[entry] = owner
      next[entry] = heads[slot(rest)] ?? -1
      heads[slot(rest)] = entry++
    }
  }
  return (text, visit) => {
    const found = restsIn(text)
    for (let index = 0; index <= text.length; index++) {
      const rest = found[index] ?? 0
      for (let at = heads[slot(rest)] ?? -1; at >= 0; at = next[at] ?? -1) {
        if (left[at] !== rest) continue
        const other = texts[owners[at] ?? 0] ?? ''
        const slip = slipBetween(text, other)
        if (slip !== null) visit(other, slip)
      }
    }
  }
}

/** Numbers for a text as it is and without each of its letters in turn; what two have by chance is found to be apart. */
function fillRests(text: string, rests: Int32Array): Int32Array {
  let whole = 0
  for (let index = 0; index < text.length; index++)
    whole = (Math.imul(whole, base) + text.charCodeAt(index)) | 0
  rests[text.length] = whole
  // What stands behind a letter, and what its place counts; from the last one on.
  let [behind, weight] = [0, 1]
  for (let index = text.length - 1; index >= 0; index--) {
    const letter = Math.imul(text.charCodeAt(index), weight)
    const heavier = Math.imul(weight, base)
    const before = (whole - behind - letter) | 0
    // All before the letter moves up by a place: it is a multiple of the heavier weight, and gets the letter's own.
    rests[index] = (Math.imul(before, inverse) + behind) | 0
    behind = (behind + letter) | 0
    weight = heavier
  }
  return rests
}

/** An odd number, and the one that takes back what multiplying by it has done to 32 bits. */
const base = 0x01000193
const inverse = inverseOf(base)

function inverseOf(odd: number): number {
  let found = odd
  for (let round = 0; round < 5; round++) found = Math.imul(found, 2 - Math.imul(odd, found))
  return found
}
