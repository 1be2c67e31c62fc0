import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { runCli } from '../support/cli.ts'

// The validator that comes with the tools which judge the sample site.
const ofTools = createRequire(createRequire(import.meta.url).resolve('html-validate'))
const { default: Ajv } = ofTools('ajv') as {
  default: new (options: object) => { compile(schema: unknown): (value: unknown) => boolean }
}

const config = {
  site: 'https://news.example.org/',
  timeZone: 'Asia/Shanghai',
  editions: {
    zh: { lang: 'zh-Hans', label: '中文', title: '株洲环境', description: '中文版', prefix: '' },
    en: { lang: 'en', label: 'English', title: 'Zhuzhou Air', description: 'The English edition' },
  },
  sections: { news: { zh: '新闻', en: 'News' } },
  taxonomies: { places: { zh: '地点', en: 'Places', field: 'place' } },
  fields: {
    authors: 'author',
    subtitle: { type: 'text', max: 10 },
    rating: { type: 'number', min: 1, max: 5, whole: true },
    beat: { type: 'choice', options: ['air', 'water'] },
    levels: { type: 'list', of: 'number', min: 2 },
    place: { type: 'term', of: 'places' },
  },
}

function site(said: object = config): string {
  const folder = mkdtempSync(join(tmpdir(), 'diglot-schema-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  writeFileSync(join(folder, 'site.config.json'), JSON.stringify(said))
  return folder
}

function validator(of: string): (value: unknown) => boolean {
  const { stdout, status } = runCli(['schema', of, site()])
  expect(status).toBe(0)
  return new Ajv({ strict: false, validateFormats: false }).compile(JSON.parse(stdout))
}

describe('front matter', () => {
  const good = { title: 'T', date: '2021-01-11', tags: ['Air'], author: 'Li', section: 'news', other: [{}] }

  test('that is right is so, with what the site declares', () => {
    const own = { subtitle: '副题', rating: 4, beat: 'air', levels: [1, 2.5], place: '株洲' }
    const picture = { src: 'a.jpg', alt: 'A' }
    const isRight = validator('front-matter')
    expect(
      isRight({ ...good, ...own, image: picture, corrections: [{ date: '2021-02-03', text: 'x' }] }),
    ).toBe(true)
    expect(isRight({ ...good, withdrawn: true, draft: false, order: 1 })).toBe(true)
  })

  test('that is wrong is not', () => {
    const isRight = validator('front-matter')
    const slips = [
      ...[
        { title: undefined },
        { draft: 'yes' },
        { image: { scr: 'a' } },
        { section: 'nwes' },
        { sourceUrl: 'x' },
      ],
      ...[
        { subtitle: 'x'.repeat(11) },
        { rating: 7 },
        { rating: 1.5 },
        { beat: 'fire' },
        { levels: [1] },
        { place: {} },
      ],
    ]
    for (const slip of slips)
      expect([slip, isRight(JSON.parse(JSON.stringify({ ...good, ...slip })))]).toEqual([slip, false])
  })
})

test('a config that is right is so, and one that is not is not', () => {
  const isRight = validator('config')
  expect(isRight(config)).toBe(true)
  for (const slip of [
    ...[{ site: 7 }, { default: 'fr' }, { pagesize: 1 }, { pageSize: 0 }, { terms: 'close' }],
    ...[
      { sections: { news: { zh: 'x' } } },
      { fields: { a: { type: 'txet' } } },
      { links: { schemes: 'x' } },
    ],
  ]) {
    expect([slip, isRight({ ...config, ...slip })]).toEqual([slip, false])
  }
})

test('so with files of the registry', () => {
  const isRight = validator('registry')
  expect(
    isRight({
      air: { zh: '空气', en: 'Air', aliases: ['atmosphere'] },
      li: { en: 'Li', role: { en: 'Editor' } },
    }),
  ).toBe(true)
  for (const slip of [{ air: { fr: 'Air' } }, { 'A b': { en: 'x' } }, { air: 'Air' }])
    expect(isRight(slip)).toBe(false)
})

test('a config with a mistake in it is told in place of a schema', () => {
  const { stdout, stderr, status } = runCli(['schema', 'config', site({ ...config, terms: 'close' })])
  expect([stdout, status]).toEqual(['', 1])
  expect(stderr).toContain('did you mean "closed"?')
})
