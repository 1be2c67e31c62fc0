/**
 * What the parser does with the .md files of folders: node bench/texts.mjs FOLDER... Prints a list of objects, one a
 * folder: how many files, how many of them the fast way reads, and the CPU time of parsing one, the least of several
 * rounds that are measured in turns. Needs `npm run compile`.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArticle } from '../lib/parse/article.js'
import { decode } from '../lib/parse/source/decode.js'
import { fastWay } from '../lib/parse/fast/fast-way.js'
import { splitFrontMatter } from '../lib/parse/source/front-matter.js'

const rounds = 5
/** Of a folder, that are parsed in a round: enough for an average, and bearable where all of them are remark's. */
const sample = 300

const folders = process.argv.slice(2).map(folder => {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(path => path.endsWith('.md'))
    .sort()
    .map(path => readFileSync(join(folder, path)))
  const step = Math.max(1, Math.floor(files.length / sample))
  return { files, timed: files.filter((_, index) => index % step === 0), cpuMs: Number.POSITIVE_INFINITY }
})

// The first round is not counted: nothing is compiled in it yet.
for (let round = 0; round <= rounds; round++) {
  for (const one of folders) {
    const cpuMs = cpuMsOf(one.timed)
    if (round > 0) one.cpuMs = Math.min(one.cpuMs, cpuMs)
  }
}
console.log(
  JSON.stringify(
    folders.map(({ files, cpuMs }) => ({ count: files.length, fast: files.filter(isFast).length, cpuMs })),
  ),
)

function cpuMsOf(files) {
  const start = process.cpuUsage()
  for (const bytes of files) parseArticle(bytes)
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1000 / files.length
}

function isFast(bytes) {
  const { text } = decode(bytes)
  const body = text === undefined ? undefined : splitFrontMatter(text).body
  return body !== undefined && fastWay(body) !== undefined
}
