import { writeInlines } from './write-inlines.ts'
import { quoted, type WriterState } from './writer-state.ts'

/** Writes a heading with its id; what a table of contents lists stands in the text itself. */
export function writeHeading(id: number, state: WriterState, isTop: boolean): void {
  const { memory, html, anchors } = state
  const head = state.heads.get(id)
  if (!head) {
    state.trusted = false
    return
  }
  const depth = Math.min(Math.max(memory.byte(id, 0), 1) + state.step, 6)
  anchors.push(head.id)
  html.write(`<h${depth} id=${quoted(head.id)}>`)
  if (head.former !== undefined) {
    anchors.push(head.former)
    html.write(`<span id=${quoted(head.former)}></span>`)
  }
  writeInlines(id, state)
  html.write(`</h${depth}>`)
  if (head.words !== '' && isTop) state.headings.push({ depth, id: head.id, text: head.words })
}
