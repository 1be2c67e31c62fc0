import type { Element, Nodes, Root } from 'hast'
import type { Options } from 'remark-rehype'
import { textMarker } from '../tree/holes.ts'
import { walk } from '../tree/walk.ts'

/** The words of footnotes are holes, because they are in the edition's language, and parsing knows no edition. */
export const footnoteOptions: Options = {
  clobberPrefix: 'd_',
  footnoteLabel: textMarker('footnote.label'),
  footnoteBackLabel: (reference, again) =>
    textMarker('footnote.back', again > 1 ? `${reference + 1}-${again}` : `${reference + 1}`),
}

/**
 * Ids of footnotes by number in the order of reference (`d_fn-1`, `d_fnref-1`, `d_fnref-1-2`) where remark-rehype
 * has percent-encoded labels: two labels cannot meet in one id, and an editor's word does not become an id.
 */
export function numberFootnotes() {
  return (tree: Root) => {
    const references = new Map<string, number>()
    walk<Nodes>(tree, node => {
      if (node.type !== 'element') return
      if (node.properties.dataFootnoteRef) numberReference(node, references)
      if (node.properties.dataFootnotes) numberNotes(node)
    })
  }
}

function numberReference(link: Element, references: Map<string, number>): void {
  const [label] = link.children
  const number = label?.type === 'text' ? label.value : ''
  const count = (references.get(number) ?? 0) + 1
  references.set(number, count)
  link.properties.href = `#d_fn-${number}`
  link.properties.id = `d_fnref-${number}${count > 1 ? `-${count}` : ''}`
  link.properties.ariaDescribedBy = ['d_footnotes']
}

function numberNotes(section: Element): void {
  const elements = section.children.filter(child => child.type === 'element')
  for (const child of elements) {
    if (child.properties.id === 'footnote-label') child.properties.id = 'd_footnotes'
    if (child.tagName !== 'ol') continue
    const notes = child.children.filter(item => item.type === 'element')
    notes.forEach((note, index) => {
      numberNote(note, index + 1)
    })
  }
}

function numberNote(note: Element, number: number): void {
  note.properties.id = `d_fn-${number}`
  let count = 0
  walk<Nodes>(note, link => {
    if (link.type !== 'element' || link.properties.dataFootnoteBackref === undefined) return
    count++
    link.properties.href = `#d_fnref-${number}${count > 1 ? `-${count}` : ''}`
  })
}
