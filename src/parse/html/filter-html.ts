import type { Element, ElementContent, Root, RootContent } from 'hast'
import type { VFile } from 'vfile'
import type { Position } from '../../model/article.ts'
import { anchorsOf } from '../tree/headings.ts'
import { type Findings, findingsOf } from '../tree/holes.ts'
import { joined } from '../tree/join-lines.ts'
import { cleanAttributes } from './attributes.ts'
import { numericReference, permitted } from './character-references.ts'
import { HtmlComplaints } from './complaints.ts'
import {
  hiddenElements,
  inertElements,
  lostElements,
  optionalEnds,
  plainElements,
  silentElements,
  substitutes,
  tableParts,
  voidElements,
} from './elements.ts'
import { endTags, type Raw, RawPlaces } from './raw-places.ts'
import { type HtmlToken, htmlTokens, type TagToken } from './tokens.ts'

type Child = RootContent | ElementContent

/**
 * Makes of every piece of raw HTML the tags that may be published, each with the attributes that it may have, and text.
 * What is left can be given to a parser of HTML, which will lose no word of it: tags without a meaning stand as they
 * were typed, and an end without its beginning is gone.
 */
export function filterHtml() {
  return (tree: Root, file: VFile): void => {
    if (!hasRaw(tree)) return
    const walk: Walk = {
      places: new RawPlaces(file),
      findings: findingsOf(file),
      complaints: new HtmlComplaints(),
      // Headings of Markdown may have ids of their own.
      ids: new Set(anchorsOf(tree)),
      open: [],
      hidden: undefined,
      foreign: undefined,
    }
    filterChildren(tree, walk)
    leave(walk, 0)
    if (walk.hidden) walk.complaints.addEndless(walk.hidden.name, walk.hidden.place)
    walk.findings.diagnostics.push(...walk.complaints.all())
  }
}

interface Walk {
  readonly places: RawPlaces
  readonly findings: Findings
  readonly complaints: HtmlComplaints
  readonly ids: Set<string>
  /** The elements of raw HTML that have begun, and `undefined` for each element of Markdown that they cannot end. */
  readonly open: (OpenElement | undefined)[]
  /** The element of which nothing is shown, where one has begun. */
  hidden: OpenElement | undefined
  /** The drawing or formula of which the words alone are shown, where one has begun. */
  foreign: string | undefined
}

interface OpenElement {
  readonly name: string
  /** The name that stands in the text. */
  readonly written: string
  readonly place: Position
}

function hasRaw(node: Root | Element): boolean {
  return node.children.some(
    child => isRaw(child) || (child.type === 'element' && child.children.length > 0 && hasRaw(child)),
  )
}

function isRaw(node: Child | Raw): node is Raw {
  return node.type === 'raw'
}

function filterChildren(parent: Root | Element, walk: Walk): void {
  const kept: Child[] = []
  let isGone = false
  for (const child of parent.children as Child[]) {
    // The line's end between two blocks goes with the first of them.
    if (isGone && isLineEnd(child)) {
      isGone = false
      continue
    }
    isGone = false
    if (isRaw(child)) {
      const parts = isOfShortcode(kept.at(-1)) ? [typed(child)] : filterRaw(child, walk)
      isGone = parts.length === 0
      kept.push(...parts)
      // Parsers of HTML would put the words of two blocks together.
      if (parent.type === 'root' && !isGone) kept.push({ type: 'comment', value: '' })
    } else if (child.type === 'element') {
      const { hidden } = walk
      filterElement(child, walk)
      // What begins and ends within something that is hidden is hidden with it.
      if (hidden === undefined || walk.hidden !== hidden) kept.push(child)
    } else if (walk.hidden === undefined) kept.push(child)
  }
  const last = kept.at(-1)
  if (isGone && parent.type === 'root' && last && isLineEnd(last)) kept.pop()
  parent.children = kept as typeof parent.children
}

