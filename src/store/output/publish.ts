import { existsSync, renameSync } from 'node:fs'
import { join, relative, resolve, sep } from 'node:path'
import type { Diagnostic } from '../../model/diagnostic.ts'
import { digest } from '../../text/digest.ts'
import { encodeUtf8 } from '../../text/utf8.ts'
import { limitConcurrency } from '../files/limit-concurrency.ts'
import { checkOutFolder } from '../files/out-folder.ts'
import { digestFile } from '../files/read-asset.ts'
import { areFolders, findForeign } from './foreign.ts'
import { moveIntoPlace, type Rename } from './move.ts'
import type { Opened, OutputFolder } from './output-folder.ts'
import { isUntouched, type OutputList, type OutputLists, outputLists, type Written } from './output-list.ts'
import { failure, foreignFiles, nested, pathOfFailure, refusal, twice, unusable } from './output-problems.ts'
import { openStaging, type Staging, type Waiting } from './staging.ts'

/**
 * Opens an output folder, and refuses every one in which something could be harmed that Diglot has not written.
 * The caller holds the site's lock. `effects` is for tests of what happens when the machine stops half-way.
 */
export async function openOutput(
  siteFolder: string,
  outFolder: string,
  cacheFolder: string,
  effects: { readonly rename: Rename } = { rename: async (from, to) => renameSync(from, to) },
): Promise<Opened> {
  const checked = await checkOutFolder(siteFolder, outFolder, cacheFolder)
  if ('refused' in checked) return { refused: refusal(outFolder, checked.refused) }
  const { folder, way } = checked
  const shown = relative(siteFolder, resolve(siteFolder, outFolder)).split(sep).join('/')
  try {
    const lists = outputLists(way, cacheFolder)
    const { files: list, digest } = await lists.load()
    const staging = await openStaging(folder)
    const { rename } = effects
    return { output: outputFolder({ folder, shown, lists, list, standing: digest, staging, rename }) }
  } catch (cause) {
    return { refused: failure(shown, cause, 'see that this user may read and write the folder') }
  }
}

interface Opening {
  readonly folder: string
  /** How messages call the folder. */
  readonly shown: string
  readonly lists: OutputLists
  readonly list: OutputList
  /** Digest of the list. */
  readonly standing: string
  readonly staging: Staging
  readonly rename: Rename
}

