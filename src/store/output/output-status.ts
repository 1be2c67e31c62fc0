import { lstatSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { digest } from '../../text/digest.ts'
import { checkOutFolder } from '../files/out-folder.ts'
import { outputLists, type Written } from './output-list.ts'

/**
 * What became of an output file: as it was written; written over, which a build sees by its size or time; the same
 * bytes with another time; other bytes of the same size and time, which no build sees; gone; or never written by us.
 */
export type OutputStatus = 'sound' | 'changed' | 'touched' | 'disguised' | 'missing' | 'unlisted'

export interface OutputFile {
  readonly status: OutputStatus
  /** Digest of what was written; null if nothing was. */
  readonly written: string | null
}

/** Looks at files of an output folder; of those that are asked for, every byte is read. */
export async function lookAtOutput(
  siteFolder: string,
  outFolder: string,
  cacheFolder: string,
): Promise<(path: string) => OutputFile> {
  const checked = await checkOutFolder(siteFolder, outFolder, cacheFolder)
  if ('refused' in checked) return () => unlisted
  const { files } = await outputLists(checked.way, cacheFolder).load()
  return path => {
    const written = files.get(path)
    if (written === undefined) return unlisted
    return { status: statusOf(join(checked.folder, path), written), written: written.digest }
  }
}

const unlisted: OutputFile = { status: 'unlisted', written: null }

function statusOf(file: string, written: Written): OutputStatus {
  try {
    const { size, mtimeMs } = lstatSync(file)
    const looksSound = size === written.size && mtimeMs === written.mtimeMs
    const isSame = digest(readFileSync(file)) === written.digest
    if (isSame) return looksSound ? 'sound' : 'touched'
    return looksSound ? 'disguised' : 'changed'
  } catch {
    return 'missing'
  }
}
