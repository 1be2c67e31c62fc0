import type { Parsed } from '../model/article.ts'
import { noBody } from '../model/body.ts'
import { diagnostic } from '../model/diagnostic.ts'
import { fastWay } from './fast-way.ts'
import { overLimit } from './limits.ts'
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
  const refusal = overLimit(text)
  if (refusal) return { ...noMarkdown, diagnostics: [refusal] }
  const fast = parser === 'auto' ? fastWay(text) : undefined
  if (fast) return fast
  try {
    return remarkWay(text)
  } catch (cause) {
    // The parser recurses with the nesting of the text, so hostile nesting ends in a stack overflow.
    if (!(cause instanceof RangeError)) throw cause
    const message = 'the text is nested too deeply to be read'
    const hint = 'remove quotations, lists or emphasis that stand within each other'
    return { ...noMarkdown, diagnostics: [diagnostic('source/too-large', message, { file: '' }, { hint })] }
  }
}
