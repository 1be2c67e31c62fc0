/** Bytes one after the other, in pieces, so that nothing is copied as they grow; they lie outside of V8's heap. */
export interface GrowingBytes {
  add(bytes: Uint8Array): void
  addText(text: string, encoding: 'utf8' | 'latin1'): void
  pieces(): readonly Uint8Array[]
}

export function growingBytes(): GrowingBytes {
  const full: Buffer[] = []
  let last = Buffer.alloc(0)
  let used = 0

  function room(bytes: number): void {
    if (used + bytes <= last.length) return
    if (used > 0) full.push(last.subarray(0, used))
    last = Buffer.allocUnsafeSlow(Math.max(bytes, piece))
    used = 0
  }

  return {
    add(bytes) {
      room(bytes.length)
      last.set(bytes, used)
      used += bytes.length
    },
    addText(text, encoding) {
      room(encoding === 'latin1' ? text.length : 3 * text.length)
      used += last.write(text, used, encoding)
    },
    pieces: () => [...full, last.subarray(0, used)],
  }
}

/** Texts by number, which are read now and then: of each only its bytes are kept. */
export interface GrowingTexts {
  /** Its number. */
  add(text: string): number
  text(number: number): string
}

export function growingTexts(): GrowingTexts {
  const pieces: Buffer[] = []
  let used = 0
  /** For each text its piece, where it starts there, and where it ends. */
  const places = growingNumbers()
  let size = 0
  return {
    add(text) {
      const most = 3 * text.length
      if (used + most > (pieces.at(-1)?.length ?? 0)) {
        pieces.push(Buffer.allocUnsafeSlow(Math.max(most, piece)))
        used = 0
      }
      places.set(3 * size, pieces.length - 1)
      places.set(3 * size + 1, used)
      used += pieces.at(-1)?.write(text, used) ?? 0
      places.set(3 * size + 2, used)
      return size++
    },
    text(number) {
      const bytes = pieces[places.get(3 * number)]
      return bytes?.toString('utf8', places.get(3 * number + 1), places.get(3 * number + 2)) ?? ''
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

const piece = 500_000
