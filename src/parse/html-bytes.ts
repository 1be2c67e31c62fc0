import type { Hole } from '../model/article.ts'
import type { BodyBytes } from '../model/body.ts'
import { roomFor } from '../text/slab.ts'

/** HTML that is being written, as UTF-8, with its holes. */
export class HtmlBytes {
  private bytes: Buffer
  private length = 0
  /** Where the piece begins that is being written. */
  private start = 0
  private shape: (number | Hole)[] = []

  constructor(size = 1000) {
    this.bytes = Buffer.allocUnsafeSlow(size)
  }

  /** Writes a text as it is. */
  write(text: string): void {
    this.reserve(3 * text.length)
    if (text.length > longest) {
      this.length += this.bytes.write(text, this.length)
      return
    }
    for (let at = 0; at < text.length; at++) {
      const unit = text.charCodeAt(at)
      if (unit >= 0x80) {
        this.length += this.bytes.write(text.slice(at), this.length)
        return
      }
      this.bytes[this.length++] = unit
    }
  }

  /**
   * Writes a part of a text as it stands between tags: escaped as rehype-stringify and encode-text.ts do it, and
   * where `trimmed`, without spaces at the ends of lines.
   */
  writeText(from: Uint8Array, start: number, end: number, trimmed: boolean): void {
    this.reserve(6 * (end - start))
    const { bytes } = this
    let to = this.length
    let line = to
    for (let at = start; at < end; at++) {
      const byte = from[at] ?? 0
      if (special[byte] === 0) bytes[to++] = byte
      else if (byte === lineFeed || byte === carriageReturn) {
        if (trimmed) {
          while (to > line && isSpace(bytes[to - 1])) to--
          while (at + 1 < end && isSpace(from[at + 1])) at++
        }
        bytes[to++] = byte === lineFeed ? lineFeed : space
        line = to
      } else if (byte === formFeed) {
        bytes[to++] = space
        line = to
      } else to += bytes.write(references[byte] ?? '', to, 'latin1')
    }
    this.length = to
  }

  hole(hole: Hole): void {
    this.endPiece()
    this.shape.push(hole)
  }

  /** Adds what stands in another. */
  append({ html, shape }: BodyBytes): void {
    let end = 0
    for (const part of shape) {
      if (typeof part !== 'number') {
        this.hole(part)
        continue
      }
      this.reserve(part)
      this.bytes.set(html.subarray(end, end + part), this.length)
      this.length += part
      end += part
    }
  }

  /** Gives away what was written, and begins anew. */
  take(): BodyBytes {
    this.endPiece()
    const html = roomFor(this.length)
    html.set(this.bytes.subarray(0, this.length))
    const { shape } = this
    this.clear()
    return { html, shape }
  }

  clear(): void {
    this.length = 0
    this.start = 0
    this.shape = []
  }

  private endPiece(): void {
    if (this.length > this.start) this.shape.push(this.length - this.start)
    this.start = this.length
  }

  private reserve(more: number): void {
    if (this.length + more <= this.bytes.length) return
    const larger = Buffer.allocUnsafeSlow(2 * (this.length + more))
    larger.set(this.bytes.subarray(0, this.length))
    this.bytes = larger
  }
}

/** Longer texts are faster written by Node than unit by unit. */
const longest = 40

const lineFeed = 10
const formFeed = 12
const carriageReturn = 13
const space = 32

/** `&#12;` and `&#13;` are the two ways that are left to write a control character: both become a space. */
const references: Readonly<Record<number, string>> = { 38: '&#x26;', 60: '&#x3C;', 62: '&gt;' }

const special = new Uint8Array(256)
for (const byte of [lineFeed, formFeed, carriageReturn, 0x26, 0x3c, 0x3e]) special[byte] = 1

function isSpace(byte: number | undefined): boolean {
  return byte === space || byte === 9
}
