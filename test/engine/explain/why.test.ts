import { readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Explanation, explain, type Why } from '../../../src/engine/explain/why.ts'
import { treeOf } from '../../support/cli.ts'
import { type Newsroom, newsroom } from '../../support/newsroom.ts'

const files = {
  'content/en/news/one.md': '---\ntitle: One\ndate: 2021-01-01\n---\nFirst.\n\nMore.\n',
  'content/en/news/two.md': '---\ntitle: Two\ndate: 2021-01-02\naliases: [/old/two.html]\n---\nSecond.\n',
  'content/en/news/three.md': '---\ntitle: Three\ndate: 2021-01-03\n---\nThird.\n',
  'content/en/news/later.md': '---\ntitle: Later\ndate: 2022-01-01\n---\nNot yet.\n',
  'content/zh/news/一.md': '---\ntitle: 一\ndate: 2021-01-01\n---\n一。\n',
  'static/logo.txt': 'logo\n',
}

interface As {
  readonly now?: string
  readonly drafts?: boolean
}

/** Asks, and sees to it that nothing has been written. */
async function why(
  room: Newsroom,
  asked: string,
  { now = '2021-07-01', drafts = false }: As = {},
): Promise<Why> {
  const before = treeOf(room.folder)
  const found = await explain({
    site: room.folder,
    theme: join(room.folder, 'templates'),
    now: () => Date.parse(now),
    drafts,
    asked: [asked],
    cache: room.cache,
    out: 'dist',
    outFolder: join(room.folder, 'dist'),
  })
  expect(treeOf(room.folder)).toEqual(before)
  return found
}

async function explained(room: Newsroom, asked: string, as?: As): Promise<Explanation> {
  const found = await why(room, asked, as)
  if ('explained' in found) return found.explained
  throw new Error(`nothing was explained: ${JSON.stringify(found)}`)
}

describe('a page is found', () => {
  test.each([
    ['/en/news/one/', 'en/news/one/index.html'],
    ['en/news/one', 'en/news/one/index.html'],
    ['https://news.example.org/en/news/one/?from=home#top', 'en/news/one/index.html'],
    ['http://127.0.0.1:4000/en/news/one/', 'en/news/one/index.html'],
    ['en/news/one/index.html', 'en/news/one/index.html'],
    ['dist/en/news/one/index.html', 'en/news/one/index.html'],
    ['content/en/news/one.md', 'en/news/one/index.html'],
    ['content/en/news/two.md', 'en/news/two/index.html'],
    ['/old/two.html', 'old/two.html'],
    ['/', 'index.html'],
    ['https://news.example.org', 'index.html'],
    ['/en/404.html', 'en/404.html'],
    ['/en/atom.xml', 'en/atom.xml'],
    ['/logo.txt', 'logo.txt'],
    ['/zh/news/一/', 'zh/news/一/index.html'],
    ['/zh/news/%E4%B8%80/', 'zh/news/一/index.html'],
  ])('%s', async (asked, path) => {
    expect((await explained(newsroom(files), asked)).page.path).toBe(path)
  })

  test('below the sub-directory of its site, with and without it', async () => {
    const room = newsroom(files, { site: 'https://news.example.org/paper/' })
    for (const asked of ['/paper/en/news/one/', '/en/news/one/', 'dist/en/news/one/index.html']) {
      expect((await explained(room, asked)).url).toBe('/paper/en/news/one/')
    }
    expect((await explained(room, 'https://news.example.org/paper')).url).toBe('/paper/')
  })

  test('one that does not exist is told of with its nearest neighbours', async () => {
    expect(await why(newsroom(files), '/en/new/one/')).toEqual({
      unknown: 'there is no page "/en/new/one/"',
      nearest: expect.arrayContaining(['/en/news/one/']),
    })
  })

  test('a text that is not published says why', async () => {
    const room = newsroom(files)
    expect(await why(room, 'content/en/news/later.md')).toMatchObject({
      unknown: expect.stringContaining('its date is in the future'),
    })
    expect((await explained(room, 'content/en/news/later.md', { drafts: true })).url).toBe('/en/news/later/')
    expect((await explained(room, '/en/news/later/', { now: '2022-02-01' })).state).toBe('forgotten')
  })

  test('a config that cannot be read is told of', async () => {
    const room = newsroom(files)
    room.write('site.config.json', '{')
    expect(await why(room, '/')).toMatchObject({ broken: [{ file: 'site.config.json' }] })
  })
})

