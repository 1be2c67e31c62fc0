import type { Element, Nodes, Root, RootContent } from 'hast'
import type { Heading } from '../../model/article.ts'
import { idsOf } from './heading-ids.ts'
import { textOf } from './plain-text.ts'
import { walk } from './walk.ts'

/**
 * The title of the page is its only h1. Where an editor wrote `# x` in the text, all headings of the text move
 * down by one, so that the order among them stays; where none did, `## x` is what it says.
 */
export function demoteHeadings() {
  return (tree: Root) => {
    const headings = headingElements(tree)
    if (!headings.some(one => one.tagName === 'h1')) return
    for (const heading of headings) heading.tagName = `h${Math.min(depthOf(heading) + 1, 6)}`
  }
}

/** Gives every heading an id: its own, or one of its words; and none that something else in the text has. */
export function headingIds() {
  return (tree: Root) => {
    const headings = headingElements(tree)
    const own = new Set(headings.map(ownIdOf))
    const others = anchorsOf(tree).filter(id => !own.has(id))
    const ids = idsOf(
      headings.map(one => ({ words: textOf(one), own: ownIdOf(one) })),
      others,
    )
    for (const [index, heading] of headings.entries()) {
      const { id, former } = ids[index] ?? { id: '' }
      heading.properties.id = id
      if (former !== undefined) heading.children.unshift(landing(former))
    }
  }
}

function ownIdOf({ properties }: Element): string | undefined {
  return typeof properties.id === 'string' ? properties.id : undefined
}

/** Where links still lead that were written when the heading had another id. */
function landing(id: string): Element {
  return { type: 'element', tagName: 'span', properties: { id }, children: [] }
}

/** The headings that stand in the text itself or in a directive, not in a quotation or footnote: what a table of contents lists. */
export function headingsOf(tree: Root | Element): Heading[] {
  return tree.children.flatMap((node: RootContent) => {
    if (node.type === 'element' && node.properties.dataDirective !== undefined) return headingsOf(node)
    if (node.type !== 'element' || !isHeading(node)) return []
    const text = textOf(node)
    return text === '' ? [] : [{ depth: depthOf(node), id: String(node.properties.id), text }]
  })
}

/** Every id there is. */
export function anchorsOf(tree: Root): string[] {
  const ids: string[] = []
  walk<Nodes>(tree, node => {
    if (node.type === 'element' && typeof node.properties.id === 'string') ids.push(node.properties.id)
  })
  return ids
}

function headingElements(tree: Root): Element[] {
  const found: Element[] = []
  walk<Nodes>(tree, node => {
    if (node.type === 'element' && isHeading(node)) found.push(node)
  })
  return found
}

/** All but the heading over the footnotes, which belongs to the theme. */
function isHeading(node: Element): boolean {
  return /^h[1-6]$/.test(node.tagName) && node.properties.id !== 'd_footnotes'
}

function depthOf(heading: Element): number {
  return Number(heading.tagName.slice(1))
}
