import { lstatSync } from 'node:fs'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { digest } from '../text/digest.ts'
import { unsafePath } from '../text/safe.ts'

/** A file that Diglot wrote: what is in it, and how to see that nobody has changed it since. */
export interface Written {
  readonly digest: string
  readonly size: number
  readonly mtimeMs: number
}

/** Output path → the file there. */
export type OutputList = ReadonlyMap<string, Written>

/**
 * The lists of what was written into which folder, in `outputs.json`. They alone decide what may be overwritten
 * and deleted: a file that no list names belongs to somebody else. As nothing else could tell whose files are there,
 * the lists have a check sum and are kept twice.
 */
export interface OutputLists {
  /** The list of one output folder; empty if nothing was ever written there, or both files are damaged. */
  load(): Promise<OutputList>
  /** Replaces that list and leaves those of other folders alone; each file is old or new, never half of it. */
  save(list: OutputList): Promise<void>
}

/** `way` leads from the site to the output folder. */
export function outputLists(way: string, cacheFolder: string): OutputLists {
  const files = names.map(one => join(cacheFolder, one))
  const name = way.split(sep).join('/')
  // Whoever holds the site's lock is the only one who writes them, so once is enough.
  let read: Promise<ReadonlyMap<string, OutputList>> | undefined
  const known = () => {
    read ??= readLists(files)
    return read
  }
  return {
    load: async () => (await known()).get(name) ?? new Map(),
    save: async list => {
      const lists = new Map(await known()).set(name, list)
      const folders = [...lists].map(([key, one]) => [
        key,
        [...one].map(([path, { digest, size, mtimeMs }]): Row => [path, digest, size, mtimeMs]).sort(byPath),
      ])
      read = Promise.resolve(lists)
      const json = Buffer.from(JSON.stringify({ version, folders }))
      const check = digest(json)
      await mkdir(cacheFolder, { recursive: true })
      for (const file of files) {
        const temporary = `${file}.${process.pid}`
        await writeFile(temporary, [Buffer.from(`${check}\n`), json])
        await rename(temporary, file)
      }
    },
  }
}

function byPath([a]: Row, [b]: Row): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Digest of a list, whatever order it is in. */
export function listDigest(list: OutputList): string {
  // Paths come first: a list that was read is in their order already, and is sorted in no time.
  const lines = [...list].map(
    ([path, { digest: bytes, size, mtimeMs }]) => `${path}\n${bytes} ${size} ${mtimeMs}`,
  )
  return digest(lines.sort().join('\n'))
}

/** The first file that is as it was written. */
async function readLists(files: readonly string[]): Promise<Map<string, OutputList>> {
  for (const file of files) {
    const read = readIntact(await readFile(file, 'utf8').catch(() => ''))
    if (isLists(read)) return new Map(read.folders.map(([name, rows]) => [name, new Map(rows.map(toEntry))]))
  }
  return new Map()
}

function readIntact(text: string): unknown {
  const end = text.indexOf('\n')
  const json = text.slice(end + 1)
  if (text.slice(0, end) !== digest(json)) return undefined
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}

type Row = readonly [path: string, digest: string, size: number, mtimeMs: number]

function toEntry([path, digest, size, mtimeMs]: Row): [string, Written] {
  return [path, { digest, size, mtimeMs }]
}

interface Lists {
  readonly folders: readonly (readonly [string, readonly Row[]])[]
}

function isLists(read: unknown): read is Lists {
  if (typeof read !== 'object' || read === null || !('folders' in read) || !('version' in read)) return false
  return (
    read.version === version &&
    Array.isArray(read.folders) &&
    read.folders.every(one => Array.isArray(one) && typeof one[0] === 'string' && isRows(one[1]))
  )
}

function isRows(rows: unknown): boolean {
  return (
    Array.isArray(rows) &&
    rows.every(
      (row: unknown) =>
        Array.isArray(row) &&
        row.length === 4 &&
        typeof row[0] === 'string' &&
        unsafePath(row[0]) === null &&
        typeof row[1] === 'string' &&
        typeof row[2] === 'number' &&
        typeof row[3] === 'number',
    )
  )
}

const version = 2

const names = ['outputs.json', 'outputs.copy.json']

/** Size and time as they were when the file was written: nobody has put another in its place. */
export function isUntouched(file: string, known: Written): boolean {
  try {
    const stats = lstatSync(file)
    return stats.isFile() && stats.size === known.size && stats.mtimeMs === known.mtimeMs
  } catch {
    return false
  }
}
