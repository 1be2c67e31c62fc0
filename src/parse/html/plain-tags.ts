/**
 * What a piece of HTML in a line says, where that needs no parser: a comment, a line break, or the begin or end of an
 * element that holds words and has no attributes. Nothing for all else.
 */
export type PlainTag =
  | { readonly kind: 'comment' | 'break' }
  | { readonly kind: 'begin' | 'end'; readonly name: string }

export function plainTag(html: string): PlainTag | undefined {
  const known = tags.get(html)
  if (known !== undefined) return known
  return isComment(html) ? comment : undefined
}

/** Whether HTML is comments alone, which nobody sees. */
export function isComment(html: string): boolean {
  return html.startsWith('<!--') && /^(?:<!--(?:>|->|(?!-?>)(?:(?!--!?>).)*--!?>)\s*)+$/s.test(html)
}

/** The elements that may stand in an element, if not any: parsers would end others at them. */
const parents: ReadonlyMap<string, string> = new Map([
  ['rt', 'ruby'],
  ['rp', 'ruby'],
])

/**
 * The elements of a paragraph, or of emphasis or a link in it, that have begun and not ended. Elements that do not nest as
 * they should are for a parser.
 */
export class PlainNesting {
  private readonly open: string[] = []

  /** Whether the element may begin here. */
  begin(name: string): boolean {
    const parent = parents.get(name)
    if (parent !== undefined && this.open.at(-1) !== parent) return false
    this.open.push(name)
    return true
  }

  /** Whether the element is the last that has begun. */
  end(name: string): boolean {
    return this.open.pop() === name
  }

  isEven(): boolean {
    return this.open.length === 0
  }
}

const comment: PlainTag = { kind: 'comment' }
const lineBreak: PlainTag = { kind: 'break' }

const tags: ReadonlyMap<string, PlainTag> = new Map<string, PlainTag>([
  ...['<br>', '<br/>', '<br />', '<BR>', '<BR/>', '<BR />'].map(tag => [tag, lineBreak] as const),
  ...'sub sup ruby rt rp kbd mark u'.split(' ').flatMap(
    name =>
      [
        [`<${name}>`, { kind: 'begin', name }],
        [`</${name}>`, { kind: 'end', name }],
      ] as const,
  ),
])
