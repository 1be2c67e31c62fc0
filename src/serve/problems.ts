import { codeFrame, plain, widthOf } from '../model/code-frame.ts'
import type { Diagnostic, Place } from '../model/diagnostic.ts'
import { placeName } from '../model/places.ts'

/** A line of source as the overlay draws it; on the line concerned, `marked` is what the problem is about. */
export interface ShownLine {
  readonly number: string
  readonly before: string
  readonly marked: string
  readonly after: string
}

/** A diagnostic as the overlay shows it. */
export interface Problem {
  readonly severity: Diagnostic['severity']
  readonly code: string
  /** `content/zh/news/air.md:12:3`. */
  readonly place: string
  readonly message: string
  readonly hint: string | null
  readonly lines: readonly ShownLine[]
  readonly related: readonly { readonly message: string; readonly place: string }[]
}

/** More than these nobody reads at once; the terminal has them all. */
const most = 50

/** `read` gives the text of a source file, if it can be had. */
export function problemsOf(
  found: readonly Diagnostic[],
  read: (file: string) => string | undefined,
): readonly Problem[] {
  const errorsFirst = [...found].sort(
    (a, b) => Number(a.severity !== 'error') - Number(b.severity !== 'error'),
  )
  return errorsFirst.slice(0, most).map(one => ({
    severity: one.severity,
    code: one.code,
    place: plain(placeName(one)),
    message: one.message,
    hint: one.hint ?? null,
    lines: shownLines(one, read),
    related: (one.related ?? []).map(other => ({ message: other.message, place: plain(placeName(other)) })),
  }))
}

function shownLines(place: Place, read: (file: string) => string | undefined): ShownLine[] {
  if (place.line === undefined) return []
  const text = read(place.file)?.replace(/^\uFEFF/, '') ?? ''
  const rows = codeFrame(text.split(/\r\n?|\n/), place)
  const carets = rows.find(row => row.kind === 'carets')?.text ?? ''
  return rows
    .filter(row => row.kind !== 'carets')
    .map(row => ({
      number: row.gutter,
      ...(row.kind === 'line' ? marked(row.text, carets) : { before: row.text, marked: '', after: '' }),
    }))
}

/** Browsers do not draw Han exactly two columns wide, so the range is marked in the line and not below it. */
function marked(text: string, carets: string): Pick<ShownLine, 'before' | 'marked' | 'after'> {
  const start = carets.length - carets.trimStart().length
  const before = columns(text, start)
  const middle = columns(text.slice(before.length), carets.length - start)
  return { before, marked: middle || ' ', after: text.slice(before.length + middle.length) }
}

function columns(text: string, width: number): string {
  let taken = ''
  for (const character of text) {
    if (widthOf(taken + character) > width) break
    taken += character
  }
  return taken
}
