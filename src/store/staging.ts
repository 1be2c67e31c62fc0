import { createHash, randomBytes } from 'node:crypto'
import { constants, lstatSync, writeFileSync } from 'node:fs'
import { access, chmod, copyFile, lstat, mkdir, readdir, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { digest } from '../text/digest.ts'
import { isAlive } from './process.ts'

/** Text or bytes to be written, or a file to be copied as it is. */
export type Content = string | Uint8Array | { readonly copyOf: string; readonly digest?: string }

/** A file that waits to be moved to its place. */
export interface Staged {
  readonly file: string
  readonly digest: string
  readonly size: number
  readonly mtimeMs: number
}

/** Writes a text into a folder that is there. For threads, which know no staging. */
export function writeStaged(folder: string, name: string, text: string): Staged {
  const file = join(folder, name)
  writeFileSync(file, text)
  const { size, mtimeMs } = lstatSync(file)
  return { file, digest: digest(text), size, mtimeMs }
}

/** A folder for files on their way into the output: on the same file system, so that renaming moves them. */
export interface Staging {
  /** Writes a file under a short name of its own; names of the output may be as long as the disk allows. */
  write(content: Content): Promise<string>
  /** The folder itself, for threads that write into it. */
  folder(): Promise<string>
  remove(): Promise<void>
}

/** Chooses the place beside the output folder, and clears away what builds that died have left there. */
export async function openStaging(folder: string): Promise<Staging> {
  const parent = await placeFor(folder)
  const prefix = prefixOf(folder)
  await removeStale(parent, prefix)
  const staging = join(parent, `${prefix}${process.pid}-${randomBytes(3).toString('hex')}`)
  let made: Promise<unknown> | undefined
  let count = 0
  const make = async (): Promise<string> => {
    made ??= mkdir(staging, { recursive: true })
    await made
    return staging
  }
  return {
    folder: make,
    write: async content => {
      await make()
      const file = join(staging, String(count++))
      if (typeof content === 'string' || content instanceof Uint8Array) writeFileSync(file, content)
      else await copy(content.copyOf, file)
      return file
    },
    // What cannot be removed now is cleared away when the next build finds that we are gone.
    remove: () => rm(staging, { recursive: true, force: true }).catch(() => undefined),
  }
}

/** True for the names that stagings have, wherever they lie. */
export function isStaging(name: string): boolean {
  return /^\.diglot-[0-9a-f]{8}-\d+-[0-9a-f]{6}$/.test(name)
}

/** Beside the folder; within it where it is a disk of its own, or its parent is somebody else's. */
async function placeFor(folder: string): Promise<string> {
  const parent = dirname(folder)
  const [own, above] = await Promise.all([stat(folder).catch(() => undefined), existing(parent)])
  if (own === undefined) return parent
  const writable = await access(above.path, constants.W_OK).then(
    () => true,
    () => false,
  )
  return own.dev === above.dev && writable ? parent : folder
}

async function existing(path: string): Promise<{ path: string; dev: number }> {
  const found = await stat(path).catch(() => undefined)
  return found === undefined ? await existing(dirname(path)) : { path, dev: found.dev }
}

function prefixOf(folder: string): string {
  return `.diglot-${createHash('sha256').update(folder).digest('hex').slice(0, 8)}-`
}

async function removeStale(parent: string, prefix: string): Promise<void> {
  for (const name of await readdir(parent).catch(() => [])) {
    if (!name.startsWith(prefix) || !isStaging(name)) continue
    const pid = Number(name.slice(prefix.length).split('-')[0])
    const { mtimeMs } = await lstat(join(parent, name))
    if (!isAlive(pid, mtimeMs)) await rm(join(parent, name), { recursive: true, force: true })
  }
}

async function copy(from: string, to: string): Promise<void> {
  // `copyFile` follows links: one that has replaced the file since it was scanned could lead anywhere.
  if ((await lstat(from)).isSymbolicLink()) {
    throw Object.assign(new Error(`"${from}" has become a symbolic link`), { code: 'ELOOP' })
  }
  await copyFile(from, to, constants.COPYFILE_FICLONE)
  await chmod(to, 0o644)
}
