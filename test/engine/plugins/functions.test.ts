import { expect, test } from 'vitest'
import type { SiteConfig } from '../../../src/model/config.ts'
import { type NewsroomFiles, newsroom } from '../../support/newsroom.ts'

const weather = `
import { definePlugin, html } from 'diglot'
import { sign } from './sign.ts'
interface Options { readonly unit: string }
export default definePlugin((options: Options) => ({
  name: 'weather',
  filters: { celsius: (value: unknown) => \`\${value} \${sign}\${options.unit}\` },
  functions: {
    bold: (text: unknown) => html\`<b>\${text}</b>\`,
    newest: (...args) => args.at(-1).query.call('newest', args.at(-1).edition),
  },
  queries: {
    newest: (edition, query) => query.latest(edition, 1).map(id => query.title(id).title),
  },
}), { options: { unit: { type: 'text', required: true } } })
`

const piece = (title: string, date: string): string =>
  `---\ntitle: ${title}\ndate: ${date}\n---\nThe beginning.\n\nText.\n`

const files: NewsroomFiles = {
  'plugins/weather.ts': weather,
  'plugins/sign.ts': `export const sign: string = '°'`,
  'content/en/news/a.md': piece('A', '2021-01-01'),
  'content/en/news/b.md': piece('B', '2021-01-02'),
  'content/en/pages/about.md': '---\ntitle: About\n---\nUs.\n',
  'content/en/pages/now.md': '---\ntitle: Now\ntemplate: now\n---\nUs.\n',
  'templates/pages/standing.njk': '<p>{{ 21 | celsius }}{{ bold("<x>") }}</p>',
  'templates/pages/now.njk': '<p>{{ newest() }}</p>',
}

const config: Partial<SiteConfig<'zh' | 'en'>> = { plugins: [['./plugins/weather.ts', { unit: 'C' }]] }

test('filters, functions and queries of a plugin in TypeScript, with options and a file that it imports', async () => {
  const room = newsroom(files, config)
  const built = await room.build()
  expect(built.diagnostics.filter(one => one.severity === 'error')).toEqual([])
  expect(Buffer.from(room.output().get('en/about/index.html') ?? '', 'latin1').toString()).toBe(
    '<p>21 °C<b>&lt;x&gt;</b></p>',
  )
  expect(room.output().get('en/now/index.html')).toBe('<p>B</p>')
})

test('an edit of a plugin, of what it imports or of its options renders the pages that use it, and no others', async () => {
  const room = newsroom(files, config)
  await room.build()
  expect((await room.build()).rendered).toEqual([])
  const users = ['en/about/index.html', 'en/now/index.html']
  room.edit('plugins/sign.ts', '°', ' degrees ')
  expect((await room.build()).rendered).toEqual(users)
  expect(room.output().get('en/about/index.html')).toContain('21  degrees C')
  room.edit('plugins/weather.ts', '<b>', '<b class="x">')
  expect((await room.build()).rendered).toEqual(users)
  room.edit('site.config.json', '"unit": "C"', '"unit": "F"')
  expect((await room.build()).rendered).toEqual(users)
  room.write('plugins/other.ts', 'export default 1')
  expect((await room.build()).rendered).toEqual([])
})

test('what a plugin asks for a page makes the page follow it, also where one text alone has changed', async () => {
  const room = newsroom(
    {
      ...files,
      'plugins/weather.ts': weather.replace(
        'query.latest(edition, 1).map(id => query.title(id).title)',
        "query.body('content/en/news/a.md').length + query.headings('content/en/news/a.md').map(one => one.text).join()",
      ),
    },
    config,
  )
  await room.build()
  room.edit('content/en/news/b.md', 'Text.', 'Other words.')
  const rendered = (await room.build()).rendered
  expect(rendered).toContain('en/news/b/index.html')
  expect(rendered).not.toContain('en/now/index.html')
  room.edit('content/en/news/a.md', 'Text.', 'Text.\n\n## More\n\nWords.')
  expect((await room.build()).rendered).toContain('en/now/index.html')
  expect(room.output().get('en/now/index.html')).toContain('More')
})

