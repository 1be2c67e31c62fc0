import type { Parsed } from '../../model/article.ts'
import { noBody } from '../../model/body.ts'
import type { Diagnostic } from '../../model/diagnostic.ts'

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

/** What is said of a text that is not parsed. */
export function refused(reason: Diagnostic): Markdown {
  return { ...noMarkdown, diagnostics: [reason] }
}
