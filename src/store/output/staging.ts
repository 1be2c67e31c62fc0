import { createHash, randomBytes } from 'node:crypto'
import { closeSync, constants, fstatSync, lstatSync, mkdirSync, openSync, writeFileSync } from 'node:fs'
import { access, chmod, copyFile, lstat, readdir, rm, stat } from 'node:fs/promises'
import { dirname, join, sep } from 'node:path'
import { digest } from '../../text/digest.ts'
import { unsafePath } from '../../text/safe.ts'
import { encodeUtf8 } from '../../text/utf8.ts'
import { isAlive } from '../files/process.ts'
import { digestFile } from '../files/read-asset.ts'

/** Text or bytes to be written, or a file to be copied as it is. */
export type StagedContent = string | Uint8Array | { readonly copyOf: string; readonly digest?: string }

/** Where files wait. */
export interface StagingPlace {
  readonly folder: string
  /**
   * True where the folder can take the output's place as it is, because there is none yet: files lie in it under their
   * own paths then. Else they have short names: names of the output may be as long as the disk allows.
   */
  readonly whole: boolean
}

/** A file that waits to be moved to its place. */
export interface Waiting {
  readonly file: string
  readonly size: number
  readonly mtimeMs: number
}

/** A waiting file that another thread has written. */
export interface Staged extends Waiting {
  readonly digest: string
}

/** Writes a text from another thread than the one that moves it; `name` is one that no other thread gives. */
export function writeStaged(
  { folder, whole }: StagingPlace,
  path: string,
  name: string,
  text: string,
): Staged {
  const refused = unsafePath(path)
  if (refused !== null) throw new Error(`"${path}" ${refused}`)
  const file = `${folder}${sep}${whole ? path : name}`
  mkdirSync(dirname(file), { recursive: true })
  const bytes = encodeUtf8(text)
  return { ...writeFile(file, bytes), digest: digest(bytes) }
}

/** A folder for files on their way into the output: on the same file system, so that renaming moves them. */
export interface Staging {
  readonly place: StagingPlace
  write(path: string, bytes: Uint8Array): Waiting
  /** Copies a file whose digest a scan gave. Another text must not hide behind that: then it throws. */
  copy(path: string, from: string, wanted: string): Promise<Waiting>
  remove(): Promise<void>
}

/** Chooses the place beside the output folder, and clears away what builds that died have left there. */
export async function openStaging(folder: string): Promise<Staging> {
  const { parent, isNew } = await placeFor(folder)
  const prefix = prefixOf(folder)
  await removeStale(parent, prefix)
  const staging = join(parent, `${prefix}${process.pid}-${randomBytes(3).toString('hex')}`)
  const made = new Set<string>()
  let count = 0
  const place = (path: string): string => {
    // `join` would take a twentieth of the time of all the writing.
    const file = `${staging}${sep}${isNew ? path : count++}`
    const above = dirname(file)
    if (!made.has(above)) mkdirSync(above, { recursive: true })
    made.add(above)
    return file
  }
  return {
    place: { folder: staging, whole: isNew },
    write: (path, bytes) => writeFile(place(path), bytes),
    copy: async (path, from, wanted) => {
      const file = place(path)
      await copy(from, file)
      if ((await digestFile(file)).digest !== wanted) {
        throw Object.assign(new Error(`"${from}" has changed`), { code: 'ESTALE', path: from })
      }
      const { size, mtimeMs } = lstatSync(file)
      return { file, size, mtimeMs }
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
async function placeFor(folder: string): Promise<{ parent: string; isNew: boolean }> {
  const parent = dirname(folder)
  const [own, above] = await Promise.all([stat(folder).catch(() => undefined), existing(parent)])
  if (own === undefined) return { parent, isNew: true }
  const writable = await access(above.path, constants.W_OK).then(
    () => true,
    () => false,
  )
  return { parent: own.dev === above.dev && writable ? parent : folder, isNew: false }
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

function writeFile(file: string, bytes: Uint8Array): Waiting {
  const handle = openSync(file, 'w')
  try {
    writeFileSync(handle, bytes)
    const { size, mtimeMs } = fstatSync(handle)
    return { file, size, mtimeMs }
  } finally {
    closeSync(handle)
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
