import { describe, expect, test } from 'vitest'
import { openNeighbours, slipBetween } from '../../src/text/one-letter.ts'

/** Those that are visited. */
function neighboursIn(texts: readonly string[]): (text: string) => string[] {
  const visit = openNeighbours(texts)
  return text => {
    const found = new Set<string>()
    visit(text, other => found.add(other))
    return [...found]
  }
}

describe('one letter lies between', () => {
  test.each([
    ['空气质量', '空汽质量', { at: 1, one: '气', other: '汽' }],
    ['空气', '空气质', { at: 2, one: '', other: '质' }],
    ['Zhuzhou', 'Zhzhou', { at: 2, one: 'u', other: '' }],
    ['Zhuzhou', 'Zhuzohu', { at: 4, one: 'ho', other: 'oh' }],
    ['aab', 'ab', { at: 1, one: 'a', other: '' }],
    ['', 'a', { at: 0, one: '', other: 'a' }],
  ])('%s and %s', (one, other, slip) => expect(slipBetween(one, other)).toEqual(slip))

  test.each([
    ['same', 'same'],
    ['空气', '水土'],
    ['abcd', 'abdd c'],
    ['abc', 'cab'],
    ['ab', 'abcd'],
    ['abab', 'baba'],
  ])('not %s and %s', (one, other) => expect(slipBetween(one, other)).toBeNull())
})

test('whoever is asked for neighbours finds those that comparing all with all does', () => {
  const letters = ['', 'a', 'b', '气', '汽']
  const words = letters.flatMap(a =>
    letters.flatMap(b => letters.flatMap(c => letters.map(d => a + b + c + d))),
  )
  const all = [...new Set(words)]
  const neighbours = neighboursIn(all)
  expect(all.length).toBeGreaterThan(300)
  for (const word of all) {
    const expected = all.filter(other => slipBetween(word, other) !== null)
    expect(new Set(neighbours(word))).toEqual(new Set(expected))
  }
})

test('among nothing there is no neighbour', () => expect(neighboursIn([])('air')).toEqual([]))

test('a hundred thousand are asked for each other’s neighbours without comparing all with all', () => {
  const letter = (n: number): string => String.fromCharCode(0x4e00 + (n % 20_000))
  const name = (n: number): string => letter(n * 7919) + letter(n * 31) + letter(n * 104_729) + letter(n)
  const all = Array.from({ length: 100_000 }, (_, n) => name(n))
  const neighbours = neighboursIn(all)
  for (const one of all) neighbours(one)
  expect(neighbours(`${all[77]}号`)).toEqual([all[77]])
})
