import { schemeOf } from '../../text/addresses.ts'
import { PlainNesting, plainTag } from '../html/plain-tags.ts'
import { type Definition, keyOf } from '../satteri/definitions.ts'
import * as is from '../satteri/node-types.ts'
import type { SatteriMemory } from '../satteri/satteri-memory.ts'
import { joinedTexts, lineEndsIn } from '../satteri/texts-of.ts'
import { joined } from '../tree/join-lines.ts'
import { encoded, refer } from '../tree/references.ts'
import { countGap } from '../tree/words.ts'
import { quoted, type Sheet } from './sheet.ts'
import { writeReference } from './write-notes.ts'
import { writeCode, writeJoined, writeWords } from './write-text.ts'

/** Texts of which the lines are joined, the last one first; absent where the bytes are as they should be. */
type Texts = string[] | undefined

/**
 * Writes what stands in a paragraph, heading or cell as remark-rehype, rehype-sanitize and rehype-stringify would:
 * nothing but these elements, with text escaped, lines joined as in join-lines.ts, and addresses judged by `refer`.
 */
export function writeInlines(id: number, sheet: Sheet): void {
  const ends = lineEndsIn(sheet.memory, id)
  sheet.joinsLines = ends === 'joined'
  writeNodes(id, sheet, ends === 'doubtful' ? joinedTexts(sheet.memory, id) : undefined, false)
}

/** `trimFirst` is for an element after a line break. */
function writeNodes(id: number, sheet: Sheet, texts: Texts, trimFirst: boolean): void {
  if (!sheet.trusted) return
  const { memory } = sheet
  const count = memory.childCount(id)
  let isFirst = true
  let afterBreak = false
  let nesting: PlainNesting | undefined
  for (let index = 0; index < count; index++) {
    const node = memory.child(id, index)
    const type = memory.typeOf(node)
    if (type === is.html) {
      nesting ??= new PlainNesting()
      writeHtml(memory.text(node, 0), nesting, sheet)
      isFirst = false
      afterBreak = false
      continue
    }
    writeNode(node, type, sheet, texts, afterBreak || (isFirst && trimFirst && type === is.text))
    isFirst = false
    afterBreak = type === is.lineBreak
  }
  if (nesting !== undefined && !nesting.isEven()) sheet.trusted = false
}

/** HTML that needs no parser is written as it is. */
function writeHtml(html: string, nesting: PlainNesting, sheet: Sheet): void {
  const tag = plainTag(html)
  switch (tag?.kind) {
    case 'comment':
      return
    case 'break':
      sheet.html.write('<br>')
      countGap(sheet.words)
      break
    case 'begin':
      if (!nesting.begin(tag.name)) sheet.trusted = false
      sheet.html.write(html)
      if (tag.name === 'rt') countGap(sheet.words)
      break
    case 'end':
      if (!nesting.end(tag.name)) sheet.trusted = false
      sheet.html.write(html)
      if (tag.name === 'rt') countGap(sheet.words)
      break
    default:
      sheet.trusted = false
  }
}

function writeNode(id: number, type: number, sheet: Sheet, texts: Texts, trim: boolean): void {
  switch (type) {
    case is.text:
      if (texts === undefined) writeWords(id, sheet, trim)
      else writeJoined(texts.pop() ?? '', sheet, trim)
      break
    case is.strong:
      sheet.html.write('<strong>')
      writeNodes(id, sheet, texts, trim)
      sheet.html.write('</strong>')
      break
    case is.emphasis:
      sheet.html.write('<em>')
      writeNodes(id, sheet, texts, trim)
      sheet.html.write('</em>')
      break
    case is.strikethrough:
      sheet.html.write('<del>')
      writeNodes(id, sheet, texts, trim)
      sheet.html.write('</del>')
      break
    case is.link:
      if (isBare(id, sheet.memory) && !isPlainAddress(id, sheet.memory)) sheet.trusted = false
      writeLink(id, sheet.memory.text(id, 0), sheet.memory.text(id, 8), sheet, texts, trim)
      break
    case is.linkReference: {
      const { url, title } = definitionOf(id, sheet)
      writeLink(id, url, title, sheet, texts, trim)
      break
    }
    case is.image:
      writeImage(id, sheet.memory.text(id, 0), sheet.memory.text(id, 8), sheet.memory.text(id, 16), sheet)
      break
    case is.imageReference: {
      const { url, title } = definitionOf(id, sheet)
      writeImage(id, url, sheet.memory.text(id, 20), title, sheet)
      break
    }
    case is.inlineCode:
      sheet.html.write('<code>')
      writeCode(id, sheet, trim)
      sheet.html.write('</code>')
      break
    case is.lineBreak:
      sheet.html.write('<br>\n')
      countGap(sheet.words)
      break
    case is.footnoteReference:
      writeReference(sheet.memory.text(id, 8), sheet)
      break
    default:
      sheet.trusted = false
  }
}

