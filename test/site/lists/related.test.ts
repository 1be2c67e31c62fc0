import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { relate, type Tagged } from '../../../src/site/lists/related.ts'

const of = (...tags: string[][]): Tagged[] => tags.map((own, index) => ({ id: String(index), tags: own }))

test('earlier articles that share tags, more and rarer ones first, newer ones before older', () => {
  const related = relate(of(['air'], ['air', 'lead'], ['water'], ['air'], ['air', 'lead']))
  expect(related('4')).toEqual(['1', '3', '0'])
  expect(related('0')).toEqual([])
  expect(related('2')).toEqual([])
})

test('never more than four, never itself, nothing for a stranger', () => {
  const related = relate(of(...Array.from({ length: 9 }, () => ['air'])))
  expect(related('8')).toEqual(['7', '6', '5', '4'])
  expect(related('x')).toEqual([])
})

test('an article on these subjects alone is nearer than one on many', () => {
  const related = relate(of(['air'], ['air', 'lead', 'water', 'soil'], ['air', 'lead'], ['lead', 'air']))
  expect(related('3')).toEqual(['2', '1', '0'])
})

test('an article stands on at most four pages for each of its tags', () => {
  fc.assert(
    fc.property(histories, all => {
      const related = relate(of(...all))
      const shown = all.flatMap((_, index) => related(String(index)))
      for (const [index, own] of all.entries())
        expect(shown.filter(id => id === String(index)).length).toBeLessThanOrEqual(4 * own.length)
    }),
  )
})

test('rare tags weigh more than common ones', () => {
  const related = relate(of(['rare'], ...Array.from({ length: 6 }, () => ['common']), ['rare', 'common']))
  expect(related('7')[0]).toBe('0')
})

const tags = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { maxLength: 4 })
const histories = fc.array(tags, { maxLength: 90 })

test('newer articles never change an older one’s answer', () => {
  fc.assert(
    fc.property(histories, histories, (old, newer) => {
      const before = relate(of(...old))
      const after = relate(of(...old, ...newer))
      for (const [index] of old.entries()) expect(after(String(index))).toEqual(before(String(index)))
    }),
  )
})

test('answers are earlier articles with a tag in common, each once', () => {
  fc.assert(
    fc.property(histories, all => {
      const articles = of(...all)
      const related = relate(articles)
      for (const [index, own] of articles.entries()) {
        const answer = related(own.id)
        expect(new Set(answer).size).toBe(answer.length)
        for (const id of answer) {
          expect(Number(id)).toBeLessThan(index)
          expect(articles[Number(id)]?.tags.some(tag => own.tags.includes(tag))).toBe(true)
        }
      }
    }),
  )
})

test('the four with the highest weight, as a sort of all candidates gives them', () => {
  fc.assert(
    fc.property(histories, all => {
      const articles = of(...all)
      const related = relate(articles)
      for (const [index, own] of articles.entries()) {
        const score = new Map<number, number>()
        for (const tag of own.tags) {
          const earlier = [...all.keys()].filter(at => at < index && all[at]?.some(one => one === tag))
          const weight = 1 / (1 + Math.log2(1 + earlier.length))
          for (const at of earlier.slice(-4)) {
            const share = weight / Math.sqrt(all[at]?.length ?? 1)
            score.set(at, (score.get(at) ?? 0) + share)
          }
        }
        const sorted = [...score].sort(([a, one], [b, other]) => other - one || b - a)
        expect(related(own.id)).toEqual(sorted.slice(0, 4).map(([at]) => String(at)))
      }
    }),
  )
})