/** Whether a tag stands in braces, as in `{{<figure src="a.png">}}`: other systems have them for something else than HTML. */
function isOfShortcode(before: Child | undefined): boolean {
  return before?.type === 'text' && /\{\{%?\s*$/.test(before.value)
}

function typed(raw: Raw): Raw {
  return { ...raw, value: text(raw.value) }
}

/** What remark-rehype puts between blocks has no place in the text. */
function isLineEnd(node: Child): boolean {
  return node.type === 'text' && node.value === '\n' && !node.position
}

/** Raw HTML may end what it has begun above a paragraph of Markdown, but not above a quotation, an item, a cell or a directive. */
function filterElement(element: Element, walk: Walk): void {
  const isDirective = element.properties.dataDirective !== undefined
  const isWall = isDirective || walls.has(element.tagName)
  const depth = walk.open.length
  if (isWall) walk.open.push(undefined)
  filterChildren(element, walk)
  // To a parser of HTML its end would be the end of any other of its name.
  if (isDirective) element.children.push(endTags(walk.open.slice(depth)) as never)
  if (isWall) leave(walk, depth)
}

const walls: ReadonlySet<string> = new Set(
  'blockquote li ol section table tbody td th thead tr ul'.split(' '),
)

/** Ends all that has begun beyond a depth. */
function leave(walk: Walk, depth: number): void {
  for (const one of walk.open.splice(depth)) {
    if (one && !optionalEnds.has(one.name)) walk.complaints.addUnclosed(one.written, one.place)
  }
}

/** Nothing where no more than space is left. */
function filterRaw(raw: Raw, walk: Walk): Raw[] {
  const parts = htmlTokens(raw.value).map(token => filterToken(token, raw, walk))
  return parts.some(html => html.trim() !== '') ? [{ type: 'raw', value: parts.join('') }] : []
}

/** What is given to the parser of HTML for a token. */
function filterToken(token: HtmlToken, raw: Raw, walk: Walk): string {
  const source = raw.value.slice(token.start, token.end)
  const place = (): Position => walk.places.placeOf(raw, token.start, token.end)
  if (token.kind === 'end' && walk.hidden?.name === token.name) {
    walk.hidden = undefined
    return ''
  }
  if (walk.hidden) return ''
  switch (token.kind) {
    case 'text':
      if (source.startsWith('<![CDATA[')) walk.complaints.addUnknown(source, place())
      return text(walk.open.some(one => one?.name === 'pre') ? source : joined(source))
    case 'comment':
      if (!/--!?>$|^<!--?>$/.test(source)) walk.complaints.addEndlessComment(place())
      return ''
    case 'instruction':
      walk.complaints.addLost(source, source.startsWith('<?') ? 'script' : '', place())
      return ''
    case 'start':
      return startTag(token, source, place, walk)
    case 'end':
      return endTag(token, source, walk)
  }
}

/** Text that is no tag, without references to characters that no text may have: our own marks are among them. */
function text(source: string): string {
  const safe = source.includes('&#') ? source.replace(numericReference, permitted) : source
  return safe.replaceAll('<', '&lt;')
}

function startTag(token: TagToken, source: string, place: () => Position, walk: Walk): string {
  const { complaints, open } = walk
  const name = substitutes.get(token.name) ?? token.name
  if (walk.foreign !== undefined && !hiddenElements.has(name)) return ''
  if (hiddenElements.has(name)) walk.hidden = { name, written: name, place: place() }
  if (name === 'img' && !token.attributes.some(one => one.name === 'src' && one.value.trim() !== '')) {
    complaints.addLost(source, name, place())
    return text(token.attributes.find(one => one.name === 'alt')?.value ?? '')
  }
  if (name === 'svg' || name === 'math') walk.foreign = source.endsWith('/>') ? undefined : name
  if (lostElements.has(name)) complaints.addLost(source, name, place())
  else if (plainElements.has(name)) complaints.addPlain(token.name, place())
  else if (!inertElements.has(name) && !silentElements.has(name)) {
    complaints.addUnknown(source, place())
    return text(source)
  }
  if (!inertElements.has(name)) return blocks.has(name) ? begin('div', '', place, open, token.name) : ''
  if (tableParts.has(name) && !open.some(one => one?.name === 'table')) return ''
  const { html, leftOut } = cleanAttributes(name, token, place, walk.findings, walk.ids)
  complaints.addAttributes(leftOut, place)
  return begin(name, html, place, open, token.name)
}

/** Elements that are left out and of which the words must not run into those around them. */
const blocks: ReadonlySet<string> = new Set(['form'])

function begin(
  name: string,
  attributes: string,
  place: () => Position,
  open: Walk['open'],
  written: string,
): string {
  if (!voidElements.has(name)) open.push({ name, written, place: place() })
  return `<${name}${attributes}>`
}

function endTag(token: TagToken, source: string, walk: Walk): string {
  const name = substitutes.get(token.name) ?? token.name
  if (walk.foreign !== undefined) {
    if (name === walk.foreign) walk.foreign = undefined
    return ''
  }
  // Many type `</br>` for a line break, and browsers show one.
  if (name === 'br') return '<br>'
  const isKnown =
    inertElements.has(name) || silentElements.has(name) || plainElements.has(name) || lostElements.has(name)
  if (!isKnown) return text(source)
  return end(blocks.has(name) ? 'div' : name, walk.open)
}

/** An end without its beginning changes nothing. Any heading ends any other, as in browsers. */
function end(name: string, open: Walk['open']): string {
  const isHeading = /^h[1-6]$/
  for (let at = open.length - 1; at >= 0; at--) {
    const one = open[at]
    if (one === undefined) return ''
    if (one.name !== name && !(isHeading.test(name) && isHeading.test(one.name))) continue
    open.splice(at, 1)
    return `</${one.name}>`
  }
  return ''
}
