import type { Finding, Range } from './yaml-problems.ts'

/** What becomes of a block with quoted texts that go on at the margin. */
export interface Continued {
  /** The block with those lines indented; no line and nothing before them has moved. */
  readonly mended: string
  /** A line that may belong to such a text or be a key, and from where to where the text would go. */
  readonly doubt?: { readonly finding: Finding; readonly within: Range }
}

/**
 * Programs fold long quoted texts and begin their further lines at the margin. YAML wants them indented, and its parser
 * takes such a text for unclosed.
 */
export function continuedQuotes(block: string): Continued {
  let mended = ''
  let done = 0
  for (let start = 0; start < block.length; ) {
    const end = lineEnd(block, start)
    const line = block.slice(start, end)
    const open = unclosedIn(line)
    if (open === undefined) {
      start = /[:-] +[|>][\d+-]*[ \t]*$/.test(line) ? endOfBlockText(block, line, end) : end + 1
      continue
    }
    const from = start + open
    const close = closingOf(block, from)
    if (close === undefined || !/^[ \t]*(?:[,\]}\n#]|$)/.test(block.slice(close + 1, close + 100))) break
    const key = block.slice(end, close).match(/\n[ \t]*(?=[\p{L}_][\p{L}\p{N}_-]*[ \t]*:(?:\s|$))/u)
    if (key?.index !== undefined) {
      const at = end + key.index + key[0].length
      const moved = mended.length - done
      const finding = mayBeKey(block, from, at, moved)
      return {
        mended: mended + block.slice(done),
        doubt: { finding, within: [from + moved, close + 1 + moved] },
      }
    }
    mended += block.slice(done, end) + indented(block.slice(end, close + 1), indentOf(line), open)
    done = close + 1
    start = lineEnd(block, done) + 1
  }
  return { mended: mended + block.slice(done) }
}

function lineEnd(block: string, from: number): number {
  const end = block.indexOf('\n', from)
  return end < 0 ? block.length : end
}

/** Where in a line a quotation mark stands whose partner is on another line. */
function unclosedIn(line: string): number | undefined {
  const [before] = line.match(opening) ?? []
  if (before === undefined) return undefined
  let open = before.length - 1
  for (;;) {
    const close = closingOf(line, open)
    if (close === undefined) return open
    const next = line.slice(close + 1).match(/^[^"'#]*[\s,[{:](?=["'])/)
    if (next === null) return undefined
    open = close + 1 + next[0].length
  }
}

/** The first quoted value of a line. */
const opening = /^[ \t]*(?:- +)*(?:[^\s"'#[\]{}][^"'\n]*?:[ \t]+)?(?:[[{][^"'\n]*)?["']/

function closingOf(text: string, open: number): number | undefined {
  const marks = text.charAt(open) === '"' ? /\\.|"/gs : /''|'/g
  marks.lastIndex = open + 1
  for (let found = marks.exec(text); found !== null; found = marks.exec(text)) {
    if (found[0].length === 1) return found.index
  }
  return undefined
}

/** A text behind `|` or `>` is not quoted, whatever stands in it. */
function endOfBlockText(block: string, line: string, end: number): number {
  const outside = new RegExp(`\\n(?![ \\t]*(?:\\n|$))(?! {${indentOf(line) + 1}})`, 'g')
  outside.lastIndex = end
  const found = outside.exec(block)
  return found === null ? block.length : found.index + 1
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length
}

/** Lines that are not indented more than the one on which the text begins. */
function indented(text: string, least: number, column: number): string {
  const margin = new RegExp(`\\n(?:[ ]{0,${least}}|[ ]*\\t[ \\t]*)(?=\\S)`, 'g')
  return text.replace(margin, `\n${' '.repeat(column + 1)}`)
}

/** `moved` is how far the line is behind its place in the block. */
function mayBeKey(block: string, open: number, at: number, moved: number): Finding {
  const line = block.slice(0, open).split('\n').length
  return {
    code: 'front-matter/syntax',
    message: `the quoted text that begins in line ${line} goes on here, or is not closed`,
    range: [at + moved, block.indexOf(':', at) + 1 + moved],
    hint: 'indent this line if it belongs to that text, or else end the text with a quotation mark',
  }
}
