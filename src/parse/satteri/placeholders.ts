/**
 * What a placeholder counts as for emphasis; an end is a letter that ends a bare address before it, and a short letter has
 * one byte, as ASCII has.
 */
export type PlaceholderClass = 'letter' | 'punctuation' | 'end' | 'short letter'

/**
 * A text in which some characters are replaced by others of the same length in UTF-16, which satteri counts as
 * letters or as punctuation where the character itself would count as the other.
 */
export interface Placeholders {
  /** Puts one in for the character at an offset; false where there are none left. */
  readonly replace: (at: number, as: PlaceholderClass) => boolean
  readonly text: () => string
  /** Characters back for their placeholders, in any piece of the text. */
  readonly restore: (piece: string) => string
  /** The same in UTF-8 from an offset on; false if some are left, which have not as many bytes as their characters. */
  readonly restoreIn: (bytes: Buffer, start: number) => boolean
}

/**
 * Noncharacters and control characters, which no source contains (decode.ts); and Braille, whose patterns are
 * symbols, for texts that have none themselves.
 */
const pools: Readonly<Record<PlaceholderClass, readonly string[]>> = {
  letter: charactersIn(0xfdd0, 0xfdef),
  punctuation: charactersIn(0x2800, 0x28ff),
  end: [...charactersIn(0x01, 0x08), ...charactersIn(0x0e, 0x17)],
  // 0x1B and 0x1C are blanks of prose.ts.
  'short letter': [...charactersIn(0x18, 0x1a), ...charactersIn(0x1d, 0x1f)],
}

/** Or a reference, which might be to one. */
const hasBraille = /[\u2800-\u28FF]|&#/

const anyStandIn = /[\uFDD0-\uFDEF\u2800-\u28FF\x01-\x08\x0E-\x1F]/g

export function standInsFor(source: string): Placeholders {
  const used = { letter: 0, punctuation: 0, end: 0, 'short letter': 0 }
  const free = (as: PlaceholderClass): string | undefined =>
    as === 'punctuation' && used[as] === 0 && hasBraille.test(source) ? undefined : pools[as][used[as]++]
  const standIns = new Map<string, string>()
  const originals = new Map<string, string>()
  let text = ''
  let done = 0
  return {
    replace(at, as) {
      const original = source.charAt(at)
      // Half of a pair: its like of another class would have to be a pair too.
      if (original >= '\uD800' && original <= '\uDFFF') return false
      const standIn = standIns.get(as + original) ?? free(as)
      if (standIn === undefined) return false
      standIns.set(as + original, standIn)
      originals.set(standIn, original)
      text += source.slice(done, at) + standIn
      done = at + 1
      return true
    },
    text: () => text + source.slice(done),
    restore: piece => piece.replace(anyStandIn, found => originals.get(found) ?? found),
    restoreIn(bytes, start) {
      let isWhole = true
      for (const [standIn, original] of originals) {
        if (Buffer.byteLength(standIn) === Buffer.byteLength(original))
          putBack(original, standIn, bytes, start)
        else isWhole = false
      }
      return isWhole
    },
  }
}

function putBack(original: string, standIn: string, bytes: Buffer, start: number): void {
  const seen = Buffer.from(standIn)
  for (let at = bytes.indexOf(seen, start); at >= 0; at = bytes.indexOf(seen, at)) bytes.write(original, at)
}

function charactersIn(from: number, to: number): string[] {
  return Array.from({ length: to - from + 1 }, (_, index) => String.fromCharCode(from + index))
}
