import { describe, expect, test } from 'vitest'
import { article, type Files, placesOf, siteOf } from '../support/site.ts'

const a = 'content/zh/news/a.md'
const b = 'content/zh/news/b.md'

describe('two outputs at one path are an error', () => {
  const cases: readonly (readonly [string, Files, readonly string[]])[] = [
    ['two slugs', { [a]: article('slug: x'), [b]: article('slug: x') }, [`path/collision ${b}:4:7`]],
    ['a slug and a file', { [a]: article(''), [b]: article('slug: a') }, [`path/collision ${b}:4:7`]],
    [
      'slugs in two cases',
      { [a]: article('slug: Air'), [b]: article('slug: air') },
      [`path/collision ${b}:4:7`],
    ],
    [
      'files in two forms of Unicode',
      { 'content/zh/\u00E9.md': article('key: 1'), 'content/zh/e\u0301.md': article('key: 2') },
      ['path/collision content/zh/\u00E9.md:1:1'],
    ],
    [
      'an alias and an article',
      { [a]: article(''), [b]: article('aliases: [/zh/news/a/]') },
      [`path/collision ${b}:4:11`],
    ],
    ['an alias and its own address', { [a]: article('aliases: [/zh/news/a]') }, [`path/collision ${a}:4:11`]],
    [
      'two aliases',
      { [a]: article('aliases: [/old]'), [b]: article('aliases: [/OLD/]') },
      [`path/collision ${b}:4:11`],
    ],
    ['an alias and the home page', { [a]: article('aliases: [/zh/]') }, [`path/collision ${a}:4:11`]],
    [
      'an article and an index',
      { 'content/zh/tags.md': article('') },
      ['path/collision content/zh/tags.md:1:1'],
    ],
    [
      'a page and a section',
      { [a]: article(''), 'content/zh/pages/news.md': article('') },
      ['path/collision content/zh/pages/news.md:1:1'],
    ],
    ['a static file and a page', { 'static/zh/index.html': 'x' }, ['path/collision static/zh/index.html']],
    [
      'a static file and one in another case',
      { 'static/ROBOTS.TXT': 'x' },
      ['path/collision static/ROBOTS.TXT'],
    ],
    ['a static file and a folder', { [a]: article(''), 'static/zh/news': 'x' }, []],
    [
      'an alias that is a file and a folder',
      { [a]: article('aliases: [/old.html, /old.html/x]') },
      [`path/collision ${a}:4:22`],
    ],
  ]
  test.each(cases)('%s', (_, files, places) => {
    const { diagnostics } = siteOf(files)
    expect(new Set(diagnostics.map(one => one.code))).toEqual(new Set(['path/collision']))
    if (places.length > 0) expect(placesOf(diagnostics)).toEqual(places)
    for (const one of diagnostics) expect(one).toMatchObject({ severity: 'error', related: [{}] })
  })

  test('that names both', () => {
    const [found] = siteOf({ [a]: article('slug: Air'), [b]: article('slug: air') }).diagnostics
    expect(found).toMatchObject({
      file: b,
      message: 'two outputs want one place: "zh/news/air/index.html" and "zh/news/Air/index.html"',
      related: [{ file: a, message: 'the other one comes from here' }],
    })
  })
})

describe('versions of one piece may have had one address', () => {
  const zh = 'content/zh/news/a.md'
  const en = 'content/en/news/a.md'
  const files = { [zh]: article('aliases: [/old/a]'), [en]: article('aliases: [/x, /old/a/]') }

  test.each([
    ['zh', en, '4:15', zh],
    ['en', zh, '4:11', en],
  ] as const)(
    'it leads to the default edition %s, with a warning that names both',
    (edition, dropped, at, kept) => {
      const rig = siteOf(files, { config: { default: edition } })
      expect(placesOf(rig.diagnostics)).toEqual([`pair/alias ${dropped}:${at}`])
      expect(rig.diagnostics[0]).toMatchObject({
        severity: 'warning',
        message: `two versions of one article have the alias "old/a/index.html"; it leads to the one in "${edition}"`,
        related: [{ file: kept }],
      })
      expect(rig.text('old/a/index.html')).toContain(`/${edition}/news/a/`)
      expect(rig.pages.filter(page => page.path === 'old/a/index.html')).toHaveLength(1)
    },
  )

  test('of pieces that are no pair it is an error', () => {
    const rig = siteOf({ ...files, [en]: article('aliases: [/old/a]\nkey: b') })
    expect(rig.diagnostics).toMatchObject([{ code: 'path/collision', severity: 'error' }])
  })

  test('named twice by one piece, it is one', () => {
    expect(siteOf({ [zh]: article('aliases: [/old/a, /old/a/]') }).diagnostics).toEqual([])
  })
})

describe('what does not collide', () => {
  test.each<[string, Files]>([
    ['one path in two editions', { 'content/zh/a.md': article(''), 'content/en/a.md': article('') }],
    ['a name and a longer one', { 'content/zh/a.md': article(''), 'content/zh/a-b.md': article('') }],
    ['an alias of the same name elsewhere', { [a]: article('aliases: [/a/, /news/a/, /zh/a.html]') }],
    ['a draft', { [a]: article('slug: x\ndraft: true'), [b]: article('slug: x') }],
    [
      'a picture in the folders of two editions',
      {
        ...{ 'content/zh/a.md': article('', '![一](roof.png)'), 'content/zh/roof.png': 'roof' },
        ...{ 'content/en/a.md': article('', '![One](roof.png)'), 'content/en/roof.png': 'roof' },
      },
    ],
    ['a static file in a folder of pages', { [a]: article(''), 'static/zh/news/extra.txt': 'x' }],
  ])('%s', (_, files) => expect(siteOf(files).diagnostics).toEqual([]))
})

test('a picture that two folders have is copied once, and another one of its name apart', () => {
  const copies = (bytes: string): string[] => {
    const rig = siteOf({
      ...{ 'content/zh/a.md': article('', '![一](roof.png)'), 'content/zh/roof.png': 'roof' },
      ...{ 'content/en/a.md': article('', '![One](roof.png)'), 'content/en/roof.png': bytes },
    })
    return rig.pages.filter(({ path }) => path.includes('roof')).map(({ path }) => path)
  }
  expect(copies('roof')).toHaveLength(1)
  expect(copies('another')).toHaveLength(2)
})

test('files of static/ are one only to disks that know no case: that is told', () => {
  const files = { [a]: article(''), 'static/X.txt': 'x', 'static/x.txt': 'x' }
  expect(placesOf(siteOf(files).diagnostics)).toEqual(['path/collision static/x.txt'])
})

test('every page is planned once', () => {
  const { pages } = siteOf({ [a]: article('tags: [x]'), [b]: article('tags: [x]') })
  expect(new Set(pages.map(page => page.path)).size).toBe(pages.length)
})
