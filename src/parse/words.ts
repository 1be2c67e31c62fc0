import type { Root } from 'hast'
import type { Parsed } from '../model/article.ts'
import { encodeUtf8 } from '../text/utf8.ts'
import { isFootnoteMark, readableText } from './plain-text.ts'

/** Han characters and Latin words of the text; listings of code are not read like text and do not count. */
export function wordsOf(tree: Root): Parsed['words'] {
  return countWords(readableText(tree, element => element.tagName === 'pre' || isFootnoteMark(element)))
}

/**
 * The same of text. `don’t`, `U.S`, `13:31`, `10,000` and `e-mail` are one word each: letters, digits and the
 * marks on them, with single joints between.
 */
export function countWords(text: string): Parsed['words'] {
  const tally = emptyTally()
  const bytes = encodeUtf8(text)
  countOn(tally, bytes, 0, bytes.length)
  return { han: tally.han, latin: tally.latin }
}

/** What was counted in the pieces of a text so far, of which one may end within a word. */
export interface Tally {
  han: number
  latin: number
  /** One of `states`. */
  state: number
}

export function emptyTally(): Tally {
  return { han: 0, latin: 0, state: nothing }
}

/** Counts the words of the next piece of a text, which are the bytes from `start` to `end`, in UTF-8. */
export function countOn(tally: Tally, bytes: Uint8Array, start: number, end: number): void {
  let { han, latin, state } = tally
  for (let at = start; at < end; ) {
    let point = bytes[at++] ?? 0
    if (point >= 0x80) {
      const next = (bytes[at++] ?? 0) & 0x3f
      if (point < 0xe0) point = ((point & 0x1f) << 6) | next
      else if (point < 0xf0) point = ((point & 0x0f) << 12) | (next << 6) | ((bytes[at++] ?? 0) & 0x3f)
      else {
        point = ((point & 7) << 18) | (next << 12) | (((bytes[at] ?? 0) & 0x3f) << 6)
        point |= (bytes[at + 1] ?? 0) & 0x3f
        at += 2
      }
    }
    // Whether a word goes on is no matter of luck, as a branch would be.
    const step = steps[state | (kinds[point] || kindOf(point))] ?? nothing
    latin += step & newWord
    han += (step & newHan) >> 1
    state = step & states
  }
  tally.han = han
  tally.latin = latin
  tally.state = state
}

/** Counts a line's end or a space. */
export function countGap(tally: Tally): void {
  tally.state = nothing
}

const letter = 1
const mark = 2
const joint = 3
const hanCharacter = 4
const other = 5

const nothing = 0
const word = 8
const wordAndJoint = 16
const states = word | wordAndJoint

const newWord = 1
const newHan = 2

/** By state and kind: the next state, and what begins with this character. */
const steps = Uint8Array.from({ length: 24 }, (_, index) => {
  const state = index & states
  const kind = index & 7
  if (kind === letter) return state === nothing ? word | newWord : word
  if (kind === joint) return state === word ? wordAndJoint : nothing
  if (kind === hanCharacter) return nothing | newHan
  return kind === mark && state === word ? word : nothing
})

/** Unicode's tables are slow to ask, and an article asks thousands of times about the same characters. */
const kinds = new Uint8Array(0x10000)

/** Of those beyond the Basic Multilingual Plane nothing is learned: there are too many, and too few in texts. */
function kindOf(point: number): number {
  const kind = classify(String.fromCodePoint(point))
  if (point < kinds.length) kinds[point] = kind
  return kind
}

function classify(character: string): number {
  if (/\p{Script=Han}/u.test(character)) return hanCharacter
  if (/[\p{L}\p{N}]/u.test(character)) return letter
  if (/\p{M}/u.test(character)) return mark
  return /['’.,:-]/.test(character) ? joint : other
}
