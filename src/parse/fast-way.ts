import type { Heading as HeadingNode, Nodes, Root } from 'mdast'
import type { Heading } from '../model/article.ts'
import { ownCopy } from '../text/own-copy.ts'
import { type Prepared, prepare } from './fast-rules.ts'
import { headingId } from './headings.ts'
import { cutAtSentence } from './lead.ts'
import type { Markdown } from './markdown.ts'
import { oneLine } from './plain-text.ts'
import { quickTree } from './satteri.ts'
import { blankSheet, quoted, takePiece } from './sheet.ts'
import { writeBlocks } from './write-blocks.ts'
import { writeInlines } from './write-inlines.ts'
import { announceNotes, writeNotes } from './write-notes.ts'

/** What Markdown says by satteri, or nothing where only remark is known to read the text as remark does. */
export function fastWay(text: string): Markdown | undefined {
  const prepared = prepare(text)
  const tree = prepared && quickTree(prepared)
  return tree && writeTree(tree, prepared)
}

/** What a tree says, written down in one walk. */
export function writeTree(tree: Root, { text, hasAddress }: Prepared): Markdown | undefined {
  const sheet = blankSheet(text, hasAddress)
  const headings: Heading[] = []
  const taken = new Map<string, number>()
  // As in demoteHeadings: the title of the page is its only h1.
  const step = hasTitle(tree) ? 1 : 0
  const writeHeading = (node: HeadingNode): void => {
    const depth = Math.min(node.depth + step, 6)
    const words = ownCopy(oneLine(wordsIn(node)) || oneLine(descriptionsOf(node)))
    const id = headingId(words, taken)
    sheet.anchors.push(id)
    sheet.html += `<h${depth} id=${quoted(id)}>`
    writeInlines(node.children, sheet)
    sheet.html += `</h${depth}>`
    if (words !== '' && tree.children.includes(node)) headings.push({ depth, id, text: words })
  }
  announceNotes(
    tree.children.filter(node => node.type === 'footnoteDefinition'),
    sheet,
  )
  writeBlocks(tree.children, sheet, writeHeading)
  writeNotes(sheet)
  takePiece(sheet)
  if (!sheet.trusted) return undefined
  return {
    body: sheet.body,
    targets: sheet.holes.flatMap(hole => (hole.kind === 'text' ? [] : [ownCopy(hole.target)])),
    headings,
    anchors: sheet.anchors,
    lead: ownCopy(leadOf(tree)),
    words: { han: sheet.words.han, latin: sheet.words.latin },
    diagnostics: [...sheet.losses, ...sheet.diagnostics],
  }
}

function hasTitle(node: Nodes): boolean {
  if (node.type === 'heading') return node.depth === 1
  if (node.type === 'paragraph' || node.type === 'table' || !('children' in node)) return false
  return node.children.some(hasTitle)
}

/** What readers read of a paragraph or heading; its spaces are not those of the HTML. */
function wordsIn(node: Nodes): string {
  if (node.type === 'text' || node.type === 'inlineCode') return node.value
  if (node.type === 'break') return '\n'
  let words = ''
  if ('children' in node) for (const child of node.children) words += wordsIn(child)
  return words
}

function descriptionsOf(node: Nodes): string {
  if (node.type === 'image') return node.alt ?? ''
  return 'children' in node ? node.children.map(descriptionsOf).join(' ') : ''
}

/** As in lead.ts: the first paragraph that has words. */
function leadOf(tree: Root): string {
  for (const node of tree.children) {
    const text = node.type === 'paragraph' ? oneLine(wordsIn(node)) : ''
    if (text !== '') return cutAtSentence(text)
  }
  return ''
}
