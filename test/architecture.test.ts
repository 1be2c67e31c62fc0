import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { expect, test } from 'vitest'

/** A folder imports only from itself and from folders to its left. So do the rooms of a folder; files beside rooms come last. */
const layers = [
  'text',
  'model',
  'parse',
  'site',
  'render',
  'outputs',
  'plugins',
  'store',
  'engine',
  'serve',
  'cli',
]
const rooms: Readonly<Record<string, readonly string[]>> = {
  model: ['codes', 'schema'],
  parse: [
    'config',
    'source',
    'data',
    'tree',
    'limits',
    'emphasis',
    'html',
    'leftovers',
    'plugins',
    'directives',
    'remark',
    'satteri',
    'fast',
  ],
  site: ['front-matter', 'paths', 'lists', 'terms', 'articles'],
  render: ['nunjucks', 'page'],
  store: ['files', 'config', 'plugins', 'output', 'input', 'articles', 'cache'],
  engine: ['job', 'parsing', 'incremental', 'threads', 'time', 'pages', 'batch', 'explain', 'live'],
  cli: ['report', 'options', 'run', 'commands'],
}
const most = 20
const pure = ['text', 'model', 'parse', 'site', 'render', 'outputs', 'plugins']
const touchesDisk = ['store', 'serve', 'cli']

const root = join(import.meta.dirname, '..', 'src')
const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter(path => path.endsWith('.ts'))
  .map(path => ({
    path,
    folder: path.includes('/') ? (path.split('/')[0] ?? '') : '',
    text: readFileSync(join(root, path), 'utf8'),
  }))

/** Code without comments and without the text of strings, so that words in a message are no offence. */
function codeOf(text: string): string {
  return text
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/(^|\s)\/\/.*$/gm, '')
    .replace(/'(?:[^'\\\n]|\\.)*'/g, "''")
}

