import type { Root } from 'hast'
import { isCjkPunctuation, isHan } from '../../text/han.ts'
import { wordsIn } from './plain-text.ts'

/** A Han character is as wide as two Latin letters: 120 of the one or 240 of the other. */
const leadWidth = 240

/** The first paragraph that has words, as far as its last sentence that fits. */
export function leadOf(tree: Root): string {
  for (const node of tree.children) {
    const text = node.type === 'element' && node.tagName === 'p' ? wordsIn(node) : ''
    if (text !== '') return cutAtSentence(text)
  }
  return ''
}

/** Where not even one sentence fits, the last clause or word that does, and `…` to say so. */
export function cutAtSentence(text: string): string {
  const fitting = text.slice(0, fittingLength(text))
  if (fitting === text) return text
  const sentences = lastEnd(fitting, text, sentenceEnd)
  if (sentences > 0) return text.slice(0, sentences).trim()
  const clauses = lastEnd(fitting, text, clauseEnd)
  const words = lastEnd(fitting, text, wordEnd)
  const end = clauses > fitting.length / 2 ? clauses : words || fitting.length
  return `${text.slice(0, end).replace(/[\s，、；：,;:—-]+$/u, '')}…`
}

function fittingLength(text: string): number {
  let width = 0
  let length = 0
  while (length < text.length) {
    width += isWide(text.codePointAt(length) ?? 0) ? 2 : 1
    if (width > leadWidth) break
    length += lengthAt(text, length)
  }
  return length
}

function lengthAt(text: string, index: number): number {
  return (text.codePointAt(index) ?? 0) > 0xffff ? 2 : 1
}

/** What nearly all characters are is known without asking Unicode's tables. */
function isWide(point: number): boolean {
  if (point < 0x80) return false
  if (point >= 0x4e00 && point <= 0x9fa5) return true
  const character = String.fromCodePoint(point)
  return isHan(character) || isCjkPunctuation(character)
}

/** Judged on the whole text, because whether a point ends a sentence shows only after it. */
function lastEnd(fitting: string, text: string, ends: RegExp): number {
  let last = 0
  ends.lastIndex = 0
  for (let found = ends.exec(text); found !== null; found = ends.exec(text)) {
    if (ends.lastIndex > fitting.length) break
    last = ends.lastIndex
    // What has no length is found once.
    if (found[0] === '') ends.lastIndex += lengthAt(text, last)
  }
  return last
}

/**
 * A Chinese full stop always ends a sentence; a Latin point only after a word of three letters or more, a
 * number or a bracket and before a capital, so that `Dr. Li`, `U.S. Senate` and `No. 5` hold together.
 */
const sentenceEnd =
  /[。！？…]+[”’」』）》]*|(?:[\p{Ll}]{3}|\p{N}|[)\]"”’%])(?<!\b(?:Prof|Gov|Sens?|Reps?|Gen|Capt|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Inc|Corp|Mrs))[.!?]+["”’)]*(?=\s+[\p{Lu}\p{N}\p{Script=Han}"“‘(])/gu

const clauseEnd = /[，；：、]|[,;:](?=\s)/gu

const wordEnd = /\s+|(?<=\p{Script=Han})(?=.)/gu
