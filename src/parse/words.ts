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
  inside: typeof nothing | typeof word | typeof wordAndJoint
}

export function emptyTally(): Tally {
  return { han: 0, latin: 0, inside: nothing }
}

/** Counts the words of the next piece of a text. */
export function countOn(tally: Tally, text: string): void {
  let { han, latin, inside } = tally
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    const isPair = unit >= 0xd800 && unit <= 0xdbff && isTrail(text.charCodeAt(at + 1))
    const kind = isPair ? classify(text.slice(at, at + 2)) : kinds[unit] || learn(unit)
    if (isPair) at++
    if (kind === letter) {
      if (inside === nothing) latin++
      inside = word
    } else if (kind === joint) {
      inside = inside === word ? wordAndJoint : nothing
    } else if (kind !== mark || inside !== word) {
      if (kind === hanCharacter) han++
      inside = nothing
    }
  }
  tally.han = han
  tally.latin = latin
  tally.inside = inside
}

const nothing = 0
const word = 1
const wordAndJoint = 2

const letter = 1
const mark = 2
const joint = 3
const hanCharacter = 4
const other = 5

/** Unicode's tables are slow to ask, and an article asks thousands of times about the same characters. */
const kinds = new Uint8Array(0x10000)

function learn(unit: number): number {
  const kind = classify(String.fromCharCode(unit))
  kinds[unit] = kind
  return kind
}

function isTrail(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff
}

function classify(character: string): number {
  if (/\p{Script=Han}/u.test(character)) return hanCharacter
  if (/[\p{L}\p{N}]/u.test(character)) return letter
  if (/\p{M}/u.test(character)) return mark
  return /['’.,:-]/.test(character) ? joint : other
}
