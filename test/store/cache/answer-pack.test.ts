import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openAnswerPack, type Span } from '../../../src/store/cache/answer-pack.ts'
import { digest } from '../../../src/text/digest.ts'
import { folderWith } from '../folder.ts'

/** Answers of two thousand bytes and more, each of another length. */
const answers = Array.from({ length: 200 }, (_, n) => JSON.stringify(`${n} 株洲 ${'长'.repeat(700 + n)}`))

function columns(spans: readonly (Span | null)[]): Float64Array {
  return Float64Array.from(spans.flatMap(span => span ?? [-1, -1]))
}

test('what is left is moved together once more than half is dead, and is found where it is then', async () => {
  const file = join(await folderWith(), 'cache', 'answers.pack')
  const pack = openAnswerPack(file)
  const spans = answers.map(answer => pack.add(answer))
  const wanted = answers.map(answer => digest(answer).slice(0, 32))
  const read = ([offset = 0, length = 0]: readonly number[], n: number) =>
    pack.read([offset, length], wanted[n] ?? '')
  for (const [n, span] of spans.entries()) expect(read(span, n)).toBe(answers[n])
  const before = statSync(file).size

  // More than half of it lives: it stays where it is.
  const most = columns(spans.map((span, n) => (n < 120 ? span : null)))
  expect(pack.save(most)).toEqual(most)
  expect(statSync(file).size).toBe(before)

  const few = [180, 7, 99]
  const moved = pack.save(columns([null, ...few.map(n => spans[n] ?? null), null]))
  expect([...moved.slice(0, 2), ...moved.slice(-2)]).toEqual([-1, -1, -1, -1])
  const place = (row: number): number[] => [...moved.slice(2 * row, 2 * row + 2)]
  for (const [row, n] of few.entries()) expect(read(place(row + 1), n)).toBe(answers[n])
  expect(readFileSync(file, 'utf8')).toBe(few.map(n => answers[n]).join(''))

  // What comes then stands behind it.
  const next = pack.add('"new"')
  expect(pack.read(next, digest('"new"'))).toBe('"new"')
  for (const [row, n] of few.entries()) expect(read(place(row + 1), n)).toBe(answers[n])
  // By its former place nothing of it is found, unless it lies there still.
  expect(read(spans[180] ?? [0, 0], 180)).toBeUndefined()
  pack.close()

  const again = openAnswerPack(file)
  expect(again.read(next, digest('"new"'))).toBe('"new"')
  expect(again.read([place(2)[0] ?? 0, place(2)[1] ?? 0], wanted[7] ?? '')).toBe(answers[7])
  again.close()
})
