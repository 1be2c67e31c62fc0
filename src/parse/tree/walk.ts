/**
 * Shows every node of a syntax tree, parents first. unist-util-visit does the same and more, but takes a quarter
 * of the time of parsing an article.
 */
export function walk<Node extends { readonly type: string }>(node: Node, see: (node: Node) => void): void {
  see(node)
  if (!('children' in node)) return
  for (const child of node.children as readonly Node[]) walk(child, see)
}
