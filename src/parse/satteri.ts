import type { Nodes, Root } from 'mdast'
import type { Prepared } from './fast-rules.ts'
import { walk } from './walk.ts'

type Satteri = typeof import('satteri')

/** There is no binary for every machine; where there is none, all documents go the way of remark. */
const satteri: Satteri | undefined = await import('satteri').catch(() => undefined)

/** Whether the fast parser runs on this machine. */
export function fastParser(): boolean {
  return satteri !== undefined
}

/** GFM as satteri reads it: tables, strikethrough, task lists, bare addresses, footnotes. Positions count UTF-16 units. */
export function quickTree({ text, restore }: Prepared): Root | undefined {
  const tree = satteri?.markdownToMdast(text, { features: { gfm: true, frontmatter: false } })
  if (tree?.type !== 'root') return undefined
  if (restore) walk<Nodes>(tree, node => restoreFields(node, restore))
  return tree
}

function restoreFields(node: Nodes, restore: (piece: string) => string): void {
  if ('value' in node) node.value = restore(node.value)
  if ('url' in node) node.url = restore(node.url)
  if ('title' in node && node.title) node.title = restore(node.title)
  if ('alt' in node && node.alt) node.alt = restore(node.alt)
  if ('lang' in node && node.lang) node.lang = restore(node.lang)
}
