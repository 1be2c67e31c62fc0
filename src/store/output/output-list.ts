import { lstatSync } from 'node:fs'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { digest } from '../../text/digest.ts'
import { unsafePath } from '../../text/safe.ts'

/** A file that Diglot wrote: what is in it, and how to see that nobody has changed it since. */
export interface Written {
  readonly digest: string
  readonly size: number
  readonly mtimeMs: number
}

/** Output path → the file there. */
export type OutputList = ReadonlyMap<string, Written>

/** A list, and the digest that tells it from all others. */
export interface KnownList {
  readonly files: OutputList
  readonly digest: string
}

/**
 * The lists of what was written into which folder, in `outputs.json`. They alone decide what may be overwritten
 * and deleted: a file that no list names belongs to somebody else. As nothing else could tell whose files are there,
 * the lists have a check sum and are kept twice.
 */
export interface OutputLists {
  /** The list of one output folder; empty if nothing was ever written there, or both files are damaged. */
  load(): Promise<KnownList>
  /**
   * Replaces that list and leaves those of other folders alone; each file is old or new, never half of it. Returns the
   * digest of the list.
   */
  save(list: OutputList): Promise<string>
}

/** `way` leads from the site to the output folder. */
export function outputLists(way: string, cacheFolder: string): OutputLists {
  const files = names.map(one => join(cacheFolder, one))
  const name = way.split(sep).join('/')
  // Whoever holds the site's lock is the only one who writes them, so once is enough.
  let read: Promise<ReadonlyMap<string, KnownList>> | undefined
  const known = () => {
    read ??= readLists(files)
    return read
  }
  return {
    load: async () => (await known()).get(name) ?? { files: new Map(), digest: '' },
    save: async list => {
      const others = [...(await known())].filter(([one]) => one !== name)
      const columns = columnsOf(list)
      const fresh = digest(columns)
      const folders = [
        ...others.map(([one, { files, digest }]) => folderOf(one, digest, columnsOf(files))),
        folderOf(name, fresh, columns),
      ]
      read = Promise.resolve(new Map([...others, [name, { files: list, digest: fresh }]]))
      const json = Buffer.from(`{"version":${version},"folders":[${folders.join(',')}]}`)
      const check = digest(json)
      await mkdir(cacheFolder, { recursive: true })
      for (const file of files) {
        const temporary = `${file}.${process.pid}`
        await writeFile(temporary, [Buffer.from(`${check}\n`), json])
        await rename(temporary, file)
      }
      return fresh
    },
  }
}

/**
 * The list as JSON, in an order that does not depend on its own. A column each for paths, digests, sizes and times: rows
 * would take twice the time to write and to read.
 */
function columnsOf(list: OutputList): string {
  const entries = [...list].sort(byPath)
  const columns: Columns = {
    paths: entries.map(([path]) => path),
    digests: entries.map(([, { digest }]) => digest).join(''),
    sizes: entries.map(([, { size }]) => size),
    times: entries.map(([, { mtimeMs }]) => mtimeMs),
  }
  return JSON.stringify(columns)
}

function byPath([a]: readonly [string, Written], [b]: readonly [string, Written]): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function folderOf(name: string, digest: string, columns: string): string {
  return `[${JSON.stringify(name)},"${digest}",${columns}]`
}

/** The first file that is as it was written. */
async function readLists(files: readonly string[]): Promise<Map<string, KnownList>> {
  for (const file of files) {
    const read = readIntact(await readFile(file, 'utf8').catch(() => ''))
    if (isLists(read)) {
      return new Map(
        read.folders.map(([name, digest, columns]) => [name, { files: filesOf(columns), digest }]),
      )
    }
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

interface Columns {
  readonly paths: readonly string[]
  /** One after the other. */
  readonly digests: string
  readonly sizes: readonly number[]
  readonly times: readonly number[]
}

function filesOf({ paths, digests, sizes, times }: Columns): OutputList {
  return new Map(
    paths.map((path, row) => {
      const digest = digests.slice(row * digestLength, (row + 1) * digestLength)
      return [path, { digest, size: sizes[row] ?? 0, mtimeMs: times[row] ?? 0 }]
    }),
  )
}

/** Of SHA-256, in hexadecimal digits. */
const digestLength = 64

interface Lists {
  readonly folders: readonly (readonly [name: string, digest: string, columns: Columns])[]
}

function isLists(read: unknown): read is Lists {
  if (typeof read !== 'object' || read === null || !('folders' in read) || !('version' in read)) return false
  return (
    read.version === version &&
    Array.isArray(read.folders) &&
    read.folders.every(
      one =>
        Array.isArray(one) && typeof one[0] === 'string' && typeof one[1] === 'string' && areColumns(one[2]),
    )
  )
}

function areColumns(read: unknown): read is Columns {
  if (typeof read !== 'object' || read === null) return false
  const { paths, digests, sizes, times } = read as { readonly [column in keyof Columns]?: unknown }
  return (
    isListOf(paths, path => typeof path === 'string' && unsafePath(path) === null) &&
    typeof digests === 'string' &&
    digests.length === paths.length * digestLength &&
    isListOf(sizes, isNumber) &&
    sizes.length === paths.length &&
    isListOf(times, isNumber) &&
    times.length === paths.length
  )
}

function isListOf(read: unknown, isOne: (one: unknown) => boolean): read is unknown[] {
  return Array.isArray(read) && read.every(isOne)
}

function isNumber(one: unknown): boolean {
  return typeof one === 'number'
}

const version = 3

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
