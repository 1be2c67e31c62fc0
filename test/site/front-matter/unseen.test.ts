import { describe, expect, test } from 'vitest'
import { parseArticle } from '../../../src/parse/article.ts'
import { placePiece } from '../../../src/site/articles/place.ts'
import { configOf } from '../../support/site.ts'

function told(lines: string, path = 'content/zh/a.md', config = {}) {
  const parsed = parseArticle(new TextEncoder().encode(`---\n${lines}\n---\n文\n`))
  return placePiece(path, parsed, configOf(config)).diagnostics.map(
    ({ code, line, column, endColumn, message }) =>
      `${code} ${line}:${column}-${endColumn} ${message.match(/U\+\w+/)}`,
  )
}

describe('a character that nobody sees is an error', () => {
  test.each([
    ['in a title', 'title: 空\u202E气', 'name/invisible 2:9-10 U+202E'],
    ['in quotation marks', 'title: "空\u200B气"', 'name/invisible 2:10-11 U+200B'],
    ['that is spelled by its number', 'title: "空\\u200B气"', 'name/invisible 2:8-18 U+200B'],
    ['in a tag', 'tags: [a, b\u2060]', 'name/invisible 2:12-13 U+2060'],
    ['in a list of lines', 'author:\n  - 张\u200B三', 'name/invisible 3:6-7 U+200B'],
    ['in a slug', 'slug: a\u{E0061}', 'name/invisible 2:8-10 U+E0061'],
    ['in an alias', 'aliases: [/a/\uFEFFb/]', 'name/invisible 2:14-15 U+FEFF'],
    ['in the address of a picture', 'image: a\u200D.png', 'name/invisible 2:9-10 U+200D'],
    ['in a section', 'section: 新\u200B闻', 'name/invisible 2:11-12 U+200B'],
    ['in the name of a key', 'ti\u200Btle: a', 'name/invisible 2:3-4 U+200B'],
  ])('%s', (_, lines, expected) => expect(told(lines)).toContain(expected))

  test('under a key that a site calls otherwise', () => {
    expect(told('headline: a\u200Bb', 'content/zh/a.md', { fields: { headline: 'title' } })).toEqual([
      'name/invisible 2:12-13 U+200B',
    ])
  })

  test('in the name of a file', () => {
    expect(told('title: a', 'content/zh/a\u200Bb.md')).toEqual(['name/invisible 1:1-undefined U+200B'])
  })
})

test.each([
  ['a summary', 'summary: 空\u200B气', 'text/invisible 2:11-12 U+200B'],
  ['a correction', 'corrections: [空\u200B气]', 'text/invisible 2:16-17 U+200B'],
  ['what is for templates', 'more: { a: "空\u200B气" }', 'text/invisible 2:14-15 U+200B'],
])('in %s it is a warning', (_, lines, expected) => expect(told(lines)).toEqual([expected]))

test('emoji, full-width spaces and forms of Han are what they are', () => {
  expect(told('title: 👨\u200D👩\u200D👧\u3000葛\u{E0100}⚠\uFE0F')).toEqual([])
})
