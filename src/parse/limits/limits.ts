import { type Diagnostic, diagnostic } from '../../model/diagnostic.ts'
import { bracketLimit, costsOf, depthOf, prefixOf } from './costs.ts'
import { tagLimit } from './costs-of-tags.ts'
import { tallyOf } from './tally.ts'

/**
 * What it costs to parse a text. `light` is what nearly every article is; `heavy` may be parsed where it can be
 * stopped, and `diagnostic` says what is wrong where it was; `excessive` is refused.
 */
export type Weight =
  | { readonly load: 'light' }
  | { readonly load: 'heavy' | 'excessive'; readonly diagnostic: Diagnostic }

/**
 * Parsers of Markdown need time in the square of some things, write others down many times, and want a stack as deep as
 * the text is nested: 20 KB can take all memory of a machine. What a text can grow to is estimated before it is parsed.
 * `utf8` is the text, or the file that it is of.
 */
export function weigh(text: string, utf8: Uint8Array = Buffer.from(text)): Weight {
  return isModest(text, utf8) ? light : weighInDetail(text)
}

const light: Weight = { load: 'light' }

/** Whether a text is light even if all of it were one paragraph, one table, and within all that is opened in it. */
export function isModest(text: string, utf8: Uint8Array): boolean {
  if (hasLongWord(utf8)) return false
  const { lines, leading, deepest, marks, openBrackets, openAngles, backticks, bars, widest } = tallyOf(utf8)
  if (lines > lineLimit || deepest > depthLimit) return false
  if (openAngles > tagLimit || openBrackets > bracketLimit) return false
  const cost =
    20 * text.length +
    1500 * lines +
    300 * leading +
    12 * lines * (lines + leading) +
    90 * openBrackets ** 2 +
    1000 * marks +
    marks ** 2 +
    backticks * text.length +
    (bars === 0 ? 0 : 1800 * bars + 400 * (widest + 1) * lines) +
    250 * openAngles * (lines + openAngles)
  return cost + (text.includes(']:') ? 20 * openBrackets * longestParagraph(text) : 0) <= heavyCost
}

function longestParagraph(text: string): number {
  let longest = 0
  for (let start = 0; start < text.length; ) {
    const found = text.indexOf('\n\n', start)
    const end = found < 0 ? text.length : found
    longest = Math.max(longest, end - start)
    start = end + 2
  }
  return longest
}

/** Addresses of this length count by themselves. */
const longWord = 500

/** A word of that length stands at one of these places, at least. */
function hasLongWord(utf8: Uint8Array): boolean {
  for (let place = longWord - 1; place < utf8.length; place += longWord) {
    let start = place
    let end = place
    while (isOfWord(utf8[start])) start--
    while (isOfWord(utf8[end])) end++
    if (end - start > longWord) return true
  }
  return false
}

function isOfWord(unit: number | undefined): boolean {
  return unit !== undefined && unit > 0x20 && unit < 0x7f
}

/** What any text would cost to parse, reckoned in detail. */
export function weighInDetail(text: string): Weight {
  const lines = text.split('\n')
  if (lines.length > lineLimit) return refusal(lineLimit + 1, `there are more than ${lineLimit} lines`)
  const deep = lines.findIndex(line => depthOf(prefixOf(line)) > depthLimit)
  if (deep >= 0) return refusal(deep + 1, `quotations and lists are nested more than ${depthLimit} deep here`)
  const costs = costsOf(lines, text).map(({ of, byLine }) => ({ of, byLine, sum: 0 }))
  let heavyFrom: Weight | undefined
  for (const line of lines.keys()) {
    for (const cost of costs) cost.sum += cost.byLine[line] ?? 0
    const sum = costs.reduce((all, one) => all + one.sum, 0)
    if (sum <= heavyCost) continue
    const worst = costs.reduce((one, other) => (other.sum > one.sum ? other : one))
    if (sum > costLimit) return refusal(line + 1, `there are too many ${worst.of} up to here`)
    heavyFrom ??= stopped(line + 1, `there are many ${worst.of} up to here`)
  }
  return heavyFrom ?? light
}

const lineLimit = 10_000

const depthLimit = 50

/** As in costs.ts: a second or two, and 400 MB. */
const costLimit = 6e7

/** Half a second. */
const heavyCost = costLimit / 4

function refusal(line: number, message: string): Weight {
  return { load: 'excessive', diagnostic: excess(line, `the text is too much to be parsed: ${message}`) }
}

function stopped(line: number, why: string): Weight {
  const message = `parsing this text took too much time or memory and was stopped: ${why}`
  return { load: 'heavy', diagnostic: excess(line, message) }
}

/** A complaint of too much of anything. */
export function excess(line: number, message: string, hint?: string): Diagnostic {
  return diagnostic(
    'markdown/limits',
    message,
    { file: '', line, column: 1 },
    hint === undefined ? {} : { hint },
  )
}
