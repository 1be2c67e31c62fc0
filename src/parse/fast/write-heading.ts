import { quoted, type Sheet } from './sheet.ts'
import { writeInlines } from './write-inlines.ts'

/** Writes a heading with its id; what a table of contents lists stands in the text itself. */
export function writeHeading(id: number, sheet: Sheet, isTop: boolean): void {
  const { memory, html, anchors } = sheet
  const head = sheet.heads.get(id)
  if (!head) {
    sheet.trusted = false
    return
  }
  const depth = Math.min(Math.max(memory.byte(id, 0), 1) + sheet.step, 6)
  anchors.push(head.id)
  html.write(`<h${depth} id=${quoted(head.id)}>`)
  if (head.former !== undefined) {
    anchors.push(head.former)
    html.write(`<span id=${quoted(head.former)}></span>`)
  }
  writeInlines(id, sheet)
  html.write(`</h${depth}>`)
  if (head.words !== '' && isTop) sheet.headings.push({ depth, id: head.id, text: head.words })
}
