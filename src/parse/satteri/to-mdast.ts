import type { AlignType, ListItem, Nodes, Parent, Root } from 'mdast'
import * as is from './node-types.ts'
import type { SatteriMemory } from './satteri-memory.ts'

/**
 * What satteri has read as remark-parse gives it: the same nodes with the same fields in the same order, and positions. Made
 * of the memory in one walk; satteri's own reader takes three times as long.
 */
export function toMdast(memory: SatteriMemory): Root {
  const root: Root = { type: 'root', children: [] }
  addChildren(root, is.root, memory)
  root.position = memory.positionOf(is.root)
  return root
}

function addChildren(parent: Parent, id: number, memory: SatteriMemory): void {
  const count = memory.childCount(id)
  for (let index = 0; index < count; index++) {
    const child = memory.child(id, index)
    const node = toNode(child, memory)
    if ('children' in node) addChildren(node, child, memory)
    // References are made with theirs, before their other fields.
    const position = node.position ?? memory.positionOf(child)
    if (position !== undefined) node.position = position
    if (node.type === 'listItem' && typeof node.checked === 'boolean') beginAtBox(node)
    parent.children.push(node as Parent['children'][number])
  }
}

/** The paragraph of a task begins at its words; but at its box where remark takes out the space alone behind it. */
function beginAtBox({ children: [paragraph] }: ListItem): void {
  if (paragraph?.type !== 'paragraph' || paragraph.position === undefined) return
  if (paragraph.children[0]?.type === 'text') return
  const { start, end } = paragraph.position
  const { line, column, offset = 0 } = start
  paragraph.position = { start: { line, column: column - box, offset: offset - box }, end }
}

/** `[x]` and a space. */
const box = 4

function toNode(id: number, memory: SatteriMemory): Nodes {
  switch (memory.typeOf(id)) {
    case is.text:
      return { type: 'text', value: memory.text(id, 0) }
    case is.paragraph:
      return { type: 'paragraph', children: [] }
    case is.strong:
      return { type: 'strong', children: [] }
    case is.emphasis:
      return { type: 'emphasis', children: [] }
    case is.strikethrough:
      return { type: 'delete', children: [] }
    case is.link:
      return { type: 'link', title: orNull(memory.text(id, 8)), url: memory.text(id, 0), children: [] }
    case is.image:
      return {
        type: 'image',
        title: orNull(memory.text(id, 16)),
        url: memory.text(id, 0),
        alt: memory.text(id, 8),
      }
    case is.linkReference:
      return {
        type: 'linkReference',
        children: [],
        position: memory.positionOf(id),
        label: memory.text(id, 8),
        identifier: memory.text(id, 0),
        referenceType: referenceType(memory.byte(id, 16)),
      }
    case is.imageReference:
      return {
        type: 'imageReference',
        alt: memory.text(id, 20),
        position: memory.positionOf(id),
        label: memory.text(id, 8),
        identifier: memory.text(id, 0),
        referenceType: referenceType(memory.byte(id, 16)),
      }
    case is.heading:
      return { type: 'heading', depth: depthOf(memory.byte(id, 0)), children: [] }
    case is.list: {
      const ordered = memory.byte(id, 4) !== 0
      return {
        type: 'list',
        ordered,
        start: ordered ? memory.number(id, 0) : null,
        spread: memory.byte(id, 5) !== 0,
        children: [],
      }
    }
    case is.listItem: {
      const state = memory.byte(id, 0)
      return {
        type: 'listItem',
        spread: memory.byte(id, 1) !== 0,
        checked: state === noBox ? null : state === 1,
        children: [],
      }
    }
    case is.blockquote:
      return { type: 'blockquote', children: [] }
    case is.thematicBreak:
      return { type: 'thematicBreak' }
    case is.lineBreak:
      return { type: 'break' }
    case is.inlineCode:
      return { type: 'inlineCode', value: memory.text(id, 0) }
    case is.code:
      return {
        type: 'code',
        lang: orNull(memory.text(id, 0)),
        meta: orNull(memory.text(id, 8)),
        value: memory.text(id, 16),
      }
    case is.html:
      return { type: 'html', value: memory.text(id, 0) }
    case is.definition:
      return {
        type: 'definition',
        identifier: memory.text(id, 16),
        label: memory.text(id, 24),
        title: orNull(memory.text(id, 8)),
        url: memory.text(id, 0),
      }
    case is.footnoteReference:
      return { type: 'footnoteReference', identifier: memory.text(id, 0), label: memory.text(id, 8) }
    case is.footnoteDefinition:
      return {
        type: 'footnoteDefinition',
        identifier: memory.text(id, 0),
        label: memory.text(id, 8),
        children: [],
      }
    case is.table: {
      const columns = memory.number(id, 0)
      const align = Array.from({ length: columns }, (_, column) => sides[memory.byte(id, 4 + column)] ?? null)
      return { type: 'table', align, children: [] }
    }
    case is.tableRow:
      return { type: 'tableRow', children: [] }
    case is.tableCell:
      return { type: 'tableCell', children: [] }
    default:
      throw new Error(`satteri has a node of type ${memory.typeOf(id)} that nobody asked it for`)
  }
}

/** What the first byte of an item is without a box; with one, it says whether that is checked. */
const noBox = 2

const sides: readonly AlignType[] = [null, 'left', 'right', 'center']

function depthOf(byte: number): 1 | 2 | 3 | 4 | 5 | 6 {
  return ([1, 2, 3, 4, 5, 6] as const)[byte - 1] ?? 1
}

function referenceType(byte: number): 'shortcut' | 'collapsed' | 'full' {
  return (['shortcut', 'collapsed', 'full'] as const)[byte] ?? 'shortcut'
}

function orNull(text: string): string | null {
  return text === '' ? null : text
}
