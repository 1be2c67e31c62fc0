import {
  appendFileSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  statSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { digest } from '../../text/digest.ts'

/** Where an answer lies in the file: in bytes. */
export type Span = readonly [offset: number, length: number]

/**
 * Answers that pages were made of, as JSON in one file. Each is found by its place and believed by its digest, so
 * that bytes which are damaged, or of another build, were never there.
 */
export interface AnswerPack {
  read(span: Span, wanted: string): string | undefined
  add(answer: string): Span
  /** Writes what was added. */
  flush(): void
  /**
   * Writes what was added. Once more than half of the pack is not in `live`, the rest is moved together, and spans change. Each
   * is an offset and a length, −1 for none.
   */
  save(live: Float64Array): Float64Array
  close(): void
}

export function openAnswerPack(file: string): AnswerPack {
  let reading: number | undefined
  let size = existsSync(file) ? statSync(file).size : 0
  let waiting = Buffer.alloc(0)
  let waitingBytes = 0

  function flush(): void {
    if (waitingBytes === 0) return
    mkdirSync(dirname(file), { recursive: true })
    appendFileSync(file, waiting.subarray(0, waitingBytes))
    waitingBytes = 0
  }

  /** Sees that so many bytes more can wait. */
  function room(bytes: number): void {
    if (waitingBytes + bytes <= waiting.length) return
    flush()
    if (bytes > waiting.length) waiting = Buffer.allocUnsafeSlow(Math.max(bytes, chunk))
  }

  function bytesAt([offset, length]: Span): Buffer {
    reading ??= openSync(file, 'r')
    const bytes = Buffer.alloc(length)
    readSync(reading, bytes, 0, length, offset)
    return bytes
  }

  function close(): void {
    if (reading !== undefined) closeSync(reading)
    reading = undefined
  }

  return {
    read(span, wanted) {
      flush()
      try {
        const text = bytesAt(span).toString('utf8')
        return digest(text).startsWith(wanted) ? text : undefined
      } catch {
        return undefined
      }
    },
    add(answer) {
      room(3 * answer.length)
      const length = waiting.write(answer, waitingBytes)
      waitingBytes += length
      size += length
      return [size - length, length]
    },
    flush,
    save(live) {
      flush()
      let used = 0
      for (let at = 1; at < live.length; at += 2) used += Math.max(live[at] ?? 0, 0)
      if (size <= slack || used > size / 2) return live
      const to = openSync(`${file}.new`, 'w')
      let offset = 0
      const moved = live.slice()
      for (let at = 0; at < live.length; at += 2) {
        const length = live[at + 1] ?? -1
        if (length < 0) continue
        writeSync(to, bytesAt([live[at] ?? 0, length]))
        moved[at] = offset
        offset += length
      }
      closeSync(to)
      close()
      renameSync(`${file}.new`, file)
      size = offset
      return moved
    },
    close,
  }
}

/** Written at once. No unit of UTF-16 is more than three bytes. */
const chunk = 1_000_000

/** A file this small is not worth moving together. */
const slack = 100_000
