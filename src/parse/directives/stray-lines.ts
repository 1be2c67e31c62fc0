import type { Nodes, Root } from 'mdast'
import { type Code, type Diagnostic, diagnostic } from '../../model/diagnostic.ts'
import { nearest } from '../../text/nearest.ts'
import { shown } from '../tree/label.ts'
import { placer } from '../tree/place.ts'
import { proseOf } from '../tree/prose.ts'
import { walk } from '../tree/walk.ts'
import { type Directives, hasForm } from './meant.ts'
import { meantName } from './names.ts'

/** Enough to see a pattern. */
export const most = 50

interface Stray {
  readonly start: number
  readonly end: number
  readonly code: Code & `directive/${string}`
  readonly message: string
  readonly hint?: string | undefined
}

/** Tells of what was meant as a directive, or as what other systems have in its place, and stands in the text as it was typed. */
export function strayLines(tree: Root, source: string, directives: Directives): Diagnostic[] {
  const prose = proseOf(tree, source)
  const begins = (signs: string): boolean => signs.includes('：') || signs.length > 2
  const found = (pattern: RegExp, is: (signs: string) => boolean): RegExpMatchArray[] =>
    [...prose.matchAll(pattern)].filter(({ 1: signs = '' }) => is(signs))
  const heads = found(headLine, begins).map(one => strayHead(one, directives))
  const leaves = found(leafLine, signs => signs === '::').map(strayLeaf)
  const inText = [...prose.matchAll(oddBrackets)].flatMap(found => strayText(found, directives) ?? [])
  // A line of colons alone says nothing, unless something else does.
  const isTold = heads.length > 0 || hasContainer(tree)
  const fences = isTold
    ? withoutEndsOf(heads, found(fenceLine, signs => signs.length > 2).map(strayFence))
    : []
  const strays = [...heads, ...leaves, ...inText, ...fences].sort((one, other) => one.start - other.start)
  const placeOf = placer(source)
  return strays.slice(0, most).map(({ start, end, code, message, hint }) => {
    const place = { file: '', ...placeOf(start, end) }
    return diagnostic(code, message, place, hint === undefined ? {} : { hint })
  })
}

/** Colons that stand before a block in its line. What looks back stands behind what is rare. */
const colons = '(?<![:：])([:：]{2,})(?![:：])(?<=^[ \\t>]*(?:(?:[-*+]|\\d{1,9}[.)])[ \\t]+)*[:：]+)'

const headLine = new RegExp(
  `${colons}[ \\t]*([{.]*(?:callout-)?)(\\p{L}[\\p{L}\\p{N}_-]*)([^\\n\\0]*)`,
  'gmu',
)
const leafLine = new RegExp(`${colons}[a-z][\\w-]*[[{［｛][^\\n\\0]*`, 'gim')
const fenceLine = new RegExp(`${colons}[ \\t]*$`, 'gm')
const oddBrackets =
  /(?<![\w/\\:：])(?:：([A-Za-z][\w-]*)(?=[[{［【｛])|:([A-Za-z][\w-]*)(?=[［【｛]))[^\s\n\0]{0,60}?[\]}］】｝]/g

/** A line that was to end what has not begun is told of with its beginning. */
function withoutEndsOf(heads: readonly Stray[], fences: readonly Stray[]): Stray[] {
  const ends = new Set<Stray>()
  for (const { start } of heads) {
    const end = fences.find(fence => fence.start > start && !ends.has(fence))
    if (end) ends.add(end)
  }
  return fences.filter(fence => !ends.has(fence))
}

function hasContainer(tree: Root): boolean {
  let found = false
  walk<Nodes>(tree, node => {
    if (node.type === 'containerDirective') found = true
  })
  return found
}

function strayHead(found: RegExpMatchArray, directives: Directives): Stray {
  const { 0: all, 1: colons = '', 2: marks = '', 3: name = '', 4: rest = '', index: start = 0 } = found
  const line = all.trimEnd()
  const title = marks === '' ? titleIn(rest) : ''
  const known = meantName(name, directives) ?? nearest(name, Object.keys(directives))
  const meant = known ?? (colons.includes('：') ? name : undefined)
  const message = `readers see "${shown(line)}" as it is written: it begins no container`
  const hint =
    meant === undefined
      ? undefined
      : `write "${':'.repeat(Math.max(colons.length, 3))}${meant}${title === '' ? '' : `[${title}]`}", and ":::" on a line below`
  return { start, end: start + line.length, code: 'directive/syntax', message, hint }
}

/** `Title`, `[Title]`, `"Title"`, `| Title`; nothing where braces stand behind the name. */
function titleIn(rest: string): string {
  const [, title = ''] = /^[ \t]*[[［【|"“]?[ \t]*([^\n[\]{}［］【】"“”｛｝]*)/.exec(rest) ?? []
  return title.trim()
}

function strayLeaf({ 0: all, index: start = 0 }: RegExpMatchArray): Stray {
  const line = all.trimEnd()
  const message = `readers see "${shown(line)}" as it is written: it is no directive`
  const hint =
    'write `::name[label]{key=value}` with brackets and quotes of ASCII, and nothing else on the line'
  return { start, end: start + line.length, code: 'directive/syntax', message, hint }
}

function strayText(found: RegExpMatchArray, directives: Directives): Stray | undefined {
  const { 0: all, 1: ofWide, 2: ofNarrow, index: start = 0 } = found
  const name = ofWide ?? ofNarrow ?? ''
  if (!hasForm(directives, name, 'text')) return undefined
  const message = `readers see "${shown(all)}" as it is written: it is no directive`
  const hint = `write the colon and the brackets in ASCII: :${name}[…]{…}`
  return { start, end: start + all.length, code: 'directive/syntax', message, hint }
}

function strayFence({ 0: all, index: start = 0 }: RegExpMatchArray): Stray {
  const line = all.trimEnd()
  const isWide = line.includes('：')
  const message = isWide ? `"${line}" ends no container` : `"${line}" ends nothing here`
  const hint = isWide
    ? 'write the colons in ASCII: :::'
    : 'delete it; what stands around other containers needs more colons than they have'
  return { start, end: start + line.length, code: 'directive/fence', message, hint }
}
