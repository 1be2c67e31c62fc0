import { lstatSync, mkdirSync } from 'node:fs'
import { rmdir, unlink } from 'node:fs/promises'
import { dirname, extname, join } from 'node:path'
import { mapInPool } from '../files/limit-concurrency.ts'

export type Rename = (from: string, to: string) => Promise<void>

export interface Move {
  readonly folder: string
  /** Output path → the staged file that becomes it. */
  readonly arrivals: ReadonlyMap<string, string>
  /** Output paths that were ours and are no longer wanted. */
  readonly departures: readonly string[]
  readonly rename: Rename
}

/**
 * Changes an output folder while readers may be looking at it: first what pages need, then pages, then what
 * announces pages; what nothing leads to any more goes last. Returns how many files were removed.
 */
export async function moveIntoPlace({ folder, arrivals, departures, rename }: Move): Promise<number> {
  // Where a page becomes a folder of pages, or the reverse, the old one has to go first.
  const wanted = new Set([...arrivals.keys()].flatMap(foldersOf))
  const blocking = departures.filter(
    path => wanted.has(path) || foldersOf(path).some(above => arrivals.has(above)),
  )
  let removed = await removeFiles(folder, blocking)
  const made = new Set<string>()
  for (const rank of [0, 1, 2]) {
    const paths = [...arrivals].filter(([path]) => rankOf(path) === rank)
    for (const parent of new Set(paths.map(([path]) => dirname(path)))) {
      if (!made.has(parent)) mkdirSync(join(folder, parent), { recursive: true })
      made.add(parent)
    }
    await mapInPool(paths, ([path, staged]) => rename(staged, join(folder, path)))
  }
  const rest = new Set(departures)
  for (const path of blocking) rest.delete(path)
  removed += await removeFiles(folder, [...rest])
  return removed
}

function rankOf(path: string): number {
  const extension = extname(path)
  if (extension === '.html') return 1
  return extension === '.xml' || extension === '.json' || path === 'robots.txt' ? 2 : 0
}

async function removeFiles(folder: string, paths: readonly string[]): Promise<number> {
  const removed = await mapInPool(paths, path => remove(join(folder, path)))
  // The longest first, so that a folder is empty by the time that its turn comes.
  const folders = [...new Set(paths.flatMap(foldersOf))].sort((a, b) => b.length - a.length)
  for (const one of folders) await rmdir(join(folder, one)).catch(() => undefined)
  return removed.filter(Boolean).length
}

async function remove(file: string): Promise<boolean> {
  try {
    await unlink(file)
    return true
  } catch (cause) {
    // It has gone already, or an earlier build that did not end has made a folder of it, or a file of its folder.
    if (!isFile(file)) return false
    throw cause
  }
}

function isFile(file: string): boolean {
  try {
    return !lstatSync(file).isDirectory()
  } catch {
    return false
  }
}

/** `a/b/c.html` → `a`, `a/b`. */
function foldersOf(path: string): string[] {
  const parts = path.split('/').slice(0, -1)
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'))
}
