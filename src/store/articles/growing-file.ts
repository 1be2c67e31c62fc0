import {
  closeSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  statSync,
  writeSync,
  writevSync,
} from 'node:fs'
import { dirname } from 'node:path'

/** Where something lies in a file: in bytes. */
export interface ByteRange {
  readonly offset: number
  readonly length: number
}

/** A file that grows at its end and is read at any place, so that nobody keeps in memory what is in it. */
export interface GrowingFile {
  read(place: ByteRange): Uint8Array | undefined
  /** Where the first of these bytes lies. */
  add(bytes: Uint8Array): number
  size(): number
  /** Writes out what waits; returns the file that holds it now, for other threads. */
  flush(): string
  /** Writes out what waits, and puts a file that was begun anew into its place. */
  save(): void
  /** Keeps these texts alone, in a file that takes the place of the former one. */
  moveTogether<P extends ByteRange>(places: readonly P[]): P[]
  close(): void
}

/** Opens the file, or begins it anew beside the one that is there. */
export function openGrowingFile(file: string, anew: boolean): GrowingFile {
  let growing = anew ? `${file}.new` : file
  let handle: number | undefined
  let written = anew ? 0 : sizeOf(file)
  let waiting: Uint8Array[] = []
  let waitingBytes = 0

  function open(): number {
    if (handle === undefined) mkdirSync(dirname(file), { recursive: true })
    handle ??= openSync(growing, growing === file ? 'a+' : 'w+')
    return handle
  }

  function flush(): void {
    if (waiting.length > 0) writevSync(open(), waiting)
    written += waitingBytes
    waiting = []
    waitingBytes = 0
  }

  function bytesAt({ offset, length }: ByteRange): Buffer {
    if (offset + length > written) flush()
    const bytes = Buffer.allocUnsafe(length)
    if (readSync(open(), bytes, 0, length, offset) !== length) throw new Error('the file is too short')
    return bytes
  }

  function close(): void {
    if (handle !== undefined) closeSync(handle)
    handle = undefined
  }

  function read(place: ByteRange): Buffer | undefined {
    try {
      return bytesAt(place)
    } catch {
      return undefined
    }
  }

  return {
    read,
    add(bytes) {
      const offset = written + waitingBytes
      waiting.push(bytes)
      waitingBytes += bytes.length
      if (waitingBytes > chunk) flush()
      return offset
    },
    size: () => written + waitingBytes,
    flush() {
      flush()
      return growing
    },
    save() {
      flush()
      if (growing === file || handle === undefined) return
      renameSync(growing, file)
      growing = file
    },
    moveTogether(places) {
      mkdirSync(dirname(file), { recursive: true })
      const to = openSync(`${file}.moved`, 'w')
      let offset = 0
      const moved = places.flatMap(place => {
        const bytes = read(place)
        if (bytes === undefined) return []
        writeSync(to, bytes)
        offset += place.length
        return [{ ...place, offset: offset - place.length }]
      })
      closeSync(to)
      close()
      renameSync(`${file}.moved`, file)
      written = offset
      return moved
    },
    close,
  }
}

function sizeOf(file: string): number {
  try {
    return statSync(file).size
  } catch {
    return 0
  }
}

/** Written at once. */
const chunk = 1_000_000
