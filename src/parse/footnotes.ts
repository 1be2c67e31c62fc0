import type { Element, Root } from 'hast'
import type { Options } from 'remark-rehype'
import { visit } from 'unist-util-visit'
import { textMarker } from './holes.ts'

/** The words of footnotes are holes, because they are in the edition's language, and parsing knows no edition. */
export const footnoteOptions: Options = {
  clobberPrefix: '_',
  footnoteLabel: textMarker('footnote.label'),
  footnoteBackLabel: (reference, again) =>
    textMarker('footnote.back', again > 1 ? `${reference + 1}-${again}` : `${reference + 1}`),
}

/**
 * Ids of footnotes by number in the order of reference (`_fn-1`, `_fnref-1`, `_fnref-1-2`) where remark-rehype
 * has percent-encoded labels: two labels cannot meet in one id, and an editor's word does not become an id.
 */
export function numberFootnotes() {
  return (tree: Root) => {
    const references = new Map<string, number>()
    visit(tree, 'element', node => {
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
  link.properties.href = `#_fn-${number}`
  link.properties.id = `_fnref-${number}${count > 1 ? `-${count}` : ''}`
  link.properties.ariaDescribedBy = ['_footnotes']
}

function numberNotes(section: Element): void {
  const elements = section.children.filter(child => child.type === 'element')
  for (const child of elements) {
    if (child.properties.id === 'footnote-label') child.properties.id = '_footnotes'
    if (child.tagName !== 'ol') continue
    const notes = child.children.filter(item => item.type === 'element')
    notes.forEach((note, index) => {
      numberNote(note, index + 1)
    })
  }
}

function numberNote(note: Element, number: number): void {
  note.properties.id = `_fn-${number}`
  let count = 0
  visit(note, 'element', link => {
    if (link.properties.dataFootnoteBackref === undefined) return
    count++
    link.properties.href = `#_fnref-${number}${count > 1 ? `-${count}` : ''}`
  })
}
