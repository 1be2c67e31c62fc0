import type { Nodes } from 'mdast'
import type { Position } from '../model/article.ts'
import type { Place } from '../model/diagnostic.ts'

/** Where a piece of Markdown stands; the end only if it is on the same line. */
export function positionOf(node: Nodes): Position {
  const { start, end } = node.position ?? {}
  if (!start || !end) return { line: 1, column: 1 }
  const { line, column } = start
  return line === end.line ? { line, column, endColumn: end.column } : { line, column }
}

/** The same as a diagnostic wants it: placing adds the file's name. */
export function placeOf(node: Nodes): Place {
  return { file: '', ...positionOf(node) }
}
