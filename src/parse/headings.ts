import type { Element, Nodes, Root } from 'hast'
import type { Heading } from '../model/article.ts'
import { slugify } from '../text/slug.ts'
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

/** Gives every heading an id of its words, unless it has one in HTML. */
export function headingIds() {
  return (tree: Root) => {
    const taken = new Map(anchorsOf(tree).map(id => [id, 1]))
    for (const heading of headingElements(tree)) heading.properties.id ??= headingId(textOf(heading), taken)
  }
}

/** The headings that stand in the text itself, not in a quotation or footnote: what a table of contents lists. */
export function headingsOf(tree: Root): Heading[] {
  return tree.children.flatMap(node => {
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

/** The id of a heading with these words: none twice, none empty, and none with the theme's `d_` in front. */
export function headingId(words: string, taken: Map<string, number>): string {
  return freeId(slugify(words).replace(/^d_/, 'd-'), taken)
}

/** `taken` remembers how often a slug was asked for, so that ten thousand equal headings are not a hang. */
function freeId(slug: string, taken: Map<string, number>): string {
  const id = (number: number) =>
    slug === '' ? `section-${number}` : number === 1 ? slug : `${slug}-${number}`
  let number = (taken.get(slug) ?? 0) + 1
  while (taken.has(id(number))) number++
  taken.set(id(number), 1)
  taken.set(slug, number)
  return id(number)
}
