import { vi } from 'vitest'
import type { Parsed } from '../../src/model/article.ts'
import { digest } from '../../src/text/digest.ts'

/**
 * Parsing as tests see it: every call is counted, and clean builds, of which there are hundreds of nearly the same
 * site, may remember what the bytes of a file gave. Builds under test never do. What is remembered cannot be changed.
 */
export const parsing = { calls: 0, remember: false }

const known = new Map<string, Parsed>()

vi.mock('../../src/parse/article.ts', async original => {
  const real = await original<typeof import('../../src/parse/article.ts')>()
  const parseArticle = (bytes: Uint8Array): Parsed => {
    parsing.calls++
    if (!parsing.remember) return real.parseArticle(bytes)
    const key = digest(bytes)
    const before = known.get(key)
    if (before !== undefined) return before
    const parsed = frozen(real.parseArticle(bytes))
    known.set(key, parsed)
    return parsed
  }
  return { ...real, parseArticle }
})

function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value
  for (const part of Object.values(value)) frozen(part)
  return Object.freeze(value)
}
