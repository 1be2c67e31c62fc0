import { expect, test } from 'vitest'
import { parseArticle } from '../../src/parse/article.ts'
import { quickArticle } from '../../src/parse/quick-article.ts'
import { byAuto, byRemark } from '../support/settings.ts'
import { shown } from './fast/parsed.ts'

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

test('an ordinary file is the same without remark and YAML', () => {
  const file = bytes('\uFEFF---\r\ntitle: 空气\r\ntags: [a, b]\r\n---\r\n\r\n**重点：**[a](b.md)\r\n')
  expect(shown(quickArticle(file, byAuto))).toEqual(shown(parseArticle(file, byRemark)))
})

test.each([
  ['another encoding', Uint8Array.of(0xff, 0xfe, 0x41)],
  ['no front matter', bytes('# a')],
  ['numbers in front matter', bytes('---\norder: 1\n---\n\na\n')],
  ['what only remark may read', bytes('---\ntitle: a\n---\n\n***a*****b**\n')],
  ['too much', bytes(`---\ntitle: a\n---\n\n${'> '.repeat(51)}a\n`)],
])('%s is for parseArticle', (_, file) => {
  expect(quickArticle(file, byAuto)).toBeUndefined()
  expect(shown(parseArticle(file, byAuto))).toEqual(shown(parseArticle(file, byRemark)))
})
