import { expect, test } from 'vitest'
import { type NewsroomFiles, newsroom } from '../../support/newsroom.ts'

const piece = (title: string, text: string): string =>
  `---\ntitle: ${title}\ndate: 2021-01-01\n---\nThe beginning.\n\n${text}\n`

const weather = (sign: string): string => `import { html } from 'diglot'
export default {
  name: 'weather',
  directives: {
    weather: {
      forms: ['leaf', 'text'],
      attributes: { place: { type: 'text', required: true }, degrees: 'number' },
      render: ({ attributes, article, label }, query) =>
        html\`<p class="weather">\${attributes.place} \${attributes.degrees}${sign} \${query.title(article.id).title} \${label}</p>\`,
    },
  },
}
`

const files: NewsroomFiles = {
  'content/en/news/a.md': piece('A', '::weather[[B](b.md)]{place="<Zhuzhou>" degrees=7}'),
  'content/en/news/b.md': piece(
    'B',
    ':::note\n:::details[x]\n:::\n'.replace(/:::details.*\n:::\n/, 'Words.\n:::\n'),
  ),
  'content/en/news/c.md': piece('C', 'Text.'),
  'plugins/weather.ts': weather(' C'),
}
const plugins = { plugins: ['./plugins/weather.ts'] } as const
const page = 'en/news/a/index.html'

test('a directive of a plugin is rendered with its page, and again when the plugin is edited', async () => {
  const room = newsroom(files, plugins)
  await room.build()
  const before = room.output().get(page)
  expect(before).toContain('<p class="weather">&lt;Zhuzhou&gt; 7 C A ')
  expect(before).toContain('<a href="/en/news/b/">B</a></p>')
  expect((await room.build()).rendered).toEqual([])
  room.edit('plugins/weather.ts', ' C', ' degrees')
  const { rendered, parses } = await room.build()
  expect(parses).toBe(0)
  expect(rendered).toContain(page)
  expect(rendered).not.toContain('en/news/b/index.html')
  expect(rendered).not.toContain('en/news/c/index.html')
  expect(room.output().get(page)).toContain('7 degrees A')
})

test('its holes come back from the cache as they were', async () => {
  const room = newsroom(files, plugins)
  await room.build()
  const before = room.output().get(page)
  // Another title of another article: the page is rendered from the body that was stored.
  room.edit('content/en/news/a.md', 'title: A', 'title: A2')
  await room.build()
  room.edit('content/en/news/a.md', 'title: A2', 'title: A')
  await room.build()
  expect(room.output().get(page)).toBe(before)
})

test('a plugin may not bring one that every site has', async () => {
  const room = newsroom(files, plugins)
  room.edit('plugins/weather.ts', 'weather: {', 'note: {')
  const { diagnostics } = await room.build()
  expect(diagnostics[0]).toMatchObject({
    code: 'plugin/duplicate',
    message: 'the directive "note" of plugin "weather" has the name of one that every site has',
  })
})

test('what it gives must be known to be safe, and what it throws is told at its use', async () => {
  const room = newsroom(files, plugins)
  room.edit('plugins/weather.ts', 'html`', '`')
  const { diagnostics } = await room.build()
  expect(diagnostics.map(({ code, file, line }) => `${code} ${file}:${line}`)).toContain(
    'plugin/failed content/en/news/a.md:7',
  )
  room.edit('plugins/weather.ts', '`<p class', 'attributes.x.y + `<p class')
  const { diagnostics: thrown } = await room.build()
  expect(thrown.map(({ message }) => message).join()).toContain(
    'the directive "weather" of plugin "weather" throws',
  )
})

test('what it declares is a part of parsing: braces are checked anew', async () => {
  const room = newsroom(files, plugins)
  await room.build()
  room.edit('plugins/weather.ts', "degrees: 'number'", "warmth: 'number'")
  const { diagnostics, changes } = await room.build()
  expect(diagnostics.map(({ code, line, message }) => `${code} ${line}: ${message}`)).toEqual([
    'directive/attribute 7: "degrees" means nothing to "weather"',
  ])
  // What was published stands.
  expect(changes).toEqual({ added: [], changed: [], removed: [] })
})
