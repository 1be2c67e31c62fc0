import * as is from '../satteri/node-types.ts'
import type { SatteriMemory } from '../satteri/satteri-memory.ts'
import { captionOf } from '../tree/figures.ts'
import type { Sheet } from './sheet.ts'
import { titleOf, writeInlines } from './write-inlines.ts'
import { writeJoined } from './write-text.ts'

/** Writes a paragraph, or the figure that it is where a picture with a title is alone in it (figures.ts). */
export function writeParagraph(id: number, sheet: Sheet): void {
  const { html } = sheet
  const caption = captionIn(id, sheet)
  if (caption === '') {
    html.write('<p>')
    writeInlines(id, sheet)
    html.write('</p>')
    return
  }
  html.write('<figure>')
  sheet.inFigure = true
  writeInlines(id, sheet)
  sheet.inFigure = false
  html.write('<figcaption>')
  writeJoined(caption, sheet, false)
  html.write('</figcaption></figure>')
}

function captionIn(id: number, sheet: Sheet): string {
  const { memory } = sheet
  const only = onlyChild(id, memory)
  const type = memory.typeOf(only)
  const picture = type === is.link || type === is.linkReference ? onlyChild(only, memory) : only
  return isPicture(memory.typeOf(picture)) ? captionOf(titleOf(picture, sheet)) : ''
}

/** The root, which is in nothing, where there is not one child. */
function onlyChild(id: number, memory: SatteriMemory): number {
  return memory.childCount(id) === 1 ? memory.child(id, 0) : is.root
}

function isPicture(type: number): boolean {
  return type === is.image || type === is.imageReference
}
