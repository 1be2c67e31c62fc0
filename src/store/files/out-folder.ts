import { lstat, realpath } from 'node:fs/promises'
import { homedir } from 'node:os'
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path'

/** Where the output goes and its way from the site, both without links; or in words why it must not go there. */
export type OutFolder = { readonly folder: string; readonly way: string } | { readonly refused: string }

/**
 * Finds out where an output folder really is, and refuses those in which writing and deleting could harm anything
 * but a built site. Every comparison is made after symbolic links are resolved.
 */
export async function checkOutFolder(
  siteFolder: string,
  outFolder: string,
  cacheFolder: string,
): Promise<OutFolder> {
  const asked = resolve(siteFolder, outFolder)
  const stats = await lstat(asked).catch(() => undefined)
  if (stats?.isSymbolicLink()) return { refused: 'it is a symbolic link' }
  if (stats !== undefined && !stats.isDirectory()) return { refused: 'it is a file' }
  const [folder, site, cache, home] = await Promise.all([
    realFolder(asked),
    realFolder(siteFolder),
    realFolder(cacheFolder),
    realFolder(homedir()),
  ])
  const refused = danger(folder, site, cache, home)
  return refused === undefined ? { folder, way: relative(site, folder) } : { refused }
}

/** True for the folder itself and for what lies in it. */
export function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path)
  // Another drive of Windows has no way that is relative.
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)
}

function danger(folder: string, site: string, cache: string, home: string): string | undefined {
  if (dirname(folder) === folder) return 'it is the root of the disk'
  if (folder === home) return 'it is the home folder'
  if (folder === site) return 'it is the site itself'
  if (isWithin(site, folder)) return 'the site lies in it'
  if (isWithin(home, folder)) return 'the home folder lies in it'
  if (isWithin(cache, folder)) return "it is the site's cache"
  const own = sources.find(name => isWithin(folder, join(site, name)))
  if (own !== undefined) return `"${own}" holds what the site is made of`
  const foreign = folder.split(sep).find(part => others.includes(part.toLowerCase()))
  return foreign === undefined ? undefined : `"${foreign}" belongs to another program`
}

/** The real path of a folder that need not exist yet. */
async function realFolder(path: string): Promise<string> {
  try {
    return await realpath(path)
  } catch {
    const parent = dirname(path)
    return parent === path ? path : join(await realFolder(parent), basename(path))
  }
}

const sources = ['content', 'static', 'templates', 'src']

const others = ['.git', 'node_modules']
