import { Script } from 'node:vm'
import { PluginError } from '../../model/extensions.ts'
import { deepFrozen } from '../../text/deep-frozen.ts'

/** A plugin, for what is said of one of its functions. */
export interface Guarded {
  readonly plugin: string
  /** `filter "celsius"`. */
  readonly part: string
  /** The plugin's module as messages name it. */
  readonly file: string
  /** Real path of the site's folder. */
  readonly site: string
}

type Fail = (what: string, more?: { hint?: string; cause?: unknown }, code?: 'plugin/budget') => PluginError

/** Milliseconds of the processor that one call may take: what needs more would keep a newsroom waiting at every build. */
const budget = 10_000

/**
 * A function of a plugin as Diglot calls it: what it is given is frozen, what it throws names the plugin and the place, and it may
 * neither answer later nor take very long. `withinBudget` ends what has no end.
 */
export function guarded<A extends readonly unknown[], R>(
  of: Guarded,
  call: (...args: A) => R,
): (...args: A) => R {
  const fail: Fail = (what, more = {}, code) => {
    const at = placeIn(more.cause, of)
    return new PluginError(
      code ?? 'plugin/failed',
      of.plugin,
      `the ${of.part} of plugin "${of.plugin}" ${what}`,
      at,
      more,
    )
  }
  return (...args) => {
    for (const one of args) deepFrozen(one)
    const before = performance.now()
    const used = usedAbout(before)
    const outer = running
    let result: R
    try {
      running = { fail }
      result = call(...args)
      running = outer
    } catch (cause) {
      running = outer
      // A plugin may ask another one, whose failure is not its own.
      if (cause instanceof PluginError) throw cause
      throw fail(`throws: ${messageOf(cause)}`, { cause, ...hintOf(cause) })
    }
    if (performance.now() - before > budget && isSpent(used)) {
      throw fail(`took more than ${budget / 1000} seconds`, { hint: inBudget }, 'plugin/budget')
    }
    if (isPromise(result)) {
      result.then(undefined, () => undefined)
      throw fail('gives a promise, and pages cannot wait', { hint: atOnce })
    }
    return result
  }
}

/** The function that is running; what ends it from outside lets no code of ours run. */
let running: { readonly fail: Fail } | null = null

/**
 * Does work in which plugins are called, and ends it if it does not end by itself: then it throws what says which function was
 * running. Time is that of the wall, since nothing else can be waited for from outside, and so there is plenty.
 */
export function withinBudget<T>(work: () => T, milliseconds = 60_000): T {
  const before = Reflect.get(globalThis, key)
  try {
    Reflect.set(globalThis, key, work)
    return script.runInThisContext({ timeout: milliseconds })
  } catch (error) {
    const ended = running
    running = null
    const isTimeout =
      error instanceof Error && 'code' in error && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT'
    if (!isTimeout || ended === null) throw error
    throw ended.fail(
      `does not end within ${milliseconds / 1000} seconds`,
      { hint: inBudget },
      'plugin/budget',
    )
  } finally {
    Reflect.set(globalThis, key, before)
  }
}

const key = Symbol.for('diglot: work that has to end')
const script = new Script("globalThis[Symbol.for('diglot: work that has to end')]()")

const inBudget = 'do less in one call; what is the same for many pages is a query, which is answered once'
const atOnce =
  'let it give its result at once; what comes from elsewhere is fetched before a build, into a data file'

let sampled = { at: Number.NEGATIVE_INFINITY, used: process.cpuUsage() }

/** What the process had used of the processor at a moment, to a second: to ask takes longer than many a filter. */
function usedAbout(now: number): NodeJS.CpuUsage {
  if (now - sampled.at > 1000) sampled = { at: now, used: process.cpuUsage() }
  return sampled.used
}

function isSpent(since: NodeJS.CpuUsage): boolean {
  const { user, system } = process.cpuUsage(since)
  return (user + system) / 1000 > budget
}

function isPromise(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function'
}

function hintOf(cause: unknown): { hint?: string } {
  const isFrozen =
    cause instanceof Error && /read only property|not extensible|Cannot delete property/.test(cause.message)
  return isFrozen ? { hint: 'what a plugin is given belongs to all pages: copy it, and change the copy' } : {}
}

export function messageOf(cause: unknown): string {
  const text = cause instanceof Error ? cause.message : String(cause)
  return text.split('\n')[0]?.trim() ?? ''
}

/**
 * The first place in the plugin's own files that the stack names, or its module. Whatever else lies in packages runs for the
 * plugin, Diglot and the loader of TypeScript too, and is not what has to be mended.
 */
export function placeIn(cause: unknown, { site, file }: Pick<Guarded, 'site' | 'file'>) {
  const root = site.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
  const named = new RegExp(`${root}[\\\\/]([^\\n:()]+):(\\d+):(\\d+)`, 'g')
  if (!(cause instanceof Error)) return { file }
  const own = packageOf(file)
  const placed = (text: string) =>
    [...text.matchAll(named)]
      .map(([, path = '', line, column]) => ({
        file: path.replaceAll('\\', '/'),
        line: Number(line),
        column,
      }))
      .find(one => packageOf(one.file) === own)
  const inMessage = placed(cause.message)
  const { column, ...at } = inMessage ?? placed(cause.stack ?? '') ?? { file }
  // Lines of compiled code are those of its source; columns are not, and are others where a module is compiled anew.
  if (!inMessage) return at
  // The compiler counts columns from 0.
  return { ...at, column: Number(column) + (cause.message.startsWith('ParseError') ? 1 : 0) }
}

/** The package in `node_modules` that a file lies in, or nothing: then it is the site's. */
function packageOf(file: string): string {
  return /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+\//.exec(file)?.[0] ?? ''
}
