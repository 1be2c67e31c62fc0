import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { didYouMean, nearest } from '../../src/text/nearest.ts'
import { root } from '../support/cli.ts'

const known = ['date', 'title', 'tags', 'sourceUrl', 'summary', '环境监测', '北京']

test.each([
  ['a letter too few', 'tite', 'title'],
  ['a letter too many', 'datee', 'date'],
  ['another letter', 'tatle', 'title'],
  ['letters that changed places, also in a short word', 'dtae', 'date'],
  ['two slips in a long word', 'sumary', 'summary'],
  ['another case', 'SOURCEURL', 'sourceUrl'],
  ['a Chinese character', '环境检测', '环境监测'],
  ['one of two, which may be a slip', '南京', '北京'],
  ['nothing left of a short word', '天津', undefined],
  ['something else', 'nonsense', undefined],
  ['nothing', '', undefined],
])('%s', (_, word, expected) => {
  expect(nearest(word, known)).toBe(expected)
})

test('the nearest is taken, and the first of several', () => {
  expect(nearest('parsers', ['passers', 'parser', 'parserx'])).toBe('passers')
  expect(nearest('a.md', ['b.md', 'c.md'])).toBe('b.md')
  expect(nearest('x', [])).toBeUndefined()
})

test('a long path may have more slips than a word', () => {
  const path = 'content/en/news/2021/the-long-winter-of-the-grid.md'
  expect(nearest(path.replace('winter', 'witer').replace('grid', 'gird'), [path])).toBe(path)
})

test('what is meant is shown as it is to be written', () => {
  expect(didYouMean('titel', known)).toBe('did you mean "title"?')
  expect(didYouMean('titel', known, one => `\`${one}\``)).toBe('did you mean `title`?')
})

test('nothing else in src counts slips', () => {
  const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  const users = files.filter(
    path =>
      path.endsWith('.ts') && readFileSync(join(root, 'src', path), 'utf8').includes('fastest-levenshtein'),
  )
  expect(users).toEqual(['text/nearest.ts'])
})
