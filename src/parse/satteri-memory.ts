import { readUtf8 } from '../text/utf8.ts'
import { cutter } from './cutter.ts'
import type { Prepared } from './fast-rules.ts'

/**
 * satteri's memory after parsing, as it gives it away: nodes of one size, the ids of their children, their fields, and
 * at the end the text and behind that what is not in the text as it should be. satteri's own reader decodes all of
 * the text again, which takes as long as parsing does; this one cuts it out of the text that is there. The offsets
 * are those of 0.10.
 */
export class SatteriMemory {
  private readonly bytes: Uint8Array
  private readonly view: DataView
  private readonly nodes: number
  private readonly children: number
  private readonly fields: number
  private readonly pool: number
  /** How many bytes the text has. */
  private readonly length: number
  private readonly cut: (start: number, end: number) => string
  private readonly restore: Prepared['restore']

  constructor(bytes: Uint8Array, { text, original, restore }: Prepared) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    if (view.getUint32(8, true) !== nodeSize) throw new Error('this satteri has another memory than 0.10')
    this.bytes = bytes
    this.view = view
    this.nodes = view.getUint32(16, true)
    this.children = view.getUint32(24, true)
    this.fields = view.getUint32(32, true)
    this.pool = view.getUint32(40, true)
    this.length = Buffer.byteLength(text)
    this.cut = cutter(original, text, this.length)
    this.restore = restore
  }

  typeOf(id: number): number {
    return this.view.getUint8(this.nodes + id * nodeSize + 4)
  }

  childCount(id: number): number {
    return this.ofNode(id, 40)
  }

  child(id: number, index: number): number {
    return this.view.getUint32(this.children + (this.ofNode(id, 36) + index) * 4, true)
  }

  /** In UTF-16 units; nothing of what stands nowhere in the text, such as bare addresses. */
  positionOf(id: number) {
    const line = this.ofNode(id, 20)
    if (line === 0) return undefined
    return {
      start: { offset: this.ofNode(id, 12), line, column: this.ofNode(id, 24) },
      end: { offset: this.ofNode(id, 16), line: this.ofNode(id, 28), column: this.ofNode(id, 32) },
    }
  }

  /** The field of a node at an offset, as text; `''` where there is none. */
  text(id: number, offset: number): string {
    if (offset + 8 > this.ofNode(id, 48)) return ''
    const at = this.fields + this.ofNode(id, 44) + offset
    return this.piece(this.view.getUint32(at, true), this.view.getUint32(at + 4, true))
  }

  number(id: number, offset: number): number {
    return offset + 4 > this.ofNode(id, 48)
      ? 0
      : this.view.getUint32(this.fields + this.ofNode(id, 44) + offset, true)
  }

  byte(id: number, offset: number): number {
    return offset >= this.ofNode(id, 48) ? 0 : this.view.getUint8(this.fields + this.ofNode(id, 44) + offset)
  }

  private ofNode(id: number, offset: number): number {
    return this.view.getUint32(this.nodes + id * nodeSize + offset, true)
  }

  private piece(start: number, length: number): string {
    if (length === 0) return ''
    if (start + length <= this.length) return this.cut(start, start + length)
    const piece = readUtf8(this.bytes.subarray(this.pool + start, this.pool + start + length)) ?? ''
    return this.restore === undefined ? piece : this.restore(piece)
  }
}

const nodeSize = 52
