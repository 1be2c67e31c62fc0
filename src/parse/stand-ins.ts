/**
 * A text in which some characters are replaced by others of the same length in UTF-16, which satteri counts as
 * letters or as punctuation where the character itself would count as the other.
 */
export interface StandIns {
  /** Puts one in for the character at an offset; false where there are none left. */
  readonly replace: (at: number, as: 'letter' | 'punctuation') => boolean
  readonly text: () => string
  /** Characters back for their stand-ins, in any piece of the text. */
  readonly restore: (piece: string) => string
}

/** Noncharacters, which no source contains (decode.ts) and Unicode gives no class: letters, for emphasis. */
const letters = { from: 0xfdd0, to: 0xfdef }

/** Patterns of Braille, which are symbols; only for texts that have none themselves. */
const punctuation = { from: 0x2800, to: 0x28ff }

const anyStandIn = /[\uFDD0-\uFDEF\u2800-\u28FF]/g

export function standInsFor(source: string): StandIns {
  const free = {
    letter: letters.from,
    punctuation: /[\u2800-\u28FF]/.test(source) ? punctuation.to + 1 : punctuation.from,
  }
  const ends = { letter: letters.to, punctuation: punctuation.to }
  const standIns = new Map<string, string>()
  const originals = new Map<string, string>()
  let text = ''
  let done = 0
  return {
    replace(at, as) {
      const original = source.charAt(at)
      // Half of a pair: its like of another class would have to be a pair too.
      if (original >= '\uD800' && original <= '\uDFFF') return false
      const key = as + original
      if (!standIns.has(key)) {
        if (free[as] > ends[as]) return false
        const standIn = String.fromCharCode(free[as]++)
        standIns.set(key, standIn)
        originals.set(standIn, original)
      }
      text += source.slice(done, at) + standIns.get(key)
      done = at + 1
      return true
    },
    text: () => text + source.slice(done),
    restore: piece => piece.replace(anyStandIn, found => originals.get(found) ?? found),
  }
}
