import type { Hole } from '../../model/article.ts'
import type { BodyBytes } from '../../model/body.ts'
import { allocateShared } from '../../text/buffer-pool.ts'
import { pointAt } from '../../text/utf8.ts'
import { characterKind, hanCharacter, joint, letter, nextState, nothing, type Tally } from '../tree/words.ts'

/**
 * What becomes of the ends of lines in a text: they are kept, also without the spaces around them; or go where Chinese
 * is before them; or become spaces.
 */
export type LineEnds = 'kept' | 'trimmed' | 'joined' | 'spaces'

/** HTML that is being written, as UTF-8, with its holes. */
export class HtmlBytes {
  private bytes: Buffer
  private length = 0
  /** Where the piece begins that is being written. */
  private start = 0
  private shape: (number | Hole)[] = []
  /** Where the line of text begins that is being written. */
  private line = 0

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
   * Writes a part of a text as it stands between tags, escaped as rehype-stringify and encode-text.ts do it, and counts
   * its words. One walk for all of it, since this is what most bytes of an article go through. Returns whether there
   * is an `@` or a `/` in it.
   */
  writeText(from: Uint8Array, start: number, end: number, ends: LineEnds, tally: Tally): boolean {
    this.reserve(6 * (end - start))
    let { han, latin, state } = tally
    let seen = 0
    let done = start
    this.line = this.length
    for (let at = start; ; ) {
      let byte = 0
      let sign = 0
      // A loop of its own, as tight as can be: most of what is written goes no further.
      for (; at < end; at++) {
        byte = from[at] ?? 0
        sign = signs[byte] ?? 0
        if (sign >= special) break
        // A letter begins a word where the state says that there is none: reckoned, since no branch could be foreseen.
        latin += sign & letter & ~(state | (state >> 1))
        state = (sign & letter) | ((state << 1) & sign & joint)
        seen |= sign
      }
      if (at >= end) break
      if (sign === hanLead) {
        state = nothing
        do {
          at += 3
          han++
        } while (at < end && signs[from[at] ?? 0] === hanLead)
        continue
      }
      if (byte >= 0x80) {
        const size = byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4
        const kind = characterKind(pointAt(from, at, size))
        if (kind === hanCharacter) han++
        if (kind === letter && state === nothing) latin++
        state = nextState(state, kind)
        at += size
        continue
      }
      state = nothing
      this.copy(from, done, at)
      at = this.writeSign(from, at, end, ends)
      done = at
    }
    this.copy(from, done, end)
    tally.han = han
    tally.latin = latin
    tally.state = state
    return (seen & ofAddress) !== 0
  }

  private copy(from: Uint8Array, start: number, end: number): void {
    if (end - start > longest) {
      this.bytes.set(from.subarray(start, end), this.length)
      this.length += end - start
      return
    }
    for (let at = start; at < end; at++) this.bytes[this.length++] = from[at] ?? 0
  }

  /** Writes what ends a line or is not written as it is; returns where the text goes on. */
  private writeSign(from: Uint8Array, at: number, end: number, ends: LineEnds): number {
    const { bytes } = this
    const byte = from[at] ?? 0
    let next = at + 1
    if (!isLineEnd(byte)) {
      this.length += bytes.write(references[byte] ?? '', this.length, 'latin1')
      return next
    }
    if (byte === lineFeed && ends === 'joined' && (from[at - 1] ?? 0) >= 0x80) return next
    if (byte !== formFeed && (ends === 'trimmed' || ends === 'joined')) {
      while (this.length > this.line && isSpace(bytes[this.length - 1])) this.length--
      while (next < end && isSpace(from[next])) next++
    }
    bytes[this.length++] = byte === lineFeed && ends !== 'spaces' ? lineFeed : space
    this.line = this.length
    return next
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

  /** What was written so far: overwritten as soon as more is. */
  written(): Uint8Array {
    return this.bytes.subarray(0, this.length)
  }

  /** Gives away what was written, and begins anew. */
  take(): BodyBytes {
    this.endPiece()
    const html = allocateShared(this.length)
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

/** Beside the kinds for words: what is in addresses, what is not written as it is, and what begins a Chinese character. */
const ofAddress = 32
const special = 64
const hanLead = 128

/** By byte; U+5000 to U+9FFF are most of Chinese. */
const signs = Uint8Array.from({ length: 256 }, (_, byte) => {
  if (byte >= 0xe5 && byte < 0xea) return hanLead
  if (byte >= 0x80 || isLineEnd(byte) || references[byte] !== undefined) return special
  return characterKind(byte) | (byte === 0x2f || byte === 0x40 ? ofAddress : 0)
})

function isLineEnd(byte: number): boolean {
  return byte === lineFeed || byte === carriageReturn || byte === formFeed
}

function isSpace(byte: number | undefined): boolean {
  return byte === space || byte === 9
}
