import type { Position } from '../model/article.ts'

/** What has a place in the text: nodes of mdast, and of satteri's memory. */
export interface Placed {
  readonly position?: { readonly start: Point; readonly end: Point } | undefined
}

interface Point {
  readonly line: number
  readonly column: number
}

/** Where a piece of Markdown stands; the end only if it is on the same line. */
export function positionOf(node: Placed): Position {
  const { start, end } = node.position ?? {}
  if (!start || !end) return { line: 1, column: 1 }
  const { line, column } = start
  return line === end.line ? { line, column, endColumn: end.column } : { line, column }
}
