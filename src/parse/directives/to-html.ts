import type { Element, ElementContent, Root, RootContent } from 'hast'
import type { ContainerDirective, LeafDirective, TextDirective } from 'mdast-util-directive'
import type { Options } from 'remark-rehype'
import { directiveMarker } from '../tree/holes.ts'
import { type DirectiveNode, splitContainer } from './directives.ts'

/**
 * A directive on its way through HTML: an element that nothing else makes, with what stands in brackets in a paragraph of its own
 * first, but for those in a sentence. One that is not known leaves its words.
 */
export const directiveHandlers: NonNullable<Options['handlers']> = {
  containerDirective(state, node: ContainerDirective) {
    const { label, content } = splitContainer(node)
    const words = state.all({ type: 'paragraph', children: [...label] })
    const blocks = state.wrap(state.all({ type: 'root', children: [...content] }))
    return around(node, 'div', [...paragraph(words), ...(blocks as ElementContent[])])
  },
  leafDirective(state, node: LeafDirective) {
    return around(node, 'div', paragraph(state.all(node)))
  },
  textDirective(state, node: TextDirective) {
    return around(node, 'span', state.all(node))
  },
}

function around(
  { data }: DirectiveNode,
  tagName: string,
  children: ElementContent[],
): Element | ElementContent[] {
  const properties = data?.hProperties
  if (properties !== undefined) return { type: 'element', tagName, properties: { ...properties }, children }
  // Of one that nobody knows the label is words as any.
  for (const child of children) if (child.type === 'element') delete child.properties.dataDirectiveLabel
  return children
}

function paragraph(words: ElementContent[]): Element[] {
  const properties = { dataDirectiveLabel: '' }
  return words.length === 0 ? [] : [{ type: 'element', tagName: 'p', properties, children: words }]
}

/** The elements of directives become marks around what stands in them, which `fillable` makes holes of. */
export function markDirectives(tree: Root): void {
  markChildren(tree)
}

function markChildren(parent: Root | Element): void {
  const children: readonly (RootContent | ElementContent)[] = parent.children
  if (!children.some(child => child.type === 'element')) return
  parent.children = children.flatMap((child): (RootContent | ElementContent)[] => {
    if (child.type !== 'element') return [child]
    markChildren(child)
    const index = child.properties.dataDirective
    if (typeof index !== 'string') return [child]
    const [label, content] = split(child)
    return [mark('(', index), ...label, mark('|', index), ...content, mark(')', index)]
  }) as typeof parent.children
}

function split({ children, tagName }: Element): [label: ElementContent[], content: ElementContent[]] {
  const [first] = children
  if (first?.type === 'element' && first.properties.dataDirectiveLabel !== undefined) {
    return [first.children, children.slice(1)]
  }
  return tagName === 'div' ? [[], children] : [children, []]
}

function mark(sign: '(' | '|' | ')', index: string): ElementContent {
  return { type: 'text', value: directiveMarker(sign, index) }
}
