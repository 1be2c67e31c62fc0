import { type Diagnostic, diagnostic } from '../../model/diagnostic.ts'
import { pointerKind, pointers } from '../../text/git-pointer.ts'
import { readUtf8 } from '../../text/utf8.ts'
import { type Guess, guessEncoding } from './guess-encoding.ts'

/** Text with `\n` at every line's end, or `undefined` with the reasons. */
export interface Decoded {
  readonly text: string | undefined
  readonly diagnostics: readonly Diagnostic[]
}

/** Bytes of a file of text. */
export const sizeLimit = 1_000_000

/** Enough to see a pattern, and no more than a screen of them. */
const shownCharacters = 10

/**
 * Bytes as text. Strict, because whatever slips through here (a GBK file read as UTF-8, a NUL in a feed) is
 * found by readers and not by editors.
 */
export function decode(bytes: Uint8Array): Decoded {
  if (bytes.length > sizeLimit) {
    const size = (bytes.length / 1_000_000).toFixed(1)
    return refuse(diagnostic('source/too-large', `the file has ${size} MB`, { file: '' }))
  }
  const read = readUtf8(bytes)
  if (read === undefined) return refuse(wrongEncoding(bytes))
  const text = read.startsWith('\uFEFF') ? read.slice(1) : read
  const kept = pointerKind(text)
  if (kept !== undefined) return refuse(pointer(kept))
  // A carriage return is among them.
  if (!forbiddenCharacter.test(text)) return { text, diagnostics: [] }
  const wide = wideLatin(text, bytes)
  if (wide !== undefined) return refuse(wide)
  const lines = text.replace(/\r\n?/g, '\n')
  const forbidden = forbiddenCharacters(lines)
  return forbidden.length > 0 ? refuse(...forbidden) : { text: lines, diagnostics: [] }
}

function refuse(...diagnostics: readonly Diagnostic[]): Decoded {
  return { text: undefined, diagnostics }
}

function pointer(kept: keyof typeof pointers): Diagnostic {
  const { is, hint } = pointers[kept]
  return diagnostic('source/pointer', `this is ${is}`, { file: '', line: 1, column: 1 }, { hint })
}

/** The hint names the encoding where the bytes tell it. */
function wrongEncoding(bytes: Uint8Array): Diagnostic {
  const guess = guessEncoding(bytes)
  const { line, column, byte } = firstBadByte(bytes)
  const message = `the byte 0x${byte} is not UTF-8`
  return diagnostic('source/encoding', message, { file: '', line, column }, hintOf(guess))
}

/** Of UTF-16 without a mark every other byte is a NUL where the text is Latin, and such a text is UTF-8 as well. */
function wideLatin(text: string, bytes: Uint8Array): Diagnostic | undefined {
  const guess = text.includes('\0') ? guessEncoding(bytes) : undefined
  if (guess === undefined) return undefined
  const message = 'every other character is U+0000'
  return diagnostic('source/encoding', message, { file: '', line: 1, column: 1 }, hintOf(guess))
}

function hintOf(guess: Guess | undefined): { readonly hint?: string } {
  return guess === undefined ? {} : { hint: `it looks like ${guess.name}: save it as UTF-8 (${guess.cure})` }
}

/** The decoder does not say where it stopped, but every prefix up to there decodes: bisect. */
function firstBadByte(bytes: Uint8Array) {
  let good = 0
  let bad = bytes.length + 1
  while (bad - good > 1) {
    const middle = (good + bad) >> 1
    if (prefix(bytes, middle) === undefined) bad = middle
    else good = middle
  }
  const before = prefix(bytes, good) ?? ''
  const bom = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf && good >= 3 ? 3 : 0
  const byte = bytes[bom + new TextEncoder().encode(before).length] ?? 0
  const lines = before.split(/\r\n?|\n/)
  return {
    line: lines.length,
    column: (lines.at(-1)?.length ?? 0) + 1,
    byte: byte.toString(16).toUpperCase().padStart(2, '0'),
  }
}

/** What these bytes begin with, which may end within a character. */
function prefix(bytes: Uint8Array, length: number): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, length), { stream: true })
  } catch {
    return undefined
  }
}

/** C0 controls but tab and newline, and the noncharacters: XML cannot carry the first, and the others mark holes. */
const forbiddenCharacter = /[\0-\x08\x0B-\x1F\uFDD0-\uFDEF\uFFFE\uFFFF]/

/** The first character that a value must not have; escapes can give also half of one: `U+D83D`. */
export function forbiddenIn(value: string): string | undefined {
  const found = value.match(forbiddenCharacter) ?? value.match(/\p{Cs}/u)
  return found === null ? undefined : codePointName(found[0])
}

function forbiddenCharacters(text: string): Diagnostic[] {
  if (!forbiddenCharacter.test(text)) return []
  const found = text.split('\n').flatMap((content, index) =>
    [...content.matchAll(new RegExp(forbiddenCharacter, 'g'))].map(match => {
      const column = match.index + 1
      const message = `the character ${codePointName(match[0])} is not allowed in text`
      return diagnostic('source/control-character', message, { file: '', line: index + 1, column })
    }),
  )
  return found.slice(0, shownCharacters)
}

/** `U+000C` and the like. */
function codePointName(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
}
