import type { Nodes, Root } from 'hast'
import { walk } from '../tree/walk.ts'

/** Alignment of table cells as classes (`align-right`): the attribute that Markdown's HTML uses is obsolete. */
export function alignCells() {
  return (tree: Root) => {
    walk<Nodes>(tree, node => {
      if (node.type !== 'element' || node.properties.align === undefined) return
      node.properties.className = [`align-${node.properties.align}`]
      delete node.properties.align
    })
  }
}