test.each([
  ['throws', "() => { throw new Error('no wind today') }", 'throws: no wind today'],
  [
    'reads a property of nothing, of which the message ends in brackets',
    'list => list.no.name',
    "throws: Cannot read properties of undefined (reading 'name')",
  ],
  ['gives a promise', 'async () => 1', 'gives a promise, and pages cannot wait'],
  [
    'changes what it is given',
    'list => list.push(1)',
    'throws: Cannot add property 1, object is not extensible',
  ],
  [
    'asks for what is not there',
    "(_, scope) => scope.query.article('content/en/no.md').title",
    'throws: there is no article "content/en/no.md"',
  ],
  [
    'asks a query that nobody has',
    "(_, scope) => scope.query.call('nothing')",
    'throws: no plugin has a query "nothing": there are odd',
  ],
  ['asks a query that gives no JSON', "(_, scope) => scope.query.call('odd')", 'gives what is no JSON'],
])(
  'a filter that %s is told with its plugin, its file and the place in the template',
  async (_, filter, message) => {
    const room = newsroom(
      {
        ...files,
        'plugins/weather.ts': `export default { name: 'weather', filters: { one: ${filter} }, queries: { odd: () => new Map() } }`,
        'templates/pages/standing.njk': '<p>\n{{ [1] | one }}</p>',
        'templates/pages/now.njk': '<p>{{ no }}</p>',
      },
      { plugins: ['./plugins/weather.ts'] },
    )
    await room.build({ write: false, compared: false }).then(({ diagnostics }) => {
      const found = diagnostics.find(one => one.code === 'plugin/failed')
      expect(found?.message).toContain(message)
      expect(found?.message).toContain('of plugin "weather"')
      expect(found).toMatchObject({ file: 'templates/pages/standing.njk', line: 2 })
      expect(found?.related?.[0]?.file).toBe('plugins/weather.ts')
      // The others are told too.
      expect(diagnostics.map(one => one.code)).toContain('template/runtime')
    })
  },
)

test('names that templates would take for others, and names that nobody brings', async () => {
  const room = newsroom(
    {
      ...files,
      'plugins/weather.ts':
        "export default { name: 'weather', filters: { date: String, celsius: String }, functions: { text: String } }",
      'templates/pages/standing.njk': '{{ 1 | celsus }}',
      'templates/pages/now.njk': '',
    },
    { plugins: ['./plugins/weather.ts'] },
  )
  const { diagnostics } = await room.build({ write: false, compared: false })
  expect(
    diagnostics
      .filter(one => one.severity === 'error')
      .map(({ code, message, hint }) => [code, message, hint]),
  ).toEqual([
    [
      'plugin/duplicate',
      'the filter "date" of plugin "weather" has the name of one that every site has',
      'give it another name',
    ],
    [
      'plugin/duplicate',
      'the function "text" of plugin "weather" has the name of one that every site has',
      'give it another name',
    ],
    ['template/unknown-filter', 'there is no filter "celsus"', 'did you mean "celsius"?'],
  ])
})

test('a plugin that catches a failure does not keep what is lacking from a build of texts alone', async () => {
  const caught = `(_, { query }) => {
    if (query.headings('content/en/news/a.md').length === 0) return 'none'
    try { return 'years ' + query.monthCounts('en', 2021).length } catch { return 'caught' }
  }`
  const room = newsroom(
    {
      ...files,
      'plugins/weather.ts': `export default { name: 'weather', filters: { months: ${caught} } }`,
      'templates/pages/standing.njk': '{{ 1 | months }}',
      'templates/pages/now.njk': '',
    },
    { plugins: ['./plugins/weather.ts'] },
  )
  await room.build()
  expect(room.output().get('en/about/index.html')).toBe('none')
  room.edit('content/en/news/a.md', 'Text.', '## A heading\n\nText.')
  await room.build()
  expect(room.output().get('en/about/index.html')).toBe('years 1')
})

test('what is said of a module that breaks is what a clean build says, however often it has been imported', async () => {
  const room = newsroom(files, config)
  await room.build()
  const related = async () => (await room.build()).diagnostics.flatMap(one => one.related ?? [])
  room.remove('plugins/sign.ts')
  expect(await related()).toEqual([{ message: 'it fails here', file: 'plugins/weather.ts', line: 3 }])
  room.write('plugins/sign.ts', "export const sign = '°'\nthrow new Error('no')")
  expect(await related()).toEqual([{ message: 'it fails here', file: 'plugins/sign.ts', line: 2 }])
  room.write('plugins/sign.ts', 'export const sign = = 1')
  expect(await related()).toEqual([
    { message: 'it fails here', file: 'plugins/sign.ts', line: 1, column: 21 },
  ])
})
