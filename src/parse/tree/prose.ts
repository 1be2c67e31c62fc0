import type { Nodes, Root } from 'mdast'

declare module 'unist' {
  interface Data {
    /** Where in the text the signs of a directive stand, which are no words of it. */
    syntax?: readonly (readonly [start: number, end: number])[]
  }
}

/** Stand in prose for what is code; for a sign that a backslash makes text; for HTML. No source has one of them. */
export const blank = '\0'
export const escaped = '\x1B'
export const blankHtml = '\x1C'

/**
 * The text of a file, of the same length, without what has a meaning or is not for readers to read: code, HTML,
 * references to footnotes, signs behind a backslash.
 */
export function proseOf(tree: Root, source: string): string {
  const fills: { readonly start: number; readonly end: number; readonly filler: string }[] = []
  let isInOrder = true
  const fill = (start: number | undefined, end: number | undefined, filler: string): void => {
    if (start === undefined || end === undefined) return
    if (start < (fills.at(-1)?.start ?? 0)) isInOrder = false
    fills.push({ start, end, filler })
  }
  const see = (node: Nodes): void => {
    // The signs of a directive stand around its words.
    for (const [start, end] of node.data?.syntax ?? []) fill(start, end, blank)
    const filler = fillers[node.type]
    if (filler !== undefined) fill(node.position?.start.offset, node.position?.end.offset, filler)
    if (!('children' in node)) return
    for (const child of node.children) see(child)
    // That of a reference is its label, for which there is an address.
    if (node.type === 'linkReference')
      fill(node.children.at(-1)?.position?.end.offset, node.position?.end.offset, blank)
  }
  see(tree)
  if (!isInOrder) fills.sort((one, other) => one.start - other.start)
  let prose = ''
  let done = 0
  for (const { start, end, filler } of fills) {
    if (start < done) continue
    prose += source.slice(done, start) + filler.repeat(end - start)
    done = end
  }
  return withoutEscapes(prose + source.slice(done))
}

const fillers: Readonly<Record<string, string>> = {
  code: blank,
  inlineCode: blank,
  footnoteReference: blank,
  imageReference: blank,
  html: blankHtml,
}

export function withoutEscapes(text: string): string {
  return text.includes('\\') ? text.replace(/\\[!-/:-@[-`{-~]/g, escaped + escaped) : text
}
