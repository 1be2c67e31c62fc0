import type { RootContent } from 'hast'
import type { VFile } from 'vfile'
import type { Position } from '../../model/article.ts'

/** A piece of raw HTML, as remark-rehype hands it on. */
export type Raw = Extract<RootContent, { type: 'raw' }>

/** Where pieces of raw HTML stand in the text of an article. */
export class RawPlaces {
  private readonly lines: readonly string[]

  constructor(file: VFile) {
    this.lines = String(file).split('\n')
  }

  /**
   * Of what lies between two offsets of a raw node's value. Where HTML stands in a quotation or list, the signs of these
   * are not in the value: a line of it is the end of the text's line.
   */
  placeOf(raw: Raw, start: number, end: number): Position {
    const first = this.pointOf(raw, start)
    const last = this.pointOf(raw, end)
    return first.line === last.line ? { ...first, endColumn: last.column } : first
  }

  private pointOf({ value, position }: Raw, offset: number): { line: number; column: number } {
    const before = value.slice(0, offset)
    const lineStart = before.lastIndexOf('\n') + 1
    const rows = before.split('\n').length - 1
    const line = (position?.start.line ?? 1) + rows
    if (rows === 0) return { line, column: (position?.start.column ?? 1) + offset }
    const lineEnd = value.indexOf('\n', lineStart)
    const seen = value.slice(lineStart, lineEnd < 0 ? value.length : lineEnd)
    const at = Math.max((this.lines[line - 1] ?? '').lastIndexOf(seen), 0)
    return { line, column: at + offset - lineStart + 1 }
  }
}

/** What ends elements that have begun one in another. */
export function endTags(open: readonly ({ readonly name: string } | undefined)[]): Raw {
  const tags = open.map(one => (one === undefined ? '' : `</${one.name}>`))
  return { type: 'raw', value: tags.reverse().join('') }
}
