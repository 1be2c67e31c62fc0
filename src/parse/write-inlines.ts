import type { Image, Link, PhrasingContent } from 'mdast'
import { normalizeUri } from 'micromark-util-sanitize-uri'
import { trimLines } from 'trim-lines'
import { lossesIn } from './raw-html.ts'
import { refer } from './references.ts'
import { escapeText, quoted, type Sheet, writeHole } from './sheet.ts'
import { countOn } from './words.ts'
import { writeReference } from './write-notes.ts'

/**
 * Writes what stands in a line as remark-rehype, rehype-sanitize and rehype-stringify would: nothing but these
 * elements, with text escaped and addresses judged by `refer`. `trimFirst` is for an element after a line break.
 */
export function writeInlines(nodes: readonly PhrasingContent[], sheet: Sheet, trimFirst = false): void {
  if (!sheet.trusted) return
  let isFirst = true
  let afterBreak = false
  for (const node of nodes) {
    writeInline(node, sheet, afterBreak || (isFirst && trimFirst && node.type === 'text'))
    if (node.type !== 'html') isFirst = false
    afterBreak = node.type === 'break'
  }
}

function writeInline(node: PhrasingContent, sheet: Sheet, trim: boolean): void {
  switch (node.type) {
    case 'text':
      writeWords(node.value, sheet, trim)
      break
    case 'strong':
      writeSpan('strong', node.children, sheet, trim)
      break
    case 'emphasis':
      writeSpan('em', node.children, sheet, trim)
      break
    case 'delete':
      writeSpan('del', node.children, sheet, trim)
      break
    case 'link':
      writeLink(node, sheet, trim)
      break
    case 'image':
      writeImage(node, sheet)
      break
    case 'inlineCode':
      sheet.html += '<code>'
      writeText(node.value.replace(/\r?\n|\r/g, ' '), sheet, trim)
      sheet.html += '</code>'
      break
    case 'break':
      sheet.html += '<br>\n'
      countOn(sheet.words, '\n')
      break
    case 'footnoteReference':
      writeReference(node, sheet)
      break
    case 'html':
      sheet.losses.push(...lossesIn(node))
      break
    default:
      sheet.trusted = false
  }
}

function writeWords(text: string, sheet: Sheet, trim: boolean): void {
  if (trim || special.test(text)) {
    if (sheet.hasAddress && !sheet.inLink && address.test(text)) sheet.trusted = false
    writeText(/[\r\n]/.test(text) ? trimLines(text) : text, sheet, trim)
  } else {
    sheet.html += text
    countOn(sheet.words, text)
  }
}

/** What is not written as it is, and signs of addresses: asked once, because nearly every text has none. */
const special = /[&<>\r\n@:]|[wW]{3}/

const address = /https?:\/\/[^\s!-,/:-@[-^`{-~]|www\.|[\w.+-]@\w/i

function writeText(text: string, sheet: Sheet, trim: boolean): void {
  const value = trim ? text.replace(/^[ \t]+/, '') : text
  sheet.html += escapeText(value)
  countOn(sheet.words, value)
}

function writeSpan(name: string, children: readonly PhrasingContent[], sheet: Sheet, trim: boolean): void {
  sheet.html += `<${name}>`
  writeInlines(children, sheet, trim)
  sheet.html += `</${name}>`
}

function writeLink(node: Link, sheet: Sheet, trim: boolean): void {
  if (isBare(node, sheet.source) && !isPlainAddress(node, sheet.source)) sheet.trusted = false
  sheet.html += '<a'
  writeAddress('href', node, sheet)
  if (typeof node.title === 'string') sheet.html += ` title=${quoted(node.title)}`
  sheet.html += '>'
  sheet.inLink = true
  writeInlines(node.children, sheet, trim)
  sheet.inLink = false
  sheet.html += '</a>'
}

/** Other links begin with a bracket. */
function isBare({ position }: Link, source: string): boolean {
  return position === undefined || !/[[<]/.test(source.charAt(position.start.offset ?? 0))
}

/**
 * Where a bare address begins and ends is beyond doubt if it is of the web and of ASCII, and nothing stands
 * before it that might be a part of it or of emphasis.
 */
function isPlainAddress({ position }: Link, source: string): boolean {
  const start = position?.start.offset ?? 0
  const before = source.charAt(start - 1)
  return (
    /^(?:https?:\/\/|www\.)[a-z\d][\x21-{}]*$/i.test(source.slice(start, position?.end.offset)) &&
    /^(?:|[\s\p{Script=Han}([<"':：，。；、（“>])$/u.test(before)
  )
}

function writeImage(node: Image, sheet: Sheet): void {
  // A backslash at the end of a line is a line break in text, and satteri leaves it in descriptions.
  if (node.alt?.includes('\n')) sheet.trusted = false
  sheet.html += '<img'
  writeAddress('src', node, sheet)
  sheet.html += ` alt=${quoted(node.alt ?? '')}`
  if (typeof node.title === 'string') sheet.html += ` title=${quoted(node.title)}`
  sheet.html += '>'
}

function writeAddress(attribute: 'href' | 'src', node: Link | Image, sheet: Sheet): void {
  const { hole, address } = refer(node, node.url, sheet)
  if (hole) writeHole(sheet, hole)
  if (address !== undefined) sheet.html += ` ${attribute}=${quoted(uri(address))}`
}

function uri(address: string): string {
  return /^[!#$&-;=?-Z_a-z~]*$/.test(address) ? address : normalizeUri(address)
}
