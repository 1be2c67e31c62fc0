import type { ParseSettings } from '../model/parse-settings.ts'
import { fastWay } from './fast/fast-way.ts'
import { excess, weigh } from './limits/limits.ts'
import { TooDeep } from './limits/nesting.ts'
import { remarkWay } from './remark/remark-way.ts'
import { type Markdown, refused } from './tree/markdown.ts'

/**
 * Markdown as safe HTML with holes, and what lists, tables of contents and checks want to know of it. With
 * `auto`, by the fast way where it is known to give the same result.
 */
export function parseMarkdown(text: string, settings: ParseSettings): Markdown {
  const weight = weigh(text)
  if (weight.load === 'excessive') return refused(weight.diagnostic)
  const fast = settings.parser === 'auto' ? fastWay(text) : undefined
  if (fast) return fast
  try {
    return remarkWay(text, settings)
  } catch (cause) {
    if (cause instanceof TooDeep) return refused(cause.diagnostic)
    // Some of what parses is recursive, and some keeps more than a list can hold.
    if (!(cause instanceof RangeError)) throw cause
    const message = `the text is too much to be parsed: ${cause.message}`
    return refused(excess(1, message))
  }
}
