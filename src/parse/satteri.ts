import type { Root } from 'mdast'
import type { Prepared } from './fast-rules.ts'
import { treeOf } from './satteri-tree.ts'

type Satteri = typeof import('satteri')

/** There is no binary for every machine; where there is none, all documents go the way of remark. */
const satteri: Satteri | undefined = await import('satteri').catch(() => undefined)

/** Whether the fast parser runs on this machine. */
export function fastParser(): boolean {
  return satteri !== undefined
}

/**
 * GFM as satteri reads it: tables, strikethrough, task lists, bare addresses, footnotes. Positions count UTF-16
 * units, as remark's do.
 */
export function quickTree({ text, restore }: Prepared): Root | undefined {
  if (!satteri) return undefined
  const handle = satteri.createMdastHandle(text, { gfm: true, frontmatter: false })
  try {
    return treeOf(new satteri.MdastReader(satteri.serializeHandle(handle)), restore)
  } finally {
    satteri.dropHandle(handle)
  }
}
