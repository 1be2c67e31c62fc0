import { describe, expect, test } from 'vitest'
import type { SiteConfig } from '../../../src/model/config.ts'
import { parseArticle } from '../../../src/parse/article.ts'
import { namesIn } from '../../../src/site/front-matter/fields.ts'
import { readFields } from '../../../src/site/front-matter/read-fields.ts'
import { configOf, placesOf } from '../../support/site.ts'

function read(lines: string, config: Partial<SiteConfig> = {}) {
  const { front } = parseArticle(new TextEncoder().encode(`---\n${lines}\n---\n`))
  return readFields(front, 'a.md', configOf(config))
}

describe('what front matter may say', () => {
  test.each([
    ['title: 株洲 ', { title: '株洲' }],
    ['title: 2021', { title: '2021' }],
    ['title: 010', { title: '010' }],
    ['title: 1_000', { title: '1_000' }],
    ['title: e\u0301cole', { title: '\u00E9cole' }],
    ['draft: true', { draft: true }],
    ['draft: false', { draft: false }],
    ['withdrawn: true', { withdrawn: true }],
    ['withdrawn: false', {}],
    ['withdrawn: It was wrong.', { withdrawn: 'It was wrong.' }],
    ['order: 2', { order: 2 }],
    ['order: -1.5', { order: -1.5 }],
    ['sourceUrl: https://例子.中国/a', { sourceUrl: 'https://xn--fsqu00a.xn--fiqs8s/a' }],
    ['tags: []', { tags: [] }],
  ])('%s', (lines, fields) => {
    const found = read(lines)
    expect(found.diagnostics).toEqual([])
    expect(found.fields).toEqual(fields)
  })

  test.each([
    ['tags: air', ['air']],
    ['tags: [air, 2021, "010"]', ['air', '2021', '010']],
    ['tags:\n  - air\n  - 株洲', ['air', '株洲']],
  ])('%s', (lines, names) =>
    expect(namesIn(read(lines).fields, 'tags').map(({ name }) => name)).toEqual(names),
  )

  test('names keep the places that a later complaint points at', () => {
    expect(read('author: [张三, 李四]\nslug: air').fields).toMatchObject({
      author: [{ at: { line: 2, column: 10 } }, { at: { line: 2, column: 14 } }],
      slug: { at: { line: 3, column: 7 } },
    })
  })

  test('corrections too', () => {
    expect(read('corrections: One word.').fields.corrections).toMatchObject([
      { text: 'One word.', at: { line: 2, column: 14 } },
    ])
    expect(read('corrections: [One word., {text: Two.}]').fields.corrections).toMatchObject([
      { text: 'One word.', at: { line: 2, column: 15 } },
      { text: 'Two.', at: { line: 2, column: 26 } },
    ])
  })

  test('dates are in the site’s zone, and clocks are no sums', () => {
    const { fields } = read('date: 2021-01-11 13:31\nupdated: 2021-01-12\nexpires: 2021-01-13T00:00:00Z')
    expect([fields.date?.iso, fields.updated?.iso, fields.expires?.iso]).toEqual([
      '2021-01-11T13:31:00+08:00',
      '2021-01-12T00:00:00+08:00',
      '2021-01-13T08:00:00+08:00',
    ])
    expect(read('date: 2021-01-11 13:31', { timeZone: 'America/New_York' }).fields.date?.iso).toBe(
      '2021-01-11T13:31:00-05:00',
    )
  })

  test('a correction may have a date', () => {
    expect(read('corrections:\n  - date: 2021-01-12\n    text: Two.').fields.corrections).toMatchObject([
      { date: { iso: '2021-01-12T00:00:00+08:00' }, text: 'Two.' },
    ])
  })
})

