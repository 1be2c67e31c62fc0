import { expect, test } from 'vitest'
import { openTextIndex } from '../../../src/store/articles/text-index.ts'

test('each text has one number, and is found by it', () => {
  const index = openTextIndex()
  const texts = Array.from(
    { length: 20_000 },
    (_, number) => `["link","content/zh/新闻 ${number}.md","${number % 7}"]`,
  )
  expect(texts.map(index.numberOf)).toEqual(texts.map((_, number) => number))
  expect(texts.map(index.numberOf)).toEqual(texts.map((_, number) => number))
  expect(index.size).toBe(texts.length)
  expect(texts.map((_, number) => index.text(number))).toEqual(texts)
})

test('looking for a text does not add it', () => {
  const index = openTextIndex()
  expect(index.find('a')).toBe(-1)
  expect(index.numberOf('b')).toBe(0)
  expect(index.find('a')).toBe(-1)
  expect(index.numberOf('a')).toBe(1)
  expect([index.find('b'), index.find('a')]).toEqual([0, 1])
})

test('texts of any length stand one after the other, each ended by a zero', () => {
  const index = openTextIndex()
  const texts = ['', 'short', '长'.repeat(400_000), 'after', '\u{20bb7}']
  for (const text of texts) index.numberOf(text)
  expect(Buffer.concat(index.pieces()).toString('utf8')).toBe(texts.map(text => `${text}\0`).join(''))
  expect(texts.map(index.find)).toEqual([0, 1, 2, 3, 4])
})
