/** Where the brackets begin that end with the one at an offset; nothing where none do in the same paragraph. */
export function labelStart(prose: string, end: number): number | undefined {
  let depth = 0
  for (let at = end; at >= 0 && at > end - longest; at--) {
    const unit = prose.charCodeAt(at)
    if (unit === 0x5d || unit === 0xff3d || unit === 0x3011) depth++
    else if (unit === 0x5b || unit === 0xff3b || unit === 0x3010) depth--
    else if (unit === lineFeed && /^[ \t>]*\n/.test(prose.slice(at + 1, at + 20))) return undefined
    if (depth === 0) return at
  }
  return undefined
}

const longest = 300
const lineFeed = 10

/** Whether it is of the web, or names a file. */
export function looksLikeAddress(text: string): boolean {
  return /^(?:https?:\/\/|www\.|mailto:|\.{0,2}\/|#)|\.[a-z][a-z\d]{1,4}(?:[?#].*)?$/i.test(text)
}

/** What begins something else than the text of a link, and what ends something else. */
export const oddBegin = /\[[/^!tT_[＾]/
export const oddEnd = /\][ \t\u3000：（[]/

/** The middle of what is no link, or of a link with more than an address; nothing else can become one by blanks. */
export const oddLink = /\]\((?![^\s()<>`[\]（）]*\))/

/** As much of a text as a message can quote, without the blanks of prose.ts. */
export function shown(prose = ''): string {
  const text = prose.replace(/[\0\x1B\x1C]+/g, '…')
  return text.length > 40 ? `${text.slice(0, 40)}…` : text
}
