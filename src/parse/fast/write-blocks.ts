import { isComment } from '../html/plain-tags.ts'
import { isIndentedCode, isMisread, isOpenCode } from '../satteri/misread-blocks.ts'
import * as is from '../satteri/node-types.ts'
import type { SatteriMemory } from '../satteri/satteri-memory.ts'
import { countGap } from '../tree/words.ts'
import { quoted, type Sheet } from './sheet.ts'
import { writeParagraph } from './write-figure.ts'
import { writeHeading } from './write-heading.ts'
import { writeInlines } from './write-inlines.ts'
import { writeNote } from './write-notes.ts'
import { writeTable } from './write-table.ts'
import { writeListed } from './write-text.ts'

/**
 * Writes the blocks in a node as remark-rehype, rehype-sanitize and rehype-stringify would, these elements and no
 * others: with a line's end between any two and, in other elements than the root, around them.
 */
export function writeBlocks(parent: number, sheet: Sheet): void {
  const { memory } = sheet
  const isRoot = parent === is.root
  const count = memory.childCount(parent)
  if (!isRoot) endLine(sheet)
  let written = 0
  for (let index = 0; index < count; index++) {
    const id = memory.child(parent, index)
    if (isMisread(parent, index, memory)) sheet.trusted = false
    if (isSilent(id, sheet) || (isRoot && isNote(id, sheet))) continue
    if (written++ > 0) endLine(sheet)
    writeBlock(id, sheet, isRoot)
  }
  if (!isRoot && written > 0) endLine(sheet)
}

/** Definitions are shown where they are referred to. Blocks of HTML are remark's to parse, but for comments. */
function isSilent(id: number, { memory }: Sheet): boolean {
  const type = memory.typeOf(id)
  return type === is.definition || (type === is.html && isComment(memory.text(id, 0)))
}

function isNote(id: number, sheet: Sheet): boolean {
  if (sheet.memory.typeOf(id) !== is.footnoteDefinition) return false
  writeNote(id, sheet, writeInlines)
  return true
}

function endLine(sheet: Sheet): void {
  sheet.html.write('\n')
  countGap(sheet.words)
}

function writeBlock(id: number, sheet: Sheet, isTop: boolean): void {
  switch (sheet.memory.typeOf(id)) {
    case is.paragraph:
      writeParagraph(id, sheet)
      break
    case is.heading:
      writeHeading(id, sheet, isTop)
      break
    case is.blockquote:
      sheet.html.write('<blockquote>')
      writeBlocks(id, sheet)
      sheet.html.write('</blockquote>')
      break
    case is.list:
      writeList(id, sheet)
      break
    case is.code:
      writeListing(id, sheet)
      break
    case is.thematicBreak:
      sheet.html.write('<hr>')
      break
    case is.table:
      writeTable(id, sheet)
      break
    default:
      sheet.trusted = false
  }
}

function writeListing(id: number, sheet: Sheet): void {
  const { memory, html } = sheet
  const lang = memory.text(id, 0)
  if (/\s/.test(lang)) sheet.trusted = false
  html.write(`<pre><code${lang === '' ? '' : ` class=${quoted(`language-${lang}`)}`}>`)
  writeListed(id, sheet)
  html.write('</code></pre>')
}

function writeList(id: number, sheet: Sheet): void {
  const { memory, html } = sheet
  const items = memory.childrenOf(id)
  const name = memory.byte(id, 4) === 0 ? 'ul' : 'ol'
  const start = name === 'ol' && memory.number(id, 0) !== 1 ? ` start="${memory.number(id, 0)}"` : ''
  const tasks = items.some(item => memory.byte(item, 0) !== noBox) ? ' class="contains-task-list"' : ''
  const loose = memory.byte(id, 5) !== 0 || items.some(item => memory.byte(item, 1) !== 0)
  html.write(`<${name}${start}${tasks}>`)
  endLine(sheet)
  for (const item of items) {
    writeItem(item, loose, sheet)
    endLine(sheet)
  }
  html.write(`</${name}>`)
}

/** What the first byte of an item is without a box; with one, it says whether that is checked. */
const noBox = 2

/** A tight list shows its paragraphs without `<p>`. */
function writeItem(id: number, loose: boolean, sheet: Sheet): void {
  const { memory, html } = sheet
  const blocks = memory.childrenOf(id).filter(child => memory.typeOf(child) !== is.definition)
  if (memory.childrenOf(id).some((_, index) => isMisread(id, index, memory))) sheet.trusted = false
  const isParagraph = (block: number | undefined): boolean =>
    block === undefined || memory.typeOf(block) === is.paragraph
  const hasBox = memory.byte(id, 0) !== noBox
  const [first] = blocks
  const shown = hasBox && (first === undefined || !isParagraph(first)) ? [undefined, ...blocks] : blocks
  // Where a box begins an item, remark sees no table.
  if (first !== undefined && memory.typeOf(first) === is.table) sheet.trusted = false
  // Where it begins beside the marker of an item and ends before the next is not agreed on.
  if (blocks.some(block => isIndentedCode(block, memory) || isOpenCode(block, memory))) sheet.trusted = false
  if (hasBox && !hasWordBesideBox(id, memory)) sheet.trusted = false
  html.write(hasBox ? '<li class="task-list-item">' : '<li>')
  for (const [index, block] of shown.entries()) {
    if (loose || index > 0 || !isParagraph(block)) endLine(sheet)
    const box =
      hasBox && index === 0
        ? `<input type="checkbox"${memory.byte(id, 0) === 1 ? ' checked' : ''} disabled>`
        : ''
    if (block === undefined || isParagraph(block)) writeItemParagraph(block, box, loose, sheet)
    else writeBlock(block, sheet, false)
  }
  const last = shown.at(-1)
  if (shown.length > 0 && (loose || !isParagraph(last))) endLine(sheet)
  html.write('</li>')
}

/** A box alone in its line is one only if something follows. */
function hasWordBesideBox(id: number, memory: SatteriMemory): boolean {
  return /^[^[\n]*\[[ xX]\][ \t]+\S/.test(memory.written(memory.startOf(id), memory.endOf(id)))
}

function writeItemParagraph(id: number | undefined, box: string, loose: boolean, sheet: Sheet): void {
  const { memory, html } = sheet
  if (loose && box === '' && id !== undefined) {
    writeParagraph(id, sheet)
    return
  }
  const isShown = id !== undefined && memory.childCount(id) > 0
  html.write(`${loose ? '<p>' : ''}${box}${box !== '' && isShown ? ' ' : ''}`)
  if (id !== undefined) writeInlines(id, sheet)
  if (loose) html.write('</p>')
}
