import { children, isNode, type TemplateNode } from './syntax-tree.ts'

/** All blocks of a template, outer ones first. */
export function* blocksIn(node: TemplateNode): Iterable<TemplateNode> {
  if (node.typename === 'Block') yield node
  for (const child of children(node)) yield* blocksIn(child)
}

/** Whether the text of the block above is asked for, inner blocks apart. */
export function callsSuper(node: TemplateNode): boolean {
  return isSuper(node) || children(node).some(one => one.typename !== 'Block' && callsSuper(one))
}

export function isSuper({ typename, name }: TemplateNode): boolean {
  return typename === 'FunCall' && isNode(name) && name.value === 'super'
}

/** What a symbol is called, or a literal says. */
export function nameOf(node: unknown): string {
  return String(nodeOf(node).value)
}

/** Throws where there is no node, which Nunjucks’ parser never leaves out. */
export function nodeOf(value: unknown): TemplateNode {
  if (!isNode(value)) throw new Error('the syntax tree lacks a part')
  return value
}