function importsOf({ path, text }: (typeof files)[number], withTypes: boolean): string[] {
  return [...text.matchAll(/(?:^(?:import|export)\s+(type\s+)?(?:[^'"]*?from\s+)?|\bimport\()'(\.[^']+)'/gm)]
    .filter(([, type]) => withTypes || type === undefined)
    .map(([, , target]) => relative(root, join(root, dirname(path), target ?? '')))
}

function levelOf(path: string): number {
  return layers.indexOf(path.split('/')[0] ?? '')
}

/** Where a file's room stands in its folder; files beside rooms come after all of them. */
function roomOf(path: string): number {
  const [folder = '', room = '', file] = path.split('/')
  const known = rooms[folder] ?? []
  return file === undefined ? known.length : known.indexOf(room)
}

test('every folder of src is a layer, and folders import only from their left', () => {
  const offences = files.flatMap(file => {
    if (file.folder === '') return []
    const own = levelOf(file.path)
    if (own === -1) return [`src/${file.folder}/ is no layer; the line is ${layers.join(' < ')}`]
    return importsOf(file, true)
      .filter(target => levelOf(target) > own)
      .map(target => `src/${file.path} imports ${target}, which is to its right in ${layers.join(' < ')}`)
  })
  expect(offences).toEqual([])
})

test('every folder in a layer is a room, and rooms import only from their left', () => {
  const offences = files.flatMap(file => {
    if (file.folder === '') return []
    const own = roomOf(file.path)
    if (own === -1) return [`src/${dirname(file.path)}/ is no room`]
    const line = rooms[file.folder]?.join(' < ')
    return importsOf(file, true)
      .filter(target => target.split('/')[0] === file.folder && roomOf(target) > own)
      .map(target => `src/${file.path} imports ${target}, which is to its right in ${line}`)
  })
  expect(offences).toEqual([])
})

test('what every site has besides Markdown is made with the exports for plugins alone', () => {
  const offences = files
    .filter(({ folder }) => folder === 'plugins')
    .flatMap(file =>
      importsOf(file, true).filter(target => target !== 'index.ts' && !target.startsWith('plugins/')),
    )
  expect(offences).toEqual([])
})

test(`no folder has more than ${most} files`, () => {
  const counts = new Map<string, number>()
  for (const { path } of files) counts.set(dirname(path), (counts.get(dirname(path)) ?? 0) + 1)
  expect([...counts].filter(([, count]) => count > most)).toEqual([])
})

test('the map has a line for every folder and room', () => {
  const map = readFileSync(join(root, 'README.md'), 'utf8')
  const folders = [...new Set(files.map(({ path }) => dirname(path)))].filter(folder => folder !== '.')
  const missing = folders.filter(
    folder => !map.includes(`\`${folder}/\``) && !map.includes(`\`${folder.split('/')[1]}/\``),
  )
  expect(missing).toEqual([])
})

test('no import cycles', () => {
  const graph = new Map(files.map(file => [file.path, importsOf(file, false)]))
  const done = new Set<string>()
  const cycles: string[] = []
  const visit = (path: string, way: readonly string[]): void => {
    if (way.includes(path)) cycles.push([...way.slice(way.indexOf(path)), path].join(' → '))
    if (done.has(path) || way.includes(path)) return
    for (const next of graph.get(path) ?? []) visit(next, [...way, path])
    done.add(path)
  }
  for (const path of graph.keys()) visit(path, [])
  expect(cycles).toEqual([])
})

test('no file is longer than 250 lines', () => {
  const long = files
    .map(({ path, text }) => [path, text.split('\n').length - 1] as const)
    .filter(([, lines]) => lines > 250)
  expect(long).toEqual([])
})

test('named exports only, no any, no non-null assertions, no catch-all file names', () => {
  const offences = files.flatMap(({ path, text }) => {
    const code = codeOf(text)
    return [
      /^export default/m.test(code.replace(/`(?:[^`\\]|\\.)*`/g, '')) ? `src/${path}: default export` : [],
      /(?::|\bas|<|,|\|)\s*any\b/.test(code) ? `src/${path}: any` : [],
      /[\w)\]]!(?:[.;,)\]\s[]|$)(?!=)/m.test(code.replace(/!==?/g, ''))
        ? `src/${path}: non-null assertion`
        : [],
      /(?:^|\/)(?:utils?|helpers?|manager|common|misc)\.ts$/.test(path)
        ? `src/${path}: a name that says nothing`
        : [],
    ].flat()
  })
  expect(offences).toEqual([])
})

test('the pipeline is pure: no disk, clock, process, environment or chance', () => {
  const forbidden: readonly (readonly [RegExp, string])[] = [
    [/\bprocess\./, 'process'],
    [/\bDate\.now\b|new Date\(\)/, 'the clock'],
    [/\bMath\.random\b/, 'chance'],
    [/\blocaleCompare\b|\btoLocale\w*String\b/, 'the locale of the machine'],
  ]
  // These two compute and nothing else.
  const modules = /from 'node:(?!(?:crypto|buffer)')[^']+'/
  const offences = files
    .filter(file => pure.includes(file.folder))
    .flatMap(({ path, text }) => [
      ...forbidden.flatMap(([pattern, what]) =>
        pattern.test(codeOf(text)) ? [`src/${path} reads ${what}`] : [],
      ),
      ...(modules.test(text) ? [`src/${path} imports ${modules.exec(text)?.[0]}`] : []),
    ])
  expect(offences).toEqual([])
})

test('the disk is touched in store/ and the doors alone; nothing but templates runs as code', () => {
  // What our compiler writes of a template's syntax is made a function here, as Nunjucks does with its own.
  const compiles = 'render/nunjucks/compiled.ts'
  const offences = files.flatMap(({ path, folder, text }) => [
    ...(/from 'node:fs/.test(text) && !touchesDisk.includes(folder) ? [`src/${path} touches the disk`] : []),
    ...(/child_process|\beval\(|\.renderString\(/.test(codeOf(text)) ||
    (/new Function\(/.test(codeOf(text)) && path !== compiles)
      ? [`src/${path} runs code`]
      : []),
    ...(/process\.env/.test(codeOf(text)) && folder !== 'cli' ? [`src/${path} reads the environment`] : []),
  ])
  expect(offences).toEqual([])
})

test('every file that the map and the rooms’ own READMEs name is there', () => {
  const known = new Set(
    readdirSync(root, { recursive: true, encoding: 'utf8' }).map(path => path.replaceAll('\\', '/')),
  )
  const readmes = [...known].filter(path => /(?:^|\/)README\.md$/.test(path))
  let count = 0
  const lost = readmes.flatMap(readme => {
    const own = readme.replace(/README\.md$/, '')
    const named = readFileSync(join(root, readme), 'utf8').matchAll(/`((?:[\w-]+\/)+[\w-]+\.(?:ts|md))`/g)
    return [...named].flatMap(([, path = '']) => {
      count++
      if (path.startsWith('test/') || path.startsWith('bench/'))
        return existsSync(join(root, '..', path)) ? [] : [`${readme}: ${path}`]
      return known.has(path) || known.has(own + path) ? [] : [`${readme}: ${path}`]
    })
  })
  expect(lost).toEqual([])
  expect(count).toBeGreaterThan(40)
})