/** The answers that have changed, by query. */
function changed({ changes }: Pick<Explanation, 'changes'>): Record<string, unknown[]> {
  return Object.fromEntries(
    changes.map(({ query, before, after }) => [
      query,
      [before, after].map(answer => (answer === null ? null : JSON.parse(answer))),
    ]),
  )
}

describe('what the next build does is what is foretold', () => {
  test('before any build, and after one', async () => {
    const room = newsroom(files)
    expect((await explained(room, '/en/news/one/')).state).toBe('forgotten')
    await room.build()
    const after = await explained(room, '/en/news/one/')
    expect(after).toMatchObject({ state: 'fresh', status: 'sound', changes: [], errors: [] })
    expect(after.last).toEqual({ at: Date.parse('2021-07-01T00:00:00Z'), reason: 'forgotten' })
  })

  test('another title: its neighbours show it, others do not', async () => {
    const room = newsroom(files)
    await room.build()
    room.edit('content/en/news/one.md', 'title: One', 'title: Won')
    const two = await explained(room, '/en/news/two/')
    expect(two.state).toBe('changed')
    expect(changed(two)).toEqual({
      '["card","content/en/news/one.md"]': [
        expect.objectContaining({ title: 'One' }),
        expect.objectContaining({ title: 'Won' }),
      ],
    })
    expect((await explained(room, '/en/news/three/')).state).toBe('fresh')
    const { rendered } = await room.build()
    expect(rendered).toContain('en/news/two/index.html')
    expect(rendered).not.toContain('en/news/three/index.html')
    const after = await explained(room, '/en/news/two/')
    expect(after.state).toBe('fresh')
    expect(after.last?.reason).toEqual(two.changes)
    expect((await explained(room, '/en/news/three/')).last?.reason).toBe('left')
  })

  test('another text: no answer is kept of it, but it is named', async () => {
    const room = newsroom(files)
    await room.build()
    room.edit('content/en/news/one.md', 'More.', 'Less.')
    const one = await explained(room, '/en/news/one/')
    expect(changed(one)).toEqual({ '["body","content/en/news/one.md"]': [null, null] })
    const { parsed, rendered } = await room.build()
    expect([parsed, rendered.length]).toEqual([1, 7])
    const { last } = await explained(room, '/en/news/one/')
    expect(last?.reason).toEqual(one.changes)
    expect((await explained(room, '/en/news/two/')).last?.reason).toBe('left')
    await room.build()
    expect((await explained(room, '/en/news/one/')).last).toEqual(last)
  })

  test('every page is foretold, whatever is edited', async () => {
    const room = newsroom(files)
    await room.build()
    room.edit('content/en/news/three.md', 'date: 2021-01-03', 'date: 2020-12-31')
    room.edit('templates/pages/list.njk', '{% block main %}', '{% block main %}<p>list</p>')
    room.write('content/en/news/four.md', '---\ntitle: Four\ndate: 2021-02-04\n---\n')
    const { output } = room.clone()
    const first = await explained(room, '/en/')
    const foretold: string[] = []
    for (const path of [...output().keys(), 'en/news/four/index.html']) {
      const found = await why(room, path)
      if ('explained' in found && found.explained.state !== 'fresh') foretold.push(path)
    }
    const { rendered, changes } = await room.build()
    // Lists of the new month are not in the output yet, so nobody has asked for them.
    const isOld = (path: string): boolean => output().has(path) || path.includes('four')
    expect(foretold.sort()).toEqual(rendered.filter(isOld))
    expect(rendered.length).toBeGreaterThan(foretold.length)
    expect(changes.added).toContain('en/news/four/index.html')
    expect(first.changes.length).toBeGreaterThan(0)
    const { last } = await explained(room, '/en/')
    expect(last?.reason).toEqual(first.changes)
    expect((await explained(room, '/en/news/four/')).last?.reason).toBe('new')
  })

  test('a file that was touched, edited or removed', async () => {
    const room = newsroom(files)
    await room.build()
    const file = join(room.folder, 'dist/en/news/one/index.html')
    const { atime, mtime } = statSync(file)
    const text = readFileSync(file, 'utf8')
    const states = async () => {
      const { state, status } = await explained(room, '/en/news/one/')
      return [state, status]
    }
    utimesSync(file, new Date(0), new Date(0))
    expect(await states()).toEqual(['file', 'touched'])
    writeFileSync(file, text.replace('One', 'Own'))
    expect(await states()).toEqual(['file', 'changed'])
    utimesSync(file, atime, mtime)
    rmSync(file)
    expect(await states()).toEqual(['file', 'missing'])
    expect((await room.build()).rendered).toEqual(['en/news/one/index.html'])
    expect((await explained(room, '/en/news/one/')).last?.reason).toBe('file')
  })

  test('files that are copied', async () => {
    const room = newsroom(files)
    expect((await explained(room, '/logo.txt')).state).toBe('new')
    await room.build()
    expect(await explained(room, '/logo.txt')).toMatchObject({ state: 'fresh', changes: [], askers: [] })
    room.write('static/logo.txt', 'another\n')
    expect((await explained(room, '/logo.txt')).state).toBe('changed')
  })

  test('errors of the site are told: with them nothing is published', async () => {
    const room = newsroom(files)
    await room.build()
    room.edit('content/en/news/two.md', 'date: 2021-01-02', 'date: never')
    room.edit('content/en/news/one.md', 'More.', '[More](gone.md).')
    const { errors } = await explained(room, '/en/news/one/')
    expect(errors.map(({ code }) => code).sort()).toEqual(['front-matter/date', 'link/broken'])
  })

  test('a record of why that is damaged is none', async () => {
    const room = newsroom(files)
    await room.build()
    const file = join(room.cache, 'why.json')
    writeFileSync(file, readFileSync(file, 'utf8').replace('"at"', '"AT"'))
    expect((await explained(room, '/en/news/one/')).last).toBeNull()
  })
})

