import type { Root } from 'mdast'
import type { VFile } from 'vfile'
import { diagnostic } from '../../model/diagnostic.ts'
import { findingsOf } from '../tree/holes.ts'
import { placer } from '../tree/place.ts'
import { proseOf } from '../tree/prose.ts'
import { leftoversIn } from './leftover.ts'
import { lostNotes } from './lost-notes.ts'
import { lostWords } from './lost-words.ts'
import { rawMarkdown } from './raw-markdown.ts'
import { publishPictures } from './spaced-pictures.ts'
import { strayMarks } from './stray-marks.ts'

/** Tells of what Markdown takes for text, and makes pictures of those that are none only for a space in their address. */
export function leftovers() {
  return (tree: Root, file: VFile) => {
    const source = String(file)
    const { diagnostics } = findingsOf(file)
    const prose = proseOf(tree, source)
    const found = [
      ...leftoversIn(prose),
      ...strayMarks(tree, prose),
      ...lostWords(tree, source),
      ...rawMarkdown(tree, source),
    ]
    found.sort((one, other) => one.start - other.start)
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
