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
    const findings = findingsOf(file)
    const { diagnostics } = findings
    const prose = proseOf(tree, source)
    const found = [
      ...leftoversIn(prose),
      ...strayMarks(tree, prose),
      ...lostWords(tree, source),
      ...rawMarkdown(tree, source),
    ]
    found.sort((one, other) => one.start - other.start)
    const placeOf = placer(source)
    const told = found.map(({ start, end, message, hint }) => {
      const place = { file: '', ...placeOf(start, end) }
      return {
        diagnostic: diagnostic('markdown/leftover', message, place, { hint }),
        words: source.slice(start, end),
      }
    })
    diagnostics.push(...told.map(one => one.diagnostic))
    findings.told = told
    diagnostics.push(...lostNotes(tree))
    const pictures = found.filter(one => one.picture)
    if (pictures.length > 0) publishPictures(pictures, tree, source, placer(source))
  }
}
