import { lstatSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { OutputList } from './output-list.ts'
import { isStaging } from './staging.ts'

/**
 * Everything in an output folder that the list does not name, links in the place of our files included. A folder
 * that does not exist, or holds nothing but what operating systems scatter, has nothing foreign in it.
 */
export function findForeign(folder: string, list: OutputList): string[] {
  const foreign: string[] = []
  descend('')
  return foreign.sort()

  function descend(below: string): void {
    for (const entry of entriesOf(join(folder, below))) {
      const path = below + entry.name
      if (entry.isDirectory()) {
        if (below !== '' || !isStaging(entry.name)) descend(`${path}/`)
      } else if (!(entry.isFile() && list.has(path)) && !scattered.has(entry.name)) foreign.push(path)
    }
  }
}

/** True if no part of the way to any of these files is a link, or anything else but a folder. */
export function areFolders(folder: string, paths: Iterable<string>): boolean {
  const ways = new Set<string>()
  for (const path of paths) {
    const parts = path.split('/')
    for (let depth = 1; depth < parts.length; depth++) ways.add(parts.slice(0, depth).join('/'))
  }
  return [...ways].every(way => lstatSync(join(folder, way), { throwIfNoEntry: false })?.isDirectory())
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return []
    throw cause
  }
}

const scattered = new Set(['.DS_Store', 'Thumbs.db', 'desktop.ini'])
