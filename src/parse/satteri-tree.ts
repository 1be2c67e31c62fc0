import type { Nodes, Root } from 'mdast'
import { joinLinesOf } from './join-lines.ts'
import type { SatteriMemory } from './satteri-memory.ts'

/**
 * The tree in satteri's memory as mdast, its lines joined as in join-lines.ts; nothing where it has a node that the
 * fast way does not write. satteri has a function for it, which spends most of its time on positions that nobody
 * asks for: here, words, paragraphs and emphasis have none.
 */
export function treeOf(memory: SatteriMemory): Root | undefined {
  const children = childrenOf<Root['children'][number]>(memory, 0, 0)
  return children && { type: 'root', children }
}

function childrenOf<Child extends Nodes>(
  memory: SatteriMemory,
  id: number,
  depth: number,
): Child[] | undefined {
  if (depth > depthLimit) return undefined
  const children: Child[] = []
  const count = memory.childCount(id)
  for (let index = 0; index < count; index++) {
    const node = nodeOf(memory, memory.child(id, index), depth)
    if (!node) return undefined
    joinLinesOf(node)
    // Which children a parent may have is as sure as the parser is.
    children.push(node as Child)
  }
  return children
}

/** Neither the stack nor the limits of the other way are the same where thousands of marks nest. */
const depthLimit = 60

/** The numbers are those of satteri's `NodeType`, and the offsets those of its table of fields, in 0.10. */
function nodeOf(memory: SatteriMemory, id: number, depth: number): Nodes | undefined {
  const type = memory.typeOf(id)
  switch (type) {
    case 7:
      return { type: 'html', value: memory.text(id, 0), position: memory.positionOf(id) }
    case 8:
      return {
        type: 'code',
        lang: memory.text(id, 0) || null,
        value: memory.text(id, 16),
        position: memory.positionOf(id),
      }
    case 10:
      return { type: 'text', value: memory.text(id, 0) }
    case 13:
      return { type: 'inlineCode', value: memory.text(id, 0) }
    case 14:
      return { type: 'break' }
    case 3:
      return { type: 'thematicBreak' }
    case 16:
      return {
        type: 'image',
        url: memory.text(id, 0),
        alt: memory.text(id, 8),
        title: memory.text(id, 16) || null,
        position: memory.positionOf(id),
      }
    case 20:
      return { type: 'footnoteReference', identifier: memory.text(id, 0), label: memory.text(id, 8) }
    default:
      return parentOf(memory, id, type, childrenOf(memory, id, depth + 1))
  }
}

function parentOf(
  memory: SatteriMemory,
  id: number,
  type: number,
  children: never[] | undefined,
): Nodes | undefined {
  if (!children) return undefined
  switch (type) {
    case 1:
      return { type: 'paragraph', children }
    case 2:
      return { type: 'heading', depth: depthOf(memory.byte(id, 0)), children }
    case 4:
      return { type: 'blockquote', children }
    case 5: {
      const ordered = memory.byte(id, 4) !== 0
      const start = ordered ? memory.number(id, 0) : null
      return { type: 'list', ordered, start, spread: memory.byte(id, 5) !== 0, children }
    }
    case 6: {
      const box = memory.byte(id, 0)
      const checked = box === 2 ? null : box === 1
      const spread = memory.byte(id, 1) !== 0
      return { type: 'listItem', checked, spread, children, position: memory.positionOf(id) }
    }
    case 11:
      return { type: 'emphasis', children }
    case 12:
      return { type: 'strong', children }
    case 15:
      return {
        type: 'link',
        url: memory.text(id, 0),
        title: memory.text(id, 8) || null,
        children,
        position: memory.positionOf(id),
      }
    case 19:
      return {
        type: 'footnoteDefinition',
        identifier: memory.text(id, 0),
        label: memory.text(id, 8),
        children,
        position: memory.positionOf(id),
      }
    case 21:
      return { type: 'table', align: alignOf(memory, id), children, position: memory.positionOf(id) }
    case 22:
      return { type: 'tableRow', children, position: memory.positionOf(id) }
    case 23:
      return { type: 'tableCell', children }
    case 24:
      return { type: 'delete', children }
    default:
      return undefined
  }
}

function depthOf(depth: number): 1 | 2 | 3 | 4 | 5 | 6 {
  return depth === 1 || depth === 2 || depth === 3 || depth === 4 || depth === 5 ? depth : 6
}

function alignOf(memory: SatteriMemory, id: number): Side[] {
  const columns: Side[] = []
  const count = memory.number(id, 0)
  for (let column = 0; column < count; column++) columns.push(sides[memory.byte(id, 4 + column)] ?? null)
  return columns
}

const sides = [null, 'left', 'right', 'center'] as const

type Side = (typeof sides)[number]
