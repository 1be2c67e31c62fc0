import type { Body, Hole } from '../model/article.ts'
import type { Diagnostic } from '../model/diagnostic.ts'

/** What the writer of quick trees has written so far; begun anew for each text. */
export interface Sheet {
  /** Finished pieces and holes. */
  readonly body: (string | Hole)[]
  /** The piece that is being written. */
  html: string
  /** The same as readers read it, for counting words: without listings. */
  text: string
  readonly holes: Hole[]
  readonly diagnostics: Diagnostic[]
  /** Diagnostics of HTML that is left out, which come first in the report. */
  readonly losses: Diagnostic[]
  /** False as soon as something is met that remark must judge. */
  trusted: boolean
  /** How many elements are open. */
  depth: number
}

export function blankSheet(): Sheet {
  return {
    body: [],
    html: '',
    text: '',
    holes: [],
    diagnostics: [],
    losses: [],
    trusted: true,
    depth: 0,
  }
}

/** Ends the piece that is being written. */
export function cutPiece(sheet: Sheet): void {
  // `&#12;` and `&#13;` are the two ways that are left to write a control character.
  if (sheet.html !== '')
    sheet.body.push(/[\f\r]/.test(sheet.html) ? sheet.html.replace(/[\f\r]/g, ' ') : sheet.html)
  sheet.html = ''
}

export function writeHole(sheet: Sheet, hole: Hole): void {
  cutPiece(sheet)
  sheet.body.push(hole)
}

/** The body with its last piece. */
export function finished(sheet: Sheet): Body {
  cutPiece(sheet)
  return sheet.body
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
