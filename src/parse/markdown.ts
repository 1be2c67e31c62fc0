import type { Parsed } from '../model/article.ts'
import { noBody } from '../model/body.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import { fastWay } from './fast-way.ts'
import { excess, weigh } from './limits.ts'
import { TooDeep } from './nesting.ts'
import { remarkWay } from './remark-way.ts'

/** What the Markdown of a file says. */
export type Markdown = Pick<
  Parsed,
  'body' | 'targets' | 'headings' | 'anchors' | 'lead' | 'words' | 'diagnostics'
>

/** What a file without readable Markdown says. */
export const noMarkdown: Markdown = {
  body: noBody,
  targets: [],
  headings: [],
  anchors: [],
  lead: '',
  words: { han: 0, latin: 0 },
  diagnostics: [],
}

/**
 * Markdown as safe HTML with holes, and what lists, tables of contents and checks want to know of it. With
 * `auto`, by the fast way where it is known to give the same result.
 */
export function parseMarkdown(text: string, parser: 'auto' | 'remark'): Markdown {
  const weight = weigh(text)
  if (weight.load === 'excessive') return refused(weight.diagnostic)
  const fast = parser === 'auto' ? fastWay(text) : undefined
  if (fast) return fast
  try {
    return remarkWay(text)
  } catch (cause) {
    if (cause instanceof TooDeep) return refused(cause.diagnostic)
    // Some of what parses is recursive, and some keeps more than a list can hold.
    if (!(cause instanceof RangeError)) throw cause
    const message = `the text is too much to be parsed: ${cause.message}`
    return refused(excess(1, message))
  }
}

/** What is said of a text that is not parsed. */
export function refused(reason: Diagnostic): Markdown {
  return { ...noMarkdown, diagnostics: [reason] }
}
