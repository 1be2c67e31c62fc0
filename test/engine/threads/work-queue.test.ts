import { expect, test } from 'vitest'
import { openWorkQueue, takeBatches } from '../../../src/engine/threads/work-queue.ts'

/** What each of the threads gets if they take turns in this order. */
function takenBy(order: readonly number[], threads: number, of: number): number[][] {
  const shares = openWorkQueue(threads)
  const takers = Array.from({ length: threads }, (_, thread) => takeBatches(shares, of, thread))
  const taken: number[][] = takers.map(() => [])
  for (const thread of order) {
    const share = takers[thread]?.next()
    if (share?.done === false)
      for (let item = share.value.first; item < share.value.end; item++) taken[thread]?.push(item)
  }
  for (const [thread, taker] of takers.entries())
    for (const { first, end } of taker) for (let item = first; item < end; item++) taken[thread]?.push(item)
  return taken
}

const all = (of: number): number[] => Array.from({ length: of }, (_, item) => item)
const byNumber = (a: number, b: number): number => a - b

test.each([1, 2, 3, 4])('%i threads take every item once, whoever is fast', threads => {
  for (const of of [0, 1, 31, 32, 33, 64, 100, 1000, 1027]) {
    for (const order of [[], Array(50).fill(0), Array(50).fill(threads - 1), all(60).map(n => n % threads)]) {
      const taken = takenBy(order, threads, of).flat()
      expect(taken.sort(byNumber)).toEqual(all(of))
    }
  }
})

test('threads that are equally fast have a part each, which nobody else touches', () => {
  const [first, second] = takenBy(
    all(40).map(n => n % 2),
    2,
    1000,
  )
  expect(first).toEqual(all(500))
  expect(second).toEqual(all(1000).slice(500))
})

test('a thread that has done its part helps from the end of another', () => {
  const [slow, fast] = takenBy([0, ...Array(17).fill(1), 0, 0], 2, 640)
  expect(slow).toEqual(all(96))
  expect(fast?.slice(320, 352)).toEqual(all(320).slice(288))
  expect(fast?.at(-1)).toBe(127)
})
