import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { defaultTheme, type Newsroom } from '../../support/newsroom.ts'

/** What a template says at present: the site's own, or the default theme's. */
export function themeFile(room: Newsroom, name: string): string {
  const own = `templates/${name}`
  return existsSync(join(room.folder, own)) ? room.read(own) : readFileSync(join(defaultTheme, name), 'utf8')
}
