/** Something written in a directive, by where it begins and ends in it. */
export interface Part {
  readonly text: string
  readonly start: number
  readonly end: number
}

/** What a directive is written of. */
export interface Parts {
  readonly colons: number
  readonly name: string
  /** What stands between brackets and between braces. */
  readonly label: Part | undefined
  readonly braces: Part | undefined
}

/** Takes apart what begins as a directive does. */
export function partsOf(written: string): Parts {
  const [all = '', colons = '', name = ''] = /^(:+)([\p{L}\p{N}\p{M}_-]*)/u.exec(written) ?? []
  const label = written.charAt(all.length) === '[' ? bracketed(written, all.length) : undefined
  const next = label === undefined ? all.length : label.end + 1
  const isBraced = written.charAt(next) === '{' && written.includes('}', next)
  const end = isBraced ? endOfBraces(written, next) : 0
  const braces = isBraced ? { text: written.slice(next + 1, end), start: next + 1, end } : undefined
  return { colons: colons.length, name, label, braces }
}

/** To the bracket that ends it, as remark-directive counts. */
function bracketed(written: string, start: number): Part | undefined {
  let depth = 0
  for (let at = start + 1; at < written.length; at++) {
    const sign = written.charAt(at)
    if (sign === '\\') at++
    else if (sign === '[') depth++
    else if (sign === ']' && depth-- === 0)
      return { text: written.slice(start + 1, at), start: start + 1, end: at }
  }
  return undefined
}

/** A brace between quotation marks ends nothing. */
function endOfBraces(written: string, start: number): number {
  const [all = ''] =
    /^\{(?:[^{}"'=\n]|=\s*"[^"]*"|=\s*'[^']*'|=(?!\s*["'])|["'])*?\}/.exec(written.slice(start)) ?? []
  return all === '' ? written.indexOf('}', start) : start + all.length - 1
}

/** One thing that stands in braces. */
export interface WrittenAttribute {
  /** `id` and `class` for `#a` and `.a`. */
  readonly name: string
  /** As it is written, all of it. */
  readonly text: string
  readonly start: number
  readonly end: number
}

/** What stands in braces, in order; offsets are the directive's. */
export function attributesIn({ text, start }: Part): WrittenAttribute[] {
  return [...text.matchAll(attribute)].map(({ 0: all, 1: name, index }) => ({
    name: name ?? (all.startsWith('#') ? 'id' : 'class'),
    text: all,
    start: start + index,
    end: start + index + all.length,
  }))
}

const attribute =
  /[#.][^\s#."'<>=`]+|([\p{L}\p{N}\p{M}_-][^\s"'<>=`]*)(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'<>=`]+))?/gu
