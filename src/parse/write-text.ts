import { trimLines } from 'trim-lines'
import { encodeUtf8 } from '../text/utf8.ts'
import type { Sheet } from './sheet.ts'
import { countOn } from './words.ts'

/**
 * Writes the words of a text node, and counts them. `trim` takes the spaces before them. Most are bytes of the text
 * as it is, and nobody makes a string of them.
 */
export function writeWords(id: number, sheet: Sheet, trim: boolean): void {
  const { memory } = sheet
  const start = memory.textStart(id, 0)
  const end = start + memory.textLength(id, 0)
  if (!memory.isAsWritten(start, end)) {
    writeJoined(memory.text(id, 0), sheet, trim)
    return
  }
  if (sheet.hasAddress && mayHoldAddress(memory.bytes, start, end)) judge(memory.text(id, 0), sheet)
  writeBytes(memory.bytes, start, end, sheet, trim, true)
}

/** The same of words of which the lines are joined already. */
export function writeJoined(text: string, sheet: Sheet, trim: boolean): void {
  judge(text, sheet)
  writeCode(trimLines(text), sheet, trim)
}

/** The same of words that are what they are. */
export function writeCode(text: string, sheet: Sheet, trim: boolean): void {
  const bytes = encodeUtf8(text)
  writeBytes(bytes, 0, bytes.length, sheet, trim, false)
}

/** Writes a listing as it is, with a line's end behind it; nobody counts its words. */
export function writeListed(id: number, { memory, html }: Sheet): void {
  const start = memory.textStart(id, 16)
  const end = start + memory.textLength(id, 16)
  if (start === end) return
  const isAsWritten = memory.isAsWritten(start, end)
  const bytes = isAsWritten ? memory.bytes : encodeUtf8(memory.text(id, 16))
  html.writeText(bytes, isAsWritten ? start : 0, isAsWritten ? end : bytes.length, false)
  html.write('\n')
}

/** Bare addresses are what satteri makes links of; where it leaves one as text, remark has to say why. */
function judge(text: string, sheet: Sheet): void {
  if (sheet.hasAddress && !sheet.inLink && address.test(text)) sheet.trusted = false
}

const address = /https?:\/\/[^\s!-,/:-@[-^`{-~]|www\.|[\w.+-]@\w/i

function writeBytes(
  bytes: Uint8Array,
  start: number,
  end: number,
  sheet: Sheet,
  trim: boolean,
  trimmed: boolean,
): void {
  let from = start
  if (trim) while (from < end && (bytes[from] === space || bytes[from] === tab)) from++
  countOn(sheet.words, bytes, from, end)
  sheet.html.writeText(bytes, from, end, trimmed)
}

const space = 32
const tab = 9

/** Whether it has an `@`, a `:` or a `w` before another. */
function mayHoldAddress(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const byte = bytes[at] ?? 0
    if (byte === 0x40 || byte === 0x3a) return true
    if ((byte | 0x20) === 0x77 && ((bytes[at + 1] ?? 0) | 0x20) === 0x77) return true
  }
  return false
}
