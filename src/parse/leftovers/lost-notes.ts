import type { FootnoteDefinition, Nodes, Root } from 'mdast'
import type { Position } from '../../model/article.ts'
import { type Diagnostic, diagnostic } from '../../model/diagnostic.ts'
import { walk } from '../tree/walk.ts'

/** Footnotes that nobody refers to are not published, and of two with one label the second is not. */
export function lostNotes(tree: Root): Diagnostic[] {
  const notes = new Map<string, FootnoteDefinition>()
  const lost: Diagnostic[] = []
  walk<Nodes>(tree, node => {
    if (node.type !== 'footnoteDefinition') return
    const first = notes.get(keyOf(node))
    if (first) lost.push(toldTwice(node, first))
    else notes.set(keyOf(node), node)
  })
  if (notes.size === 0) return lost
  const used = new Set<string>()
  collectReferences(tree, used, notes)
  for (const [key, note] of notes) {
    if (used.has(key)) continue
    const message = `nothing refers to the footnote ${labelOf(note)}, so it is not published`
    const hint = `write ${labelOf(note)} where it belongs, or delete it`
    lost.push(diagnostic('markdown/leftover', message, { file: '', ...placeOfLabel(note) }, { hint }))
  }
  return lost
}

function toldTwice(note: FootnoteDefinition, first: FootnoteDefinition): Diagnostic {
  const message = `there are two footnotes ${labelOf(note)}, and this one is not published`
  const hint = 'give it a label of its own'
  const related = [{ message: 'the other one is here', file: '', ...placeOfLabel(first) }]
  return diagnostic('markdown/leftover', message, { file: '', ...placeOfLabel(note) }, { hint, related })
}

/** What is referred to in footnotes counts if these are referred to themselves. */
function collectReferences(
  node: Nodes,
  used: Set<string>,
  notes: ReadonlyMap<string, FootnoteDefinition>,
): void {
  if (node.type === 'footnoteReference' && !used.has(keyOf(node))) {
    used.add(keyOf(node))
    for (const child of notes.get(keyOf(node))?.children ?? []) collectReferences(child, used, notes)
  }
  if (!('children' in node) || node.type === 'footnoteDefinition') return
  for (const child of node.children) collectReferences(child, used, notes)
}

function keyOf({ identifier }: { readonly identifier: string }): string {
  return identifier.toUpperCase()
}

function labelOf({ label, identifier }: FootnoteDefinition): string {
  return `[^${label ?? identifier}]`
}

function placeOfLabel(note: FootnoteDefinition): Position {
  const { line = 1, column = 1 } = note.position?.start ?? {}
  return { line, column, endColumn: column + labelOf(note).length }
}
