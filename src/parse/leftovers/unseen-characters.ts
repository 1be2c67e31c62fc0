import type { Nodes, Root } from 'mdast'
import type { VFile } from 'vfile'
import { diagnostic } from '../../model/diagnostic.ts'
import { unseenIn } from '../../text/unseen.ts'
import { findingsOf } from '../tree/holes.ts'
import { placer } from '../tree/place.ts'
import { walk } from '../tree/walk.ts'

/** Tells of characters that nobody sees; in the address of a link or picture they are an error. */
export function unseenCharacters() {
  return (tree: Root, file: VFile) => {
    const source = String(file)
    const found = unseenIn(source)
    if (found.length === 0) return
    const addresses = addressesIn(tree, source)
    const placeOf = placer(source)
    for (const { at, length, name } of found.slice(0, most)) {
      const place = { file: '', ...placeOf(at, at + length) }
      const isInAddress = addresses.some(({ start, end }) => at >= start && at < end)
      findingsOf(file).diagnostics.push(
        isInAddress
          ? diagnostic(
              'name/invisible',
              `the address has the character ${name} in it, which nobody sees`,
              place,
            )
          : diagnostic('text/invisible', `nobody sees the character ${name} here`, place),
      )
    }
  }
}

/** Enough to see a pattern. */
const most = 50

interface Range {
  readonly start: number
  readonly end: number
}

/** Where addresses stand that hold such a character: behind the words of a link, or all of `<https://…>`. */
function addressesIn(tree: Root, source: string): Range[] {
  const ranges: Range[] = []
  walk<Nodes>(tree, node => {
    if (!('url' in node) || unseenIn(node.url).length === 0) return
    const start = node.position?.start.offset
    const end = node.position?.end.offset
    if (start === undefined || end === undefined) return
    const behind = source.slice(start, end).lastIndexOf(node.type === 'definition' ? ']:' : '](')
    ranges.push({ start: start + Math.max(behind, 0), end })
  })
  return ranges
}
