import type { Root } from 'mdast'
import type { VFile } from 'vfile'
import type { Position } from '../model/article.ts'
import { diagnostic } from '../model/diagnostic.ts'
import { findingsOf } from './holes.ts'
import { leftoversIn } from './leftover.ts'
import { lostNotes } from './lost-notes.ts'
import { proseOf } from './prose.ts'
import { publishPictures } from './spaced-pictures.ts'

/** Tells of what Markdown takes for text, and makes pictures of those that are none only for a space in their address. */
export function leftovers() {
  return (tree: Root, file: VFile) => {
    const source = String(file)
    const { diagnostics } = findingsOf(file)
    const found = leftoversIn(proseOf(tree, source))
    const placeOf = placer(source)
    for (const { start, end, message, hint } of found) {
      const place = { file: '', ...placeOf(start, end) }
      diagnostics.push(diagnostic('markdown/leftover', message, place, { hint }))
    }
    diagnostics.push(...lostNotes(tree))
    const pictures = found.filter(one => one.picture)
    if (pictures.length > 0) publishPictures(pictures, tree, source, placer(source))
  }
}

/** Places of offsets that are asked for in order. */
function placer(source: string): (start: number, end: number) => Position {
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
