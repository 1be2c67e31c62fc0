import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { isMarkdown } from '../../../src/text/markdown-name.ts'
import type { BuildAs, Newsroom } from '../../support/newsroom.ts'
import type { Random } from '../random.ts'

/** Whatever edits may change: the site's files, and what a build is told besides. */
export interface Desk {
  readonly room: Newsroom
  readonly random: Random
  readonly moment: { -readonly [key in 'now' | 'drafts']-?: NonNullable<BuildAs[key]> }
  /** What has been deleted, by path: it may come back. */
  readonly bin: Map<string, string>
  /** Put back a former state of the site's files, as a switch of branches does. */
  readonly branches: (() => void)[]
  /** The output is not what the last build left. */
  damaged: boolean
}

/** Changes a site as an editor, a designer or a developer may, and says in a few words what it did. */
export type Edit = (desk: Desk) => string

export const editions = ['zh', 'en'] as const
export const sections = ['news', 'science', 'letters', ''] as const
export const tags = [
  ...['Topic 1', 'Topic 2', '话题3', 'topic-4', 'Another name'],
  // Some meet others in what an address can carry, or look like them.
  ...['Soil', 'Soil!', 'Soils', 'C++', 'C plus plus', 'Topic-1'],
] as const
export const people = ['Writer 1', '记者2', 'A. Smith'] as const
export const sources = ['Paper 1', '报纸2', 'The Telegraph'] as const

/** Files of articles and standing pages, by path below the site. */
export function sourcesOf(room: Newsroom): string[] {
  return below(room, 'content').filter(isMarkdown)
}

/** Files in a folder of the site, by path below the site. */
export function below(room: Newsroom, folder: string): string[] {
  const at = join(room.folder, folder)
  if (!existsSync(at)) return []
  return readdirSync(at, { recursive: true, withFileTypes: true, encoding: 'utf8' })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name).slice(room.folder.length + 1))
    .sort()
}

export function rewrite({ room, random }: Desk, change: (text: string) => string): string {
  const path = random.pick(sourcesOf(room))
  room.write(path, change(room.read(path)))
  return path
}

/** Deletes a file or a folder, if it is there; it can be taken out of the bin again. */
export function throwAway({ room, bin }: Desk, path: string): string {
  if (!existsSync(join(room.folder, path))) return `${path} is not there`
  if (isMarkdown(path)) bin.set(path, room.read(path))
  room.remove(path)
  return `${path} deleted`
}

export function somewhere({ random }: Desk): string {
  const way = ['content', random.pick(editions), random.pick(sections), `n${random.int(60)}.md`]
  return way.filter(part => part !== '').join('/')
}

export function day({ random }: Desk): string {
  const two = (number: number): string => String(number).padStart(2, '0')
  return `2021-${two(1 + random.int(9))}-${two(1 + random.int(28))} ${two(random.int(24))}:00`
}