describe('what it may not', () => {
  test.each([
    ['title: [a]', 'front-matter/type a.md:2:8', '"title" must be text, not a list'],
    ['title: {a: b}', 'front-matter/type a.md:2:8', '"title" must be text, not a map'],
    ['title: true', 'front-matter/type a.md:2:8', '"title" must be text, not true or false'],
    ['title: ""', 'front-matter/type a.md:2:8', '"title" is empty'],
    ['x: 1\nsummary: [a]', 'front-matter/type a.md:3:10', '"summary" must be text, not a list'],
    ['tags: [air, [b]]', 'front-matter/type a.md:2:13', '"tags" must be a list of texts, not of a list'],
    [
      'tags: [air, true]',
      'front-matter/type a.md:2:13',
      '"tags" must be a list of texts, not of true or false',
    ],
    ['tags: [air, ""]', 'front-matter/type a.md:2:13', '"tags" has an empty item'],
    ['tags:\n  - air\n  -', 'front-matter/type', '"tags" has an empty item'],
    ['author: {name: x}', 'front-matter/type a.md:2:9', '"author" must be text, not a map'],
    ['source: [a, b]', 'front-matter/type a.md:2:9', '"source" must be text, not a list'],
    ['draft: "true"', 'front-matter/type a.md:2:8', '"draft" must be true or false, not "true"'],
    ['draft: yes', 'front-matter/type a.md:2:8', '"draft" must be true or false, not "yes"'],
    ['draft: 1', 'front-matter/type a.md:2:8', '"draft" must be true or false, not "1"'],
    ['draft: [true]', 'front-matter/type a.md:2:8', '"draft" must be true or false, not "a list"'],
    ['draft:', 'front-matter/type a.md:2', '"draft" must be true or false, not "nothing"'],
    ['order: first', 'front-matter/type a.md:2:8', '"order" must be a number, not a string'],
    ['date: yesterday', 'front-matter/date a.md:2:7', '"yesterday" is not a date ("date")'],
    [
      'date: 2021-02-30',
      'front-matter/date a.md:2:7',
      '"2021-02-30" does not exist in the calendar ("date")',
    ],
    ['date: 2021', 'front-matter/date a.md:2:7', '"2021" is not a date ("date")'],
    ['date: 13:31', 'front-matter/date a.md:2:7', '"13:31" is not a date ("date")'],
    ['updated: [2021-01-01]', 'front-matter/type a.md:2:10', '"updated" must be text, not a list'],
    ['expires: soon', 'front-matter/date a.md:2:10', '"soon" is not a date ("expires")'],
    [
      'sourceUrl: javascript:alert(1)',
      'front-matter/url a.md:2:12',
      '"javascript:alert(1)" is not a web address ("sourceUrl")',
    ],
    [
      'sourceUrl: example.org',
      'front-matter/url a.md:2:12',
      '"example.org" is not a web address ("sourceUrl")',
    ],
    [
      'corrections: 3',
      'front-matter/type a.md:2:14',
      '"corrections" must be a list of texts or of { date, text }',
    ],
    [
      'corrections: [One., {date: 2021-01-01}]',
      'front-matter/type a.md:2:21',
      '"corrections" must be a list of texts or of { date, text }',
    ],
    [
      'corrections: [{date: soon, text: x}]',
      'front-matter/date a.md:2:15',
      '"soon" is not a date ("corrections")',
    ],
    ['withdrawn: [a]', 'front-matter/type a.md:2:12', '"withdrawn" must be text, not a list'],
  ])('%s', (lines, place, message) => {
    const { diagnostics } = read(lines)
    expect(diagnostics.map(one => one.message)).toEqual([message])
    expect(placesOf(diagnostics)[0]).toContain(place)
    expect(diagnostics[0]?.severity).toBe('error')
  })

  test('all that is wrong is said at once', () => {
    expect(placesOf(read('title: [a]\ndate: soon\ndraft: maybe').diagnostics)).toEqual([
      'front-matter/type a.md:2:8',
      'front-matter/date a.md:3:7',
      'front-matter/type a.md:4:8',
    ])
  })

  test('what to write for a draft', () => {
    expect(read('draft: yes').diagnostics[0]?.hint).toBe('write `draft: true` or `draft: false`')
  })
})

