import { growingNumbers } from './growing-bytes.ts'

/** Texts, each once and under a number. None has a zero in it. */
export interface TextIndex {
  readonly size: number
  /** Its number, which is the next one if it was not there. */
  numberOf(text: string): number
  /** The same; −1 if it is not there. */
  find(text: string): number
  text(number: number): string
  /** All of them, each ended by a zero. */
  pieces(): readonly Uint8Array[]
}

/**
 * Keeps them as bytes, outside of V8's heap: a million questions as texts and keys of a map would be 200 MB there. They
 * are found again by a hash table with open addresses.
 */
export function openTextIndex(): TextIndex {
  const pieces: Buffer[] = []
  let last = Buffer.alloc(0)
  let used = 0
  let size = 0
  /** Numbers of pieces, times `reach`, and offsets in them. */
  const starts = growingNumbers()
  /** Numbers of texts and one; 0 is free. */
  let slots = new Int32Array(1 << 12)

  function room(bytes: number): void {
    if (used + bytes <= last.length) return
    const fresh = Buffer.allocUnsafeSlow(Math.max(bytes, atOnce))
    if (used > 0) pieces.push(last.subarray(0, used))
    last = fresh
    used = 0
  }

  function piece(start: number): Buffer {
    return pieces[Math.floor(start / reach)] ?? last
  }

  function isAt(number: number, end: number): boolean {
    const start = starts.get(number)
    const bytes = piece(start)
    for (let other = start % reach, own = used; own < end; own++, other++) {
      if (bytes[other] !== last[own]) return false
    }
    return true
  }

  function place(hash: number, number: number): void {
    let slot = hash & (slots.length - 1)
    while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1)
    slots[slot] = number + 1
  }

  function grow(): void {
    slots = new Int32Array(2 * slots.length)
    for (let number = 0; number < size; number++) {
      const start = starts.get(number)
      const bytes = piece(start)
      place(hashOf(bytes, start % reach, bytes.indexOf(0, start % reach) + 1), number)
    }
  }

  /** Written where it will stay if it is new, so that bytes are compared with bytes. */
  function write(text: string): number {
    room(3 * text.length + 1)
    const end = used + last.write(text, used) + 1
    last[end - 1] = 0
    return end
  }

  function search(hash: number, end: number): number {
    for (let slot = hash & (slots.length - 1); ; slot = (slot + 1) & (slots.length - 1)) {
      const number = (slots[slot] ?? 0) - 1
      if (number < 0 || isAt(number, end)) return number
    }
  }

  return {
    get size() {
      return size
    },
    find(text) {
      const end = write(text)
      return search(hashOf(last, used, end), end)
    },
    numberOf(text) {
      const end = write(text)
      const hash = hashOf(last, used, end)
      const known = search(hash, end)
      if (known >= 0) return known
      if (2 * size >= slots.length) grow()
      place(hash, size)
      starts.set(size, pieces.length * reach + used)
      used = end
      return size++
    },
    text(number) {
      const start = starts.get(number)
      const bytes = piece(start)
      const from = start % reach
      return bytes.toString('utf8', from, bytes.indexOf(0, from))
    },
    pieces: () => [...pieces, last.subarray(0, used)],
  }
}

/** FNV-1a. */
function hashOf(bytes: Buffer, start: number, end: number): number {
  let hash = 0x811c9dc5
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193)
  return (hash ^ (hash >>> 15)) >>> 0
}

const atOnce = 500_000

/** More than any piece has bytes. */
const reach = 2 ** 32
