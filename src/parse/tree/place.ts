import type { Position } from '../../model/article.ts'

/** What has a place in the text: nodes of mdast, and of satteri's memory. */
export interface Positioned {
  readonly position?: { readonly start: Point; readonly end: Point } | undefined
}

interface Point {
  readonly line: number
  readonly column: number
}

/** Where a piece of Markdown stands; the end only if it is on the same line. */
export function positionOf(node: Positioned): Position {
  const { start, end } = node.position ?? {}
  if (!start || !end) return { line: 1, column: 1 }
  const { line, column } = start
  return line === end.line ? { line, column, endColumn: end.column } : { line, column }
}

/** Where a piece of a text begins and ends, by offsets. */
export type PlaceOf = (start: number, end: number) => Position

/** The places of pieces that are asked for in the order of the text. */
export function placer(source: string): PlaceOf {
  let line = 1
  let first = 0
  return (start, end) => {
    for (let at = source.indexOf('\n', first); at >= 0 && at < start; at = source.indexOf('\n', first)) {
      line++
      first = at + 1
    }
    const column = start - first + 1
    const isOneLine = !source.slice(start, end).includes('\n')
    return isOneLine ? { line, column, endColumn: column + end - start } : { line, column }
  }
}

/** The places of pieces that are asked for in any order. */
export function placeFinder(source: string): PlaceOf {
  const begins = [0, ...[...source.matchAll(/\n/g)].map(({ index }) => index + 1)]
  return (start, end) => {
    let low = 0
    let high = begins.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((begins[middle] ?? 0) <= start) low = middle
      else high = middle - 1
    }
    const column = start - (begins[low] ?? 0) + 1
    const isOneLine = end < (begins[low + 1] ?? Number.POSITIVE_INFINITY)
    return isOneLine ? { line: low + 1, column, endColumn: column + end - start } : { line: low + 1, column }
  }
}
