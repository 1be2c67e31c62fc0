import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fastWay } from '../../src/parse/fast-way.ts'
import { overLimit } from '../../src/parse/limits.ts'
import { parseMarkdown } from '../../src/parse/markdown.ts'
import { documents } from './documents.ts'

const runs = Number(process.env.DOCUMENTS ?? 2000)
const seed = Number(process.env.SEED ?? 20_250_101)

test('both ways give the same result', () => {
  let fast = 0
  fc.assert(
    fc.property(documents, text => {
      if (overLimit(text) === undefined && fastWay(text)) fast++
      expect(parseMarkdown(text, 'auto')).toEqual(parseMarkdown(text, 'remark'))
    }),
    { numRuns: runs, seed },
  )
  expect(fast).toBeGreaterThan(runs / 4)
}, 600_000)
