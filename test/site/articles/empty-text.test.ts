import { describe, expect, test } from 'vitest'
import { placesOf, siteOf } from '../../support/site.ts'

const told = (front: string, text: string, path = 'content/zh/a.md') =>
  placesOf(siteOf({ [path]: `---\ntitle: 甲\ndate: 2021-01-11\n${front}---\n${text}` }).diagnostics)

describe('an article without a text is told', () => {
  test.each([
    ['with nothing below its front matter', ''],
    ['with empty lines', '\n \n'],
    ['with a comment', '<!-- 待写 -->\n'],
    ['with a link without words', '[](https://a.com)\n'],
    ['with an empty heading', '##\n'],
  ])('%s', (_, text) => expect(told('', text)).toEqual(['markdown/leftover content/zh/a.md:4:1']))
})

describe('it is not told', () => {
  test.each([
    ['of a word', '', '文'],
    ['of an emoji', '', '🎉'],
    ['of a listing', '', '```\nls\n```'],
    ['of a picture of another site', '', '![](https://a.com/b.png)'],
    ['of a draft', 'draft: true\n', ''],
    ['of what was withdrawn', 'withdrawn: true\n', ''],
  ])('%s', (_, front, text) =>
    expect(told(front, text).filter(one => one.startsWith('markdown/leftover'))).toEqual([]),
  )

  test('of a standing page', () => {
    expect(told('', '', 'content/zh/pages/a.md')).toEqual([])
  })

  test('of a picture', () => {
    const files = {
      'content/zh/a.md': '---\ntitle: 甲\ndate: 2021-01-11\n---\n![图](p.png)',
      'content/zh/p.png': '1',
    }
    expect(siteOf(files).diagnostics).toEqual([])
  })
})

test('a draft that is shown may be empty: it has only been begun', () => {
  const empty = '---\ntitle: T\ndate: 2021-01-01\ndraft: true\n---\n'
  expect(siteOf({ 'content/en/news/a.md': empty }, { drafts: true }).diagnostics).toEqual([])
})
