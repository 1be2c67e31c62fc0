import { costsOfReferences } from './costs-of-references.ts'
import { costsOfTags } from './costs-of-tags.ts'

/** What stands in a text that parsers take time or memory for, and how much of it each line adds. */
export interface Costs {
  /** There are too many … */
  readonly of: string
  readonly byLine: Float64Array
}

/*
 * One is about 50 nanoseconds of remark on a machine of these days. What grows faster than the text was measured with
 * `node bench/limits.mjs`, and is taken for more rather than less.
 */
const character = 20
const line = 1500
const level = 300
const bar = 1800
const cell = 400
const mark = 1000

/** All costs of a text, given by lines. */
export function costsOf(lines: readonly string[], text: string): readonly Costs[] {
  return [
    { of: 'lines, lists, quotations and headings', byLine: costsOfBlocks(lines) },
    { of: 'marks of emphasis, links, HTML and entities', byLine: costsOfMarks(lines) },
    { of: 'cells of tables', byLine: costsOfCells(lines) },
    { of: 'references to long definitions', byLine: costsOfReferences(lines, text) },
    { of: 'tags of HTML that stay open', byLine: costsOfTags(lines) },
  ]
}

/**
 * Whenever a quotation, a list, a footnote or an underlined heading ends, the parser copies all that it has found so far;
 * and each footnote is sought among all others.
 */
function costsOfBlocks(lines: readonly string[]): Float64Array {
  const costs = new Float64Array(lines.length)
  let known = 0
  let notes = 0
  let former = ''
  for (const [index, text] of lines.entries()) {
    const prefix = prefixOf(text)
    const shape = shapeOf(prefix)
    const depth = depthOf(prefix)
    costs[index] = character * text.length + line + level * depth
    if (note.test(text)) costs[index] += 5 * known + 90 * ++notes
    else if ((shape !== '' && shape !== former) || underline.test(text)) costs[index] += 12 * known
    known += 1 + depth
    former = shape
  }
  return costs
}

const note = /^ {0,3}\[\^/

const underline = /^ {0,3}(?:=+|-+)[ \t]*$/

/** The marks of the quotations and lists that a line stands in. */
export function prefixOf(text: string): string {
  return text.match(containers)?.[0] ?? ''
}

const containers = /^(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])))+/

/** `1.` and `2.` are of one list. */
function shapeOf(prefix: string): string {
  return prefix.replace(/\d+/g, '0')
}

export function depthOf(prefix: string): number {
  if (prefix === '') return 0
  const markers = prefix.match(/>|[-*+]|\d+[.)]/g)?.length ?? 0
  const space = prefix.length - prefix.trimStart().length
  const tabs = prefix.slice(0, space).split('\t').length - 1
  return markers + Math.floor((space + 3 * tabs) / indent)
}

/** Columns of indentation that count as one level of a list. */
const indent = 4

/** Every mark of a paragraph may be paired with every other; every run of backticks looks for its like to its end. */
function costsOfMarks(lines: readonly string[]): Float64Array {
  const costs = new Float64Array(lines.length)
  let marks = 0
  let backticks = 0
  let length = 0
  let open = 0
  for (const [index, text] of lines.entries()) {
    if (text.trim() === '' || item.test(text)) {
      marks = 0
      backticks = 0
      length = 0
      open = 0
    }
    const former = marks ** 2 + backticks * length
    const own = text.match(anyMark)?.length ?? 0
    marks += own
    backticks += text.match(/`+/g)?.length ?? 0
    length += text.length
    let cost = mark * own + marks ** 2 + backticks * length - former
    for (const [address] of text.matchAll(longAddress)) cost += address.length ** 2
    for (const [bracket] of text.matchAll(/[[\]]/g)) {
      open = bracket === '[' ? open + 1 : Math.max(0, open - 1)
      if (open > bracketLimit) cost = Number.POSITIVE_INFINITY
    }
    costs[index] = cost
  }
  return costs
}

/** The description of a picture is sought anew in each that it stands in. */
export const bracketLimit = 200

/** Bare addresses look back for the bracket they might stand in. */
const anyMark = /[*_[\]<~&@\\]|:\/\/|www\./gi

/** An item that stands this far to the left ends the paragraph above, whatever that is. */
const item = /^ {0,3}[-*+][ \t]+\S/

const longAddress = /(?:https?:\/\/|www\.)[\x21-\x7E]{500,}/gi

/** Rows that are shorter than the head are filled up. */
function costsOfCells(lines: readonly string[]): Float64Array {
  const costs = new Float64Array(lines.length)
  let columns = 0
  for (const [index, text] of lines.entries()) {
    const bars = text.includes('|') ? text.split('|').length - 1 : 0
    if (text.trim() === '') columns = 0
    else if (bars > 0 && delimiters.test(text)) columns = Math.max(columns, bars + 1)
    costs[index] = bar * bars + cell * columns
  }
  return costs
}

/** The line below the head, in whatever it stands. */
const delimiters = /^[-|: \t>*+.)\d]*-[-|: \t]*$/
