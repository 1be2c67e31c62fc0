import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { noBody } from '../../src/model/body.ts'
import { parseArticle } from '../../src/parse/article.ts'
import { isModest, overLimit, refusalOf } from '../../src/parse/limits.ts'
import { front } from './parsed.ts'

const many = (count: number, text: (n: number) => string) =>
  Array.from({ length: count }, (_, n) => text(n)).join('')

/** In the manner of cmark's pathological tests; each of these stopped the plain pipeline for seconds, or crashed it. */
const hostile: readonly (readonly [string, string])[] = [
  ['nested strong emphasis', `${'*a **a '.repeat(2000)}b${' a** a*'.repeat(2000)}`],
  ['emphasis that closes nothing', 'a_ '.repeat(65_000)],
  ['emphasis that nothing closes', '_a '.repeat(65_000)],
  ['links that close nothing', 'a]'.repeat(65_000)],
  ['links that nothing closes', '[a'.repeat(65_000)],
  ['emphasis that does not match', '*a_ '.repeat(50_000)],
  ['emphasis that does not match, in many paragraphs', `${'*a_ '.repeat(2500)}\n\n`.repeat(50)],
  ['emphasis behind what is no item', `a\n${'     - *a_ *a_ *a_ *a_\n'.repeat(9000)}`],
  ['emphasis in a row', `${'*'.repeat(40_000)}a${'*'.repeat(40_000)}`],
  ['strikethrough', '~~a '.repeat(60_000)],
  ['brackets in brackets', `${'['.repeat(50_000)}a${']'.repeat(50_000)}`],
  ['pictures in pictures', '![[]()'.repeat(30_000)],
  ['links without end', '[a](<b'.repeat(30_000)],
  ['other links without end', '[a](b'.repeat(30_000)],
  ['brackets in an address', `[a](${'('.repeat(50_000)}`],
  ['quotations in quotations', `${'> '.repeat(20_000)}a`],
  ['quotations without spaces', `${'>'.repeat(20_000)}a`],
  ['quotations and lists', `${'> - '.repeat(10_000)}a`],
  ['lists on one line', `${'- '.repeat(20_000)}a`],
  ['numbered lists on one line', `${'1. '.repeat(20_000)}a`],
  ['lists in lists', many(500, n => `${'  '.repeat(n)}* a\n`)],
  ['lists in lists by tabs', many(500, n => `${'\t'.repeat(n)}* a\n`)],
  ['deep lists, many times', `${many(40, n => `${'  '.repeat(n)}* a\n`)}\n`.repeat(100)],
  ['deep quotations on many lines', `${'> '.repeat(40)}a\n`.repeat(5000)],
  ['backticks', many(1000, n => `e${'`'.repeat(n)}`)],
  ['comments', `</${'<!--'.repeat(50_000)}`],
  ['declarations', '<!A '.repeat(50_000)],
  ['instructions', '<?'.repeat(50_000)],
  ['CDATA', '<![CDATA['.repeat(30_000)],
  ['tags', '<a b="'.repeat(40_000)],
  ['entities', '&'.repeat(200_000)],
  ['an address with points', `https://a.com/${'.'.repeat(100_000)}x`],
  ['an address with entities', `https://a.com/${'&a;'.repeat(50_000)}x`],
  ['addresses', 'https://a.com/ '.repeat(20_000)],
  ['addresses in a row', 'https://a.com/'.repeat(20_000)],
  ['e-mail', 'a@'.repeat(100_000)],
  ['more e-mail', 'a.'.repeat(100_000)],
  ['definitions', many(9000, n => `[${n}]: u\n`) + '[0] '.repeat(2000)],
  ['footnotes', `${many(2000, n => `[^${n}]: x [^${n + 1}]\n\n`)}[^0]`],
  ['a wide table', `${'|'.repeat(2000)}\n${'|-'.repeat(2000)}|\n${`${'|a'.repeat(2000)}\n`.repeat(10)}`],
  ['a table in emphasis', `|${'*a|'.repeat(2000)}\n${'|-'.repeat(2000)}|\n`],
  ['line ends', '\n'.repeat(9000)],
  ['spaces', `${' '.repeat(500_000)}a`],
  ['spaces at line ends', `a${' '.repeat(5000)}\n`.repeat(50)],
  ['hashes', '#'.repeat(300_000)],
  ['headings', '# a\n'.repeat(9000)],
  ['underlines', 'a\n=\n'.repeat(4500)],
  ['full stops', `${'a. '.repeat(100_000)}`],
  ['quotations, one by one', '> a\n\n'.repeat(4500)],
  ['quotations in quotations, one by one', `${'> '.repeat(50)}a\n\n`.repeat(4500)],
  ['lists in lists, one by one', `${'- '.repeat(50)}a\n\n`.repeat(4500)],
  ['small lists in lists', '- a\n  - b\n    - c\n\n'.repeat(2400)],
  ['loose lists', '- a\n\n'.repeat(4500)],
  ['tight lists', '- a\n'.repeat(9000)],
  ['listings', '```\na\n```\n'.repeat(3300)],
  ['pieces of HTML', '<div>\n\n'.repeat(4500)],
  ['small tables', '|a|\n|-|\n\n'.repeat(3300)],
  ['other headings', 'a\n-\n'.repeat(4500)],
  ['code', '`a` '.repeat(100_000)],
  ['breaks', 'a  \n'.repeat(9000)],
  ['indented code', '\ta\n'.repeat(9000)],
  ['small paragraphs', '*a*\n\n'.repeat(4500)],
  ['pictures that nothing closes, in many paragraphs', `${'![a'.repeat(60)}\n\n`.repeat(400)],
  ['a quotation of spaces', `>${' '.repeat(500_000)}a`],
  ['breaks by backslashes', '\\\\\n'.repeat(9000)],
  ['Han without a full stop', '中'.repeat(300_000)],
  ['lines of Han', '中\n'.repeat(9000)],
]

test.each(hostile)('%s end soon, and in a diagnostic or in text', (_, markdown) => {
  const bytes = new TextEncoder().encode(front + markdown)
  const [auto, remark] = (['auto', 'remark'] as const).map(parser => {
    const began = performance.now()
    const parsed = parseArticle(bytes, parser)
    expect(performance.now() - began).toBeLessThan(5000)
    return parsed
  })
  if (auto?.diagnostics.some(one => one.code === 'source/too-large')) expect(auto.body).toEqual(noBody)
  expect(isDeepStrictEqual(auto, remark)).toBe(true)
})

test.each([
  ['quotations', `a\n\n${'> '.repeat(51)}a`, 3],
  ['lists', many(200, n => `${'    '.repeat(n)}- a\n`), 51],
  ['lines', 'a\n'.repeat(20_000), 10_001],
  ['quotations one by one', '> a\n\n'.repeat(4000), 4619],
  ['emphasis', `a\n${'*a'.repeat(10_000)}`, 2],
  ['an address', `https://a.com/${'x'.repeat(10_000)}`, 1],
])('tells on which line there are too many %s', (_, text, line) => {
  expect(overLimit(text)).toMatchObject({ code: 'source/too-large', line, column: 1 })
})

test.each([
  ['a long article', `${'**株洲** [a](b) `c` <d> _e_ '.repeat(20)}\n\n`.repeat(500)],
  ['a long table', '| [a](b) | **c** | `d_e` |\n'.repeat(500)],
  ['a long list', '- [a](b) by *c*\n'.repeat(4000)],
  ['deep quotations', `${'> '.repeat(20)}a`],
  ['a listing', '```\n                                    - a[i] = b * c_d\n```'],
  ['a line of hyphens', '- - - - - -'],
])('lets %s pass', (_, text) => expect(overLimit(text)).toBeUndefined())

test('never calls modest what is above a limit', () => {
  const piece = fc.constantFrom(
    ...['*', '_', '[', ']', '<', '`', '>', '- ', '1. ', '\n', '\n\n', ' ', '    ', '\t', '=', '---\n'],
    ...['www.', 'WwW.', 'https://', 'a', 'a ', '中', '*a*\n', '> a\n\n', '- a\n  - b\n'],
  )
  const often = fc.oneof(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 400, max: 7000 }))
  const part = fc.tuple(fc.array(piece, { minLength: 1, maxLength: 3 }), often)
  const texts = fc
    .array(part, { minLength: 1, maxLength: 4 })
    .map(parts => parts.map(([pieces, count]) => pieces.join('').repeat(count)).join(''))
  let modest = 0
  let refused = 0
  fc.assert(
    fc.property(texts, text => {
      const refusal = refusalOf(text)
      if (refusal) refused++
      if (!isModest(text)) return
      modest++
      expect(refusal).toBeUndefined()
    }),
    { numRuns: 600 },
  )
  expect(modest).toBeGreaterThan(30)
  expect(refused).toBeGreaterThan(30)
})
