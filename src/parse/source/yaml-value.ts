import { type Document, isAlias, isMap, isScalar, isSeq, type Scalar } from 'yaml'
import type { Json } from '../../model/article.ts'
import { forbiddenIn } from './decode.ts'
import type { Finding, Range } from './yaml-problems.ts'

/** Reads keys and values. */
export interface Reader {
  readonly key: (node: unknown) => string
  readonly value: (node: unknown) => Json
}

/** Enough for an editor's `&a` and `*a`, and too few for a bomb of them. */
const aliasLimit = 100

/**
 * Turns nodes into JSON, and notes what YAML allows and a newsroom cannot have meant. `numberOf` may keep the spelling of a
 * number.
 */
export function valueReader(
  document: Document,
  block: string,
  numberOf: (spelling: string, value: number) => Json = (_, number) => number,
) {
  const findings: Finding[] = []
  let aliases = 0
  const complain = (
    node: unknown,
    message: string,
    hint?: string,
    code: Finding['code'] = 'front-matter/syntax',
  ) => {
    findings.push({ code, message, range: rangeOf(node), ...(hint ? { hint } : {}) })
  }

  const value = (node: unknown): Json => {
    if (isAlias(node)) return aliased(node.source, node)
    if (isMap(node)) {
      const pairs = node.items.map(pair => [key(pair.key), value(pair.value)] as const)
      return Object.fromEntries(pairs.filter(([name]) => name !== prototype))
    }
    if (isSeq(node)) return node.items.map(value)
    return isScalar(node) ? scalar(node) : null
  }

  const aliased = (name: string, node: unknown): Json => {
    const target = isAlias(node) ? node.resolve(document) : undefined
    if (++aliases === aliasLimit) complain(node, 'there are too many aliases (*) here')
    if (aliases >= aliasLimit) return null
    if (!target) complain(node, `"*${name}" is an alias of nothing`, quoteIt)
    return target ? value(target) : null
  }

  const scalar = (node: Scalar): Json => {
    const spelling = spellingOf(node) ?? ''
    const forbidden = forbiddenIn(spelling)
    if (forbidden !== undefined) {
      const message = `the character ${forbidden} is not allowed in text`
      complain(node, message, '', 'source/control-character')
    }
    if (node.type === 'PLAIN' && lostComment.test(block.slice(rangeOf(node)[1]))) {
      complain(
        node,
        'what stands after "#" here is a comment, and is lost',
        `${quoteIt}, or write a space after the #`,
      )
    }
    if (typeof node.value === 'number')
      return Number.isFinite(node.value) ? numberOf(spelling, node.value) : spelling
    if (node.value === null || typeof node.value === 'string' || typeof node.value === 'boolean')
      return node.value
    complain(node, `the tag "${node.tag ?? ''}" is not read`, 'write the value without a tag')
    return spelling
  }

  const key = (node: unknown): string => {
    const name = spellingOf(node)
    if (name === undefined) complain(node, 'a key is a word, not a list or map')
    if (name === prototype) complain(node, `"${prototype}" cannot be a key`)
    if (isScalar(node)) scalar(node)
    return name ?? ''
  }

  return { read: { key, value } satisfies Reader, findings }
}

/** Would become the prototype of whatever object it is copied into. */
const prototype = '__proto__'

const quoteIt = 'put the value in quotation marks'

const lostComment = /^[ \t]*#[\p{L}\p{N}]/u

/** A scalar as it is spelled, without quotation marks; nothing for lists, maps and aliases. */
export function spellingOf(node: unknown): string | undefined {
  return isScalar(node) ? (node.source ?? String(node.value ?? '')) : undefined
}

/** Offsets of a node's begin and end. */
export function rangeOf(node: unknown): Range {
  const range = isScalar(node) || isAlias(node) || isMap(node) || isSeq(node) ? node.range : undefined
  return range ? [range[0], range[1]] : [1, 1]
}
