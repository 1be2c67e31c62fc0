import type { Prepared } from './fast-rules.ts'
import { SatteriMemory } from './satteri-memory.ts'

type Satteri = typeof import('satteri')

/** There is no binary for every machine; where there is none, all documents go the way of remark. */
const satteri: Satteri | undefined = await import('satteri').catch(() => undefined)

/** Whether the fast parser runs on this machine. */
export function fastParser(): boolean {
  return satteri !== undefined
}

/**
 * GFM as satteri reads it: tables, strikethrough, task lists, bare addresses, footnotes. Without positions it takes a
 * fifth less time and says where nodes begin and end in bytes; but not of all addresses that begin with `www.`.
 */
export function quickParse(prepared: Prepared, tracks = prepared.hasWww): SatteriMemory | undefined {
  if (!satteri) return undefined
  const handle = satteri.createMdastHandle(prepared.text, options, tracks)
  try {
    return new SatteriMemory(satteri.serializeHandle(handle), prepared, tracks)
  } finally {
    satteri.dropHandle(handle)
  }
}

const options = { gfm: true, frontmatter: false }
