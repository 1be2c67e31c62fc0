import { describe, expect, test } from 'vitest'
import type { Files } from '../../support/site.ts'
import { article, placesOf, siteOf } from '../../support/site.ts'

const sections = { news: { zh: '新闻', en: 'News' }, explained: { zh: '解读', en: 'Explained' } }

function told(files: Files, config = {}) {
  return siteOf(files, { config: { sections, ...config } }).diagnostics
}

describe('a section that the config does not list is an error', () => {
  test('of front matter, at its place, with what was meant', () => {
    const [found, ...more] = told({ 'content/zh/a.md': article('section: newz') })
    expect(more).toEqual([])
    expect(found).toMatchObject({
      ...{ code: 'section/unknown', severity: 'error', file: 'content/zh/a.md', line: 4, column: 10 },
      message: '"newz" is not a section that the config lists',
      hint: 'did you mean "news"? Listed are news, explained; a new one is added to `sections` in site.config.ts',
    })
  })

  test.each([
    ['News', 'news'],
    ['新闻', 'news'],
    ['Explained', 'explained'],
    ['explaned', 'explained'],
  ])('%s is meant to be %s', (name, meant) => {
    const [found] = told({ 'content/zh/a.md': article(`section: ${name}`) })
    expect(found?.hint).toContain(`did you mean "${meant}"? `)
  })

  test('nothing is guessed where nothing is near', () => {
    const [found] = told({ 'content/zh/sport/a.md': article('') })
    expect(found?.hint).toBe('Listed are news, explained; a new one is added to `sections` in site.config.ts')
  })

  test('of a folder, once for all its files in an edition', () => {
    const found = told({
      'content/zh/newz/b.md': article(''),
      'content/zh/newz/a.md': article('draft: true'),
      'content/zh/newz/deep/c.md': article(''),
      'content/en/newz/a.md': article(''),
    })
    expect(placesOf(found)).toEqual([
      'section/unknown content/en/newz/a.md:1:1',
      'section/unknown content/zh/newz/a.md:1:1',
    ])
    expect(found.map(({ message }) => message)).toEqual([
      '"newz" is not a section that the config lists',
      '"newz" is not a section that the config lists (3 files of this folder)',
    ])
  })

  test('once where a version takes it from its pair', () => {
    const files = {
      'content/zh/a.md': article('section: newz'),
      'content/en/a.md': '---\ntitle: T\n---\nText.\n',
    }
    expect(placesOf(told(files))).toEqual(['section/unknown content/zh/a.md:4:10'])
  })

  test('until the config says otherwise', () => {
    const files = { 'content/zh/newz/a.md': article('') }
    expect(told(files, { severity: { 'section/unknown': 'off' } })).toEqual([])
  })
})

describe('but not', () => {
  test.each<[string, Files]>([
    [
      'one that is listed',
      { 'content/zh/news/a.md': article(''), 'content/zh/b.md': article('section: explained') },
    ],
    ['the folder of a year', { 'content/zh/2021/a.md': article('') }],
    ['the folder of standing pages', { 'content/zh/pages/a.md': '---\ntitle: T\n---\nText.\n' }],
    ['a piece in no folder', { 'content/zh/a.md': article('') }],
    ['a folder whose piece names its section', { 'content/zh/newz/a.md': article('section: news') }],
    [
      'a folder whose piece is told its section by its pair',
      { 'content/zh/x/a.md': article('section: news'), 'content/en/x/a.md': '---\ntitle: T\n---\nText.\n' },
    ],
  ])('%s', (_, files) => expect(told(files)).toEqual([]))

  test('where the config lists none', () => {
    expect(told({ 'content/zh/newz/a.md': article('') }, { sections: {} })).toEqual([])
  })
})
