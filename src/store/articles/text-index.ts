import { GrowingPieces, growingNumbers } from './growing-bytes.ts'

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
 * Keeps them as bytes, outside of V8's heap: a million queries as texts and keys of a map would be 200 MB there. They
 * are found again by a hash table with open addresses.
 */
export function openTextIndex(): TextIndex {
  const memory = new GrowingPieces()
  let size = 0
  /** Numbers of pieces, times `reach`, and offsets in them. */
  const starts = growingNumbers()
  /** For each slot the number of a text and one, or 0 if it is free; and the hash of that text. */
  let slots = new Int32Array(1 << 13)

  function isAt(number: number, end: number): boolean {
    const start = starts.get(number)
    const bytes = memory.piece(Math.floor(start / reach))
    const { last, used } = memory
    for (let other = start % reach, own = used; own < end; own++, other++) {
      if (bytes[other] !== last[own]) return false
    }
    return true
  }

  /** The slot of a text that ends there, or the one for it. */
  function slotOf(hash: number, end: number): number {
    const last = slots.length - 2
    let slot = (2 * hash) & last
    for (let number = slots[slot] ?? 0; number !== 0; number = slots[slot] ?? 0) {
      if (slots[slot + 1] === hash && isAt(number - 1, end)) break
      slot = (slot + 2) & last
    }
    return slot
  }

  function grow(): void {
    const former = slots
    slots = new Int32Array(2 * former.length)
    const last = slots.length - 2
    for (let at = 0; at < former.length; at += 2) {
      if (former[at] === 0) continue
      const hash = former[at + 1] ?? 0
      let slot = (2 * hash) & last
      while (slots[slot] !== 0) slot = (slot + 2) & last
      slots.set(former.subarray(at, at + 2), slot)
    }
  }

  /** Written where it will stay if it is new, so that bytes are compared with bytes. */
  function write(text: string): number {
    memory.reserve(3 * text.length + 1)
    const { last, used } = memory
    const end = used + last.write(text, used) + 1
    last[end - 1] = 0
    return end
  }

  return {
    get size() {
      return size
    },
    find(text) {
      const end = write(text)
      return (slots[slotOf(hashOf(memory.last, memory.used, end), end)] ?? 0) - 1
    },
    numberOf(text) {
      const end = write(text)
      if (4 * size >= slots.length) grow()
      const hash = hashOf(memory.last, memory.used, end)
      const slot = slotOf(hash, end)
      const known = slots[slot] ?? 0
      if (known > 0) return known - 1
      starts.set(size, memory.number * reach + memory.used)
      memory.used = end
      slots[slot + 1] = hash
      slots[slot] = ++size
      return size - 1
    },
    text(number) {
      const start = starts.get(number)
      const bytes = memory.piece(Math.floor(start / reach))
      const from = start % reach
      return bytes.toString('utf8', from, bytes.indexOf(0, from))
    },
    pieces: () => memory.all(),
  }
}

/** FNV-1a. */
function hashOf(bytes: Buffer, start: number, end: number): number {
  let hash = 0x811c9dc5
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193)
  return hash ^ (hash >>> 15)
}

/** More than any piece has bytes. */
const reach = 2 ** 32
