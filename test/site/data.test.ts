import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { explain } from '../../src/engine/explain/why.ts'
import { openLive } from '../../src/engine/live/live.ts'
import { lintTemplates } from '../../src/render/lint.ts'
import { root } from '../support/cli.ts'
import { devSite } from '../support/dev.ts'
import { newsroom } from '../support/newsroom.ts'
import { article, placesOf, siteOf } from '../support/site.ts'

const texts = {
  'content/en/news/one.md': article('', 'First.'),
  'content/en/news/two.md': article('template: weather', 'Second.'),
  'content/zh/news/one.md': article('template: weather', '一。'),
}
const home = 'templates/pages/home.njk'
const asks = `{% for city, air in data('air') %}{{ city }} {{ air }};{% endfor %}`

describe('what a template gets', () => {
  const files = {
    'content/en/news/one.md': article(''),
    'content/zh/news/one.md': article(''),
    'content/data/air.yaml': 'Zhuzhou: 35\nChangsha: 41\n',
    'content/data/zh/air.json': '{"株洲": 35}',
    'content/data/weather/zhuzhou.csv': 'day,high\n2024-01-02,09\n',
  }

  test('an edition has its own file before the common one, and folders are part of the name', () => {
    const csv = `{% for row in data('weather/zhuzhou') %}{{ row.day }}: {{ row.high }}{% endfor %}`
    const site = siteOf({ ...files, [home]: `${asks}${csv}` })
    expect(site.text('en/index.html')).toBe('Zhuzhou 35;Changsha 41;2024-01-02: 09')
    expect(site.text('zh/index.html')).toBe('株洲 35;2024-01-02: 09')
    expect(site.ask.data('air')).toEqual({ Zhuzhou: 35, Changsha: 41 })
    expect(site.ask.dataNames()).toEqual(['air', 'weather/zhuzhou', 'zh/air'])
  })

  test('it cannot be changed: the next page gets what the file says', () => {
    const site = siteOf({ ...files, [home]: `{{ data('weather/zhuzhou').push(1) }}` })
    expect(site.problems('en/index.html')).toMatchObject([
      { code: 'template/runtime', file: 'templates/pages/home.njk' },
    ])
  })

  test('a name that is computed and not there fails where it is asked, with those that are', () => {
    const site = siteOf({ ...files, [home]: `a\n{{ data('a' + 'ir2') }}` })
    const [problem] = site.problems('en/index.html')
    expect(problem).toMatchObject({ code: 'template/runtime', file: 'templates/pages/home.njk' })
    expect(problem?.message).toContain(
      'there is no data "air2"; did you mean "air"? There are: air, weather/zhuzhou, zh/air',
    )
  })

  test('prototype keys are names of nothing', () => {
    const site = siteOf({ ...files, [home]: `{{ data('x'.slice(1) + '__proto__') }}` })
    expect(site.problems('en/index.html')[0]?.message).toContain('there is no data "__proto__"')
  })
})

test('the lint finds names that no edition has, where they stand', () => {
  const { ask } = siteOf({
    'content/en/news/one.md': article(''),
    'content/data/air.yaml': 'a: 1',
    'content/data/en/rain.yaml': 'a: 1',
    'templates/main.njk': `{{ data('air').a }}{{ data('rain').a }}\n  {{ data('aire').a }}{{ data(page.kind).a }}`,
  })
  expect(lintTemplates(ask, name => `templates/${name}`)).toMatchObject([
    {
      ...{ code: 'template/unknown-name', file: 'templates/main.njk', line: 2, column: 11 },
      ...{ message: 'there is no data "aire"', hint: 'did you mean "air"? There are: air, en/rain' },
    },
  ])
})

test('two files of one name, and files that are no data, are told', () => {
  const { diagnostics, ask } = siteOf({
    'content/en/news/one.md': article(''),
    'content/data/air.json': '{}',
    'content/data/air.yaml': 'a: 1',
    'content/data/air.xlsx': 'x',
    'content/data/bad.csv': 'a,b\n1\n',
  })
  expect(placesOf(diagnostics)).toEqual([
    'content/extension content/data/air.xlsx',
    'data/collision content/data/air.yaml',
    'data/syntax content/data/bad.csv:2:1',
  ])
  expect(ask.dataNames()).toEqual(['air', 'bad'])
  expect(ask.copies()).toEqual([])
})

