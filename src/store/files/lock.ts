import { link, mkdir, open, readFile, rename, rm, stat, utimes } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { isAlive } from './process.ts'

/** The build that has the lock. */
export interface Holder {
  readonly pid: number
  readonly host: string
  /** When it took the lock, ISO 8601. */
  readonly since: string
}

export type Lock = { readonly release: () => Promise<void> } | { readonly heldBy: Holder }

/**
 * Takes a site's lock, so that two builds never write one output. A lock whose process is gone is taken over.
 * Throws where the cache folder cannot be written.
 */
export async function takeLock(cacheFolder: string): Promise<Lock> {
  await mkdir(cacheFolder, { recursive: true })
  const file = join(cacheFolder, 'lock')
  const own: Holder = { pid: process.pid, host: hostname(), since: new Date().toISOString() }
  // Each round either takes the lock, finds it held, or removes one that is left over.
  for (let round = 0; round < 10; round++) {
    if (await create(file, own)) return hold(file, own)
    const held = await readHolder(file)
    if (held === undefined) continue
    if (await isHeld(file, held)) return { heldBy: held }
    await removeStale(file, held)
  }
  return { heldBy: (await readHolder(file)) ?? own }
}

async function create(file: string, own: Holder): Promise<boolean> {
  try {
    const handle = await open(file, 'wx')
    await handle.writeFile(JSON.stringify(own))
    await handle.close()
    return true
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'EEXIST') return false
    throw cause
  }
}

function hold(file: string, own: Holder): Lock {
  // A sign of life for builds on other hosts, which cannot ask whether our process is there.
  const beat = setInterval(() => {
    const now = new Date()
    utimes(file, now, now).catch(() => undefined)
  }, 20_000)
  beat.unref()
  return {
    release: async () => {
      clearInterval(beat)
      const held = await readHolder(file)
      if (held !== undefined && isSame(held, own)) await rm(file, { force: true })
    },
  }
}

/** Undefined where there is no lock; `unknown` where it is being written this moment, or is damaged. */
async function readHolder(file: string): Promise<Holder | undefined> {
  const text = await readFile(file, 'utf8').catch(() => undefined)
  if (text === undefined) return undefined
  try {
    const read: unknown = JSON.parse(text)
    if (isHolder(read)) return read
  } catch {
    // Half a lock is as good as an empty one.
  }
  return unknown
}

function isHolder(read: unknown): read is Holder {
  return (
    typeof read === 'object' &&
    read !== null &&
    'pid' in read &&
    Number.isSafeInteger(read.pid) &&
    'host' in read &&
    typeof read.host === 'string' &&
    'since' in read &&
    typeof read.since === 'string'
  )
}

async function isHeld(file: string, holder: Holder): Promise<boolean> {
  if (holder.host === hostname()) return isAlive(holder.pid, Date.parse(holder.since))
  const { mtimeMs } = await stat(file).catch(() => ({ mtimeMs: 0 }))
  const silence = Date.now() - mtimeMs
  return silence < (holder === unknown ? writingTime : patience)
}

/**
 * Moves the left-over lock away before deleting it: if another build has replaced it in between, that build's
 * lock is put back.
 */
async function removeStale(file: string, stale: Holder): Promise<void> {
  const aside = `${file}.${process.pid}`
  try {
    await rename(file, aside)
    const moved = await readHolder(aside)
    if (moved !== undefined && moved !== unknown && !isSame(moved, stale)) await link(aside, file)
  } catch {
    // Another build was faster; the next round sees what it did.
  } finally {
    await rm(aside, { force: true })
  }
}

function isSame(a: Holder, b: Holder): boolean {
  return a.pid === b.pid && a.host === b.host && a.since === b.since
}

const unknown: Holder = { pid: 0, host: '', since: '' }

/** Creating a lock and writing into it are two steps. */
const writingTime = 5_000

/** How long a build on another host may be silent: caches are carried from machine to machine with old locks in them. */
const patience = 120_000
