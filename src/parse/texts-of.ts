import { pointAt } from '../text/utf8.ts'
import { joinedPieces, joinsSurely } from './join-lines.ts'
import * as is from './node-types.ts'
import type { SatteriMemory } from './satteri-memory.ts'

/**
 * The texts in a paragraph, heading or cell, with lines between Han characters joined as in join-lines.ts; nothing
 * where there are none to join.
 */
export function joinedTexts(memory: SatteriMemory, id: number): readonly string[] | undefined {
  if (lineEndsIn(memory, id) === 'kept') return undefined
  const pieces: string[] = []
  const texts: number[] = []
  const collect = (parent: number): void => {
    for (const node of memory.childrenOf(parent)) {
      const type = memory.typeOf(node)
      if (type === is.text) texts.push(pieces.push(memory.text(node, 0)) - 1)
      // A stand-in for what readers see in the line besides; what they do not see is nothing.
      else if (type === is.inlineCode || type === is.image || type === is.lineBreak) pieces.push('\uFFFC')
      else collect(node)
    }
  }
  collect(id)
  const kept = joinedPieces(pieces)
  return kept && texts.map(at => kept[at] ?? '')
}

/** What readers read of a paragraph or heading; its spaces are not those of the HTML. */
export function wordsIn(memory: SatteriMemory, id: number): string {
  const texts = joinedTexts(memory, id)?.values()
  const wordsOf = (parent: number): string => {
    let words = ''
    for (const node of memory.childrenOf(parent)) {
      const type = memory.typeOf(node)
      if (type === is.text) words += texts === undefined ? memory.text(node, 0) : (texts.next().value ?? '')
      else if (type === is.inlineCode) words += memory.text(node, 0)
      else if (type === is.lineBreak) words += '\n'
      else words += wordsOf(node)
    }
    return words
  }
  return wordsOf(id)
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
