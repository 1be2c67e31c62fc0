import nunjucks from 'nunjucks'
import { Frame, newLoop, setTurn } from './frame.ts'
import { makeMacro, makePlainMacro, notGiven } from './macros.ts'

/** What compiled templates call; the package's types leave most of it out. */
interface Stock {
  readonly ensureDefined: (value: unknown, line: number, column: number) => unknown
  readonly callWrap: (callee: unknown, name: string, context: object, args: unknown[]) => unknown
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
  bound,
  contextOrFrameLookup,
  handleError,
  imported,
  lengthOf,
  makeMacro,
  makePlainMacro,
  memberLookup,
  newLoop,
  notGiven,
  setTurn,
  shown,
  uncallable,
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

/** One place for all lists: an empty one is of another kind to the engine than one with something in it. */
function lengthOf(list: unknown): unknown {
  return Array.isArray(list) ? list.length : memberLookup(list, 'length')
}

function bound(method: CallableFunction, object: unknown): unknown {
  return (...args: unknown[]) => Reflect.apply(method as () => unknown, object, args)
}

/** Stands for what is no function, and fails as a call of it does: once its arguments are there. */
function uncallable(value: unknown, name: string): () => unknown {
  return () => stock.callWrap(value, name, {}, [])
}

/** What is printed of a value: text as it is most often, since few texts have anything to escape. */
function shown(value: unknown, line: number, column: number): string {
  if (typeof value === 'string' && !escaped.test(value)) return value
  if (typeof value === 'number') return String(value)
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
