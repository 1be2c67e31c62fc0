import { join } from 'node:path'
import { expect, test } from 'vitest'
import { explain } from '../../src/engine/explain/why.ts'
import { type Newsroom, type NewsroomFiles, newsroom } from '../support/newsroom.ts'

const article = (title: string, date: string, text = 'Text.'): string =>
  `---\ntitle: ${title}\ndate: ${date}\n---\nThe beginning.\n\n${text}\n`

const page = (name: string): string => `---\ntitle: ${name}\ntemplate: ${name}\n---\nUs.\n`

const templates = {
  filter: '{{ "a" | shout }}',
  function: '{{ named() }}',
  query: '{{ outer() }}',
  data: '{{ data("air").pm }}',
  template: '{% include "partials/own.njk" %}',
  string: '{{ text("own.word") }}',
  asset: '{{ asset("own.svg") }}',
} as const

/** One page for each part of a plugin, each part of a plugin of its own; two old articles that no list shows have a directive. */
const files: NewsroomFiles = {
  'plugins/filter.ts': "export default { name: 'filter', filters: { shout: (text: string) => text + ' 1' } }",
  'plugins/function.ts': "export default { name: 'function', functions: { named: () => 'named 1' } }",
  'plugins/outer.ts':
    "export default { name: 'outer', functions: { outer: (scope: any) => scope.query.call('outer') }, queries: { outer: (_: unknown, query: any) => query.call('inner') + ' 1' } }",
  'plugins/inner.ts': "export default { name: 'inner', queries: { inner: () => 'inner 1' } }",
  'plugins/box.ts':
    "import { html } from 'diglot'\nexport default { name: 'box', directives: { box: { render: () => html`<p>box 1</p>` } } }",
  'plugins/output.ts':
    "export default { name: 'output', outputs: [{ name: 'llms', plan: () => [{ path: 'llms.txt' }, { path: 'more.txt' }], render: () => 'words 1' }] }",
  'plugins/layers/index.ts':
    "export default { name: 'layers', templates: './templates', strings: './strings', assets: './assets' }",
  'plugins/layers/templates/partials/own.njk': 'own 1',
  'plugins/layers/strings/en.json': '{ "own.word": "word 1" }',
  'plugins/layers/strings/zh-Hans.json': '{ "own.word": "词" }',
  'plugins/layers/assets/own.svg': '<svg>1</svg>',
  'content/data/air.yaml': 'pm: 1\n',
  'content/data/water.yaml': 'ph: 1\n',
  'content/en/news/a.md': article('A', '2020-01-01', '::box'),
  'content/en/news/b.md': article('B', '2020-01-02', 'Words.\n\n:::box\nInside.\n:::'),
  'content/en/news/c.md': article('C', '2021-01-03'),
  'content/en/news/d.md': article('D', '2021-01-04'),
  ...Object.fromEntries(
    Object.entries(templates).flatMap(([name, text]) => [
      [`content/en/pages/${name}.md`, page(name)],
      [`templates/pages/${name}.njk`, text],
    ]),
  ),
}

const plugins = ['filter', 'function', 'outer', 'inner', 'box', 'output'].map(name => `./plugins/${name}.ts`)
const config = { plugins: [...plugins, './plugins/layers/index.ts'], feeds: { limit: 2 } }

/** What has changed for a page since the last build: queries with their arguments. */
async function changedFor(room: Newsroom, asked: string): Promise<unknown[]> {
  const found = await explain({
    site: room.folder,
    theme: join(room.folder, 'templates'),
    now: () => Date.parse('2021-07-01'),
    drafts: false,
    asked: [asked],
    cache: room.cache,
    out: 'dist',
    outFolder: join(room.folder, 'dist'),
  })
  if (!('explained' in found)) throw new Error(JSON.stringify(found))
  return found.explained.changes.map(({ query }) => JSON.parse(query))
}

const standing = (name: string): string => `en/${name}/index.html`
const articles = ['en/news/a/index.html', 'en/news/b/index.html']

test.each([
  ['filter', 'plugins/filter.ts', [standing('filter')], [['plugin', 'filter']]],
  ['function', 'plugins/function.ts', [standing('function')], [['plugin', 'function']]],
  ['query that another one asks', 'plugins/inner.ts', [standing('query')], [['plugin', 'inner']]],
  ['query that asks another one', 'plugins/outer.ts', [standing('query')], [['plugin', 'outer']]],
  ['directive', 'plugins/box.ts', articles, [['plugin', 'box']]],
  ['kind of output', 'plugins/output.ts', ['llms.txt', 'more.txt'], [['plugin', 'output']]],
  ['data file', 'content/data/air.yaml', [standing('data')], [['data', 'air', 'en']]],
  ['data file that nobody asks for', 'content/data/water.yaml', [], []],
  [
    'template of a plugin',
    'plugins/layers/templates/partials/own.njk',
    [standing('template')],
    [['template', 'partials/own.njk']],
  ],
  [
    'string of a plugin',
    'plugins/layers/strings/en.json',
    [standing('string')],
    [['text', 'en', 'own.word']],
  ],
  ['asset of a plugin', 'plugins/layers/assets/own.svg', [standing('asset')], [['asset', 'own.svg']]],
])(
  'an edit of a %s renders what uses it, no page besides, and `why` says so',
  async (_, path, pages, changes) => {
    const room = newsroom(files, config)
    const first = await room.build()
    expect(first.diagnostics.filter(one => one.severity === 'error')).toEqual([])
    room.write(path, room.read(path).replace(/1(?!.*1)/s, '2'))
    for (const one of pages) expect(await changedFor(room, one)).toEqual(changes)
    expect(await changedFor(room, 'en/news/c/index.html')).toEqual([])
    const built = await room.build()
    expect(built.rendered).toEqual(pages)
    expect(built.parses).toBe(0)
    // Every edit shows.
    for (const one of pages) expect(built.changes.changed).toContain(one)
  },
)
