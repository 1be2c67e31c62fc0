import { normalizeUri } from 'micromark-util-sanitize-uri'
import type { Hole, Position } from '../../model/article.ts'
import { type Findings, referenceMarker } from '../tree/holes.ts'
import { refer } from '../tree/references.ts'
import { withoutForbidden } from './character-references.ts'
import type { TagToken } from './tokens.ts'

/** What is left of a tag's attributes, and what is not. */
export interface CleanAttributes {
  /** As they are written in a tag, each with a space before it. */
  readonly html: string
  readonly leftOut: readonly string[]
}

/**
 * The attributes that an element may keep. Addresses of links and pictures are judged as Markdown's are, and an
 * `align` becomes a class of the theme. `ids` has those that are taken: of two elements with one id the first keeps it.
 */
export function cleanAttributes(
  element: string,
  { attributes }: TagToken,
  place: () => Position,
  findings: Findings,
  ids: Set<string>,
): CleanAttributes {
  const values = new Map(attributes.map(({ name, value }) => [name, withoutForbidden(value)]))
  // The anchors of older pages.
  const isNamed = element === 'a' && values.has('name') && !values.has('id')
  if (isNamed) values.set('id', values.get('name') ?? '')
  const kept: string[] = []
  const leftOut: string[] = []
  for (const [name, value] of values) {
    const clean = rules.get(name)?.(value, element)
    if (clean !== undefined && !(name === 'id' && ids.has(clean))) {
      if (name === 'id') ids.add(clean)
      kept.push(clean === '' ? ` ${name}` : attribute(name === 'align' ? 'class' : name, clean))
    } else if (!isUsed(name, value, element)) leftOut.push(name)
  }
  kept.push(...readAddress(element, values, place, findings))
  return { html: kept.join(''), leftOut }
}

type Rule = (value: string, element: string) => string | undefined

const when =
  (pattern: RegExp, elements?: string): Rule =>
  (value, element) =>
    (elements === undefined || elements.split(' ').includes(element)) && pattern.test(value.trim())
      ? value.trim()
      : undefined

const cells = 'td th'
const aligned = 'caption col colgroup div h1 h2 h3 h4 h5 h6 hr img p table tbody td tfoot th thead tr'

/** What becomes of the value of an attribute; nothing where it is left out. */
const rules: ReadonlyMap<string, Rule> = new Map(
  Object.entries({
    lang: when(/^[a-z]{1,8}(?:-[a-z\d]{1,8})*$/i),
    dir: (value, element) => when(/^(?:ltr|rtl|auto)$/)(value.toLowerCase(), element),
    title: (value: string) => value.replace(/\s+/g, ' ').trim() || undefined,
    // Those that begin with `d_` are the theme's.
    id: when(/^(?!d_)[^\s\p{C}]+$/u),
    datetime: when(/^[\dTWPYMDHSZ:.+ -]+$/i, 'time del ins'),
    align: (value, element) => {
      const side = when(/^(?:left|right|center|justify)$/, aligned)(
        value.toLowerCase().replace('middle', 'center'),
        element,
      )
      return side && `align-${side}`
    },
    colspan: when(/^[1-9]\d{0,2}$/, cells),
    rowspan: when(/^\d{1,4}$/, cells),
    span: when(/^[1-9]\d{0,2}$/, 'col colgroup'),
    scope: (value, element) => when(/^(?:row|col|rowgroup|colgroup)$/, 'th')(value.toLowerCase(), element),
    open: (_, element) => (element === 'details' ? '' : undefined),
    start: when(/^-?\d{1,9}$/, 'ol'),
  } satisfies Record<string, Rule>),
)

/** Whether an attribute is heard elsewhere, or empty so that nobody misses it. */
function isUsed(name: string, value: string, element: string): boolean {
  if (value.trim() === '' && name !== 'id') return true
  if (element === 'a') return name === 'href' || name === 'name'
  return element === 'img' && ['src', 'alt', 'width', 'height'].includes(name)
}

function readAddress(
  element: string,
  values: ReadonlyMap<string, string>,
  place: () => Position,
  findings: Findings,
): string[] {
  const target = values.get(element === 'img' ? 'src' : 'href')
  if ((element !== 'img' && element !== 'a') || target === undefined) return []
  const alt = values.get('alt') ?? ''
  const { hole, address } = refer(
    { type: element === 'img' ? 'image' : 'link', alt, place, altHint },
    target.trim(),
    findings,
  )
  const size = element === 'img' ? sizeOf(values) : {}
  if (hole?.kind === 'image') sizeHole(hole, size, findings.holes)
  const value = hole ? referenceMarker(findings.holes.length - 1) : address && normalizeUri(address)
  const name = element === 'img' ? 'src' : 'href'
  return [
    ...(value === undefined ? [] : [attribute(name, value)]),
    ...(element === 'img' ? [attribute('alt', alt.replace(/\s+/g, ' ').trim())] : []),
    ...(hole ? [] : Object.entries(size).map(([side, length]) => attribute(side, length))),
  ]
}

const altHint = 'describe the picture in its tag: alt="A station on a roof"'

function sizeOf(values: ReadonlyMap<string, string>): { width?: string; height?: string } {
  return Object.fromEntries(
    ['width', 'height'].flatMap(side => {
      const [, length] = (values.get(side) ?? '').match(/^\s*(\d{1,5}%?)(?:px)?\s*$/) ?? []
      return length === undefined ? [] : [[side, length]]
    }),
  )
}

/** The size that the text wants is the hole's to write, in place of the file's. */
function sizeHole(hole: Hole, size: { width?: string; height?: string }, holes: Hole[]): void {
  if (hole.kind === 'image' && Object.keys(size).length > 0) holes[holes.length - 1] = { ...hole, size }
}

function attribute(name: string, value: string): string {
  return ` ${name}="${value.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`
}
