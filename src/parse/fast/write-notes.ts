import { noBody } from '../../model/body.ts'
import * as is from '../satteri/node-types.ts'
import { textHole } from '../tree/holes.ts'
import { emptyTally } from '../tree/words.ts'
import { HtmlBytes } from './html-bytes.ts'
import { type Sheet, standsAlone } from './sheet.ts'

/** Writes the number that leads to a footnote. */
export function writeReference(label: string, sheet: Sheet): void {
  const note = sheet.notes.get(label)
  // A footnote of a footnote is numbered when the notes are written, which is too late here; and parsers of HTML take a
  // number out of the link that it stands in.
  if (!note || sheet.inNote || sheet.inLink) {
    sheet.trusted = false
    return
  }
  if (note.count++ === 0) note.number = sheet.numbered.push(note)
  const id = `d_fnref-${note.number}${again(note.count)}`
  sheet.html.write(
    `<sup><a href="#d_fn-${note.number}" id="${id}" data-footnote-ref aria-describedby="d_footnotes">${note.number}</a></sup>`,
  )
  sheet.anchors.push(id)
}

/** Notes that may be referred to; only those whose label leaves no doubt which reference means which note. */
export function announceNotes(sheet: Sheet): void {
  const { memory } = sheet
  const folded = new Set<string>()
  const count = memory.childCount(is.root)
  for (let index = 0; index < count; index++) {
    const id = memory.child(is.root, index)
    if (memory.typeOf(id) !== is.footnoteDefinition) continue
    const label = memory.text(id, 8)
    if (!plainLabel.test(label) || folded.has(label.toLowerCase())) sheet.trusted = false
    if (label === '') continue
    folded.add(label.toLowerCase())
    sheet.notes.set(label, { number: 0, count: 0, body: noBody, words: emptyTally() })
  }
}

const plainLabel = /^[\w\-\p{Script=Han}]+$/u

/**
 * Writes a note where it stands in the text, so that holes and complaints keep their order; it is shown at the
 * end, or not at all.
 */
export function writeNote(id: number, sheet: Sheet, write: (id: number, sheet: Sheet) => void): void {
  const { memory } = sheet
  const note = sheet.notes.get(memory.text(id, 8))
  const text = memory.childCount(id) === 1 ? memory.child(id, 0) : undefined
  // What a second line belongs to depends on what it begins with.
  const isLine = memory.isOfOneLine(id) && standsAlone(id, memory, '[^')
  if (!note || text === undefined || memory.typeOf(text) !== is.paragraph || !isLine) {
    sheet.trusted = false
    return
  }
  const own: Sheet = { ...sheet, html: new HtmlBytes(), words: emptyTally(), inNote: true }
  write(text, own)
  sheet.trusted = own.trusted
  note.body = own.html.take()
  note.words = own.words
}

/** Writes the notes that the text refers to, in the order of their numbers, with the ways back. */
export function writeNotes(sheet: Sheet): void {
  const { html, words, anchors } = sheet
  // One that nobody refers to is lost, and remark tells of it.
  if (sheet.numbered.length < sheet.notes.size) sheet.trusted = false
  if (sheet.numbered.length === 0) return
  html.write('\n<section data-footnotes class="footnotes"><h2 class="sr-only" id="d_footnotes">')
  html.hole(textHole('footnote.label'))
  html.write('</h2>\n<ol>')
  anchors.push('d_footnotes')
  for (const note of sheet.numbered) {
    html.write(`\n<li id="d_fn-${note.number}">\n<p>`)
    html.append(note.body)
    for (let time = 1; time <= note.count; time++) writeWayBack(note.number, time, html)
    html.write('</p>\n</li>')
    words.han += note.words.han
    words.latin += note.words.latin
    anchors.push(`d_fn-${note.number}`)
  }
  html.write('\n</ol>\n</section>')
}

function writeWayBack(number: number, time: number, html: HtmlBytes): void {
  html.write(` <a href="#d_fnref-${number}${again(time)}" data-footnote-backref="" aria-label="`)
  html.hole(textHole('footnote.back', `${number}${again(time)}`))
  html.write(`" class="data-footnote-backref">↩${time > 1 ? `<sup>${time}</sup>` : ''}</a>`)
}

function again(time: number): string {
  return time > 1 ? `-${time}` : ''
}
