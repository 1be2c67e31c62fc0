import { trimLines } from 'trim-lines'
import { encodeUtf8 } from '../../text/utf8.ts'
import { emptyTally } from '../tree/words.ts'
import type { LineEnds } from './html-bytes.ts'
import type { WriterState } from './writer-state.ts'

/**
 * Writes the words of a text node, and counts them. `trim` takes the spaces before them. Most are bytes of the text
 * as it is, and nobody makes a string of them.
 */
export function writeWords(id: number, state: WriterState, trim: boolean): void {
  const { memory } = state
  const start = memory.textStart(id, 0)
  const end = start + memory.textLength(id, 0)
  if (!memory.isAsWritten(start, end)) {
    writeJoined(memory.text(id, 0), state, trim)
    return
  }
  const hasSign = writeBytes(memory.bytes, start, end, state, trim, state.joinsLines ? 'joined' : 'trimmed')
  if (state.hasAddress && (hasSign || state.hasWww)) judge(memory.text(id, 0), state)
}

/** The same of words of which the lines are joined already. */
export function writeJoined(text: string, state: WriterState, trim: boolean): void {
  judge(text, state)
  const bytes = encodeUtf8(trimLines(text))
  writeBytes(bytes, 0, bytes.length, state, trim, 'kept')
}

/** The same of words that are what they are. */
export function writeCode(id: number, state: WriterState, trim: boolean): void {
  const { memory } = state
  const start = memory.textStart(id, 0)
  const end = start + memory.textLength(id, 0)
  const isAsWritten = memory.isAsWritten(start, end)
  const bytes = isAsWritten ? memory.bytes : encodeUtf8(memory.text(id, 0))
  writeBytes(bytes, isAsWritten ? start : 0, isAsWritten ? end : bytes.length, state, trim, 'spaces')
}

/** Writes a listing as it is, with a line's end behind it; nobody counts its words. */
export function writeListed(id: number, { memory, html }: WriterState): void {
  const start = memory.textStart(id, 16)
  const end = start + memory.textLength(id, 16)
  if (start === end) return
  const isAsWritten = memory.isAsWritten(start, end)
  const bytes = isAsWritten ? memory.bytes : encodeUtf8(memory.text(id, 16))
  html.writeText(bytes, isAsWritten ? start : 0, isAsWritten ? end : bytes.length, 'kept', emptyTally())
  html.write('\n')
}

/** Bare addresses are what satteri makes links of; where it leaves one as text, remark has to say why. */
function judge(text: string, state: WriterState): void {
  if (state.hasAddress && !state.inLink && address.test(text)) state.trusted = false
}

const address = /https?:\/\/[^\s!-,/:-@[-^`{-~]|www\.|[\w.+-]@\w/i

function writeBytes(
  bytes: Uint8Array,
  start: number,
  end: number,
  { html, words }: WriterState,
  trim: boolean,
  ends: LineEnds,
): boolean {
  let from = start
  if (trim) while (from < end && isSpace(bytes[from], ends)) from++
  return html.writeText(bytes, from, end, ends, words)
}

/** The end of a line is space already where it is to become one. */
function isSpace(byte: number | undefined, ends: LineEnds): boolean {
  return byte === space || byte === tab || (byte === lineFeed && ends === 'spaces')
}

const space = 32
const tab = 9
const lineFeed = 10
