import type { ParseSettings } from '../model/parse-settings.ts'
import { fastWay } from './fast/fast-way.ts'
import { excess, weigh } from './limits/limits.ts'
import { TooDeep } from './limits/nesting.ts'
import { middleWay } from './middle-way.ts'
import { brokenTree, PluginFailed } from './plugins/plugin-failed.ts'
import { remarkWay } from './remark/remark-way.ts'
import { type Markdown, refused } from './tree/markdown.ts'

/**
 * Markdown as safe HTML with holes, and what lists, tables of contents and checks want to know of it. With
 * `auto`, by the fast way where it is known to give the same result, or by the middle way where plugins are to see the text.
 */
export function parseMarkdown(text: string, settings: ParseSettings): Markdown {
  const weight = weigh(text)
  if (weight.load === 'excessive') return refused(weight.diagnostic)
  const isExtended = settings.remark.length + settings.rehype.length > 0
  const fast = settings.parser === 'auto' && !isExtended ? fastWay(text) : undefined
  if (fast) return fast
  try {
    return (
      (settings.parser === 'auto' && isExtended && middleWay(text, settings)) || remarkWay(text, settings)
    )
  } catch (cause) {
    if (cause instanceof TooDeep || cause instanceof PluginFailed) return refused(cause.diagnostic)
    // Some of what parses is recursive, and some keeps more than a list can hold.
    if (cause instanceof RangeError && !isExtended) {
      return refused(excess(1, `the text is too much to be parsed: ${cause.message}`))
    }
    if (isExtended) return refused(brokenTree([...settings.remark, ...settings.rehype], cause))
    throw cause
  }
}