/** The title of a picture. */
export function titleOf(id: number, sheet: Sheet): string {
  const { memory } = sheet
  return memory.typeOf(id) === is.image ? memory.text(id, 16) : definitionOf(id, sheet).title
}

function definitionOf(id: number, sheet: Sheet): Definition {
  const found = sheet.definitions.get(keyOf(sheet.memory.text(id, 0)))
  if (found) return found
  sheet.trusted = false
  return nowhere
}

const nowhere: Definition = { url: '', title: '' }

function writeLink(id: number, url: string, title: string, sheet: Sheet, texts: Texts, trim: boolean): void {
  const { memory, html } = sheet
  // Parsers of HTML take a link out of the one that it stands in.
  if (sheet.inLink || mayBeLate(id, memory)) sheet.trusted = false
  html.write('<a')
  const { hole, address } = refer(
    { type: 'link', alt: undefined, place: () => (isLate(id, memory) ? atBeginning : memory.placeOf(id)) },
    url,
    sheet,
  )
  // It may stand between angle brackets, and is text then unless the site allows its scheme.
  if (hole?.kind === 'link' && schemeOf(url) !== undefined) sheet.trusted = false
  if (hole) html.hole(hole)
  if (address !== undefined) html.write(` href=${quoted(encoded(address))}`)
  if (title !== '') html.write(` title=${quoted(title)}`)
  html.write('>')
  sheet.inLink = true
  writeNodes(id, sheet, texts, trim)
  sheet.inLink = false
  html.write('</a>')
}

/** Bare addresses that remark finds in finished text, where they have no place any more: `：www.a.com`. */
function isLate(id: number, memory: SatteriMemory): boolean {
  if (!isBare(id, memory)) return false
  const start = memory.startOf(id)
  return /^w/i.test(memory.written(start, start + 1)) && !/^[ \t\n(*_~]?$/.test(memory.characterBefore(start))
}

const atBeginning = { line: 1, column: 1 }

/** Whether nobody knows if it is one: at what may be the edge of a quotation or a cell, and in brackets that might be a link. */
function mayBeLate(id: number, memory: SatteriMemory): boolean {
  if (!isBare(id, memory)) return false
  const start = memory.startOf(id)
  if (!/^w/i.test(memory.written(start, start + 1))) return false
  const before = memory.paragraphBefore(start).replace(/\\./gs, '')
  if (/[>|[\]]/.test(memory.characterBefore(start))) return true
  // A bracket in code closes none.
  if (before.includes('`')) return before.includes('[')
  let depth = 0
  for (const sign of before) depth = sign === '[' ? depth + 1 : sign === ']' ? Math.max(0, depth - 1) : depth
  return depth > 0
}

/** Other links begin with a bracket. */
function isBare(id: number, memory: SatteriMemory): boolean {
  const first = memory.bytes[memory.startOf(id)]
  return !memory.hasPlace(id) || (first !== bracket && first !== angle)
}

/**
 * Where a bare address begins and ends is beyond doubt if it is of the web and of ASCII, nothing stands before it that
 * might be a part of it or of emphasis, and it does not end with a sign that opens something.
 */
function isPlainAddress(id: number, memory: SatteriMemory): boolean {
  const start = memory.startOf(id)
  return (
    /^(?:https?:\/\/|www\.)[a-z\d][\x21-{}]*(?<![$(<>[^`{}])$/i.test(
      memory.written(start, memory.endOf(id)),
    ) && /^(?:|[\s\p{Script=Han}([<"':：，。；、（“>])$/u.test(memory.characterBefore(start))
  )
}

const bracket = 0x5b
const angle = 0x3c

function writeImage(id: number, url: string, description: string, title: string, sheet: Sheet): void {
  const { memory, html } = sheet
  const alt = joined(description)
  // A backslash at the end of a line is a line break in text, and satteri leaves it in descriptions.
  if (alt.includes('\n')) sheet.trusted = false
  html.write('<img')
  const { hole, address } = refer({ type: 'image', alt, place: () => memory.placeOf(id) }, url, sheet)
  if (hole) html.hole(hole)
  if (address !== undefined) html.write(` src=${quoted(encoded(address))}`)
  html.write(` alt=${quoted(alt)}`)
  if (title !== '' && !sheet.inFigure) html.write(` title=${quoted(title)}`)
  html.write('>')
}
