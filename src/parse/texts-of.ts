import { joinedPieces } from './join-lines.ts'
import * as is from './node-types.ts'
import type { SatteriMemory } from './satteri-memory.ts'

/**
 * The texts in a paragraph, heading or cell, with lines between Han characters joined as in join-lines.ts; nothing
 * where there are none to join.
 */
export function joinedTexts(memory: SatteriMemory, id: number): readonly string[] | undefined {
  if ((memory.isOfOneLine(id) && !memory.hasReferences) || !mayJoin(memory, id)) return undefined
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

/** Whether a line ends in one of the texts that may be Chinese on either side. */
function mayJoin(memory: SatteriMemory, parent: number): boolean {
  const count = memory.childCount(parent)
  for (let index = 0; index < count; index++) {
    const node = memory.child(parent, index)
    if (memory.typeOf(node) === is.text ? hasOpenEnd(memory, node) : mayJoin(memory, node)) return true
  }
  return false
}

/** Between two signs of ASCII, as lines of English are, none is joined. */
function hasOpenEnd(memory: SatteriMemory, node: number): boolean {
  const { bytes } = memory
  const start = memory.textStart(node, 0)
  const end = start + memory.textLength(node, 0)
  for (let at = bytes.indexOf(lineFeed, start); at >= 0 && at < end; at = bytes.indexOf(lineFeed, at + 1)) {
    const isWithin = at > start && at + 1 < end
    if (!isWithin || !isClosed(bytes[at - 1]) || !isClosed(bytes[at + 1])) return true
  }
  return false
}

/** A space is no end: behind it may stand Chinese. */
function isClosed(byte = 0): boolean {
  return byte > 0x20 && byte < 0x80
}

const lineFeed = 10