describe('unknown keys', () => {
  test.each([
    ['tag: a', '1:1 tags'],
    ['Title: a', 'title'],
    ['auther: a', 'author'],
    ['authors: a', 'author'],
    ['sumary: a', 'summary'],
    ['sourceURL: a', 'sourceUrl'],
    ['withdraw: a', 'withdrawn'],
  ])('%s looks like a slip', (lines, near) => {
    const { diagnostics, extra } = read(`x: 1\n${lines}`)
    expect(placesOf(diagnostics)).toEqual(['front-matter/unknown-key a.md:3:1'])
    expect(diagnostics[0]?.severity).toBe('warning')
    expect(diagnostics[0]?.hint).toBe(`did you mean \`${near.split(' ').at(-1)}\`?`)
    expect(Object.keys(extra)).toContain(lines.split(':')[0])
  })

  test('others are kept for templates without a word', () => {
    const { diagnostics, extra } = read('category: air\nweather: {aqi: 120}\nphotos: [a, b]')
    expect(diagnostics).toEqual([])
    expect(extra).toEqual({ category: 'air', weather: { aqi: 120 }, photos: ['a', 'b'] })
  })

  test.each(['constructor', 'toString', 'hasOwnProperty'])('%s is a key like others', key => {
    const { fields, extra } = read(`${key}: 1`)
    expect(fields).toEqual({})
    expect(extra).toEqual({ [key]: 1 })
  })

  test('__proto__ gives nothing a property', () => {
    const { extra } = read('__proto__: {trusted: true}')
    expect((extra as { trusted?: boolean }).trusted).toBe(undefined)
  })
})

describe('empty values', () => {
  test.each([
    ...[
      'title:',
      'date: null',
      'tags: ~',
      'summary:',
      'date: ""',
      'summary: " "',
      "image: ''",
      'sourceUrl: ""',
    ],
    ...[
      'key: ""',
      'slug: ""',
      'template: ""',
      'order: ""',
      'updated: ""',
      'withdrawn: ""',
      'corrections: ""',
    ],
    ...['author: ""', 'tags: [""]', 'tags:\n  -', 'aliases: [~, ""]', 'expires: ""', 'section: "\u3000"'],
  ])('%s is as good as left out', lines => {
    const { fields, present, diagnostics } = read(lines)
    expect(fields).toEqual({})
    expect([...present]).toEqual([])
    expect(diagnostics).toEqual([])
  })
})

test('an empty title is an error, and an empty draft', () => {
  expect(placesOf(read('title: " "\ndraft: ""').diagnostics)).toEqual([
    'front-matter/type a.md:2:8',
    'front-matter/type a.md:3:8',
  ])
})

test('a slip in an address is told', () => {
  expect(read('sourceUrl: htpps//example.org').diagnostics[0]?.hint).toBe(
    'did you mean "https://example.org"?',
  )
})

describe('another system’s keys', () => {
  const config = { fields: { authors: 'author', description: 'summary', constructor: 'key' } } as const

  test('are read as ours', () => {
    const { fields, extra, diagnostics } = read('authors: [张三]\ndescription: Short.', config)
    expect(diagnostics).toEqual([])
    expect(fields).toMatchObject({ author: [{ name: '张三' }], summary: 'Short.' })
    expect(extra).toEqual({})
  })

  test.each(['summary: Ours.\ndescription: Theirs.', 'description: Theirs.\nsummary: Ours.'])(
    'ours stands where both are there: %j',
    lines => expect(read(lines, config).fields.summary).toBe('Ours.'),
  )

  test('within maps are read by their path', () => {
    const config = { fields: { 'seo.description': 'summary', 'seo.words': 'tags' } } as const
    const { fields, diagnostics, extra } = read('seo: {description: Short., words: [a, b]}', config)
    expect(diagnostics).toEqual([])
    expect(fields.summary).toBe('Short.')
    expect(fields.tags).toMatchObject([{ name: 'a', at: { line: 2, column: 6 } }, { name: 'b' }])
    expect(extra).toEqual({ seo: { description: 'Short.', words: ['a', 'b'] } })
  })

  test('complaints call them as they are written', () => {
    expect(read('description: [a]', config).diagnostics[0]?.message).toBe(
      '"description" must be text, not a list',
    )
  })
})
