import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { test } from 'vitest'
import { fastWay } from '../../src/parse/fast-way.ts'
import { parseMarkdown } from '../../src/parse/markdown.ts'
import { documents } from './documents.ts'

test('hunt', () => {
  const from = Number(process.env.SEED ?? 1),
    rounds = Number(process.env.ROUNDS ?? 10),
    n = Number(process.env.N ?? 1000)
  const until = Date.now() + Number(process.env.MS ?? 60000)
  let total = 0,
    fast = 0
  const seen = new Set<string>()
  for (let s = from; s < from + rounds && Date.now() < until; s++) {
    const r = fc.check(
      fc.property(documents, text => {
        total++
        const f = fastWay(text)
        if (f) fast++
        return !f || isDeepStrictEqual(f, parseMarkdown(text, 'remark'))
      }),
      { numRuns: n, seed: s },
    )
    if (r.failed) {
      const [text] = r.counterexample ?? ['']
      if (seen.has(text)) continue
      seen.add(text)
      const A = fastWay(text),
        B = parseMarkdown(text, 'remark')
      for (const k of Object.keys(B) as (keyof typeof B)[])
        if (!isDeepStrictEqual(A?.[k], B[k])) {
          console.log(
            s,
            JSON.stringify(text),
            k,
            '\n   A',
            JSON.stringify(A?.[k])?.slice(0, 300),
            '\n   B',
            JSON.stringify(B[k]).slice(0, 300),
          )
          break
        }
    }
  }
  console.log('total', total, 'fast', fast)
})
