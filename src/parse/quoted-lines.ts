import { type Document, visit } from 'yaml'
import type { Finding, Range } from './yaml-problems.ts'

/** What a quoted text is to the parser that ends, to it, with its first line. */
export type Continued =
  /** The block with the lines indented on which the text goes on; no offset before them and no line has moved. */
  | { readonly mended: string }
  /** The line that may belong to the text or be a key, and from where to where the text would go. */
  | { readonly finding: Finding; readonly within: Range }

/**
 * Programs fold long quoted texts and begin their further lines at the margin. YAML wants them indented, and its parser
 * takes such a text for unclosed, `at` the end of its last line that is right. Undefined where it is.
 */
export function continuedQuote(document: Document, block: string, at: number): Continued | undefined {
  const open = openingOf(document, at)
  if (open === undefined) return undefined
  const mark = block.charAt(open)
  const close = closingOf(block, open + 1, mark === '"' ? /\\.|"/gs : /''|'/g)
  if (close === undefined || !/^[ \t,\]}]*(?:[ \t]#.*)?(?:\n|$)/.test(block.slice(close + 1)))
    return undefined
  const key = block.slice(at, close).match(/\n[ \t]*(?=[\p{L}_][\p{L}\p{N}_-]*[ \t]*:(?:\s|$))/u)
  if (key?.index !== undefined) {
    const start = at + key.index + key[0].length
    const lines = block.slice(0, open).split('\n').length
    const finding = {
      code: 'front-matter/syntax',
      message: `the quoted text that begins in line ${lines} goes on here, or is not closed`,
      range: [start, block.indexOf(':', start) + 1],
      hint: 'indent this line if it belongs to that text, or else end the text with a quotation mark',
    } as const
    return { finding, within: [open, close + 1] }
  }
  const column = open - block.lastIndexOf('\n', open)
  const indent = `\n${' '.repeat(column)}`
  const text = block.slice(at, close).replace(/\n[ \t]*(?=\S)/g, indent)
  // A quotation mark on a line of its own.
  const last = text.replace(/\n[ \t]*$/, indent)
  return { mended: block.slice(0, at) + last + block.slice(close) }
}

function openingOf(document: Document, at: number): number | undefined {
  let open: number | undefined
  visit(document, {
    Scalar(_, { type, range }) {
      if (range && type?.startsWith('QUOTE') && range[0] < at && range[2] >= at) open = range[0]
    },
  })
  return open
}

function closingOf(block: string, from: number, marks: RegExp): number | undefined {
  marks.lastIndex = from
  for (let found = marks.exec(block); found !== null; found = marks.exec(block)) {
    if (found[0].length === 1) return found.index
  }
  return undefined
}
