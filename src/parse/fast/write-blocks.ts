import { isComment } from '../html/plain-tags.ts'
import { isIndentedCode, isMisread, isOpenCode } from '../satteri/misread-blocks.ts'
import * as is from '../satteri/node-types.ts'
import type { SatteriMemory } from '../satteri/satteri-memory.ts'
import { countGap } from '../tree/words.ts'
import { writeParagraph } from './write-figure.ts'
import { writeHeading } from './write-heading.ts'
import { writeInlines } from './write-inlines.ts'
import { writeNote } from './write-notes.ts'
import { writeTable } from './write-table.ts'
import { writeListed } from './write-text.ts'
import { quoted, type WriterState } from './writer-state.ts'

/**
 * Writes the blocks in a node as remark-rehype, rehype-sanitize and rehype-stringify would, these elements and no
 * others: with a line's end between any two and, in other elements than the root, around them.
 */
export function writeBlocks(parent: number, state: WriterState): void {
  const { memory } = state
  const isRoot = parent === is.root
  const count = memory.childCount(parent)
  if (!isRoot) endLine(state)
  let written = 0
  for (let index = 0; index < count; index++) {
    const id = memory.child(parent, index)
    if (isMisread(parent, index, memory)) state.trusted = false
    if (isSilent(id, state) || (isRoot && isNote(id, state))) continue
    if (written++ > 0) endLine(state)
    writeBlock(id, state, isRoot)
  }
  if (!isRoot && written > 0) endLine(state)
}

/** Definitions are shown where they are referred to. Blocks of HTML are remark's to parse, but for comments. */
function isSilent(id: number, { memory }: WriterState): boolean {
  const type = memory.typeOf(id)
  return type === is.definition || (type === is.html && isComment(memory.text(id, 0)))
}

function isNote(id: number, state: WriterState): boolean {
  if (state.memory.typeOf(id) !== is.footnoteDefinition) return false
  writeNote(id, state, writeInlines)
  return true
}

function endLine(state: WriterState): void {
  state.html.write('\n')
  countGap(state.words)
}

function writeBlock(id: number, state: WriterState, isTop: boolean): void {
  switch (state.memory.typeOf(id)) {
    case is.paragraph:
      writeParagraph(id, state)
      break
    case is.heading:
      writeHeading(id, state, isTop)
      break
    case is.blockquote:
      state.html.write('<blockquote>')
      writeBlocks(id, state)
      state.html.write('</blockquote>')
      break
    case is.list:
      writeList(id, state)
      break
    case is.code:
      writeListing(id, state)
      break
    case is.thematicBreak:
      state.html.write('<hr>')
      break
    case is.table:
      writeTable(id, state)
      break
    default:
      state.trusted = false
  }
}

function writeListing(id: number, state: WriterState): void {
  const { memory, html } = state
  const lang = memory.text(id, 0)
  if (/\s/.test(lang)) state.trusted = false
  html.write(`<pre><code${lang === '' ? '' : ` class=${quoted(`language-${lang}`)}`}>`)
  writeListed(id, state)
  html.write('</code></pre>')
}

function writeList(id: number, state: WriterState): void {
  const { memory, html } = state
  const items = memory.childrenOf(id)
  const name = memory.byte(id, 4) === 0 ? 'ul' : 'ol'
  const start = name === 'ol' && memory.number(id, 0) !== 1 ? ` start="${memory.number(id, 0)}"` : ''
  const tasks = items.some(item => memory.byte(item, 0) !== noBox) ? ' class="contains-task-list"' : ''
  const loose = memory.byte(id, 5) !== 0 || items.some(item => memory.byte(item, 1) !== 0)
  html.write(`<${name}${start}${tasks}>`)
  endLine(state)
  for (const item of items) {
    writeItem(item, loose, state)
    endLine(state)
  }
  html.write(`</${name}>`)
}

/** What the first byte of an item is without a box; with one, it says whether that is checked. */
const noBox = 2

/** A tight list shows its paragraphs without `<p>`. */
function writeItem(id: number, loose: boolean, state: WriterState): void {
  const { memory, html } = state
  const blocks = memory.childrenOf(id).filter(child => memory.typeOf(child) !== is.definition)
  if (memory.childrenOf(id).some((_, index) => isMisread(id, index, memory))) state.trusted = false
  const isParagraph = (block: number | undefined): boolean =>
    block === undefined || memory.typeOf(block) === is.paragraph
  const hasBox = memory.byte(id, 0) !== noBox
  const [first] = blocks
  const shown = hasBox && (first === undefined || !isParagraph(first)) ? [undefined, ...blocks] : blocks
  // Where a box begins an item, remark sees no table.
  if (first !== undefined && memory.typeOf(first) === is.table) state.trusted = false
  // Where it begins beside the marker of an item and ends before the next is not agreed on.
  if (blocks.some(block => isIndentedCode(block, memory) || isOpenCode(block, memory))) state.trusted = false
  if (hasBox && !hasWordBesideBox(id, memory)) state.trusted = false
  html.write(hasBox ? '<li class="task-list-item">' : '<li>')
  for (const [index, block] of shown.entries()) {
    if (loose || index > 0 || !isParagraph(block)) endLine(state)
    const box =
      hasBox && index === 0
        ? `<input type="checkbox"${memory.byte(id, 0) === 1 ? ' checked' : ''} disabled>`
        : ''
    if (block === undefined || isParagraph(block)) writeItemParagraph(block, box, loose, state)
    else writeBlock(block, state, false)
  }
  const last = shown.at(-1)
  if (shown.length > 0 && (loose || !isParagraph(last))) endLine(state)
  html.write('</li>')
}

/** A box alone in its line is one only if something follows. */
function hasWordBesideBox(id: number, memory: SatteriMemory): boolean {
  return /^[^[\n]*\[[ xX]\][ \t]+\S/.test(memory.written(memory.startOf(id), memory.endOf(id)))
}

function writeItemParagraph(id: number | undefined, box: string, loose: boolean, state: WriterState): void {
  const { memory, html } = state
  if (loose && box === '' && id !== undefined) {
    writeParagraph(id, state)
    return
  }
  const isShown = id !== undefined && memory.childCount(id) > 0
  html.write(`${loose ? '<p>' : ''}${box}${box !== '' && isShown ? ' ' : ''}`)
  if (id !== undefined) writeInlines(id, state)
  if (loose) html.write('</p>')
}
