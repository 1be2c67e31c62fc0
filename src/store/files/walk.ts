import { type Dirent, readdirSync } from 'node:fs'
import { lstat } from 'node:fs/promises'
import { join, sep } from 'node:path'
import type { Diagnostic } from '../../model/diagnostic.ts'
import { asFileError, type FileError } from './file-error.ts'
import { oneElsewhere } from './one-elsewhere.ts'
import { badName, special, symlink, unreadableFolder } from './walk-problems.ts'

/** A regular file that a walk found. */
export interface FoundFile {
  /** The path that messages and articles use: the folder's shown name and what lies below it, with `/`. */
  readonly path: string
  /** The path below the walked folder. */
  readonly below: string
  readonly absolute: string
}

export interface Walked {
  /** False where there is no such folder. */
  readonly exists: boolean
  /** Sorted by the code points of `path`, whatever order the file system has. */
  readonly files: readonly FoundFile[]
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Lists the files below a folder. Symbolic links, names that are not UTF-8 and whatever is neither file nor folder are
 * refused, also as the folder itself: what is published must lie where the site's repository says, and who opens a
 * pipe waits for ever. `node_modules`, `.git` and what editors and systems leave behind are passed over; other hidden
 * files are listed only if asked for.
 */
export async function walk(folder: string, shown: string, hidden = false): Promise<Walked> {
  const files: FoundFile[] = []
  const diagnostics: Diagnostic[] = []
  const stats = await lstat(folder).catch(cause => {
    const error = asFileError(cause)
    if (error.code !== 'ENOENT') diagnostics.push(unreadableFolder(shown, error))
    return undefined
  })
  if (stats?.isSymbolicLink()) diagnostics.push(symlink(shown, folder))
  else if (stats !== undefined && !stats.isDirectory()) diagnostics.push(special(shown, stats))
  const exists = stats?.isDirectory() ?? false
  if (exists) descend(folder, '')
  files.sort((a, b) => byCodePoint(a.path, b.path))
  return { exists: exists || diagnostics.length > 0, files, diagnostics }

  function descend(absolute: string, below: string): void {
    const entries = list(absolute)
    if ('code' in entries) {
      // A folder may vanish while the walk is under way: the next scan will agree with the disk again.
      const path = `${shown}/${below}`.slice(0, -1)
      if (entries.code !== 'ENOENT') diagnostics.push(unreadableFolder(path, entries))
      return
    }
    const folders: string[] = []
    const names: string[] = []
    for (const { name, entry, bytes } of entries) {
      const path = `${shown}/${below}${name}`
      if (bytes !== undefined) diagnostics.push(badName(path, bytes))
      else if (!isPassedOver(name) && (hidden || !name.startsWith('.'))) {
        names.push(name)
        if (entry.isSymbolicLink()) diagnostics.push(symlink(path, `${absolute}${sep}${name}`))
        else if (entry.isDirectory()) folders.push(name)
        else if (entry.isFile())
          files.push({ path, below: below + name, absolute: `${absolute}${sep}${name}` })
        else diagnostics.push(special(path, entry))
      }
    }
    diagnostics.push(...oneElsewhere(`${shown}/${below}`, names))
    for (const name of folders) descend(join(absolute, name), `${below}${name}/`)
  }
}

interface Entry {
  readonly name: string
  /** Of a name that is not UTF-8. */
  readonly bytes?: Buffer
  readonly entry: Dirent | Dirent<Buffer>
}

function list(absolute: string): Entry[] | FileError {
  try {
    const entries = readdirSync(absolute, { withFileTypes: true })
    if (!entries.some(entry => entry.name.includes('\uFFFD'))) {
      return entries.map(entry => ({ name: entry.name, entry }))
    }
    // Names as bytes: as text, one that is not UTF-8 looks like another that cannot be opened.
    return readdirSync(absolute, { withFileTypes: true, encoding: 'buffer' }).map(entry => {
      const name = entry.name.toString('utf8')
      return Buffer.from(name, 'utf8').equals(entry.name)
        ? { name, entry }
        : { name, entry, bytes: entry.name }
    })
  } catch (cause) {
    return asFileError(cause)
  }
}

/** Orders text by code points; the default order of JavaScript puts U+10000 before U+FF5E. */
export function byCodePoint(a: string, b: string): number {
  const length = Math.min(a.length, b.length)
  for (let index = 0; index < length; index++) {
    const left = a.charCodeAt(index)
    const right = b.charCodeAt(index)
    if (left !== right) return rank(left) - rank(right)
  }
  return a.length - b.length
}

/** Surrogates stand for code points above all others. */
function rank(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit
}

function isPassedOver(name: string): boolean {
  return /^(?:node_modules|\.git|\.DS_Store)$|~$|\.sw[a-p]$|^#.*#$/.test(name)
}
