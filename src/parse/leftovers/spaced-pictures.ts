import type { Image, Nodes, Parent, Root, Text } from 'mdast'
import type { Position } from '../../model/article.ts'
import type { PlaceOf } from '../tree/place.ts'
import { walk } from '../tree/walk.ts'
import type { Leftover } from './leftover.ts'

/** Puts pictures in place of the text that they are written as. */
export function publishPictures(
  pictures: readonly Leftover[],
  tree: Root,
  source: string,
  placeOf: PlaceOf,
): void {
  walk<Nodes>(tree, node => {
    if (!('children' in node) || !node.children.some(child => child.type === 'text')) return
    const parent: Parent = node
    parent.children = parent.children.flatMap((child): Parent['children'] =>
      child.type === 'text' ? withPictures(child, pictures, source, placeOf) : [child],
    )
  })
}

/** Where the text has an escape or a reference in it, it is not as it is written; then it stays. */
function withPictures(
  text: Text,
  pictures: readonly Leftover[],
  source: string,
  placeOf: PlaceOf,
): (Text | Image)[] {
  const from = text.position?.start.offset ?? Number.POSITIVE_INFINITY
  const to = text.position?.end.offset ?? 0
  const parts: (Text | Image)[] = []
  let rest = text.value
  for (const { start, end, picture } of pictures) {
    const at = start >= from && end <= to ? rest.indexOf(source.slice(start, end)) : -1
    if (!picture || at < 0) continue
    if (at > 0) parts.push({ type: 'text', value: rest.slice(0, at) })
    parts.push(imageOf(picture, placeOf(start, end), start, end))
    rest = rest.slice(at + end - start)
  }
  return parts.length === 0 ? [text] : rest === '' ? parts : [...parts, { type: 'text', value: rest }]
}

/** A parser of HTML, which may see it too, wants offsets beside lines and columns. */
function imageOf(
  { alt, target: url }: NonNullable<Leftover['picture']>,
  { line, column }: Position,
  start: number,
  end: number,
): Image {
  const position = {
    start: { line, column, offset: start },
    end: { line, column: column + end - start, offset: end },
  }
  return { type: 'image', url, alt, title: null, position }
}
