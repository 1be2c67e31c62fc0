import nunjucks from 'nunjucks'
import { Frame } from './frame.ts'

/** What compiled templates call; the package's types leave most of it out. */
interface Stock {
  readonly suppressValue: (value: unknown, autoescape: boolean) => unknown
  readonly [name: string]: unknown
}

const stock = nunjucks.runtime as unknown as Stock
const { SafeString } = nunjucks.runtime

/**
 * What compiled templates are given to run with: Nunjucks' own, with the same results, but for the functions that a
 * page calls hundreds of times.
 */
export const runtime = {
  ...stock,
  Frame,
  contextOrFrameLookup,
  makeMacro,
  memberLookup,
  suppressValue,
}

function contextOrFrameLookup(
  context: { lookup(name: string): unknown },
  frame: Frame,
  name: string,
): unknown {
  const value = frame.lookup(name)
  return value === undefined ? context.lookup(name) : value
}

function memberLookup(object: unknown, name: string): unknown {
  if (object === undefined || object === null) return undefined
  const value: unknown = (object as Record<string, unknown>)[name]
  return typeof value === 'function' ? (...args: unknown[]) => value.apply(object, args) : value
}

/** What is printed of a value: text as it is most often, since few texts have anything to escape. */
function suppressValue(value: unknown, autoescape: boolean): unknown {
  if (value instanceof SafeString) return value.valueOf()
  if (typeof value === 'string' && !(autoescape && escaped.test(value))) return value
  return stock.suppressValue(value, autoescape)
}

const escaped = /[&"'<>\\]/

type Named = Record<string, unknown>

/** Named arguments come as one object at the end; what a macro lacks or has too much of moves between the two. */
function makeMacro(
  names: readonly string[],
  optional: readonly string[],
  body: (...args: unknown[]) => unknown,
) {
  return (...given: unknown[]): unknown => {
    const last = given[given.length - 1]
    const hasNamed = typeof last === 'object' && last !== null && Object.hasOwn(last, '__keywords')
    const count = hasNamed ? given.length - 1 : given.length
    if (count === names.length || (count < names.length && !hasNamed)) return body(...given)
    const named = hasNamed ? (last as Named) : {}
    const placed = given.slice(0, Math.min(count, names.length))
    for (const [index, value] of given.slice(names.length, count).entries()) {
      const name = optional[index]
      if (name !== undefined) named[name] = value
    }
    for (const name of names.slice(count)) {
      placed.push(named[name])
      delete named[name]
    }
    return body(...placed, named)
  }
}
