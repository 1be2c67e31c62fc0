import { readChecked, writeChecked } from './checked-file.ts'

/** What the file system says of a file. The time of its last change of any kind cannot be set back. */
export interface FileStats {
  readonly size: number
  readonly mtimeMs: number
  readonly ctimeMs: number
}

/**
 * What reading a file told, by its path, size and times: a shortcut, so that thousands of unchanged files need not be
 * read. It is never identity: code that reads the file after all goes by its bytes.
 */
export interface Signatures {
  find(path: string, stats: FileStats): string | object | undefined
  note(path: string, stats: FileStats, told: string | object): void
  /** Whether what is read from now on may be noted under these times. */
  isSettled(stats: FileStats): boolean
}

/** Knows nothing and remembers nothing. */
export const noSignatures: Signatures = {
  find: () => undefined,
  note: () => undefined,
  isSettled: () => false,
}

type Row = readonly [size: number, mtimeMs: number, ctimeMs: number, told: string | object]

/** So many files are edited at a time, whose times cannot be relied on before two seconds have passed. */
const fewest = 50

/** A file changed this shortly before it was noted may change again within one tick of its clock. */
function isSettledAt(now: number, { mtimeMs, ctimeMs }: FileStats): boolean {
  return now - Math.max(mtimeMs, ctimeMs) > 2000
}

/** Signatures kept in a file. Only those that a scan has looked at are saved. */
export function openSignatures(
  file: string,
  engine: string,
  now: () => number,
): Signatures & { save(): Promise<void> } {
  const read = readChecked(file, engine)
  const known = new Map<string, Row>(isRows(read) ? read : [])
  const seen = new Map<string, Row>()
  return {
    find(path, { size, mtimeMs, ctimeMs }) {
      const row = known.get(path)
      if (row === undefined || row[0] !== size || row[1] !== mtimeMs || row[2] !== ctimeMs) return undefined
      seen.set(path, row)
      return row[3]
    },
    note(path, stats, told) {
      const { size, mtimeMs, ctimeMs } = stats
      if (isSettledAt(now(), stats)) seen.set(path, [size, mtimeMs, ctimeMs, told])
    },
    isSettled: stats => isSettledAt(now(), stats),
    async save() {
      // Signatures of a few files that were not seen again do no harm, and all would be written for them.
      const few = seen.size + fewest >= known.size
      const same = few && [...seen].every(([path, row]) => known.get(path) === row)
      if (!same) await writeChecked(file, engine, [...seen])
    },
  }
}

/**
 * Signatures of a process that lives on: it remembers what it has read itself, and asks what an earlier one left. The
 * racy rule holds here too.
 */
export function livingSignatures(earlier: Signatures, now: () => number): Signatures {
  const seen = new Map<string, Row>()
  return {
    find(path, stats) {
      const found = earlier.find(path, stats)
      const row = seen.get(path)
      const same = row?.[0] === stats.size && row[1] === stats.mtimeMs && row[2] === stats.ctimeMs
      return found ?? (same ? row[3] : undefined)
    },
    note(path, stats, digest) {
      const { size, mtimeMs, ctimeMs } = stats
      if (isSettledAt(now(), stats)) seen.set(path, [size, mtimeMs, ctimeMs, digest])
      earlier.note(path, stats, digest)
    },
    isSettled: stats => isSettledAt(now(), stats),
  }
}

function isRows(read: unknown): read is [string, Row][] {
  return Array.isArray(read)
}
