import { expect, test } from 'vitest'
import { type NewsroomFiles, newsroom } from '../../support/newsroom.ts'

const piece = (title: string, text = 'Text.'): string =>
  `---\ntitle: ${title}\ndate: 2021-01-01\n---\nThe beginning.\n\n${text}\n`

const files: NewsroomFiles = {
  'content/en/news/a.md': piece('A'),
  'content/en/news/b.md': piece('B'),
  'templates/pages/own.njk':
    '<html lang="{{ page.lang }}"><title>{{ page.title }}</title>{{ page.canonical }} {{ words }}',
}

const withOutputs = (outputs: string) => ({
  ...files,
  'plugins/out.ts': `export default { name: 'out', outputs: [${outputs}] }`,
})
const plugins = { plugins: ['./plugins/out.ts'] } as const

const llms = `{
  name: 'llms',
  plan: query => query.editions().map(edition => ({ path: edition + '/llms.txt', args: edition })),
  render: ({ args }, query) => query.published(args, 'article').map(id => query.title(id).title).sort().join(' '),
}`

test('outputs of a plugin are planned and rendered as those of Diglot, and follow what they ask', async () => {
  const room = newsroom(withOutputs(llms), plugins)
  await room.build()
  expect(room.output().get('en/llms.txt')).toBe('A B')
  expect(room.output().get('zh/llms.txt')).toBe('')
  room.edit('content/en/news/b.md', 'Text.', 'Other words.')
  expect((await room.build()).rendered).not.toContain('en/llms.txt')
  room.edit('content/en/news/b.md', 'title: B', 'title: C')
  expect((await room.build()).rendered).toContain('en/llms.txt')
  expect(room.output().get('en/llms.txt')).toBe('A C')
  room.edit('plugins/out.ts', "join(' ')", "join('-')")
  expect((await room.build()).rendered).toEqual(['en/llms.txt', 'zh/llms.txt'])
  room.edit('site.config.json', '"./plugins/out.ts"', '')
  expect((await room.build()).changes.removed).toEqual(['en/llms.txt', 'zh/llms.txt'])
})

test('an output may be a page by a template', async () => {
  const own = `{
    name: 'own',
    plan: () => [{ path: 'en/own/index.html' }],
    render: (_, query, to) => to.template('pages/own.njk', { edition: 'en', title: 'Own' }, { words: 'here' }),
  }`
  const room = newsroom(withOutputs(own), plugins)
  await room.build()
  expect(room.output().get('en/own/index.html')).toBe(
    '<html lang="en"><title>Own</title>https://news.example.org/en/own/ here',
  )
})

test('a plan that depends on texts is made anew when one of them is edited', async () => {
  const by = `{
    name: 'by',
    plan: query => query.published('en', 'article').filter(id => query.article(id).words.latin > 4).map(id => ({ path: 'long/' + query.title(id).title + '.txt' })),
    render: () => 'long',
  }`
  const room = newsroom(withOutputs(by), plugins)
  await room.build()
  expect([...room.output().keys()].filter(path => path.startsWith('long/'))).toEqual([])
  room.edit('content/en/news/b.md', 'Text.', 'Many words are to be read here.')
  await room.build()
  expect([...room.output().keys()].filter(path => path.startsWith('long/'))).toEqual(['long/B.txt'])
})

test('whatever is wrong with an output is told with its plugin, and the others too', async () => {
  const bad = (name: string, path: string, render = "() => ''"): string =>
    `{ name: '${name}', plan: () => [{ path: ${path} }], render: ${render} }`
  const room = newsroom(
    withOutputs(
      [
        bad('up', "'../x.txt'"),
        bad('none', 'undefined'),
        bad('list', "'x.txt'"),
        "{ name: 'fails', plan: () => { throw new Error('no plan') }, render: () => '' }",
        "{ name: 'half', plan: function* () { yield { path: 'half.txt' }; throw new Error('half a plan') }, render: () => '' }",
        bad('bytes', "'bytes.txt'", '() => 1'),
        bad('throws', "'throws.txt'", "() => { throw new Error('no text') }"),
        bad(
          'says',
          "'says.txt'",
          "(_, query, to) => { to.report('error', 'no data'); to.report('warning', 'old data'); return '' }",
        ),
      ].join(),
    ),
    plugins,
  )
  const { diagnostics } = await room.build({ write: false, compared: false })
  const told = diagnostics.filter(one => one.code.startsWith('plugin/'))
  expect(told.map(({ code, file, message }) => `${code} ${file} ${message}`).sort()).toEqual([
    'plugin/failed plugins/out.ts the output "bytes" of plugin "out" gives number for "bytes.txt"',
    'plugin/failed plugins/out.ts the output "fails" of plugin "out" throws: no plan',
    'plugin/failed plugins/out.ts the output "half" of plugin "out" throws: half a plan',
    'plugin/failed plugins/out.ts the output "list" of plugin "out" has the name of a kind of Diglot',
    'plugin/failed plugins/out.ts the output "none" of plugin "out" plans a file without a path',
    'plugin/failed plugins/out.ts the output "throws" of plugin "out" throws: no text',
    'plugin/failed plugins/out.ts the output "up" of plugin "out" plans "../x.txt": it has a "." or ".." part',
    'plugin/reported plugins/out.ts plugin "out": no data',
    'plugin/warned plugins/out.ts plugin "out": old data',
  ])
})

test('an output at the place of another is a collision that names the plugin', async () => {
  const room = newsroom(
    withOutputs("{ name: 'taken', plan: () => [{ path: 'en/news/A/index.html' }], render: () => '' }"),
    plugins,
  )
  const { diagnostics } = await room.build({ write: false, compared: false })
  const found = diagnostics.find(one => one.code === 'path/collision')
  expect([found?.file, ...(found?.related ?? []).map(one => one.file)].sort()).toEqual([
    'content/en/news/a.md',
    'plugins/out.ts',
  ])
})
