import type { Root } from 'mdast'

type Satteri = typeof import('satteri')

/** There is no binary for every machine; where there is none, all documents go the way of remark. */
const satteri: Satteri | undefined = await import('satteri').catch(() => undefined)

/** Whether the fast parser runs on this machine. */
export function fastParser(): boolean {
  return satteri !== undefined
}

/** GFM as satteri reads it: tables, strikethrough, task lists, bare addresses. Positions count UTF-16 units. */
export function quickTree(text: string): Root | undefined {
  const tree = satteri?.markdownToMdast(text, { features: { gfm: { footnotes: false }, frontmatter: false } })
  return tree?.type === 'root' ? tree : undefined
}
