import type { Code, Heading, List, ListItem, Paragraph, RootContent, Table, TableRow } from 'mdast'
import { lossesIn } from './raw-html.ts'
import { escapeText, quoted, type Sheet, standsAlone } from './sheet.ts'
import { countOn } from './words.ts'
import { writeInlines } from './write-inlines.ts'
import { writeNote } from './write-notes.ts'

/** Writes a heading, of which only the caller knows its rank and id. */
export type WriteHeading = (heading: Heading) => void

/**
 * Writes blocks as remark-rehype, rehype-sanitize and rehype-stringify would, these elements and no others: with
 * a line's end between any two and, in other elements than the root, `around` them.
 */
export function writeBlocks(
  nodes: readonly RootContent[],
  sheet: Sheet,
  writeHeading: WriteHeading,
  around = false,
): void {
  if (around) endLine(sheet)
  let count = 0
  for (const node of nodes) {
    if (isSilent(node, sheet, around) || (!around && isNote(node, sheet))) continue
    if (count++ > 0) endLine(sheet)
    writeBlock(node, sheet, writeHeading)
  }
  if (around && count > 0) endLine(sheet)
}

function isSilent(node: RootContent, sheet: Sheet, inContainer: boolean): boolean {
  if (node.type !== 'html') return false
  const losses = lossesIn(node)
  sheet.losses.push(...losses)
  // In lists and quotations satteri sometimes counts to the HTML what follows, so its end is not where it says.
  if (losses.length > 0 && inContainer) sheet.trusted = false
  return true
}

function isNote(node: RootContent, sheet: Sheet): boolean {
  if (node.type !== 'footnoteDefinition') return false
  writeNote(node, sheet, writeInlines)
  return true
}

function endLine(sheet: Sheet): void {
  sheet.html += '\n'
  countOn(sheet.words, '\n')
}

function writeBlock(node: RootContent, sheet: Sheet, writeHeading: WriteHeading): void {
  switch (node.type) {
    case 'paragraph':
      sheet.html += '<p>'
      writeInlines(node.children, sheet)
      sheet.html += '</p>'
      break
    case 'heading':
      writeHeading(node)
      break
    case 'blockquote':
      sheet.html += '<blockquote>'
      writeBlocks(node.children, sheet, writeHeading, true)
      sheet.html += '</blockquote>'
      break
    case 'list':
      writeList(node, sheet, writeHeading)
      break
    case 'code':
      writeCode(node, sheet)
      break
    case 'thematicBreak':
      sheet.html += '<hr>'
      break
    case 'table':
      writeTable(node, sheet)
      break
    default:
      sheet.trusted = false
  }
}

function writeCode(node: Code, sheet: Sheet): void {
  const { lang, value } = node
  if (lang && /\s/.test(lang)) sheet.trusted = false
  const language = lang ? ` class=${quoted(`language-${lang}`)}` : ''
  sheet.html += `<pre><code${language}>${value ? `${escapeText(value)}\n` : ''}</code></pre>`
}

function writeList(node: List, sheet: Sheet, writeHeading: WriteHeading): void {
  const name = node.ordered ? 'ol' : 'ul'
  const start = typeof node.start === 'number' && node.start !== 1 ? ` start="${node.start}"` : ''
  const tasks = node.children.some(isTask) ? ' class="contains-task-list"' : ''
  const loose = node.spread || node.children.some(item => item.spread ?? item.children.length > 1)
  sheet.html += `<${name}${start}${tasks}>`
  endLine(sheet)
  for (const item of node.children) {
    writeItem(item, loose, sheet, writeHeading)
    endLine(sheet)
  }
  sheet.html += `</${name}>`
}

function isTask(item: ListItem): boolean {
  return typeof item.checked === 'boolean'
}

/** A tight list shows its paragraphs without `<p>`. */
function writeItem(item: ListItem, loose: boolean, sheet: Sheet, writeHeading: WriteHeading): void {
  const blocks = item.children.filter(child => !isSilent(child, sheet, true))
  const box = typeof item.checked === 'boolean' ? checkbox(item.checked) : ''
  const [first] = blocks
  const shown: readonly (RootContent | undefined)[] =
    box && first?.type !== 'paragraph' ? [undefined, ...blocks] : blocks
  // Where a box begins an item, remark sees no table.
  if (first?.type === 'table') sheet.trusted = false
  if (blocks.some(block => block.type === 'code' && isIndented(block, sheet))) sheet.trusted = false
  if (box && !hasWordBesideBox(item, sheet)) sheet.trusted = false
  sheet.html += box ? '<li class="task-list-item">' : '<li>'
  for (const [index, block] of shown.entries()) {
    const isParagraph = block === undefined || block.type === 'paragraph'
    if (loose || index > 0 || !isParagraph) endLine(sheet)
    if (isParagraph) writeItemParagraph(block, index === 0 ? box : '', loose, sheet)
    else writeBlock(block, sheet, writeHeading)
  }
  const last = shown.at(-1)
  if (shown.length > 0 && (loose || (last !== undefined && last.type !== 'paragraph'))) endLine(sheet)
  sheet.html += '</li>'
}

/** Where indented code begins and ends beside the marker of an item is not agreed on. */
function isIndented({ position }: Code, { source }: Sheet): boolean {
  return !/[`~]/.test(source.charAt(position?.start.offset ?? 0))
}

/** A box alone in its line is one only if something follows. */
function hasWordBesideBox({ position }: ListItem, { source }: Sheet): boolean {
  return /^[^[\n]*\[[ xX]\][ \t]+\S/.test(source.slice(position?.start.offset, position?.end.offset))
}

function writeItemParagraph(node: Paragraph | undefined, box: string, loose: boolean, sheet: Sheet): void {
  const space = box && node?.children.some(child => child.type !== 'html') ? ' ' : ''
  sheet.html += `${loose ? '<p>' : ''}${box}${space}`
  if (node) writeInlines(node.children, sheet)
  if (loose) sheet.html += '</p>'
}

function checkbox(checked: boolean): string {
  return `<input type="checkbox"${checked ? ' checked' : ''} disabled>`
}

function writeTable(node: Table, sheet: Sheet): void {
  const align = node.align ?? []
  if (!isPlainTable(node, sheet)) sheet.trusted = false
  sheet.html += '<table>'
  for (const [index, row] of node.children.entries()) {
    // What stands in cells beyond the columns is not shown, and what becomes of its links is remark's to say.
    if (row.children.length > align.length) sheet.trusted = false
    const cell = index === 0 ? 'th' : 'td'
    sheet.html += index === 0 ? '\n<thead>\n<tr>\n' : index === 1 ? '\n<tbody>\n<tr>\n' : '\n<tr>\n'
    for (const [column, side] of align.entries()) {
      sheet.html += `<${cell}${side ? ` class="align-${side}"` : ''}>`
      writeInlines(row.children[column]?.children ?? [], sheet)
      sheet.html += `</${cell}>\n`
      countOn(sheet.words, '\n')
    }
    sheet.html += index === 0 ? '</tr>\n</thead>' : '</tr>'
  }
  sheet.html += node.children.length > 1 ? '\n</tbody>\n</table>' : '\n</table>'
  countOn(sheet.words, '\n')
}

/** Which lines without a bar a table has, and which lines below it in a quotation, is not agreed on. */
function isPlainTable(node: Table, sheet: Sheet): boolean {
  const sourceOf = ({ position }: TableRow): string =>
    sheet.source.slice(position?.start.offset, position?.end.offset)
  return standsAlone(node, sheet) && node.children.every(row => sourceOf(row).includes('|'))
}
