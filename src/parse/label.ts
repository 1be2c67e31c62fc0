/** Where the brackets begin that end with the one at an offset; nothing where none do in the same paragraph. */
export function labelStart(prose: string, end: number): number | undefined {
  let depth = 0
  for (let at = end; at >= 0 && at > end - longest; at--) {
    const character = prose.charAt(at)
    if (/[\]］】]/.test(character)) depth++
    if (/[[［【]/.test(character) && --depth === 0) return at
    if (character === '\n' && /^[ \t>]*\n/.test(prose.slice(at + 1, at + 20))) return undefined
  }
  return undefined
}

const longest = 300

/** Whether it is of the web, or names a file. */
export function looksLikeAddress(text: string): boolean {
  return /^(?:https?:\/\/|www\.|mailto:|\.{0,2}\/|#)|\.[a-z][a-z\d]{1,4}(?:[?#].*)?$/i.test(text)
}

/** As much of a text as a message can quote, without the blanks of prose.ts. */
export function shown(prose = ''): string {
  const text = prose.replace(/[\0\x1B\x1C]+/g, '…')
  return text.length > 40 ? `${text.slice(0, 40)}…` : text
}
