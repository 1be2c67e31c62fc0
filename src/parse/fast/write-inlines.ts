import { schemeOf } from '../../text/addresses.ts'
import { PlainNesting, plainTag } from '../html/plain-tags.ts'
import { type Definition, keyOf } from '../satteri/definitions.ts'
import * as is from '../satteri/node-types.ts'
import type { SatteriMemory } from '../satteri/satteri-memory.ts'
import { joinedTexts, lineEndsIn } from '../satteri/texts-of.ts'
import { joined } from '../tree/join-lines.ts'
import { encoded, refer } from '../tree/references.ts'
import { countGap } from '../tree/words.ts'
import { writeReference } from './write-notes.ts'
import { writeCode, writeJoined, writeWords } from './write-text.ts'
import { quoted, type WriterState } from './writer-state.ts'

/** Texts of which the lines are joined, the last one first; absent where the bytes are as they should be. */
type Texts = string[] | undefined

/**
 * Writes what stands in a paragraph, heading or cell as remark-rehype, rehype-sanitize and rehype-stringify would:
 * nothing but these elements, with text escaped, lines joined as in join-lines.ts, and addresses judged by `refer`.
 */
export function writeInlines(id: number, state: WriterState): void {
  const ends = lineEndsIn(state.memory, id)
  state.joinsLines = ends === 'joined'
  writeNodes(id, state, ends === 'doubtful' ? joinedTexts(state.memory, id) : undefined, false)
}

/** `trimFirst` is for an element after a line break. */
function writeNodes(id: number, state: WriterState, texts: Texts, trimFirst: boolean): void {
  if (!state.trusted) return
  const { memory } = state
  const count = memory.childCount(id)
  let isFirst = true
  let afterBreak = false
  let nesting: PlainNesting | undefined
  for (let index = 0; index < count; index++) {
    const node = memory.child(id, index)
    const type = memory.typeOf(node)
    if (type === is.html) {
      nesting ??= new PlainNesting()
      writeHtml(memory.text(node, 0), nesting, state)
      isFirst = false
      afterBreak = false
      continue
    }
    writeNode(node, type, state, texts, afterBreak || (isFirst && trimFirst && type === is.text))
    isFirst = false
    afterBreak = type === is.lineBreak
  }
  if (nesting !== undefined && !nesting.isEven()) state.trusted = false
}

/** HTML that needs no parser is written as it is. */
function writeHtml(html: string, nesting: PlainNesting, state: WriterState): void {
  const tag = plainTag(html)
  switch (tag?.kind) {
    case 'comment':
      return
    case 'break':
      state.html.write('<br>')
      countGap(state.words)
      break
    case 'begin':
      if (!nesting.begin(tag.name)) state.trusted = false
      state.html.write(html)
      if (tag.name === 'rt') countGap(state.words)
      break
    case 'end':
      if (!nesting.end(tag.name)) state.trusted = false
      state.html.write(html)
      if (tag.name === 'rt') countGap(state.words)
      break
    default:
      state.trusted = false
  }
}

function writeNode(id: number, type: number, state: WriterState, texts: Texts, trim: boolean): void {
  switch (type) {
    case is.text:
      if (texts === undefined) writeWords(id, state, trim)
      else writeJoined(texts.pop() ?? '', state, trim)
      break
    case is.strong:
      state.html.write('<strong>')
      writeNodes(id, state, texts, trim)
      state.html.write('</strong>')
      break
    case is.emphasis:
      state.html.write('<em>')
      writeNodes(id, state, texts, trim)
      state.html.write('</em>')
      break
    case is.strikethrough:
      state.html.write('<del>')
      writeNodes(id, state, texts, trim)
      state.html.write('</del>')
      break
    case is.link:
      if (isBare(id, state.memory) && !isPlainAddress(id, state.memory)) state.trusted = false
      writeLink(id, state.memory.text(id, 0), state.memory.text(id, 8), state, texts, trim)
      break
    case is.linkReference: {
      const { url, title } = definitionOf(id, state)
      writeLink(id, url, title, state, texts, trim)
      break
    }
    case is.image:
      writeImage(id, state.memory.text(id, 0), state.memory.text(id, 8), state.memory.text(id, 16), state)
      break
    case is.imageReference: {
      const { url, title } = definitionOf(id, state)
      writeImage(id, url, state.memory.text(id, 20), title, state)
      break
    }
    case is.inlineCode:
      state.html.write('<code>')
      writeCode(id, state, trim)
      state.html.write('</code>')
      break
    case is.lineBreak:
      state.html.write('<br>\n')
      countGap(state.words)
      break
    case is.footnoteReference:
      writeReference(state.memory.text(id, 8), state)
      break
    default:
      state.trusted = false
  }
}

/** The title of a picture. */
export function titleOf(id: number, state: WriterState): string {
  const { memory } = state
  return memory.typeOf(id) === is.image ? memory.text(id, 16) : definitionOf(id, state).title
}

function definitionOf(id: number, state: WriterState): Definition {
  const found = state.definitions.get(keyOf(state.memory.text(id, 0)))
  if (found) return found
  state.trusted = false
  return nowhere
}

const nowhere: Definition = { url: '', title: '' }

function writeLink(
  id: number,
  url: string,
  title: string,
  state: WriterState,
  texts: Texts,
  trim: boolean,
): void {
  const { memory, html } = state
  // Parsers of HTML take a link out of the one that it stands in.
  if (state.inLink || mayBeLate(id, memory)) state.trusted = false
  html.write('<a')
  const { hole, address } = refer(
    { type: 'link', alt: undefined, place: () => (isLate(id, memory) ? atBeginning : memory.placeOf(id)) },
    url,
    state,
  )
  // It may stand between angle brackets, and is text then unless the site allows its scheme.
  if (hole?.kind === 'link' && schemeOf(url) !== undefined) state.trusted = false
  if (hole) html.hole(hole)
  if (address !== undefined) html.write(` href=${quoted(encoded(address))}`)
  if (title !== '') html.write(` title=${quoted(title)}`)
  html.write('>')
  state.inLink = true
  writeNodes(id, state, texts, trim)
  state.inLink = false
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
  const isOfWww = /^w/i.test(memory.written(start, start + 1))
  if (isOfWww && /[>|[\]]/.test(memory.characterBefore(start))) return true
  const before = memory.paragraphBefore(start).replace(/\\./gs, '')
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

function writeImage(id: number, url: string, description: string, title: string, state: WriterState): void {
  const { memory, html } = state
  const alt = joined(description)
  // A backslash at the end of a line is a line break in text, and satteri leaves it in descriptions.
  if (alt.includes('\n')) state.trusted = false
  html.write('<img')
  const { hole, address } = refer({ type: 'image', alt, place: () => memory.placeOf(id) }, url, state)
  if (hole) html.hole(hole)
  if (address !== undefined) html.write(` src=${quoted(encoded(address))}`)
  html.write(` alt=${quoted(alt)}`)
  if (title !== '' && !state.inFigure) html.write(` title=${quoted(title)}`)
  html.write('>')
}
