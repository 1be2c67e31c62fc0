import type { FootnoteDefinition, FootnoteReference, PhrasingContent } from 'mdast'
import { textHole } from './holes.ts'
import { type Sheet, standsAlone, takePiece, writeHole } from './sheet.ts'
import { emptyTally } from './words.ts'

/** Writes the number that leads to a footnote. */
export function writeReference({ label }: FootnoteReference, sheet: Sheet): void {
  const note = label && sheet.notes.get(label)
  // A footnote of a footnote is numbered when the notes are written, which is too late here.
  if (!note || sheet.inNote) {
    sheet.trusted = false
    return
  }
  if (note.count++ === 0) note.number = sheet.numbered.push(note)
  const id = `d_fnref-${note.number}${again(note.count)}`
  sheet.html += `<sup><a href="#d_fn-${note.number}" id="${id}" data-footnote-ref aria-describedby="d_footnotes">${note.number}</a></sup>`
  sheet.anchors.push(id)
}

/** Notes that may be referred to; only those whose label leaves no doubt which reference means which note. */
export function announceNotes(definitions: readonly FootnoteDefinition[], sheet: Sheet): void {
  const folded = new Set<string>()
  for (const { label } of definitions) {
    if (!label || !plainLabel.test(label) || folded.has(label.toLowerCase())) sheet.trusted = false
    if (!label) continue
    folded.add(label.toLowerCase())
    sheet.notes.set(label, { number: 0, count: 0, body: [], words: emptyTally() })
  }
}

const plainLabel = /^[\w\-\p{Script=Han}]+$/u

/**
 * Writes a note where it stands in the text, so that holes and complaints keep their order; it is shown at the
 * end, or not at all.
 */
export function writeNote(
  node: FootnoteDefinition,
  sheet: Sheet,
  write: (nodes: readonly PhrasingContent[], sheet: Sheet) => void,
): void {
  const [text, ...others] = node.children
  const note = node.label && sheet.notes.get(node.label)
  // What a second line belongs to depends on what it begins with.
  const isLine = node.position?.start.line === node.position?.end.line && standsAlone(node, sheet, '[^')
  if (!note || text?.type !== 'paragraph' || others.length > 0 || !isLine) {
    sheet.trusted = false
    return
  }
  const own: Sheet = { ...sheet, body: [], html: '', words: emptyTally(), inNote: true }
  write(text.children, own)
  takePiece(own)
  sheet.trusted = own.trusted
  note.body = own.body
  note.words = own.words
}

/** Writes the notes that the text refers to, in the order of their numbers, with the ways back. */
export function writeNotes(sheet: Sheet): void {
  if (sheet.numbered.length === 0) return
  sheet.html += '\n<section data-footnotes class="footnotes"><h2 class="sr-only" id="d_footnotes">'
  writeHole(sheet, textHole('footnote.label'))
  sheet.html += '</h2>\n<ol>'
  sheet.anchors.push('d_footnotes')
  for (const { number, count, body, words } of sheet.numbered) {
    sheet.html += `\n<li id="d_fn-${number}">\n<p>`
    for (const piece of body) {
      if (typeof piece === 'string') sheet.html += piece
      else writeHole(sheet, piece)
    }
    for (let time = 1; time <= count; time++) writeWayBack(number, time, sheet)
    sheet.html += '</p>\n</li>'
    sheet.words.han += words.han
    sheet.words.latin += words.latin
    sheet.anchors.push(`d_fn-${number}`)
  }
  sheet.html += '\n</ol>\n</section>'
}

function writeWayBack(number: number, time: number, sheet: Sheet): void {
  sheet.html += ` <a href="#d_fnref-${number}${again(time)}" data-footnote-backref="" aria-label="`
  writeHole(sheet, textHole('footnote.back', `${number}${again(time)}`))
  sheet.html += `" class="data-footnote-backref">↩${time > 1 ? `<sup>${time}</sup>` : ''}</a>`
}

function again(time: number): string {
  return time > 1 ? `-${time}` : ''
}
