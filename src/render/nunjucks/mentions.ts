import { children, isLiteral, isNode, parseTemplate, symbolsOf, type TemplateNode } from './syntax-tree.ts'

/** What a template says that may be wrong: only the rest of a site tells. */
export interface Mention {
  /** `parent`: the template that it extends. `text`, `asset` and `data` have literal arguments; `lookup` is of a property. */
  readonly kind: 'parent' | 'template' | 'filter' | 'call' | 'text' | 'asset' | 'data' | 'lookup'
  readonly name: string
  /** From 1. */
  readonly line: number
  readonly column: number
}

/** All that the lint looks at in a template. */
export interface Mentions {
  /** In the order of the text. */
  readonly mentions: readonly Mention[]
  /** Names that the template binds itself. */
  readonly bound: readonly string[]
}

/** Reads a template, or says what is wrong with its syntax. It depends on the text alone. */
export function mentionsOf(
  text: string,
): Mentions | { readonly message: string; readonly line: number; readonly column: number } {
  const parsed = parseTemplate(text)
  if ('message' in parsed) return parsed
  const mentions = [...walk(parsed.root)].flatMap(node =>
    [templateIn(node), filterIn(node), callIn(node), argumentIn(node), lookupIn(node)].filter(isMention),
  )
  return { mentions, bound: [...new Set(symbolsOf(parsed.root))] }
}

function* walk(node: TemplateNode): Iterable<TemplateNode> {
  yield node
  for (const child of children(node)) {
    // In `is divisibleby(2)` stands the name of a test, not of a function.
    const isTest = node.typename === 'Is' && child === node.right && child.typename === 'FunCall'
    for (const inner of isTest ? children(child).slice(1) : [child]) yield* walk(inner)
  }
}

function isMention(found: Mention | null): found is Mention {
  return found !== null
}

function mention(kind: Mention['kind'], name: unknown, { lineno, colno }: TemplateNode): Mention {
  return { kind, name: String(name), line: lineno + 1, column: colno + 1 }
}

function templateIn(node: TemplateNode): Mention | null {
  const { template, typename, ignoreMissing } = node
  if (!isNode(template) || !isLiteral(template) || ignoreMissing === true) return null
  return mention(typename === 'Extends' ? 'parent' : 'template', template.value, template)
}

function filterIn({ typename, name }: TemplateNode): Mention | null {
  return typename.startsWith('Filter') && isNode(name) ? mention('filter', name.value, name) : null
}

function callIn({ typename, name }: TemplateNode): Mention | null {
  if (typename !== 'FunCall' || !isNode(name) || name.typename !== 'Symbol') return null
  return mention('call', name.value, name)
}

/** `text('key')`, `asset('name')` or `data('name')`. */
function argumentIn({ typename, name, args }: TemplateNode): Mention | null {
  if (typename !== 'FunCall' || !isNode(name) || !isNode(args)) return null
  const kind = name.value
  if (kind !== 'text' && kind !== 'asset' && kind !== 'data') return null
  const [first] = children(args)
  return first !== undefined && isLiteral(first) ? mention(kind, first.value, first) : null
}

/** Templates get data by queries alone; through these properties they would reach all of JavaScript. */
function lookupIn({ typename, val }: TemplateNode): Mention | null {
  if (typename !== 'LookupVal' || !isNode(val)) return null
  const name = String(val.value)
  return ['constructor', '__proto__', 'prototype'].includes(name) ? mention('lookup', name, val) : null
}
