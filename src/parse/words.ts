import type { Root } from 'hast'
import type { Parsed } from '../model/article.ts'
import { isFootnoteMark, readableText } from './plain-text.ts'

/** Han characters and Latin words of the text; listings of code are not read like text and do not count. */
export function wordsOf(tree: Root): Parsed['words'] {
  const text = readableText(tree, element => element.tagName === 'pre' || isFootnoteMark(element))
  return countWords(text)
}

/** The same of text. */
export function countWords(text: string): Parsed['words'] {
  return {
    han: text.match(/\p{Script=Han}/gu)?.length ?? 0,
    latin: text.replace(/\p{Script=Han}/gu, ' ').match(word)?.length ?? 0,
  }
}

/** `don’t`, `U.S`, `13:31`, `10,000` and `e-mail` are one word each. */
const word = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’.,:-][\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*/gu
