import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Shape, shapes } from '../../../bench/hostile.ts'
import { noBody } from '../../../src/model/body.ts'
import { parseArticle } from '../../../src/parse/article.ts'
import { isModest, weigh, weighInDetail } from '../../../src/parse/limits/limits.ts'
import { decode } from '../../../src/parse/source/decode.ts'
import { splitFrontMatter } from '../../../src/parse/source/front-matter.ts'
import { byAuto, byRemark } from '../../support/settings.ts'
import { front, parseBody, shown } from '../fast/parsed.ts'

const many = (count: number, text: (n: number) => string) =>
  Array.from({ length: count }, (_, n) => text(n)).join('')

const row = (cell: string): string => `${`| ${cell} `.repeat(12)}|\n`

const ofMarkdown = shapes.filter(shape => !shape.name.includes('front matter'))
const bytesOf = (text: string) => new TextEncoder().encode(text)

/** Those that grow by little but themselves: 100 KB are parsed soon, by the one way or the other. */
const light = [
  ...[
    'brackets in an address',
    'hashes',
    'a heading of hashes',
    'a line of equals',
    'a numeric entity without end',
  ],
  ...[
    'spaces',
    'spaces at line ends',
    'a quotation of spaces',
    'full stops in a word',
    'full stops',
    'schemes',
  ],
  ...['NULs', 'Han', 'private use and emoji', 'a tag with many attributes'],
]
const heavy = [
  ...['runs of backticks', 'addresses beside Chinese', 'deep quotations', 'a wide table of full rows'],
]

describe('of hostile texts', () => {
  test.each(ofMarkdown)('5 KB of $name are refused, or say the same by both ways', ({ text }) => {
    const bytes = bytesOf(front + text(5000))
    const auto = parseArticle(bytes, byAuto)
    expect(shown(auto)).toEqual(shown(parseArticle(bytes, byRemark)))
    const refusals = auto.diagnostics.filter(one => one.code === 'markdown/limits')
    if (refusals.length === 0) return
    expect(refusals).toMatchObject([{ line: expect.any(Number), column: expect.any(Number) }])
    expect(auto.body).toEqual(noBody)
  })

  test.each(ofMarkdown)('100 KB of $name are refused before they are parsed, if they grow', shape => {
    expect([shape.name, weigh(shape.text(100_000)).load]).toEqual([shape.name, loadOf(shape)])
  })
})

function loadOf({ name }: Shape) {
  return light.includes(name) ? 'light' : heavy.includes(name) ? 'heavy' : 'excessive'
}

test('one who reads a refusal learns where it is and what there is too much of', () => {
  expect(weigh(`a\n\n${'> '.repeat(51)}a`)).toMatchObject({
    load: 'excessive',
    diagnostic: {
      ...{ code: 'markdown/limits', severity: 'error', line: 3, column: 1 },
      message: 'the text is too much to be parsed: quotations and lists are nested more than 50 deep here',
    },
  })
})

test.each([
  ['quotations and lists', many(200, n => `${'    '.repeat(n)}- a\n`), 51],
  ['10000 lines', 'a\n'.repeat(20_000), 10_001],
  ['lines, lists, quotations', `a\n\n${'> a\n\n'.repeat(4000)}`, 3471],
  ['marks of emphasis', `a\n${'*a'.repeat(10_000)}`, 2],
  ['marks of emphasis', `a\n\n${'a&amp;'.repeat(7000)}`, 3],
  ['marks of emphasis', `a\n\n${'a@b.c '.repeat(7000)}`, 3],
  ['marks of emphasis', `a\n\n${'['.repeat(201)}`, 3],
  ['marks of emphasis', `https://a.com/${'x'.repeat(10_000)}`, 1],
  ['cells of tables', `${'|a'.repeat(300)}|\n${'|-'.repeat(300)}|\n${'|a\n'.repeat(1000)}`, 476],
  ['cells of tables', `${'|a'.repeat(1500)}|\n${'|-'.repeat(1500)}|\n${'|a\n'.repeat(8000)}`, 92],
  ['references to long definitions', `[a]: /${'u'.repeat(400)}\n\n${'[b][a]\n\n'.repeat(4000)}`, 7865],
  ['references to long definitions', `[a]: /u "${'t\n[b]: t '.repeat(900)}"\n\n${'[a]\n'.repeat(900)}`, 1221],
  ['tags of HTML that stay open', `${many(150, n => `<b title=${n}>\n`)}\n${'a\n\n'.repeat(3000)}`, 2814],
  ['tags of HTML that stay open', `a\n${'<div>'.repeat(201)}`, 2],
])('tells on which line there are too many %s', (what, text, line) => {
  const { diagnostic } = { diagnostic: undefined, ...weigh(text) }
  expect(diagnostic).toMatchObject({ code: 'markdown/limits', message: expect.stringContaining(what), line })
})

test('what marks nest too deep is refused at its place, by whatever stack there is', () => {
  const { body, diagnostics } = parseBody(`a\n\n${'*a **a '.repeat(110)}b${' a** a*'.repeat(110)}`)
  expect(diagnostics).toMatchObject([{ code: 'markdown/limits', line: 6, column: expect.any(Number) }])
  expect(body).toEqual(noBody)
  expect(parseBody(`${'*a **a '.repeat(50)}b${' a** a*'.repeat(50)}`).diagnostics).toEqual([])
})

test('a file of more than a megabyte is refused for its size', () => {
  expect(parseArticle(bytesOf('a'.repeat(1_000_001))).diagnostics[0]).toMatchObject({
    ...{ code: 'markdown/limits', line: 1, column: 1, message: 'the file has 1.0 MB' },
  })
})

