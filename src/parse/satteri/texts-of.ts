import { pointAt } from '../../text/utf8.ts'
import { type PlainTag, plainTag } from '../html/plain-tags.ts'
import { joinedPieces, joinsSurely } from '../tree/join-lines.ts'
import { spelledOut } from '../tree/plain-text.ts'
import * as is from './node-types.ts'
import type { SatteriMemory } from './satteri-memory.ts'

/**
 * The texts in a paragraph, heading or cell, with lines between Han characters joined as in join-lines.ts, the last one
 * first; nothing where there are none to join.
 */
export function joinedTexts(memory: SatteriMemory, id: number): string[] | undefined {
  if (lineEndsIn(memory, id) === 'kept') return undefined
  const pieces: string[] = []
  const texts: number[] = []
  collect(memory, id, pieces, texts)
  const kept = joinedPieces(pieces)
  return kept && texts.reverse().map(at => kept[at] ?? '')
}

function collect(memory: SatteriMemory, parent: number, pieces: string[], texts: number[]): void {
  const count = memory.childCount(parent)
  for (let index = 0; index < count; index++) {
    const node = memory.child(parent, index)
    const type = memory.typeOf(node)
    if (type === is.text) texts.push(pieces.push(memory.text(node, 0)) - 1)
    // A placeholder for what readers see in the line besides; what they do not see is nothing.
    else if (type === is.inlineCode || isPicture(type) || type === is.lineBreak) pieces.push('\uFFFC')
    else collect(memory, node, pieces, texts)
  }
}

function isPicture(type: number): boolean {
  return type === is.image || type === is.imageReference
}

/** What readers read of a paragraph or heading; its spaces are not those of the HTML. */
export function wordsIn(memory: SatteriMemory, id: number): string {
  return wordsOf(memory, id, joinedTexts(memory, id))
}

function wordsOf(memory: SatteriMemory, parent: number, texts: string[] | undefined): string {
  const count = memory.childCount(parent)
  const begun: number[] = []
  let words = ''
  for (let index = 0; index < count; index++) {
    const node = memory.child(parent, index)
    const type = memory.typeOf(node)
    if (type === is.text) words += texts === undefined ? memory.text(node, 0) : (texts.pop() ?? '')
    else if (type === is.inlineCode) words += memory.text(node, 0)
    else if (type === is.lineBreak) words += '\n'
    else if (type === is.html) words = withTag(words, plainTag(memory.text(node, 0)), begun)
    else words += wordsOf(memory, node, texts)
  }
  return words
}

/** The words so far after a tag of HTML; `begun` has where the words of elements begin that have not ended. */
function withTag(words: string, tag: PlainTag | undefined, begun: number[]): string {
  if (tag?.kind === 'break') return `${words}\n`
  if (tag?.kind === 'begin') begun.push(words.length)
  if (tag?.kind !== 'end') return words
  const start = begun.pop() ?? words.length
  return words.slice(0, start) + spelledOut(tag.name, words.slice(start))
}

/**
 * Whether lines are joined in a paragraph, heading or cell: none is `kept`, or all that end with Chinese are, or it
 * takes a look at the whole.
 */
export function lineEndsIn(memory: SatteriMemory, id: number): 'kept' | 'joined' | 'doubtful' {
  if (memory.isOfOneLine(id) && !memory.hasReferences) return 'kept'
  const found = endsIn(memory, id)
  return (found & doubtful) !== 0 ? 'doubtful' : (found & joins) !== 0 ? 'joined' : 'kept'
}

const joins = 1
const doubtful = 2

function endsIn(memory: SatteriMemory, parent: number): number {
  const count = memory.childCount(parent)
  let found = 0
  for (let index = 0; index < count; index++) {
    const node = memory.child(parent, index)
    found |= memory.typeOf(node) === is.text ? endsOf(memory, node) : endsIn(memory, node)
  }
  return found
}

function endsOf(memory: SatteriMemory, node: number): number {
  const { bytes } = memory
  const start = memory.textStart(node, 0)
  const end = start + memory.textLength(node, 0)
  let found = 0
  for (let at = bytes.indexOf(lineFeed, start); at >= 0 && at < end; at = bytes.indexOf(lineFeed, at + 1)) {
    // Between two signs of ASCII, as lines of English are, none is joined.
    const isWithin = at > start && at + 1 < end
    if (isWithin && isClosed(bytes[at - 1]) && isClosed(bytes[at + 1])) continue
    const isSure =
      at - 3 >= start && at + 3 < end && joinsSurely(characterAt(bytes, at - 3), characterAt(bytes, at + 1))
    found |= isSure && memory.isAsWritten(start, end) ? joins : doubtful
  }
  return found
}

/** A space is no end: behind it may stand Chinese. */
function isClosed(byte = 0): boolean {
  return byte > 0x20 && byte < 0x80
}

/** One of three bytes, as nearly all of Chinese is; nothing where there is another. */
function characterAt(bytes: Uint8Array, at: number): string {
  const lead = bytes[at] ?? 0
  return lead >= 0xe0 && lead <= 0xef ? String.fromCharCode(pointAt(bytes, at, 3)) : ''
}

const lineFeed = 10
