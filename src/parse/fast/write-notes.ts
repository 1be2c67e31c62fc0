import { noBody } from '../../model/body.ts'
import * as is from '../satteri/node-types.ts'
import { textHole } from '../tree/holes.ts'
import { emptyTally } from '../tree/words.ts'
import { HtmlBytes } from './html-bytes.ts'
import { standsAlone, type WriterState } from './writer-state.ts'

/** Writes the number that leads to a footnote. */
export function writeReference(label: string, state: WriterState): void {
  const note = state.notes.get(label)
  // A footnote of a footnote is numbered when the notes are written, which is too late here; and parsers of HTML take a
  // number out of the link that it stands in.
  if (!note || state.inNote || state.inLink) {
    state.trusted = false
    return
  }
  if (note.count++ === 0) note.number = state.numbered.push(note)
  const id = `d_fnref-${note.number}${again(note.count)}`
  state.html.write(
    `<sup><a href="#d_fn-${note.number}" id="${id}" data-footnote-ref aria-describedby="d_footnotes">${note.number}</a></sup>`,
  )
  state.anchors.push(id)
}

/** Notes that may be referred to; only those whose label leaves no doubt which reference means which note. */
export function announceNotes(state: WriterState): void {
  const { memory } = state
  const folded = new Set<string>()
  const count = memory.childCount(is.root)
  for (let index = 0; index < count; index++) {
    const id = memory.child(is.root, index)
    if (memory.typeOf(id) !== is.footnoteDefinition) continue
    const label = memory.text(id, 8)
    if (!plainLabel.test(label) || folded.has(label.toLowerCase())) state.trusted = false
    if (label === '') continue
    folded.add(label.toLowerCase())
    state.notes.set(label, { number: 0, count: 0, body: noBody, words: emptyTally() })
  }
}

const plainLabel = /^[\w\-\p{Script=Han}]+$/u

/**
 * Writes a note where it stands in the text, so that holes and complaints keep their order; it is shown at the
 * end, or not at all.
 */
export function writeNote(
  id: number,
  state: WriterState,
  write: (id: number, state: WriterState) => void,
): void {
  const { memory } = state
  const note = state.notes.get(memory.text(id, 8))
  const text = memory.childCount(id) === 1 ? memory.child(id, 0) : undefined
  // What a second line belongs to depends on what it begins with.
  const isLine = memory.isOfOneLine(id) && standsAlone(id, memory, '[^')
  if (!note || text === undefined || memory.typeOf(text) !== is.paragraph || !isLine) {
    state.trusted = false
    return
  }
  const own: WriterState = { ...state, html: new HtmlBytes(), words: emptyTally(), inNote: true }
  write(text, own)
  state.trusted = own.trusted
  note.body = own.html.take()
  note.words = own.words
}

/** Writes the notes that the text refers to, in the order of their numbers, with the ways back. */
export function writeNotes(state: WriterState): void {
  const { html, words, anchors } = state
  // One that nobody refers to is lost, and remark tells of it.
  if (state.numbered.length < state.notes.size) state.trusted = false
  if (state.numbered.length === 0) return
  html.write('\n<section data-footnotes class="footnotes"><h2 class="sr-only" id="d_footnotes">')
  html.hole(textHole('footnote.label'))
  html.write('</h2>\n<ol>')
  anchors.push('d_footnotes')
  for (const note of state.numbered) {
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
