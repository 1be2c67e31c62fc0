import nunjucks from 'nunjucks'
import { Frame, newLoop, setTurn } from './frame.ts'

/** What compiled templates call; the package's types leave most of it out. */
interface Stock {
  readonly callWrap: (callee: unknown, name: string, context: object, args: unknown[]) => unknown
  readonly ensureDefined: (value: unknown, line: number, column: number) => unknown
  readonly suppressValue: (value: unknown, autoescape: boolean) => string
  readonly [name: string]: unknown
}

const stock = nunjucks.runtime as unknown as Stock
const { SafeString } = nunjucks.runtime
const { TemplateError } = nunjucks.lib as unknown as {
  TemplateError: new (cause: unknown, line: number, column: number) => Error
}

/**
 * What compiled templates are given to run with: Nunjucks' own, with the same results, but for the functions that a
 * page calls hundreds of times.
 */
export const runtime = {
  ...stock,
  Frame,
  callWrap,
  contextOrFrameLookup,
  handleError,
  imported,
  makeMacro,
  memberLookup,
  newLoop,
  setTurn,
  shown,
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
  return typeof value === 'function' ? bound(value, object) : value
}

function bound(method: CallableFunction, object: unknown): unknown {
  return (...args: unknown[]) => Reflect.apply(method as () => unknown, object, args)
}

/** What is printed of a value: text as it is most often, since few texts have anything to escape. */
function shown(value: unknown, line: number, column: number): string {
  if (typeof value === 'string' && !escaped.test(value)) return value
  if (value instanceof SafeString) return String(value.valueOf())
  return stock.suppressValue(stock.ensureDefined(value, line, column), true)
}

const escaped = /[&"'<>\\]/

/** One of the macros and values of a file. */
function imported(exported: Readonly<Record<string, unknown>>, name: string): unknown {
  if (!Object.hasOwn(exported, name)) throw new Error(`cannot import '${name}'`)
  return exported[name]
}

/** Gives an error the place where it happened, if it has none. */
function handleError(error: unknown, line: number, column: number): Error {
  return error instanceof TemplateError ? error : new TemplateError(error, line, column)
}

const byList = Symbol('takes its arguments as a list')

/** A macro takes its arguments as the list that a call has anyway; as a function it can be given to others. */
interface Macro {
  (...given: unknown[]): unknown
  [byList]?: (given: readonly unknown[]) => unknown
}

function callWrap(callee: unknown, name: string, context: object, args: unknown[]): unknown {
  if (typeof callee !== 'function') return stock.callWrap(callee, name, context, args)
  const run = (callee as Macro)[byList]
  return run === undefined ? callee.apply(context, args) : run(args)
}

type Named = Record<string, unknown>

/** Named arguments come as one object at the end; what a macro lacks or has too much of moves between the two. */
function makeMacro(
  names: readonly string[],
  optional: readonly string[],
  body: (...args: unknown[]) => unknown,
): Macro {
  const run = (given: readonly unknown[]): unknown => {
    const last = given[given.length - 1]
    const hasNamed = typeof last === 'object' && last !== null && Object.hasOwn(last, '__keywords')
    const count = hasNamed ? given.length - 1 : given.length
    if (count === names.length || (count < names.length && !hasNamed)) return body(...given)
    const named = hasNamed ? (last as Named) : {}
    const placed = given.slice(0, Math.min(count, names.length))
    for (let index = names.length; index < count; index++) {
      const name = optional[index - names.length]
      if (name !== undefined) named[name] = given[index]
    }
    for (const name of names.slice(count)) {
      placed.push(named[name])
      delete named[name]
    }
    return body(...placed, named)
  }
  const macro: Macro = (...given) => run(given)
  macro[byList] = run
  return macro
}
