import { type Diagnostic, diagnostic } from '../model/diagnostic.ts'

/**
 * The Markdown parser needs time in the square of some things (marks in one paragraph, lists and quotations in
 * one text) and a stack as deep as the text is nested: 30 KB can stop a build for a minute. Real articles stay
 * far below these limits; what is above them is refused before it is parsed.
 */
export function overLimit(text: string): Diagnostic | undefined {
  return isModest(text) ? undefined : refusalOf(text)
}

/** The same, of texts that are not modest. */
export function refusalOf(text: string): Diagnostic | undefined {
  const lines = text.split('\n')
  if (lines.length > lineLimit) return refusal(lineLimit + 1, `there are more than ${lineLimit} lines`)
  let spent = 0
  let paragraph = emptyParagraph
  let structure: Structure = { lines: 0, prefix: '' }
  for (const [index, line] of lines.entries()) {
    const prefix = line.match(containers)?.[0] ?? ''
    const depth = depthOf(prefix)
    if (depth > depthLimit) return refusal(index + 1, `quotations and lists are nested ${depth} deep here`)

    if (line.trim() === '' || item.test(line)) {
      spent += effortOf(paragraph)
      paragraph = emptyParagraph
    }
    paragraph = withLine(paragraph, line)
    spent += closingEffort(structure, line, prefix)
    structure = { lines: structure.lines + 1 + depth, prefix: shapeOf(prefix) }
    for (const [address] of line.matchAll(longAddress)) spent += address.length ** 2

    if (spent + effortOf(paragraph) > effortLimit) {
      return refusal(index + 1, 'there are too many marks of emphasis, links, lists or HTML up to here')
    }
  }
  return undefined
}

/**
 * Whether a text is below all limits even if it were one paragraph and every line ended all that is above it:
 * nearly every article is. Signs are counted only where a text that is nothing but marks would be too much.
 */
export function isModest(text: string): boolean {
  const lines = countModestLines(text)
  if (lines === undefined || hasLongWord(text)) return false
  const closing = 5 * lines * (lines + text.length)
  if (closing + text.length ** 2 <= effortLimit) return true
  const marks = markSigns.reduce((sum, sign) => sum + count(text, sign), text.match(/www\./gi)?.length ?? 0)
  return closing + marks ** 2 + count(text, '`') * text.length <= effortLimit
}

/** Nothing where there are too many. No line is nested deeper than it has signs and spaces at its beginning. */
function countModestLines(text: string): number | undefined {
  let lines = 0
  for (let start = 0; start >= 0; start = text.indexOf('\n', start) + 1 || -1) {
    let at = start
    while (isLeading(text.charCodeAt(at))) at++
    if (at - start > depthLimit || ++lines > lineLimit) return undefined
  }
  return lines
}

/** Of the marks of containers, and space within a line. */
function isLeading(unit: number): boolean {
  switch (unit) {
    case 0x09: // Tab
    case 0x20: // Space
    case 0x29: // )
    case 0x2a: // *
    case 0x2b: // +
    case 0x2d: // -
    case 0x2e: // .
    case 0x3e: // >
      return true
    default:
      return unit >= 0x30 && unit <= 0x39
  }
}

/** Addresses of this length count by themselves. */
const longWord = 500

/** A word of that length stands at one of these places, at least. */
function hasLongWord(text: string): boolean {
  for (let place = longWord - 1; place < text.length; place += longWord) {
    let start = place
    let end = place
    while (isOfWord(text.charCodeAt(start))) start--
    while (isOfWord(text.charCodeAt(end))) end++
    if (end - start > longWord) return true
  }
  return false
}

function isOfWord(unit: number): boolean {
  return unit > 0x20 && unit < 0x7f
}

/** As `mark` has them. */
const markSigns = ['*', '_', '[', ']', '<', '://']

function count(text: string, sign: string): number {
  let found = 0
  for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + sign.length)) found++
  return found
}

const lineLimit = 10_000

const depthLimit = 50

/** Columns of indentation that count as one level of a list. */
const indent = 4

/** The square of some 6,000 marks in one paragraph: a second or two. */
const effortLimit = 4e7

interface Paragraph {
  readonly marks: number
  readonly backticks: number
  readonly length: number
}

const emptyParagraph: Paragraph = { marks: 0, backticks: 0, length: 0 }

/** Every mark may be paired with every other; every run of backticks looks for its like to the paragraph's end. */
function effortOf({ marks, backticks, length }: Paragraph): number {
  return marks ** 2 + backticks * length
}

function withLine({ marks, backticks, length }: Paragraph, line: string): Paragraph {
  return {
    marks: marks + (line.match(mark)?.length ?? 0),
    backticks: backticks + (line.match(/`+/g)?.length ?? 0),
    length: length + line.length,
  }
}

/** Of emphasis, links and HTML; bare addresses look back for the bracket they might stand in. */
const mark = /[*_[\]<]|:\/\/|www\./gi

interface Structure {
  /** Lines so far, counted once more for each level they are nested in. */
  readonly lines: number
  /** The quotations and lists of the line above. */
  readonly prefix: string
}

/** Whenever a quotation, a list or an underlined heading ends, the parser copies all that it has found so far. */
function closingEffort({ lines, prefix }: Structure, line: string, next: string): number {
  const ends = (next !== '' && shapeOf(next) !== prefix) || /^ {0,3}(?:=+|-+)[ \t]*$/.test(line)
  return ends ? 5 * lines : 0
}

const containers = /^(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])))+/

/** An item that stands this far to the left ends the paragraph above, whatever that is. */
const item = /^ {0,3}[-*+][ \t]+\S/

/** `1.` and `2.` are of one list. */
function shapeOf(prefix: string): string {
  return prefix.replace(/\d+/g, '0')
}

function depthOf(prefix: string): number {
  if (prefix === '') return 0
  const markers = prefix.match(/>|[-*+]|\d+[.)]/g)?.length ?? 0
  const space = prefix.length - prefix.trimStart().length
  const tabs = prefix.slice(0, space).split('\t').length - 1
  return markers + Math.floor((space + 3 * tabs) / indent)
}

const longAddress = /(?:https?:\/\/|www\.)[\x21-\x7E]{500,}/gi

function refusal(line: number, message: string): Diagnostic {
  const hint = 'split the text, or remove what stands within something else of its kind'
  return diagnostic('source/too-large', message, { file: '', line, column: 1 }, { hint })
}
