import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './cli.ts'
import type { Files } from './site.ts'

const folder = join(root, 'templates')

/** The default theme as the files of a site's own, for tests of what it shows. */
export const defaultTheme: Files = Object.fromEntries(
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(path => /\.(?:njk|css|js|json|svg)$/.test(path))
    .map(path => [`templates/${path}`, readFileSync(join(folder, path), 'utf8')]),
)
