/** What stands in a text, counted in one walk over its bytes. */
export interface Tally {
  readonly lines: number
  /** Spaces and `>` among the marks at the beginnings of lines: no line is nested deeper than it has of them. */
  readonly leading: number
  /** The most of them that one line has. */
  readonly deepest: number
  /** Of emphasis, strikethrough, links, HTML, entities, escapes and addresses. */
  readonly marks: number
  readonly openBrackets: number
  readonly openAngles: number
  readonly backticks: number
  readonly bars: number
  /** The most of them that one line has. */
  readonly widest: number
}

/** `utf8` may have more before the text. Bytes are read faster than the characters of a text cut out of another. */
export function tallyOf(utf8: Uint8Array): Tally {
  let lines = 1
  let leading = 0
  let deepest = 0
  let marks = 0
  let openBrackets = 0
  let openAngles = 0
  let backticks = 0
  let bars = 0
  let widest = 0
  let barsAbove = 0
  let own = leadingOf(utf8, 0)
  for (let at = 0; at < utf8.length; at++) {
    const unit = utf8[at] ?? 0
    // Most characters are of this kind, and that of the others is told by a table.
    if (unit >= 0x80 || kinds[unit] === other) continue
    switch (kinds[unit]) {
      case lineEnd:
        lines++
        leading += own
        if (own > deepest) deepest = own
        own = leadingOf(utf8, at + 1)
        if (bars - barsAbove > widest) widest = bars - barsAbove
        barsAbove = bars
        break
      case bar:
        bars++
        break
      case backtick:
        backticks++
        break
      case stop:
        if (((utf8[at - 1] ?? 0) | 0x20) === 0x77) marks++
        break
      case bracket:
        openBrackets++
        marks++
        break
      case angle:
        openAngles++
        marks++
        break
      default:
        marks++
    }
  }
  leading += own
  deepest = Math.max(deepest, own)
  widest = Math.max(widest, bars - barsAbove)
  return { lines, leading, deepest, marks, openBrackets, openAngles, backticks, bars, widest }
}

/** All marks of containers but `>` have space behind them. */
function leadingOf(utf8: Uint8Array, start: number): number {
  let found = 0
  for (let at = start; ; at++) {
    const unit = utf8[at] ?? 0
    if (unit === 0x20 || unit === 0x09 || unit === 0x3e) found++
    else if (!isOfMark(unit)) return found
  }
}

/** Of the marks of lists. */
function isOfMark(unit: number): boolean {
  return unit >= 0x29 && unit <= 0x39 && unit !== 0x2c && unit !== 0x2f
}
const other = 0
const mark = 1
const bracket = 2
const angle = 3
const backtick = 4
const bar = 5
const stop = 6
const lineEnd = 7

/** By character of ASCII. */
const kinds = new Uint8Array(0x80)
for (const [signs, kind] of [
  ['*_]~&@\\:', mark],
  ['[', bracket],
  ['<', angle],
  ['`', backtick],
  ['|', bar],
  ['.', stop],
  ['\n', lineEnd],
] as const) {
  for (const sign of signs) kinds[sign.charCodeAt(0)] = kind
}
