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
  let han = 0
  let latin = 0
  let inside: 'word' | 'joint' | 'nothing' = 'nothing'
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    const isPair = unit >= 0xd800 && unit <= 0xdbff && isTrail(text.charCodeAt(at + 1))
    const kind = isPair ? classify(text.slice(at, at + 2)) : kinds[unit] || learn(unit)
    if (isPair) at++
    if (kind === letter) {
      if (inside === 'nothing') latin++
      inside = 'word'
    } else if (kind === joint) {
      inside = inside === 'word' ? 'joint' : 'nothing'
    } else if (kind !== mark || inside !== 'word') {
      if (kind === hanCharacter) han++
      inside = 'nothing'
    }
  }
  return { han, latin }
}

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
