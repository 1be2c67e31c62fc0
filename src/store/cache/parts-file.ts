import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { digest } from '../../text/digest.ts'

/** What is kept in one file: a small value, and columns of thousands of things as bytes. */
export interface Parts {
  readonly value: unknown
  readonly columns: readonly Column[]
}

/** Bytes, or the pieces of them in order. */
export type Column = Uint8Array | readonly Uint8Array[]

interface Head {
  readonly value: unknown
  /** Lengths of the columns. */
  readonly lengths: readonly number[]
}

/** What `writeParts` wrote and the digest that it returned; undefined if it is missing, damaged, or of another engine. */
export function readParts(
  file: string,
  engine: string,
): { readonly value: unknown; readonly columns: readonly Buffer[]; readonly check: string } | undefined {
  try {
    const bytes = readFileSync(file)
    const end = bytes.indexOf(10)
    const check = digest(bytes.subarray(end + 1))
    if (bytes.toString('latin1', 0, end) !== `${engine} ${check}`) return undefined
    const headEnd = bytes.indexOf(10, end + 1)
    const { value, lengths } = JSON.parse(bytes.toString('utf8', end + 1, headEnd)) as Head
    let next = headEnd + 1
    const columns = lengths.map(length => {
      next += length
      return bytes.subarray(next - length, next)
    })
    return { value, columns, check }
  } catch {
    return undefined
  }
}

/** Returns a digest that tells the file from all others. Readers see the old file or the new one, never half of one. */
export async function writeParts(file: string, engine: string, { value, columns }: Parts): Promise<string> {
  const all = columns.map(column => (column instanceof Uint8Array ? [column] : column))
  const lengths = all.map(pieces => pieces.reduce((sum, piece) => sum + piece.length, 0))
  const parts = [Buffer.from(`${JSON.stringify({ value, lengths } satisfies Head)}\n`), ...all.flat()]
  // Piece by piece: of a very large site this is 200 MB, and twice that would be too much.
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  const check = hash.digest('hex')
  await mkdir(dirname(file), { recursive: true })
  const temporary = `${file}.${process.pid}`
  await writeFile(temporary, [Buffer.from(`${engine} ${check}\n`), ...parts])
  await rename(temporary, file)
  return check
}

/** Texts as one column, each ended by a zero. None has one in it: they are JSON, paths or digests. */
export function textColumn(texts: Iterable<string>): Uint8Array {
  const parts: Buffer[] = []
  let some: string[] = []
  // In pieces, so that of a million texts most need not exist at once.
  for (const text of texts) {
    if (some.push(text) < atOnce) continue
    parts.push(Buffer.from(`${some.join('\0')}\0`))
    some = []
  }
  return Buffer.concat([...parts, Buffer.from(some.length === 0 ? '' : `${some.join('\0')}\0`)])
}

const atOnce = 10_000

export function textsOf(column: Buffer | undefined): string[] {
  if (column === undefined || column.length === 0) return []
  return column.toString('utf8', 0, column.length - 1).split('\0')
}

/** Numbers as one column. */
export function numberColumn(numbers: ArrayLike<number>): Uint8Array {
  const all = numbers instanceof Float64Array ? numbers : Float64Array.from(numbers)
  return new Uint8Array(all.buffer, all.byteOffset, all.byteLength)
}

export function numbersOf(column: Buffer | undefined): Float64Array {
  // A copy, because a column may begin anywhere, and 64-bit numbers may not.
  return new Float64Array(new Uint8Array(column ?? []).buffer)
}
