import { type Diagnostic, diagnostic } from '../model/diagnostic.ts'

/**
 * The Markdown parser needs time in the square of some things (marks in one paragraph, lists and quotations in
 * one text) and a stack as deep as the text is nested: 30 KB can stop a build for a minute. Real articles stay
 * far below these limits; what is above them is refused before it is parsed.
 */
export function overLimit(text: string): Diagnostic | undefined {
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
