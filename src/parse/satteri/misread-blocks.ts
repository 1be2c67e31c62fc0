import * as is from './node-types.ts'
import type { SatteriMemory } from './satteri-memory.ts'

/**
 * Whether a block might be another to remark for what is above it: satteri tears indented code below something else
 * without an empty line, and is of another opinion on where lists may stand that do not end a paragraph (an empty
 * item, or a number other than 1).
 */
export function isMisread(parent: number, index: number, memory: SatteriMemory): boolean {
  const own = memory.child(parent, index)
  if (isIndentedCode(own, memory) && endsInEmptyLine(own, memory)) return true
  if (index === 0) return false
  const above = memory.child(parent, index - 1)
  if (memory.typeOf(above) === is.definition && isDoubtfulBelow(above, own, parent, memory)) return true
  switch (memory.typeOf(own)) {
    case is.code:
      return isIndentedCode(own, memory) && !isBelowEmptyLine(own, memory)
    case is.list:
      if (memory.typeOf(above) === is.list) return isInQuotation(own, memory)
      return isIndentedCode(above, memory) && !isBelowEmptyLine(own, memory)
    case is.definition:
      return isIndentedCode(above, memory) && !isLast(parent, index, memory)
    default:
      return false
  }
}

/**
 * A paragraph below a definition may be an item, have a box or belong to a table, to remark; after other blocks satteri
 * confuses what follows.
 */
function isDoubtfulBelow(definition: number, id: number, parent: number, memory: SatteriMemory): boolean {
  switch (memory.typeOf(id)) {
    case is.definition:
      return false
    case is.html:
      return true
    case is.paragraph: {
      const begin = memory.typeOf(parent) === is.listItem ? itemOrBox : item
      return begin.test(memory.written(memory.startOf(id), memory.endOf(id)))
    }
    default:
      // The heading of which a definition was to be the text begins where the definition does.
      return !isAboveEmptyLine(definition, memory)
  }
}

const item = /^(?:[-*+:|]|\d+[.)])/
const itemOrBox = /^(?:[-*+:|]|\d+[.)]|\[[ x]\])/i

export function isIndentedCode(id: number, memory: SatteriMemory): boolean {
  if (memory.typeOf(id) !== is.code) return false
  const start = memory.startOf(id)
  return !/[`~]/.test(memory.written(start, start + 1))
}

/** Whether code lacks the fence that ends it. */
export function isOpenCode(id: number, memory: SatteriMemory): boolean {
  if (memory.typeOf(id) !== is.code) return false
  return !/\n[ \t>]*(?:`{3}|~{3})[`~\s]*$/.test(memory.written(memory.startOf(id), memory.endOf(id)))
}

/** Spaces below indented code are a line of it to satteri, if they are three. */
function endsInEmptyLine(id: number, memory: SatteriMemory): boolean {
  return memory.bytes[memory.textStart(id, 16) + memory.textLength(id, 16) - 1] === lineFeed
}

/** One that is empty in a quotation may be the first of it. */
function isAboveEmptyLine(id: number, memory: SatteriMemory): boolean {
  const end = memory.endOf(id)
  return /^[^\n]?[ \t]*\n[ \t]*\n/.test(memory.written(end - 1, end + 200))
}

/** Where the empty line between two lists makes the first loose, to remark. */
function isInQuotation(id: number, memory: SatteriMemory): boolean {
  for (let at = id; at !== is.root; at = memory.parentOf(at)) {
    if (memory.typeOf(at) === is.blockquote) return true
  }
  return false
}

function isBelowEmptyLine(id: number, memory: SatteriMemory): boolean {
  const start = memory.startOf(id)
  return /\n[ \t>]*\n[ \t>]*$/.test(memory.written(start - 200, start))
}

/** Whether nothing but definitions follows. */
function isLast(parent: number, index: number, memory: SatteriMemory): boolean {
  return memory.childrenOf(parent).every((id, at) => at < index || memory.typeOf(id) === is.definition)
}

const lineFeed = 10
