import type { Element, Root } from 'hast'
import type { Parsed } from '../../model/article.ts'
import { isFootnoteMark, readableText } from './plain-text.ts'

/** Han characters and Latin words of the text; listings of code are not read like text and do not count. */
export function wordsOf(tree: Root): Parsed['words'] {
  const leaveOut = (element: Element): boolean => element.tagName === 'pre' || isFootnoteMark(element)
  return countWords(
    readableText(tree, leaveOut, (element, words) => (element === 'rt' ? ` ${words} ` : words)),
  )
}

/**
 * Counts the words of a text. `don’t`, `U.S`, `13:31`, `10,000` and `e-mail` are one word each: letters, digits and the
 * marks on them, with single joints between. The fast way counts in the same manner while it writes (html-bytes.ts).
 */
export function countWords(text: string): Parsed['words'] {
  let han = 0
  let latin = 0
  let state: number = nothing
  for (const character of text) {
    const kind = characterKind(character.codePointAt(0) ?? 0)
    if (kind === hanCharacter) han++
    if (kind === letter && state === nothing) latin++
    state = nextState(state, kind)
  }
  return { han, latin }
}

/** What was counted in the pieces of a text so far, of which one may end within a word. */
export interface Tally {
  han: number
  latin: number
  /** As `nextState` has it. */
  state: number
}

export function emptyTally(): Tally {
  return { han: 0, latin: 0, state: nothing }
}

/** Counts a line's end or a space. */
export function countGap(tally: Tally): void {
  tally.state = nothing
}

/** No word that the next character could go on with; 1 is one, and 2 one and a joint. */
export const nothing = 0

/** The kinds of characters, each a bit. */
export const letter = 1
export const joint = 2
const mark = 4
export const hanCharacter = 8
const other = 16

/** The state after a character of this kind. */
export function nextState(state: number, kind: number): number {
  return (kind & letter) | ((state << 1) & kind & joint) | ((kind >> 2) & state & letter)
}

/** The kind of a character. Unicode's tables are slow to ask, and an article asks thousands of times about the same. */
export function characterKind(point: number): number {
  return kinds[point] || learnKind(point)
}

const kinds = new Uint8Array(0x10000)

/** Of those beyond the Basic Multilingual Plane nothing is learned: there are too many, and too few in texts. */
function learnKind(point: number): number {
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
