import type { Root } from 'hast'
import type { Parsed } from '../model/article.ts'
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
  countOn(tally, text)
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

/** Counts the words of the next piece of a text. */
export function countOn(tally: Tally, text: string): void {
  let { han, latin, state } = tally
  for (let at = 0; at < text.length; at++) {
    let kind = kinds[text.charCodeAt(at)] ?? unknown
    if (kind === unknown) {
      const character = characterAt(text, at)
      kind = kindOf(character)
      at += character.length - 1
    }
    // Whether a word goes on is no matter of luck, as a branch would be.
    const step = steps[state | kind] ?? nothing
    latin += step & newWord
    han += (step & newHan) >> 1
    state = step & states
  }
  tally.han = han
  tally.latin = latin
  tally.state = state
}

const unknown = 0
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

/** Nothing is learned of halves: what a pair is depends on both. */
function kindOf(character: string): number {
  const kind = classify(character)
  if (character < '\uD800' || character > '\uDFFF') kinds[character.charCodeAt(0)] = kind
  return kind
}

function characterAt(text: string, at: number): string {
  return String.fromCodePoint(text.codePointAt(at) ?? 0)
}

function classify(character: string): number {
  if (/\p{Script=Han}/u.test(character)) return hanCharacter
  if (/[\p{L}\p{N}]/u.test(character)) return letter
  if (/\p{M}/u.test(character)) return mark
  return /['’.,:-]/.test(character) ? joint : other
}
