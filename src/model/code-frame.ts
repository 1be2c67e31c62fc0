import type { Place } from './diagnostic.ts'

/** A line of a frame, ready to be coloured. */
export interface FrameLine {
  /** Line number, or empty under the carets. */
  readonly gutter: string
  readonly text: string
  readonly kind: 'context' | 'line' | 'carets'
}

/**
 * The lines around a place in a text: two before, the line, and carets under the range. Columns are those of a
 * terminal, in which a Han character is two wide; long lines are cut around the range.
 */
export function codeFrame(lines: readonly string[], place: Place): FrameLine[] {
  const { line: number, column = 1 } = place
  const line = number === undefined ? undefined : lines[number - 1]
  if (number === undefined || line === undefined) return []
  const before = [number - 2, number - 1].filter(one => one >= 1)
  const start = Math.min(Math.max(column - 1, 0), line.length)
  const end = Math.min(
    Math.max(place.endColumn === undefined ? start : place.endColumn - 1, start),
    line.length,
  )
  const { text, carets } = cut(line, start, end)
  return [
    ...before.map(one => ({
      gutter: String(one),
      text: cut(lines[one - 1] ?? '', 0, 0).text,
      kind: 'context' as const,
    })),
    { gutter: String(number), text, kind: 'line' },
    { gutter: '', text: carets, kind: 'carets' },
  ]
}

/**
 * Text that a terminal shows as it is: escape sequences could rewrite what the editor reads, and marks of writing
 * direction could reorder it.
 */
export function plain(text: string): string {
  return text.replace(/[\u0000-\u001F\u007F-\u009F]/g, pictured).replace(unseen, codePointName)
}

/** Columns of a terminal that a text takes; it has been through `plain`. */
export function widthOf(text: string): number {
  let width = 0
  for (const character of text) width += zero.test(character) ? 0 : wide.test(character) ? 2 : 1
  return width
}

/** Cuts a window out of a line and puts carets under the range from `start` to `end` (UTF-16, from 0). */
function cut(line: string, start: number, end: number): { text: string; carets: string } {
  const before = showing(line.slice(0, start))
  const marked = showing(line.slice(start, end))
  const after = showing(line.slice(end))
  const left = widthOf(before) > room ? `…${lastColumns(before, room / 2)}` : before
  const middle = widthOf(marked) > room ? `${firstColumns(marked, room - 1)}…` : marked
  const rest = Math.max(room * 2 - widthOf(left) - widthOf(middle), 0)
  const right = widthOf(after) > rest ? `${firstColumns(after, rest)}…` : after
  return {
    text: `${left}${middle}${right}`,
    carets: `${' '.repeat(widthOf(left))}${'^'.repeat(Math.max(widthOf(middle), 1))}`,
  }
}

/** Tabs become two spaces: where a real one ends depends on what stands before it. */
function showing(text: string): string {
  return plain(text.replaceAll('\t', '  '))
}

function firstColumns(text: string, columns: number): string {
  let taken = ''
  let width = 0
  for (const character of text) {
    width += widthOf(character)
    if (width > columns) break
    taken += character
  }
  return taken
}

function lastColumns(text: string, columns: number): string {
  return [...firstColumns([...text].reverse().join(''), columns)].reverse().join('')
}

/** Control pictures: U+001B becomes `␛`. */
function pictured(character: string): string {
  const code = character.charCodeAt(0)
  if (code < 0x20) return String.fromCharCode(0x2400 + code)
  return code === 0x7f ? '\u2421' : codePointName(character)
}

function codePointName(character: string): string {
  return `<U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}>`
}

/** Half of what fits beside a line number in a terminal of 110 columns. */
const room = 50

/** Marks of direction, zero-width marks, tags, line separators, and halves of surrogate pairs. */
const unseen =
  /[\u061C\u200B\u200E\u200F\u2028-\u202E\u2060-\u2069\uFEFF]|[\u{E0000}-\u{E007F}]|\p{Surrogate}/gu

const zero = /^[\p{Mn}\p{Me}\u200C\u200D]$/u

/** Wide and full-width characters of Unicode's East Asian Width. */
const wide =
  /^[\u1100-\u115F\u2E80-\u303E\u3041-\u33FF\u3400-\u4DBF\u4E00-\uA4CF\uA960-\uA97C\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF01-\uFF60\uFFE0-\uFFE6\u{16FE0}-\u{18DFF}\u{1B000}-\u{1B2FF}\u{20000}-\u{3FFFD}]$|^\p{Emoji_Presentation}$/u

/** `content/zh/news/air.md:12:3`. */
export function placeName({ file, line, column }: Place): string {
  return [file, line, line === undefined ? undefined : column].filter(one => one !== undefined).join(':')
}
