import { closeSync, openSync, readSync } from 'node:fs'

/** A file of which a part is looked at here and there. */
export interface Seekable {
  readonly size: number
  /** So many bytes, or what is there of them. Good until the next are asked for. */
  bytes(at: number, length: number): Buffer
  /** One byte; -1 beyond the end. */
  byte(at: number): number
}

export function withSeekable<T>(absolute: string, size: number, work: (file: Seekable) => T): T {
  const handle = openSync(absolute, 'r')
  let begin = 0
  let length = 0
  let room = Buffer.alloc(roomLength)

  function bytes(at: number, wanted: number): Buffer {
    if (at < begin || Math.min(at + wanted, size) > begin + length) {
      if (wanted > room.length) room = Buffer.alloc(wanted)
      begin = at
      length = readSync(handle, room, 0, room.length, at)
    }
    return room.subarray(at - begin, Math.min(at - begin + wanted, length))
  }

  try {
    return work({ size, bytes, byte: at => (at < size ? (bytes(at, 1)[0] ?? -1) : -1) })
  } finally {
    closeSync(handle)
  }
}

const roomLength = 64 * 1024
