import type { Element, Nodes, Root } from 'hast'
import type { VFile } from 'vfile'
import type { Hole, Position } from '../../model/article.ts'
import { autolinkMarker, type Findings, findingsOf, referenceMarker } from '../tree/holes.ts'
import { positionOf } from '../tree/place.ts'
import { encoded, refer } from '../tree/references.ts'
import { walk } from '../tree/walk.ts'

/** Plugins for HTML see the addresses that holes stand for: nobody finds a link to elsewhere by a marker. */
export function revealLinks() {
  return (tree: Root, file: VFile) => {
    const findings = findingsOf(file)
    const revealed = new Map<Element, number>()
    walk<Nodes>(tree, node => {
      const attribute = node.type === 'element' ? attributeOf(node) : undefined
      if (attribute === undefined || node.type !== 'element') return
      const index = holeIn(node.properties[attribute])
      const hole = index === undefined ? undefined : findings.holes[index]
      if (index === undefined || hole === undefined || !('target' in hole)) return
      node.properties[attribute] = encoded(hole.target)
      revealed.set(node, index)
    })
    findings.revealed = revealed
  }
}

/**
 * Judges the links and pictures that plugins have made, as those of Markdown are, and puts the markers of the others back. What plugins
 * have taken out counts no more.
 */
export function judgeLinks() {
  return (tree: Root, file: VFile) => {
    const findings = findingsOf(file)
    const shown = new Set<number>()
    const visit = (node: Nodes, place: Position): void => {
      const own = node.position ? positionOf(node) : place
      if (node.type === 'element') {
        const index = judge(node, own, findings)
        if (index !== undefined) shown.add(index)
      }
      if ('children' in node) for (const child of node.children) visit(child, own)
    }
    visit(tree, { line: 1, column: 1 })
    findings.shown = shown
  }
}

/** The number of the hole that is shown there, if any. */
function judge(element: Element, place: Position, findings: Findings): number | undefined {
  const attribute = attributeOf(element)
  const { properties } = element
  const value = attribute && properties[attribute]
  if (attribute === undefined || value === undefined || value === null) return undefined
  const address = String(value)
  const marked = holeIn(address)
  if (marked !== undefined) return marked
  if (properties.dataFootnoteRef !== undefined || properties.dataFootnoteBackref !== undefined)
    return undefined
  const before = holeFor(address, element, findings)
  if (before !== undefined) {
    const isAuto = findings.holes[before]?.kind === 'autolink'
    properties[attribute] = isAuto ? autolinkMarker(before) : referenceMarker(before)
    return before
  }
  // Its like was judged where it stands in the text.
  if (findings.addresses?.has(address)) return undefined
  const type = attribute === 'src' ? 'image' : 'link'
  const alt = typeof properties.alt === 'string' ? properties.alt : undefined
  const judged = refer({ type, alt, place: () => place, altHint }, address, findings)
  properties[attribute] = judged.hole ? referenceMarker(findings.holes.length - 1) : judged.address
  return judged.hole && findings.holes.length - 1
}

const altHint = 'a plugin has made the picture: let it say in `alt` what there is to see'

/** The hole that an address was shown for: there, or where a plugin has copied it from. */
function holeFor(address: string, element: Element, { holes, revealed }: Findings): number | undefined {
  const kind = element.tagName === 'img' ? 'image' : 'link'
  const isFor = (hole: Hole | undefined): boolean => {
    if (hole === undefined || !('target' in hole) || encoded(hole.target) !== address) return false
    // Only as it was: its place is taken as a whole.
    if (hole.kind === 'autolink') return isAutolink(element, hole.target)
    return hole.kind === kind || (hole.kind === 'web' && kind === 'link')
  }
  const own = revealed?.get(element)
  if (own !== undefined && isFor(holes[own])) return own
  const other = holes.findIndex(isFor)
  return other < 0 ? undefined : other
}

function isAutolink({ properties, children: [text, ...rest] }: Element, target: string): boolean {
  if (rest.length > 0 || text?.type !== 'text' || text.value !== `<${target}>`) return false
  return Object.values(properties).filter(value => value !== undefined && value !== null).length === 1
}

function attributeOf({ tagName }: Element): 'href' | 'src' | undefined {
  if (tagName === 'a') return 'href'
  return tagName === 'img' ? 'src' : undefined
}

function holeIn(value: unknown): number | undefined {
  const [, index] = typeof value === 'string' ? (/^\uFDD0=?(\d+)\uFDD1$/.exec(value) ?? []) : []
  return index === undefined ? undefined : Number(index)
}
