/** Memory that grows by pieces, so that nothing is copied as it does; it lies outside of V8's heap. */
export class GrowingPieces {
  /** The piece that is being filled, and how much of it is. */
  last = Buffer.alloc(0)
  used = 0
  private readonly full: Buffer[] = []

  /** Makes room for so many bytes, one after the other, behind what is used. */
  reserve(bytes: number): void {
    if (this.used + bytes <= this.last.length) return
    if (this.used > 0) this.full.push(this.last.subarray(0, this.used))
    this.last = Buffer.allocUnsafeSlow(Math.max(bytes, pieceLength))
    this.used = 0
  }

  /** The number of the piece that is being filled. */
  get number(): number {
    return this.full.length
  }

  piece(number: number): Buffer {
    return this.full[number] ?? this.last
  }

  all(): readonly Uint8Array[] {
    return [...this.full, this.last.subarray(0, this.used)]
  }
}

/** Bytes one after the other. */
export interface GrowingBytes {
  add(bytes: Uint8Array): void
  addText(text: string, encoding: 'utf8' | 'latin1'): void
  pieces(): readonly Uint8Array[]
}

export function growingBytes(): GrowingBytes {
  const memory = new GrowingPieces()
  return {
    add(bytes) {
      memory.reserve(bytes.length)
      memory.last.set(bytes, memory.used)
      memory.used += bytes.length
    },
    addText(text, encoding) {
      memory.reserve(encoding === 'latin1' ? text.length : 3 * text.length)
      memory.used += memory.last.write(text, memory.used, encoding)
    },
    pieces: () => memory.all(),
  }
}

/** Texts by number, which are read now and then: of each only its bytes are kept. */
export interface GrowingTexts {
  /** Its number. */
  add(text: string): number
  text(number: number): string
}

export function growingTexts(): GrowingTexts {
  const memory = new GrowingPieces()
  /** For each text its piece, where it starts there, and where it ends. */
  const places = growingNumbers()
  let size = 0
  return {
    add(text) {
      memory.reserve(3 * text.length)
      places.set(3 * size, memory.number)
      places.set(3 * size + 1, memory.used)
      memory.used += memory.last.write(text, memory.used)
      places.set(3 * size + 2, memory.used)
      return size++
    },
    text(number) {
      const bytes = memory.piece(places.get(3 * number))
      return bytes.toString('utf8', places.get(3 * number + 1), places.get(3 * number + 2))
    },
  }
}

/** Numbers by index, outside of V8's heap too; 0 where none was set. */
export interface GrowingNumbers {
  get(index: number): number
  set(index: number, value: number): void
  /** The first of them. */
  first(count: number): Float64Array
}

export function growingNumbers(): GrowingNumbers {
  let values = new Float64Array(0)
  function reach(count: number): void {
    if (count <= values.length) return
    const more = new Float64Array(Math.max(1000, count, values.length * 1.5))
    more.set(values)
    values = more
  }
  return {
    get: index => values[index] ?? 0,
    set(index, value) {
      reach(index + 1)
      values[index] = value
    },
    first(count) {
      reach(count)
      return values.subarray(0, count)
    },
  }
}

const pieceLength = 500_000
