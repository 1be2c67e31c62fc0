import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chart } from './chart.ts'
import type { Results } from './results.ts'
import { tables } from './table.ts'

/** Writes the results below `folder`: as data, as a picture, and as the tables in its README. */
export function keepResults(results: Results, folder: string): void {
  mkdirSync(join(folder, 'results'), { recursive: true })
  writeFileSync(join(folder, 'results', 'latest.json'), `${JSON.stringify(results, null, 2)}\n`)
  writeFileSync(join(folder, 'results', 'chart.svg'), chart(results))
  const readme = join(folder, 'README.md')
  writeFileSync(readme, withTables(readFileSync(readme, 'utf8'), tables(results)))
}

const begin = '<!-- latest results: written by `npm run bench -- --write` -->'
const end = '<!-- end of latest results -->'

/** The text with new tables between its markers; throws where it has none. */
export function withTables(text: string, written: string): string {
  const from = text.indexOf(begin)
  const to = text.indexOf(end)
  if (from < 0 || to < from) throw new Error(`there is no place for results: “${begin}” … “${end}”`)
  return `${text.slice(0, from + begin.length)}\n\n${written}\n${text.slice(to)}`
}