function outputFolder(opening: Opening): OutputFolder {
  const { folder, shown, list, staging } = opening
  const arrivals = new Map<string, string>()
  const claimed = new Map<string, Written>()
  const seen = new Set<string>()
  const run = limitConcurrency(32)
  let unchanged = 0
  let failed: Diagnostic | null = null
  let looked: { readonly found: Diagnostic | null } | undefined
  // Looked for where something shall be written: where nothing has changed, no file can be harmed.
  function foreign(): Diagnostic | null {
    if (looked === undefined) {
      const files = findForeign(folder, list)
      looked = { found: files.length === 0 ? null : foreignFiles(shown, files) }
    }
    return looked.found
  }

  function isInPlace(path: string, fresh: string): boolean {
    const known = list.get(path)
    if (known?.digest !== fresh || !isUntouched(join(folder, path), known)) return false
    claimed.set(path, known)
    unchanged++
    return true
  }

  function arrive(path: string, { file, size, mtimeMs }: Waiting, fresh: string): void {
    // A folder that takes the output's place as a whole has its files where they belong, and nobody asks for their names.
    arrivals.set(path, staging.place.whole ? '' : file)
    claimed.set(path, { digest: fresh, size, mtimeMs })
  }

  /** Where something has failed, not all that is planned was claimed. */
  function departures(): string[] {
    return failed === null ? [...list.keys()].filter(path => !claimed.has(path)).sort() : []
  }

  // Files of ours that replace others of ours harm nobody, but through a link that leads away.
  function inTheWay(): Diagnostic | null {
    const isNew = [...arrivals.keys()].some(path => !list.has(path))
    const isGone = [...list.keys()].some(path => !claimed.has(path))
    return isNew || isGone || !areFolders(folder, arrivals.keys()) ? foreign() : null
  }

  // Of paths that were all there before, none lies in another.
  function nestedNow(): Diagnostic | null {
    const paths = new Set(claimed.keys())
    return [...paths].every(path => list.has(path)) ? null : nested(shown, paths)
  }

  function put(path: string, fresh: string, write: () => Waiting): void {
    if (!isInPlace(path, fresh)) arrive(path, write(), fresh)
  }

  async function putCopy(path: string, from: string, known: string | undefined): Promise<void> {
    const fresh = known ?? (await digestFile(from)).digest
    if (!isInPlace(path, fresh)) arrive(path, await staging.copy(path, from, fresh), fresh)
  }

  function fail(path: string, cause: unknown): void {
    // A file that lies where a folder should be is told of in the end, with both paths.
    claimed.set(path, { digest: '', size: 0, mtimeMs: 0 })
    if (nested(shown, new Set(claimed.keys())) !== null) return
    // What the list names may have been deleted, with its folder.
    const isNone = staging.place.whole || list.size === 0
    const state = isNone ? 'nothing was published' : 'what was published before still stands'
    failed ??= failure(`${shown}/${path}`, cause, state)
  }

  return {
    standing() {
      // Joining paths takes as long as a third of the looking.
      for (const [path, known] of list) if (!isUntouched(`${folder}${sep}${path}`, known)) return null
      return opening.standing
    },
    foreign,
    keep(path, digest) {
      const known = list.get(path)
      if (known?.digest !== digest || seen.has(path) || !isUntouched(join(folder, path), known)) return false
      seen.add(path)
      claimed.set(path, known)
      unchanged++
      return true
    },
    keepRest() {
      for (const [path, known] of list) {
        if (seen.has(path)) continue
        seen.add(path)
        claimed.set(path, known)
        unchanged++
      }
    },
    staging: staging.place,
    arrive(path, staged) {
      failed ??= unusable(shown, path) ?? twice(shown, path, seen)
      if (failed !== null) return failed
      seen.add(path)
      if (!isInPlace(path, staged.digest)) arrive(path, staged, staged.digest)
      return null
    },
    async stage(path, content, known) {
      failed ??= unusable(shown, path) ?? twice(shown, path, seen)
      if (failed !== null) return failed
      seen.add(path)
      try {
        const bytes = typeof content === 'string' ? encodeUtf8(content) : content
        // At once, since nothing is gained by waiting for a disk that takes bytes into memory.
        if (bytes instanceof Uint8Array) put(path, known ?? digest(bytes), () => staging.write(path, bytes))
        else await run(() => putCopy(path, bytes.copyOf, bytes.digest))
      } catch (cause) {
        fail(path, cause)
      }
      return failed
    },
    departures,
    commit: async () => {
      failed ??= inTheWay() ?? nestedNow()
      let published = { removed: 0, standing: '' }
      if (failed === null) {
        try {
          published = await publish(opening, arrivals, claimed)
        } catch (cause) {
          const path = pathOfFailure(folder, cause)
          const file = path === undefined ? shown : `${shown}/${path}`
          const isNone = staging.place.whole && !existsSync(folder)
          const state = isNone ? 'nothing was published' : 'the output is half new and half old'
          failed = failure(file, cause, `build again when that is mended: ${state}`)
        }
      }
      await staging.remove()
      const arrived = failed === null ? [...arrivals.keys()].sort() : []
      const changes = {
        added: arrived.filter(path => !list.has(path)),
        changed: arrived.filter(path => list.has(path)),
        removed: departures(),
      }
      return { written: arrived.length, unchanged, ...published, changes, failed }
    },
    discard: () => staging.remove(),
  }
}

async function publish(
  { folder, lists, list, standing, staging, rename }: Opening,
  arrivals: ReadonlyMap<string, string>,
  claimed: OutputList,
): Promise<{ readonly removed: number; readonly standing: string }> {
  const departures = [...list.keys()].filter(path => !claimed.has(path))
  if (arrivals.size === 0 && departures.length === 0) return { removed: 0, standing }
  // Old and new first: whenever the machine stops, every file of ours is in the list.
  const isNew = [...arrivals.keys()].some(path => !list.has(path))
  const both = isNew ? await lists.save(new Map([...list, ...claimed])) : ''
  // Where there is no output yet, it comes all at once.
  if (staging.place.whole) await rename(staging.place.folder, folder)
  const removed = staging.place.whole ? 0 : await moveIntoPlace({ folder, arrivals, departures, rename })
  const isLast = departures.length === 0 && list.size === 0
  return { removed, standing: isLast ? both : await lists.save(claimed) }
}
