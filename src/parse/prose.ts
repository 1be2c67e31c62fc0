import type { Nodes, Root } from 'mdast'
import { walk } from './walk.ts'

/** Stand in prose for what is code; for a sign that a backslash makes text; for HTML. No source has one of them. */
export const blank = '\0'
export const escaped = '\x1B'
export const blankHtml = '\x1C'

/**
 * The text of a file, of the same length, without what has a meaning or is not for readers to read: code, HTML,
 * references to footnotes, signs behind a backslash.
 */
export function proseOf(tree: Root, source: string): string {
  let prose = ''
  let done = 0
  walk<Nodes>(tree, node => {
    const filler = fillers[node.type]
    const start = node.position?.start.offset
    const end = node.position?.end.offset
    if (filler === undefined || start === undefined || end === undefined || start < done) return
    prose += source.slice(done, start) + filler.repeat(end - start)
    done = end
  })
  return withoutEscapes(prose + source.slice(done))
}

const fillers: Readonly<Record<string, string>> = {
  code: blank,
  inlineCode: blank,
  footnoteReference: blank,
  html: blankHtml,
}

export function withoutEscapes(text: string): string {
  return text.includes('\\') ? text.replace(/\\[!-/:-@[-`{-~]/g, escaped + escaped) : text
}
