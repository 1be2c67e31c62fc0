import type { Position } from '../../model/article.ts'

/** The lines of a text that is UTF-8 and begins at an offset of these bytes; all places are offsets of them. */
export class Lines {
  private readonly bytes: Buffer
  private readonly first: number
  /** The line that was asked for last, and where it begins and ends. */
  private line = 0
  private start: number
  private end: number
  /** The place in it that was asked for last, and its column: a line may be all of a text, with thousands of links. */
  private place: number
  private column = 1

  constructor(bytes: Buffer, first: number) {
    this.bytes = bytes
    this.first = first
    this.start = first
    this.end = first - 1
    this.place = first
  }

  /** Lines and columns as an editor counts them, from 1 and in UTF-16 units; an end only if it is on the same line. */
  placeOf(start: number, end: number): Position {
    this.goTo(start)
    if (start < this.place) {
      this.place = this.start
      this.column = 1
    }
    this.column += this.unitsIn(this.place, start)
    this.place = start
    const { line, column } = this
    return end > this.end ? { line, column } : { line, column, endColumn: column + this.unitsIn(start, end) }
  }

  isOne(start: number, end: number): boolean {
    this.goTo(start)
    return end <= this.end
  }

  /** Goes on from the line that was asked for last, since most are asked for in the order of the text. */
  private goTo(place: number): void {
    if (place < this.start) {
      this.line = 0
      this.end = this.first - 1
    }
    while (place > this.end) {
      this.line++
      this.start = this.end + 1
      this.place = this.start
      this.column = 1
      const end = this.bytes.indexOf(lineFeed, this.start)
      this.end = end < 0 ? this.bytes.length : end
    }
  }

  private unitsIn(start: number, end: number): number {
    const { bytes } = this
    let units = 0
    for (let at = start; at < end; at++) {
      const byte = bytes[at] ?? 0
      if (byte >= 0xf0) units += 2
      else if ((byte & 0xc0) !== 0x80) units++
    }
    return units
  }
}

const lineFeed = 10
