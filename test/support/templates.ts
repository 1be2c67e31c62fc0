import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = join(import.meta.dirname, 'theme')

/** A theme of a few lines, so that tests of what pages say do not depend on how the real one says it. */
export const templates: Readonly<Record<string, string>> = Object.fromEntries(
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(path => path.endsWith('.njk'))
    .map(path => [path, readFileSync(join(folder, path), 'utf8')]),
)
