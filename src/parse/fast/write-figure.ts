import * as is from '../satteri/node-types.ts'
import type { SatteriMemory } from '../satteri/satteri-memory.ts'
import { captionOf } from '../tree/figures.ts'
import { titleOf, writeInlines } from './write-inlines.ts'
import { writeJoined } from './write-text.ts'
import type { WriterState } from './writer-state.ts'

/** Writes a paragraph, or the figure that it is where a picture with a title is alone in it (figures.ts). */
export function writeParagraph(id: number, state: WriterState): void {
  const { html } = state
  const caption = captionIn(id, state)
  if (caption === '') {
    html.write('<p>')
    writeInlines(id, state)
    html.write('</p>')
    return
  }
  html.write('<figure>')
  state.inFigure = true
  writeInlines(id, state)
  state.inFigure = false
  html.write('<figcaption>')
  writeJoined(caption, state, false)
  html.write('</figcaption></figure>')
}

function captionIn(id: number, state: WriterState): string {
  const { memory } = state
  const only = onlyChild(id, memory)
  const type = memory.typeOf(only)
  const picture = type === is.link || type === is.linkReference ? onlyChild(only, memory) : only
  return isPicture(memory.typeOf(picture)) ? captionOf(titleOf(picture, state)) : ''
}

/** The root, which is in nothing, where there is not one child. */
function onlyChild(id: number, memory: SatteriMemory): number {
  return memory.childCount(id) === 1 ? memory.child(id, 0) : is.root
}

function isPicture(type: number): boolean {
  return type === is.image || type === is.imageReference
}
