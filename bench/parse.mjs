/**
 * How long parsing takes: node bench/parse.mjs FOLDER [EVERY]. Reads all .md files of a folder, or every nth of
 * them, and prints milliseconds of CPU per article by way and by phase. Needs `npm run compile`.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const begin = performance.now()
const { parseArticle } = await import('../lib/parse/article.js')
const started = performance.now() - begin
const { bareSettings } = await import('../lib/model/parse-settings.js')
const { decode } = await import('../lib/parse/source/decode.js')
const { digest } = await import('../lib/text/digest.js')
const { fastWay } = await import('../lib/parse/fast/fast-way.js')
const { prepare } = await import('../lib/parse/satteri/fast-rules.js')
const { quickParse } = await import('../lib/parse/satteri/satteri.js')
const { splitFrontMatter } = await import('../lib/parse/source/front-matter.js')
const { weigh } = await import('../lib/parse/limits/limits.js')

const [folder = 'content', every = '1'] = process.argv.slice(2)
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter(path => path.endsWith('.md'))
  .filter((_, index) => index % Number(every) === 0)
  .map(path => readFileSync(join(folder, path)))
const texts = files.map(bytes => decode(bytes).text).filter(text => text !== undefined)
const bodies = texts.map(text => splitFrontMatter(text).body).filter(body => body !== undefined)
const prepared = bodies.map(prepare).filter(one => one !== undefined)
const fast = bodies.filter(body => fastWay(body) !== undefined).length

/** A plugin for each of the trees, which looks at every node. */
let seen = 0
const see = node => {
  seen += node.type.length
  for (const child of node.children ?? []) see(child)
}
const look = { name: 'look', plugin: () => see }
const withPlugins = { ...bareSettings(), remark: [look], rehype: [{ name: 'look', plugin: () => tree => see(tree) }] }

console.log(`${files.length} files; import ${started.toFixed(0)} ms`)
const light = bodies.filter(body => weigh(body).load === 'light').length
console.log(`light: ${light} of ${bodies.length}`)
console.log(`fast way: ${fast} of ${bodies.length} (${((100 * fast) / bodies.length).toFixed(1)} %)`)
time('decode', files, decode)
time('digest', files, bytes => digest(bytes))
time('front matter', texts, splitFrontMatter)
time('limits', bodies, weigh)
time('rules', bodies, prepare)
time('rules, satteri', prepared, quickParse)
time('Markdown, fast way', bodies, fastWay)
time('whole, auto', files, bytes => parseArticle(bytes, bareSettings()))
time('whole, middle way', files, bytes => parseArticle(bytes, withPlugins))
time('whole, remark', files.slice(0, 200), bytes => parseArticle(bytes, bareSettings('remark')))

function time(name, items, work) {
  for (const item of items.slice(0, 500)) work(item)
  const rounds = Array.from({ length: 3 }, () => {
    const start = process.cpuUsage()
    for (const item of items) work(item)
    const { user, system } = process.cpuUsage(start)
    return (user + system) / 1000 / items.length
  })
  console.log(`${name.padEnd(20)} ${Math.min(...rounds).toFixed(3)} ms`)
}
