import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { replaced } from '../../../src/site/articles/replaced.ts'

test('it reads as a copied map would, however many values are replaced', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(299), fc.option(fc.nat(), { nil: undefined })), { maxLength: 600 }),
      edits => {
        const start = new Map(Array.from({ length: 300 }, (_, key) => [key, key as number | undefined]))
        const wanted = new Map(start)
        let made: ReadonlyMap<number, number | undefined> = start
        for (const [key, value] of edits) {
          const before = [...made]
          const next = replaced(made, key, value)
          expect([...made]).toEqual(before)
          made = next
          wanted.set(key, value)
        }
        const told: unknown[] = []
        made.forEach((value, key) => {
          told.push([key, value])
        })
        expect([[...made], told, [...made.keys()], [...made.values()], made.size]).toEqual([
          [...wanted],
          [...wanted],
          [...wanted.keys()],
          [...wanted.values()],
          300,
        ])
        for (const key of [0, 299, 300, -1])
          expect([made.has(key), made.get(key)]).toEqual([wanted.has(key), wanted.get(key)])
      },
    ),
    { numRuns: 20 },
  )
})

test('what is not there cannot be replaced', () => {
  expect(() => replaced(new Map([['a', 1]]), 'b', 2)).toThrow()
})
