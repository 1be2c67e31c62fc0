import type { Nodes } from 'mdast'
import type { Body, Hole } from '../model/article.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import { emptyTally, type Tally } from './words.ts'

/** What the writer of quick trees has written so far; begun anew for each text. */
export interface Sheet {
  /** Finished pieces and holes. */
  body: (string | Hole)[]
  /** The piece that is being written. */
  html: string
  /** Of what readers read in it: without listings. */
  readonly words: Tally
  readonly holes: Hole[]
  readonly diagnostics: Diagnostic[]
  /** Diagnostics of HTML that is left out, which come first in the report. */
  readonly losses: Diagnostic[]
  readonly anchors: string[]
  /** By label. */
  readonly notes: Map<string, Note>
  /** The notes that have a number, in order. */
  readonly numbered: Note[]
  readonly inNote: boolean
  inLink: boolean
  /** The text that satteri saw. */
  readonly source: string
  /** Whether there may be bare addresses in it. */
  readonly hasAddress: boolean
  /** False as soon as something is met that remark must judge. */
  trusted: boolean
}

/** A footnote. */
export interface Note {
  /** From 1 in the order of reference, 0 before that. */
  number: number
  /** How often it is referred to. */
  count: number
  body: Body
  words: Tally
}

export function blankSheet(source: string, hasAddress: boolean): Sheet {
  return {
    body: [],
    html: '',
    words: emptyTally(),
    holes: [],
    diagnostics: [],
    losses: [],
    anchors: [],
    notes: new Map(),
    numbered: [],
    inNote: false,
    inLink: false,
    source,
    hasAddress,
    trusted: true,
  }
}

/** Ends the piece that is being written. */
export function takePiece(sheet: Sheet): void {
  if (sheet.html !== '') sheet.body.push(printable(sheet.html))
  sheet.html = ''
}

/** `&#12;` and `&#13;` are the two ways that are left to write a control character. */
export function printable(html: string): string {
  return html.includes('\f') || html.includes('\r') ? html.replace(/[\f\r]/g, ' ') : html
}

export function writeHole(sheet: Sheet, hole: Hole): void {
  takePiece(sheet)
  sheet.body.push(hole)
}

/** Text between tags, as rehype-stringify and encode-text.ts write it. */
export function escapeText(text: string): string {
  return /[&<>]/.test(text) ? text.replace(/[&<>]/g, found => textReferences[found] ?? '') : text
}

const textReferences: Readonly<Record<string, string>> = { '&': '&#x26;', '<': '&#x3C;', '>': '&gt;' }

/** The value of an attribute with quotation marks, as rehype-stringify writes it. */
export function quoted(value: string): string {
  return `"${/["&'`]/.test(value) ? value.replace(/["&'`]/g, reference) : value}"`
}

function reference(character: string): string {
  return `&#x${character.charCodeAt(0).toString(16).toUpperCase()};`
}

/** Whether an empty line, the end of the text or a line that begins like this follows a block. */
export function standsAlone({ position }: Nodes, { source }: Sheet, next?: string): boolean {
  const end = position?.end.offset ?? source.length
  const below = source.slice(source.charAt(end - 1) === '\n' ? end - 1 : end, end + 200)
  if (next !== undefined && /^[ \t]*\n/.test(below) && below.trimStart().startsWith(next)) return true
  return /^[ \t]*(?:$|\n[ \t>]*(?:\n|$))/.test(below)
}
