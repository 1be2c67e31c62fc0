import { expect, test } from 'vitest'
import { parseArticle } from '../../../src/parse/article.ts'
import { briefOf, factsText, frontOf, restOf, restText } from '../../../src/store/articles/facts-text.ts'
import { byRemark } from '../../support/settings.ts'

const fences = (front: string, body = ''): Uint8Array => Buffer.from(`---\n${front}\n---\n${body}`)

/** What is read of the facts that were stored, as one object. */
function stored(bytes: Uint8Array) {
  const { body, digest, ...facts } = parseArticle(bytes, byRemark)
  const text = factsText(facts)
  const read = { ...briefOf(text), front: frontOf(text), ...restOf(restText(text)) }
  // What is undefined is not stored.
  return { facts: JSON.parse(JSON.stringify(facts)), read, text }
}

test.each([
  ['plain values', 'title: "A\\tB"\ndate: 2021-01-11 13:31\ndraft: true\norder: 010\nsummary: 文'],
  ['nothing, and empty text', 'title:\nsummary: ""\nsection: null\norder: 0'],
  ['lists', 'title: T\ntags: [a, 2, 2021, null, true]\nauthor:\n  - 王芳\n  - "Q"\naliases: []'],
  [
    'maps, and lists of them',
    'title: T\nextra: { a: [1, { b: 2 }] }\ncorrections:\n  - { date: 2021-01-11, text: x }\n  - y',
  ],
  ['several lines', 'title: >\n  one\n  two\nsummary: |\n  three\n  four'],
])('front matter is read as it was stored: %s', (_, front) => {
  const { facts, read } = stored(fences(front))
  expect(read).toEqual(facts)
})

test.each([
  ['headings', '## One\n\n[link](a.md) ![picture](b.png "t")\n\n### 二\n\n### 二\n'],
  ['anchors that no heading has', '## One\n\nText[^1].\n\n[^1]: Note.\n'],
  ['neither', 'Text.\n'],
  ['diagnostics', '<script>x</script>\n\n![](b.png)\n'],
])('so is the rest: %s', (_, body) => {
  const { facts, read } = stored(fences('title: T', body))
  expect(read).toEqual(facts)
})

test('a file that is no article has facts too', () => {
  const { facts, read } = stored(Buffer.from('no front matter'))
  expect(read).toEqual(facts)
})

test('facts are one line of three parts', () => {
  const { text } = stored(fences('title: "a\\tb\\nc"', '## H\tx\n'))
  expect(text).not.toContain('\n')
  expect(text.split('\t')).toHaveLength(3)
})
