import type { Nodes, Root } from 'mdast'
import type { MdastReader } from 'satteri'
import { joinLinesOf } from './join-lines.ts'

/**
 * The tree in satteri's memory as mdast, its lines joined as in join-lines.ts; nothing where it has a node that the
 * fast way does not write. satteri has a function for it, which spends most of its time on positions that nobody
 * asks for: here, words, paragraphs and emphasis have none.
 */
export function treeOf(reader: MdastReader): Root | undefined {
  const children = childrenOf<Root['children'][number]>(reader, 0, 0)
  return children && { type: 'root', children }
}

function childrenOf<Child extends Nodes>(
  reader: MdastReader,
  id: number,
  depth: number,
): Child[] | undefined {
  if (depth > depthLimit) return undefined
  const children: Child[] = []
  for (const child of reader.getChildIds(id)) {
    const node = nodeOf(reader, child, depth)
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
function nodeOf(reader: MdastReader, id: number, depth: number): Nodes | undefined {
  const type = reader.getNodeType(id)
  const field = (offset: number): string => reader.fieldString(id, offset)
  switch (type) {
    case 7:
      return { type: 'html', value: field(0), ...place(reader, id) }
    case 8:
      return { type: 'code', lang: field(0) || null, value: field(16), ...place(reader, id) }
    case 10:
      return { type: 'text', value: field(0) }
    case 13:
      return { type: 'inlineCode', value: field(0) }
    case 14:
      return { type: 'break' }
    case 3:
      return { type: 'thematicBreak' }
    case 16:
      return { type: 'image', url: field(0), alt: field(8), title: field(16) || null, ...place(reader, id) }
    case 20:
      return { type: 'footnoteReference', identifier: field(0), label: field(8) }
    default:
      return parentOf(reader, id, type, childrenOf(reader, id, depth + 1), field)
  }
}

function parentOf(
  reader: MdastReader,
  id: number,
  type: number,
  children: never[] | undefined,
  field: (offset: number) => string,
): Nodes | undefined {
  if (!children) return undefined
  switch (type) {
    case 1:
      return { type: 'paragraph', children }
    case 2:
      return { type: 'heading', depth: depthOf(reader.fieldU8(id, 0, 1)), children }
    case 4:
      return { type: 'blockquote', children }
    case 5: {
      const { ordered, start, spread } = reader.getListData(id)
      return { type: 'list', ordered, start: ordered ? start : null, spread, children }
    }
    case 6:
      return { type: 'listItem', ...reader.getListItemData(id), children, ...place(reader, id) }
    case 11:
      return { type: 'emphasis', children }
    case 12:
      return { type: 'strong', children }
    case 15:
      return { type: 'link', url: field(0), title: field(8) || null, children, ...place(reader, id) }
    case 19:
      return {
        type: 'footnoteDefinition',
        identifier: field(0),
        label: field(8),
        children,
        ...place(reader, id),
      }
    case 21:
      return { type: 'table', align: reader.getTableAlign(id).map(alignOf), children, ...place(reader, id) }
    case 22:
      return { type: 'tableRow', children, ...place(reader, id) }
    case 23:
      return { type: 'tableCell', children }
    case 24:
      return { type: 'delete', children }
    default:
      return undefined
  }
}

function place(reader: MdastReader, id: number): Pick<Nodes, 'position'> {
  const position = reader.getPosition(id)
  return position ? { position } : {}
}

function depthOf(depth: number): 1 | 2 | 3 | 4 | 5 | 6 {
  return depth === 1 || depth === 2 || depth === 3 || depth === 4 || depth === 5 ? depth : 6
}

function alignOf(side: string | null): 'left' | 'right' | 'center' | null {
  return side === 'left' || side === 'right' || side === 'center' ? side : null
}
