import type { Nodes, PhrasingContent, Root, Text } from 'mdast'
import { isCjkPunctuation, isHan, isSharedPunctuation } from '../../text/han.ts'
import { walk } from './walk.ts'

/** Browsers draw a space for a line's end, and Chinese has none between words: joins lines between Han characters. */
export function joinLines() {
  return (tree: Root) => {
    walk<Nodes>(tree, joinLinesOf)
  }
}

/** Joins lines in one node and, if it is a paragraph or the like, in what stands in it. */
function joinLinesOf(node: Nodes): void {
  if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell') join(node.children)
  if ((node.type === 'image' || node.type === 'imageReference') && node.alt) node.alt = joined(node.alt)
}

/** Looks at the whole of a paragraph, so that emphasis on either side of the line's end makes no difference. */
function join(children: readonly PhrasingContent[]): void {
  if (!children.some(hasLineEnd)) return
  const pieces = children.flatMap(leaves)
  const kept = joinedPieces(pieces.map(one => (typeof one === 'string' ? one : one.value)))
  if (kept === undefined) return
  for (const [index, piece] of pieces.entries()) {
    if (typeof piece !== 'string') piece.value = kept[index] ?? ''
  }
}

/** The pieces of a paragraph without the line ends between Han characters; nothing where there are none. */
export function joinedPieces(pieces: readonly string[]): readonly string[] | undefined {
  const gaps = droppable(pieces.join(''))
  if (gaps.length === 0) return undefined
  let end = 0
  return pieces.map(piece => {
    end += piece.length
    return without(gaps, piece, end - piece.length)
  })
}

/** A text of its own, such as the description of a picture, with its lines joined. */
export function joined(text: string): string {
  return text.includes('\n') ? without(droppable(text), text, 0) : text
}

function hasLineEnd(node: Nodes): boolean {
  if (node.type === 'text') return node.value.includes('\n')
  return 'children' in node && node.children.some(hasLineEnd)
}

/** A part of a text, which begins at `start` in it, without what lies in the gaps. */
function without(gaps: readonly Gap[], part: string, start: number): string {
  let kept = ''
  let from = 0
  for (const gap of gaps) {
    const to = Math.min(gap.start - start, part.length)
    if (to > from) kept += part.slice(from, to)
    from = Math.max(from, gap.end - start)
  }
  return kept + part.slice(from)
}

/** Text as it is, nothing for what readers do not see in the line, and a placeholder for all else. */
function leaves(node: Nodes): (Text | string)[] {
  if (node.type === 'text') return [node]
  if (node.type === 'html' || node.type === 'footnoteReference') return []
  if ('children' in node) return node.children.flatMap(leaves)
  return ['\uFFFC']
}

interface Gap {
  readonly start: number
  readonly end: number
}

function droppable(text: string): Gap[] {
  const gaps: Gap[] = []
  let end = 0
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', end)) {
    let start = at
    while (start > end && isSpace(text.charCodeAt(start - 1))) start--
    end = at + 1
    while (isSpace(text.charCodeAt(end))) end++
    // Of most texts in English this is all that need be asked.
    if (text.charCodeAt(start - 1) < 0x80 && text.charCodeAt(end) < 0x80) continue
    if (joins(text.slice(Math.max(0, start - reach), start), text.slice(end, end + reach)))
      gaps.push({ start, end })
  }
  return gaps
}

function isSpace(unit: number): boolean {
  return unit === 0x20 || unit === 0x09
}

/** Whether lines are joined between these two characters, whatever stands beside them. */
export function joinsSurely(left = '', right = ''): boolean {
  return isChinese(left) ? isChinese(right) || isShared(right) : isShared(left) && isChinese(right)
}

/** How far to look for a letter beyond marks such as `……”`. */
const reach = 12

/** `”` and `—` are Chinese beside a Chinese character, and among themselves if the nearest letters are. */
function joins(before: string, after: string): boolean {
  const left = [...before].reverse()
  const right = [...after]
  if (isShared(left[0]) && isShared(right[0]))
    return isChinese(left.find(one => !isShared(one))) && isChinese(right.find(one => !isShared(one)))
  return joinsSurely(left[0], right[0])
}

function isChinese(character = ''): boolean {
  return isHan(character) || isCjkPunctuation(character)
}

function isShared(character = ''): boolean {
  return isSharedPunctuation(character)
}
