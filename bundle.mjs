import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'rolldown'
import { onlyMacros } from './lib/render/nunjucks/compiled.js'
import { compileTemplate } from './lib/render/nunjucks/compiler.js'
import { mentionsOf } from './lib/render/nunjucks/mentions.js'

/** What gray-matter takes from `js-yaml` when it is loaded. */
const withoutYaml = {
  id: '\0js-yaml',
  code: `
const refuse = () => { throw new Error('front matter was given to a parser that is not there') }
module.exports = { safeLoad: refuse, safeDump: refuse }
`,
}

/** Empty in the sources; here it gets all templates of the default theme. */
const emptyModule = join(import.meta.dirname, 'src/render/nunjucks/ready-made.ts')

/*
 * The command line, its threads and its processes as a few files: looking for the many small files of the libraries takes longer than
 * building a small site. A part that is loaded only where it is needed stays a file of its own.
 */
const { output } = await build({
  input: { main: 'src/cli/main.ts', worker: 'src/engine/threads/worker.ts', apart: 'src/engine/parsing/apart.ts' },
  platform: 'node',
  // These bring what is no JavaScript or is found beside them on the disk; only some builds want any.
  external: ['@babel/parser', 'chokidar', 'jiti', 'satteri'],
  // gray-matter could run front matter; none of it is given to that engine.
  checks: { eval: false },
  plugins: [
    {
      name: 'templates of the default theme, compiled',
      load: id => (id === emptyModule ? readyMade('templates') : null),
      // Nothing else would tell that the module has gone elsewhere: every template would be compiled at each start.
      buildEnd() {
        if ([...this.getModuleIds()].includes(emptyModule)) return
        throw new Error(`${emptyModule} is no part of the bundle`)
      },
    },
    {
      // A quarter of what is loaded where front matter is no plain one; our engines for gray-matter leave it nothing to read.
      name: "gray-matter without a parser of YAML of its own, and that one's of JavaScript",
      resolveId: source => (source === 'js-yaml' ? withoutYaml.id : null),
      load: id => (id === withoutYaml.id ? withoutYaml.code : null),
    },
  ],
  output: {
    dir: 'lib/bundle',
    cleanDir: true,
    // Files as deep as those of `lib/cli`, which look for others beside `lib`.
    entryFileNames: '[name].js',
    chunkFileNames: '[name]-[hash].js',
    // What every build loads, as one file; but for what the command line itself needs of it, or `--version` would load all of that.
    codeSplitting: {
      groups: [
        { name: 'main', test: /[\\/]src[\\/]store[\\/].*[\\/]file-error\.ts$/, priority: 1 },
        { name: 'store', test: /[\\/]src[\\/](?:model|store)[\\/]/ },
      ],
    },
  },
})

// Whoever passes the bundle on passes on what others wrote.
writeFileSync('lib/bundle/LICENSES.txt', licences(output.flatMap(chunk => chunk.moduleIds ?? [])))

/** The licences of all packages that modules came from. */
function licences(modules) {
  const folders = modules.flatMap(id => /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(id)?.[0] ?? [])
  const texts = [...new Set(folders)].sort().map(folder => {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
    const file = readdirSync(folder).find(one => /^licen[cs]e/i.test(one))
    return `${name} ${version} (${license})\n\n${file === undefined ? '' : readFileSync(join(folder, file), 'utf8')}`
  })
  return texts.join(`\n${'-'.repeat(80)}\n\n`)
}

/** The module `src/render/nunjucks/ready-made.ts` with all templates of a folder. */
function readyMade(folder) {
  const entries = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(path => path.endsWith('.njk'))
    .sort()
    .map(path => {
      const name = path.replaceAll('\\', '/')
      const text = readFileSync(join(folder, path), 'utf8')
      const code = compileTemplate(text, name)
      const rest = JSON.stringify({ text, hasOnlyMacros: onlyMacros(text), ...mentionsOf(text) })
      return `[${JSON.stringify(name)}, { ...${rest}, code: (() => {\n${code}\n})() }]`
    })
  return { code: `export const readyMade = new Map([\n${entries.join(',\n')}\n])\n`, moduleType: 'js' }
}
