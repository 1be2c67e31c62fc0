import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../support/cli.ts'
import type { NewsroomFiles } from '../support/newsroom.ts'

/** The files of an example, as a site has them that has copied its folder into `plugins/`. */
export function exampleFiles(name: string): NewsroomFiles {
  const folder = join(root, 'examples', 'plugins', name)
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name).slice(folder.length + 1))
  return Object.fromEntries(
    paths.map(path => [`plugins/${name}/${path}`, readFileSync(join(folder, path), 'utf8')]),
  )
}

/** An article dated on some day of 2021. */
export function piece(title: string, day: string, text: string, front = ''): string {
  return `---\ntitle: ${title}\ndate: 2021-${day}\n${front}---\n\n${text}\n`
}
