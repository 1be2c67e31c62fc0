import { type Diagnostic, diagnostic } from '../model/diagnostic.ts'

/**
 * The Markdown parser needs time in the square of some things (marks in one paragraph, lists and quotations in
 * one text) and a stack as deep as the text is nested: 30 KB can stop a build for a minute. Real articles stay
 * far below these limits; what is above them is refused before it is parsed.
 */
export function overLimit(text: string): Diagnostic | undefined {
  if (isModest(text)) return undefined
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
 * nearly every article is, and this asks each character once. No line is nested deeper than it has signs and
 * spaces at its beginning.
 */
function isModest(text: string): boolean {
  let marks = 0
  let backticks = 0
  let lines = 1
  let lead = 0
  let isLead = true
  let word = 0
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    word = unit > 0x20 && unit < 0x7f ? word + 1 : 0
    if (word >= longWord) return false
    if (unit === lineFeed) {
      lines++
      lead = 0
      isLead = true
      continue
    }
    const sign = unit < 0x80 ? (signs[unit] ?? 0) : 0
    if (isLead) isLead = (sign & leading) !== 0 && ++lead <= depthLimit
    if (lead > depthLimit) return false
    if (sign & marking) marks++
    if (sign & ticking) backticks++
  }
  const effort = marks ** 2 + backticks * text.length + 5 * lines * (lines + text.length)
  return lines <= lineLimit && effort <= effortLimit
}

const lineFeed = 10

/** Addresses of this length count by themselves. */
const longWord = 500

const leading = 1
const marking = 2
const ticking = 4

/** A colon stands for `://`, and a `w` for `www.`: it is enough to count none too few. */
const signs = Uint8Array.from({ length: 0x80 }, (_, unit) => {
  const character = String.fromCharCode(unit)
  return (
    (/[\s>*+\-\d.)]/.test(character) ? leading : 0) |
    (/[*_[\]<:wW]/.test(character) ? marking : 0) |
    (character === '`' ? ticking : 0)
  )
})

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