test.each([
  ['a long article', `${'**株洲** [a](b) `c` <d> _e_ '.repeat(20)}\n\n`.repeat(200)],
  [
    'all of these in one',
    `${many(40, () => `${'监测站点实现乡镇全覆盖，大数据平台实时研判污染来源。'.repeat(130)}\n\n`)}${many(2000, n => `- [Report ${n}](https://example.org/${n}?a=1)\n`)}\n${row('2021-01-11')}${row('---')}${row('1,234').repeat(500)}\n${many(300, n => `Said so.[^${n}]\n\n`)}${many(300, n => `[^${n}]: A source.\n`)}`,
  ],
  ['a long table', '| [a](b) | **c** | `d_e` |\n'.repeat(500)],
  ['a long list', '- [a](b) by *c*\n'.repeat(4000)],
  [
    'a large table',
    `${'| 2021-01-11 '.repeat(12)}|\n${'| --- '.repeat(12)}|\n${`${'| 1,234 '.repeat(12)}|\n`.repeat(500)}`,
  ],
  [
    'many footnotes',
    `${many(300, n => `Said so.[^${n}]\n\n`)}${many(300, n => `[^${n}]: A source of this.\n`)}`,
  ],
  ['many links', many(2000, n => `- [Report ${n}](https://example.org/reports/${n}.html?a=1&b=2)\n`)],
  [
    'many reference links',
    `${many(500, n => `[报告][${n}]。`)}\n\n${many(500, n => `[${n}]: https://example.org/${n} "t"\n`)}`,
  ],
  [
    '400 KB of Chinese',
    `${'监测站点实现乡镇全覆盖，大数据平台实时研判污染来源。'.repeat(10)}\n\n`.repeat(500),
  ],
  [
    'a megabyte of English',
    `${'The city will share what it measures every hour. '.repeat(9)}\n\n`.repeat(2200),
  ],
])('lets %s pass', (_, text) => {
  expect(weigh(text).load).not.toBe('excessive')
  expect(text.length).toBeGreaterThan(10_000)
})

test.each([
  ['deep quotations', `${'> '.repeat(20)}a`],
  ['a listing', '```\n                                    - a[i] = b * c_d\n```'],
  ['a line of hyphens', '- - - - - -'],
  ['a long line of hyphens', `a\n\n${'-'.repeat(300)}\n`],
  [
    'titles that end on their lines',
    `${many(200, n => `[${n}]\n`)}\n${many(200, n => `[${n}]: /${n} 'a "b"'\n`)}`,
  ],
])('%s is light', (_, text) => expect(weigh(text).load).toBe('light'))

test('never calls modest what is heavy', () => {
  const piece = fc.constantFrom(
    ...[
      '*',
      '_',
      '[',
      ']',
      '<',
      '`',
      '>',
      '- ',
      '1. ',
      '\n',
      '\n\n',
      ' ',
      '    ',
      '\t',
      '=',
      '---\n',
      '&amp;',
      '@',
      '\\',
    ],
    ...[
      'www.',
      'WwW.',
      'https://',
      'a',
      'a ',
      '中',
      '*a*\n',
      '> a\n\n',
      '- a\n  - b\n',
      '[^a]: b\n\n',
      '~',
      ':',
    ],
    ...[
      '|',
      '|-',
      '|a\n',
      '\n|-|-|\n',
      '<b>',
      '<i id=a>',
      '</b>',
      '<div>\n',
      '[a]',
      '\n\n[a]: /u',
      'u'.repeat(50),
    ],
  )
  const often = fc.oneof(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 100, max: 3000 }))
  const part = fc.tuple(fc.array(piece, { minLength: 1, maxLength: 3 }), often)
  const texts = fc
    .array(part, { minLength: 1, maxLength: 4 })
    .map(parts => parts.map(([pieces, count]) => pieces.join('').repeat(count)).join(''))
  let modest = 0
  let others = 0
  fc.assert(
    fc.property(texts, text => {
      const { load } = weighInDetail(text)
      if (load !== 'light') others++
      if (!isModest(text, Buffer.from(text))) return
      modest++
      expect(load).toBe('light')
    }),
    { numRuns: 1000 },
  )
  expect(modest).toBeGreaterThan(50)
  expect(others).toBeGreaterThan(50)
})

describe('heavy texts', () => {
  const text = `${front}${'*a_ '.repeat(2500)}`

  test('are given to whoever parses them where they can be stopped', () => {
    expect(weigh(text).load).toBe('heavy')
    expect(parseArticle(bytesOf(text), byAuto, () => 'given away')).toBe('given away')
    expect(parseArticle(bytesOf(`${front}*a*`), byAuto, () => 'given away')).toMatchObject({ lead: 'a' })
  })

  test('that were stopped keep their front matter, and say where they are heavy', () => {
    const stopped = parseArticle(bytesOf(text), byAuto, stopped => stopped())
    expect(stopped).toMatchObject({ front: [{ key: 'title' }], body: noBody })
    expect(stopped.diagnostics).toMatchObject([
      {
        code: 'markdown/limits',
        line: 4,
        message: expect.stringContaining('was stopped: there are many marks'),
      },
    ])
  })
})

const root = join(import.meta.dirname, '..', '..', '..')
const corpora = [join(root, 'content'), join(root, '..', 'shared', 'corpus', 'volcano')]

test.each(corpora.filter(folder => existsSync(folder)))('the articles of %s are light', folder => {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(path =>
    path.endsWith('.md'),
  )
  const notLight = files.filter(path => {
    const { body } = splitFrontMatter(decode(readFileSync(join(folder, path))).text)
    return body !== undefined && weigh(body).load !== 'light'
  })
  expect(notLight).toEqual([])
})
