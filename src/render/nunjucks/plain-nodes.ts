import { children, isNode, type TemplateNode } from './syntax-tree.ts'

/** Whatever binds names or runs other code of templates is none of these. */
const expressions = [
  ...['Literal', 'Symbol', 'Group', 'Array', 'Dict', 'Pair', 'KeywordArgs', 'FunCall', 'Filter', 'LookupVal'],
  ...['InlineIf', 'In', 'Is', 'And', 'Or', 'Not', 'Compare', 'CompareOperand'],
  ...['Add', 'Concat', 'Sub', 'Mul', 'Div', 'FloorDiv', 'Mod', 'Pow', 'Neg', 'Pos'],
]
const plainNodes: ReadonlySet<string> = new Set([
  ...expressions,
  ...['NodeList', 'Root', 'Output', 'TemplateData', 'If', 'Switch', 'Case'],
])

/**
 * Whether a part of a template neither binds a name that code elsewhere could see nor lets any other code look one up:
 * then the names bound around it need not be known to a scope. Imports bind names, but only where they stand.
 */
export function bindsNothing(node: TemplateNode, mayImport = false): boolean {
  if (node.typename === 'For') {
    if (!isPlainLoop(node)) return false
  } else if (node.typename === 'Import' || node.typename === 'FromImport') {
    if (!mayImport || node.withContext) return false
  } else if (!plainNodes.has(node.typename)) return false
  return children(node).every(child => bindsNothing(child, mayImport))
}

/**
 * Whether a name means the same from the beginning to the end of a part of a template. What it includes has scopes of
 * its own; but the blocks of a page share what they import.
 */
export function keepsNames(node: TemplateNode): boolean {
  if (node.typename === 'Include') return true
  if (node.typename === 'Import' || node.typename === 'FromImport') return !node.withContext
  if (node.typename === 'For') return bindsNothing(node)
  return plainNodes.has(node.typename) && children(node).every(keepsNames)
}

/** Whether a loop is over one name, and this one is not that of the loop's own facts. */
export function isPlainLoop({ name }: TemplateNode): boolean {
  return isNode(name) && name.typename === 'Symbol' && name.value !== 'loop'
}

/** Whether a name is used anywhere in a part of a template. */
export function usesName(node: TemplateNode, name: string): boolean {
  return (
    (node.typename === 'Symbol' && node.value === name) || children(node).some(one => usesName(one, name))
  )
}
