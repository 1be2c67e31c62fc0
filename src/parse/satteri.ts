import type { Root } from 'mdast'
import { readUtf8 } from '../text/utf8.ts'
import { cutter } from './cutter.ts'
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
export function quickTree({ text, original, restore }: Prepared): Root | undefined {
  if (!satteri || !Reader) return undefined
  const handle = satteri.createMdastHandle(text, options)
  try {
    const reader = new Reader(satteri.serializeHandle(handle))
    reader.read(text, original, restore)
    return treeOf(reader)
  } finally {
    satteri.dropHandle(handle)
  }
}

const options = { gfm: true, frontmatter: false }

/**
 * satteri's memory has the text first, and behind it what is not in the text as it should be. Its own reader
 * decodes all of that again, which takes as long as parsing does; this one cuts it out of the text that is there.
 */
function readerOf({ MdastReader }: Satteri) {
  return class extends MdastReader {
    #length = 0
    #cut = (_start: number, _end: number): string => ''
    #restore: Prepared['restore']
    readonly #bytes: Uint8Array
    readonly #pool: number

    constructor(bytes: Uint8Array) {
      super(bytes)
      this.#bytes = bytes
      this.#pool = this.header.stringPoolOffset
    }

    /** What satteri has read, and what stands there in truth. */
    read(text: string, original: string, restore: Prepared['restore']): void {
      this.#length = Buffer.byteLength(text)
      this.#cut = cutter(original, text, this.#length)
      this.#restore = restore
    }

    override getString(offset: number, length: number): string {
      if (length === 0) return ''
      if (offset + length <= this.#length) return this.#cut(offset, offset + length)
      const start = this.#pool + offset
      const piece = readUtf8(this.#bytes.subarray(start, start + length)) ?? ''
      return this.#restore === undefined ? piece : this.#restore(piece)
    }
  }
}

const Reader = satteri && readerOf(satteri)
