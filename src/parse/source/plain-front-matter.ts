import type { FrontEntry, FrontMatter, Position } from '../../model/article.ts'
import { ownCopy } from '../../text/own-copy.ts'

/** A file whose front matter needs no parser of YAML. */
export interface PlainFile {
  readonly front: FrontMatter
  /** As in front-matter.ts: after as many empty lines as there are above it. */
  readonly body: string
}

/**
 * Front matter as nearly all of it is: keys with one word or line of text, or a list of such. What YAML could
 * read in another way than as it stands there (numbers, dates with spaces, comments, tags, quotation marks
 * within quotation marks, text of many lines) is not read here; nothing, then.
 */
export function plainFile(text: string): PlainFile | undefined {
  const start = text.startsWith('---') ? 0 : blankAbove(text).length
  if (!text.startsWith('---\n', start)) return undefined
  const end = text.indexOf('\n---', start + 3)
  if (end < start + 4 || end > start + sizeLimit || text.charAt(end + 4) !== '\n') return undefined
  const above = start === 0 ? 0 : text.slice(0, start).split('\n').length - 1
  const lines = ownCopy(text.slice(start + 4, end)).split('\n')
  const front = entriesOf(lines, above)
  if (!front) return undefined
  return { front, body: '\n'.repeat(above + lines.length + 2) + text.slice(end + 5) }
}

/** The empty lines that a file begins with: nobody sees them, and programs leave them. */
export function blankAbove(text: string): string {
  return text.match(/^(?:[^\S\n]*\n)+/)?.[0] ?? ''
}

/** Below that of yaml.ts, which complains. */
const sizeLimit = 19_900

function entriesOf(lines: readonly string[], above: number): FrontMatter | undefined {
  const entries: FrontEntry[] = []
  const keys = new Set<string>()
  for (let index = 0; index < lines.length; index++) {
    const found = lines[index]?.match(keyed)
    const key = found?.[1] ?? ''
    const value = found?.[3] ?? ''
    if (key === '' || keys.has(key) || key === '__proto__') return undefined
    keys.add(key)
    const line = above + index + 2
    const keyAt = place(line, 1, key.length)
    const from = key.length + 2 + (found?.[2]?.length ?? 0)
    const count = value === '' ? countItems(lines, index + 1) : 0
    const read =
      value === ''
        ? blockOf(lines.slice(index + 1, index + 1 + count), line + 1, index + 1 + count === lines.length)
        : value.startsWith('[')
          ? flowOf(value, line, from)
          : scalarOf(value, line, from, plain)
    if (!read) return undefined
    entries.push(
      'items' in read
        ? { key, value: read.items.map(item => item.value), keyAt, valueAt: read.at, items: read.items }
        : { key, value: read.value, text: read.text, keyAt, valueAt: read.at },
    )
    index += count
  }
  return entries
}

const keyed = /^([A-Za-z][A-Za-z\d_-]*):(?:( +)(\S.*)?)?$/

interface Item {
  readonly value: string
  readonly text: string
  readonly at: Position
}

interface Items {
  readonly items: readonly Item[]
  readonly at: Position
}

/** A word that is a text to YAML: a letter that is not the beginning of `null`, `true`, `false` and the like, or a day. */
const plain =
  /^(?!(?:null|true|false)$)(?:\p{L}|\d{4}-\d\d-\d\d)(?:[^\s:#"'\\]|:(?=[^\s])|['"](?=\S)|\\|(?<=\S) (?=[^\s#]))*$/iu

/** Such a word between brackets. */
const plainInFlow =
  /^(?!(?:null|true|false)$)(?:\p{L}|\d{4}-\d\d-\d\d)(?:[^\s:#"'\\,[\]{}]|(?<=\S) (?=[^\s#,]))*$/iu

const inQuotationMarks = /^(?:"([^"\\]*)"|'([^']*)')$/

function scalarOf(spelled: string, line: number, column: number, rule: RegExp): Item | undefined {
  const at = place(line, column, spelled.length)
  const text = inQuotationMarks.test(spelled)
    ? spelled.slice(1, -1)
    : rule.test(spelled)
      ? spelled
      : undefined
  return text === undefined ? undefined : { value: text, text, at }
}

function flowOf(spelled: string, line: number, column: number): Items | undefined {
  const items: Item[] = []
  let at = 1
  for (const part of spelled.slice(1, -1).split(',')) {
    const word = part.replace(/^ +| +$/g, '')
    const item = scalarOf(word, line, column + at + part.indexOf(word), plainInFlow)
    if (!item) return undefined
    items.push(item)
    at += part.length + 1
  }
  return spelled.endsWith(']') ? { items, at: place(line, column, spelled.length) } : undefined
}

function countItems(lines: readonly string[], from: number): number {
  let count = 0
  while (/^ *- /.test(lines[from + count] ?? '')) count++
  return count
}

/** YAML ends a list where the next line begins: on the line of its only item if none does. */
function blockOf(lines: readonly string[], first: number, isLast: boolean): Items | undefined {
  const indent = lines[0]?.indexOf('-') ?? 0
  const items: Item[] = []
  for (const [index, line] of lines.entries()) {
    const item = scalarOf(line.slice(indent + 2), first + index, indent + 3, plain)
    if (line.indexOf('-') !== indent || !item) return undefined
    items.push(item)
  }
  const [only] = items
  if (!only) return undefined
  const width = isLast && items.length === 1 ? (lines[0]?.length ?? 0) - indent : 0
  return { items, at: place(first, indent + 1, width) }
}

function place(line: number, column: number, width: number): Position {
  return width > 0 ? { line, column, endColumn: column + width } : { line, column }
}