describe('builds', () => {
  const files = {
    ...texts,
    'content/data/air.yaml': 'pm: 35\n',
    'content/data/rain.yaml': 'mm: 7\n',
    'content/data/notes.csv': 'a\n1\n',
    'templates/pages/weather.njk': `{{ data('rain').mm }} mm {{ article.body }}`,
  }

  test('an edit renders the pages that asked for the file and no others, and publishes no file', async () => {
    const room = newsroom(files)
    room.write(home, `${room.read(home)}{{ data('air') | dump }}`)
    const first = await room.build()
    expect(first.diagnostics).toEqual([])
    expect([...room.output().keys()].filter(path => /air|rain|notes|data/.test(path))).toEqual([])

    room.write('content/data/rain.yaml', 'mm: 8\n')
    expect((await room.build()).rendered).toEqual(['en/news/two/index.html', 'zh/news/one/index.html'])
    room.write('content/data/air.yaml', 'pm: 36\n')
    expect((await room.build()).rendered).toEqual(['en/index.html', 'zh/index.html'])
    room.write('content/data/air.yaml', '# measured by hand\npm:  36\n')
    expect((await room.build()).rendered, 'a comment says nothing').toEqual([])
    room.write('content/data/en/air.json', '{"pm": 1}')
    expect((await room.build()).rendered, 'a file of one edition').toEqual(['en/index.html'])
    room.edit('content/data/notes.csv', '1', '2')
    expect((await room.build()).rendered, 'nobody asked').toEqual([])
  })

  test('an edit of an article that has data on its page needs no whole build', async () => {
    const room = newsroom({
      ...files,
      'content/en/news/two.md': article('template: weather', 'Lead.\n\nSecond.'),
    })
    await room.build()
    room.edit('content/en/news/two.md', 'Second.', 'Third.')
    const built = await room.build()
    expect(built.rendered).toContain('en/news/two/index.html')
    expect(room.output().get('en/news/two/index.html')).toContain('8 mm'.replace('8', '7'))
  })

  test.each([
    ['content/data/rain.yaml', 'mm: [\n', 'data/syntax'],
    ['content/data/rain.yaml', 'mm: 1\nmm: 2\n', 'data/duplicate-key'],
    ['content/data/notes.csv', Buffer.from('d6eab5c40a', 'hex'), 'source/encoding'],
    ['content/data/notes.csv', `a\n${'1\n'.repeat(600_000)}`, 'source/too-large'],
  ])('%s is broken: that alone is told, and the former output stands', async (path, text, code) => {
    const room = newsroom(files)
    await room.build()
    const before = room.output()
    room.write(path, text)
    const built = await room.build()
    expect(built.ok).toBe(false)
    expect(built.diagnostics.filter(one => one.severity === 'error').map(one => one.code)).toEqual([code])
    expect(built.diagnostics).toMatchObject([{ file: path, line: expect.any(Number) }])
    expect(room.output()).toEqual(before)
  })

  test('why tells what has changed in which file', async () => {
    const room = newsroom(files)
    await room.build()
    room.write('content/data/rain.yaml', 'mm: 8\n')
    await room.build()
    const found = await explain({
      ...{ site: room.folder, theme: join(room.folder, 'templates'), now: () => Date.parse('2030-01-01') },
      ...{ drafts: false, asked: ['/en/news/two/'], cache: room.cache, out: 'dist' },
      outFolder: join(room.folder, 'dist'),
    })
    expect(JSON.stringify(found)).toContain(String.raw`[\"data\",\"rain\",\"en\"]`)
    expect(JSON.stringify(found)).toContain(String.raw`{\"mm\":7}`)
  })
})

test('dev shows an edit of a data file, and the last good one while it is broken', async () => {
  const site = devSite()
  onTestFinished(() => rmSync(site.folder, { recursive: true }))
  site.write('content/data/air.yaml', 'pm: 35\n')
  site.write('templates/pages/home.njk', `pm {{ data('air').pm }}`)
  const theme = join(root, 'templates')
  const live = await openLive({
    site: site.folder,
    theme,
    cache: null,
    now: () => Date.parse('2021-07-01'),
    progress: () => {},
  })
  const shown = (): unknown => live.show('zh/index.html')
  expect(shown()).toMatchObject({ content: 'pm 35' })
  site.write('content/data/air.yaml', 'pm: 36\n')
  await live.update(new Set(['content/data/air.yaml']))
  expect(shown()).toMatchObject({ content: 'pm 36' })
  site.write('content/data/air.yaml', 'pm: [\n')
  await live.update(new Set(['content/data/air.yaml']))
  expect(live.diagnostics).toMatchObject([{ code: 'data/syntax', file: 'content/data/air.yaml' }])
  expect(shown()).toMatchObject({ content: 'pm 36' })
})