describe('who asked', () => {
  test('the page itself, and each template for what it says', async () => {
    const room = newsroom({
      ...files,
      'templates/pages/article.njk':
        '{% extends "layouts/base.njk" %}{% block main %}{{ latest("", 1).length }}{% include "parts/end.njk" %}{% endblock %}',
      'templates/parts/end.njk': '{{ textIn("zh", "terms.tags") }}',
    })
    const { askers } = await explained(room, '/en/news/one/')
    const [own, ...templates] = askers
    expect(own).toMatchObject({ by: 'kind', name: 'article' })
    expect(own?.queries).toContain('["body","content/en/news/one.md"]')
    expect(own?.queries).toContain('["template","pages/article.njk"]')
    expect(templates).toEqual([
      {
        by: 'template',
        name: 'pages/article.njk',
        queries: expect.arrayContaining([
          '["template","layouts/base.njk"]',
          '["latest","en",1]',
          '["template","parts/end.njk"]',
        ]),
      },
      { by: 'template', name: 'parts/end.njk', queries: ['["text","zh","terms.tags"]'] },
    ])
  })
})

test('after an edit of everything the record stays small', async () => {
  const room = newsroom(files)
  await room.build()
  room.edit('templates/layouts/base.njk', '<nav>', `<!-- ${'x'.repeat(5000)} --><nav>`)
  await room.build()
  const { last } = await explained(room, '/en/news/one/')
  const [only, ...others] = last?.reason ?? []
  expect(others).toEqual([])
  expect(only).toMatchObject({ query: '["template","layouts/base.njk"]' })
  expect(statSync(join(room.cache, 'why.json')).size).toBeLessThan(6000)
})
