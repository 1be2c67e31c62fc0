import { ownCopy } from '../text/own-copy.ts'
import { headingId } from './headings.ts'
import { joined } from './join-lines.ts'
import * as is from './node-types.ts'
import { oneLine } from './plain-text.ts'
import type { SatteriMemory } from './satteri-memory.ts'
import { quoted, type Sheet } from './sheet.ts'
import { wordsIn } from './texts-of.ts'
import { writeInlines } from './write-inlines.ts'

/** Writes a heading with an id of its words; what a table of contents lists stands in the text itself. */
export function writeHeading(id: number, sheet: Sheet, isTop: boolean): void {
  const { memory, html } = sheet
  const depth = Math.min(Math.max(memory.byte(id, 0), 1) + sheet.step, 6)
  const words = ownCopy(oneLine(wordsIn(memory, id)) || oneLine(descriptionsIn(memory, id)))
  const anchor = headingId(words, sheet.taken)
  sheet.anchors.push(anchor)
  html.write(`<h${depth} id=${quoted(anchor)}>`)
  writeInlines(id, sheet)
  html.write(`</h${depth}>`)
  if (words !== '' && isTop) sheet.headings.push({ depth, id: anchor, text: words })
}

function descriptionsIn(memory: SatteriMemory, id: number): string {
  const type = memory.typeOf(id)
  if (type === is.image) return joined(memory.text(id, 8))
  if (type === is.imageReference) return joined(memory.text(id, 20))
  return memory
    .childrenOf(id)
    .map(child => descriptionsIn(memory, child))
    .join(' ')
}
