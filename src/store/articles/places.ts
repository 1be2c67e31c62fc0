import { growingNumbers } from './growing-bytes.ts'
import type { ByteRange } from './growing-file.ts'
import { openTextIndex } from './text-index.ts'

/** Where something of each article lies, by the digest of the article's file; outside of V8's heap. */
export interface Places {
  readonly size: number
  set(source: string, place: ByteRange): void
  get(source: string): ByteRange | undefined
  sources(): Iterable<string>
}

export function openPlaces(): Places {
  const index = openTextIndex()
  const numbers = growingNumbers()
  return {
    get size() {
      return index.size
    },
    set(source, { offset, length }) {
      const first = 2 * index.numberOf(source)
      numbers.set(first, offset)
      numbers.set(first + 1, length)
    },
    get(source) {
      const number = index.find(source)
      return number < 0 ? undefined : { offset: numbers.get(2 * number), length: numbers.get(2 * number + 1) }
    },
    *sources() {
      for (let number = 0; number < index.size; number++) yield index.text(number)
    },
  }
}

/** The place of a body, and the digest that tells whether it is the right one. */
export interface CheckedPlace extends ByteRange {
  readonly check: string
}

export interface CheckedPlaces {
  set(source: string, place: CheckedPlace): void
  get(source: string): CheckedPlace | undefined
}

/** Where bodies lie, with their digests of 32 hexadecimal digits. */
export function openCheckedPlaces(): CheckedPlaces {
  const index = openTextIndex()
  const numbers = growingNumbers()
  let checks = Buffer.alloc(0)
  return {
    set(source, { offset, length, check }) {
      const number = index.numberOf(source)
      numbers.set(2 * number, offset)
      numbers.set(2 * number + 1, length)
      if (width * number >= checks.length) {
        checks = Buffer.concat([checks, Buffer.alloc(Math.ceil(checks.length / 2) + 1000 * width)])
      }
      checks.write(check, width * number, width, 'hex')
    },
    get(source) {
      const number = index.find(source)
      if (number < 0) return undefined
      const check = checks.toString('hex', width * number, width * (number + 1))
      return { offset: numbers.get(2 * number), length: numbers.get(2 * number + 1), check }
    },
  }
}

/** Bytes of a digest. */
const width = 16
