import { vi } from 'vitest'
import type { Parsed } from '../../src/model/article.ts'
import type { ParseSettings } from '../../src/model/parse-settings.ts'
import { digest } from '../../src/text/digest.ts'

/**
 * Parsing as tests see it: every call is counted, and clean builds, of which there are hundreds of nearly the same
 * site, may remember what the bytes of a file gave. Builds under test never do. What is remembered cannot be changed.
 */
export const parsing = { calls: 0, remember: false }

const known = new Map<string, unknown>()

vi.mock('../../src/parse/article.ts', async original => {
  const real = await original<typeof import('../../src/parse/article.ts')>()
  const parseArticle = <Other>(
    bytes: Uint8Array,
    settings?: ParseSettings,
    heavy?: (stopped: () => Parsed) => Other,
  ): Parsed | Other => {
    parsing.calls++
    const parse = (): Parsed | Other => within(() => real.parseArticle(bytes, settings, heavy))
    if (!parsing.remember) return parse()
    const key = `${settings?.parser} ${settings?.digest} ${digest(bytes)}`
    const before = known.get(key)
    if (before !== undefined) return before as Parsed
    const parsed = frozen(parse())
    known.set(key, parsed)
    return parsed
  }
  return { ...real, parseArticle }
})

/** The quick way is also taken by itself, where no other is loaded; within `parseArticle` it is counted already. */
vi.mock('../../src/parse/quick-article.ts', async original => {
  const real = await original<typeof import('../../src/parse/quick-article.ts')>()
  const quickArticle = (bytes: Uint8Array, settings: ParseSettings): Parsed | undefined => {
    const parsed = real.quickArticle(bytes, settings)
    if (!isWithin && parsed !== undefined) parsing.calls++
    return parsed
  }
  return { ...real, quickArticle }
})

let isWithin = false

function within<T>(work: () => T): T {
  isWithin = true
  try {
    return work()
  } finally {
    isWithin = false
  }
}

function frozen<T>(value: T): T {
  // Bytes cannot be frozen.
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value
  for (const part of Object.values(value)) frozen(part)
  return Object.freeze(value)
}
