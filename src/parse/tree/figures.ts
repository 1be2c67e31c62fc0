import type { Element, ElementContent, Nodes, Root } from 'hast'
import { joined } from './join-lines.ts'
import { oneLine } from './plain-text.ts'
import { walk } from './walk.ts'

/** A picture alone in a paragraph, with a title, or such a one in a link: a figure, and the title is its caption. */
export function figures() {
  return (tree: Root) => {
    walk<Nodes>(tree, node => {
      if (node.type === 'element' && node.tagName === 'p') captioned(node)
    })
  }
}

function captioned(paragraph: Element): void {
  const picture = pictureIn(paragraph)
  const caption = captionOf(picture?.properties.title)
  if (picture === undefined || caption === '') return
  delete picture.properties.title
  paragraph.tagName = 'figure'
  paragraph.children.push({
    type: 'element',
    tagName: 'figcaption',
    properties: {},
    children: [{ type: 'text', value: caption }],
  })
}

function pictureIn(paragraph: Element): Element | undefined {
  const only = onlyElement(paragraph)
  const within = only?.tagName === 'a' ? onlyElement(only) : only
  return within?.tagName === 'img' ? within : undefined
}

function onlyElement({ children }: Element): Element | undefined {
  const [only]: ElementContent[] = children
  return children.length === 1 && only?.type === 'element' ? only : undefined
}

/** A title as readers see it below a picture; nothing where it says nothing. */
export function captionOf(title: unknown): string {
  return typeof title === 'string' ? oneLine(joined(title)) : ''
}
