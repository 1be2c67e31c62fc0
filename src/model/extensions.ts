import type { Code, Diagnostic, Place } from './diagnostic.ts'
import { diagnostic } from './diagnostic.ts'
import type { ParsePlugin } from './parse-settings.ts'
import type { Directive, PluginOutput, PluginQuery, TemplateFunction } from './plugin.ts'
import type { Queries } from './queries.ts'

/** What the plugins of a site bring, joined. It is made anew whenever a plugin has changed, and never changed itself. */
export interface Extensions {
  /** Name of a plugin → digest of all that decides what it does: its files, its options, its version. */
  readonly digests: ReadonlyMap<string, string>
  /** For parsing, in the order they run. */
  readonly remark: readonly ParsePlugin[]
  readonly rehype: readonly ParsePlugin[]
  /** Of all that parsing depends on; empty where nothing extends Markdown. */
  readonly parsing: string
  readonly directives: ReadonlyMap<string, Contribution<Directive>>
  readonly filters: ReadonlyMap<string, Contribution<TemplateFunction>>
  readonly functions: ReadonlyMap<string, Contribution<TemplateFunction>>
  readonly queries: ReadonlyMap<string, Contribution<PluginQuery>>
  readonly outputs: ReadonlyMap<string, Contribution<PluginOutput>>
}

/** One thing of a plugin. Its functions throw `PluginError` only, and what they are given is frozen. */
export interface Contribution<T> {
  /** The name of the plugin. */
  readonly plugin: string
  /** The plugin's module, for what is said of it. */
  readonly file: string
  readonly value: T
}

/** Of a site without plugins. */
export const noExtensions: Extensions = {
  digests: new Map(),
  remark: [],
  rehype: [],
  parsing: '',
  directives: new Map(),
  filters: new Map(),
  functions: new Map(),
  queries: new Map(),
  outputs: new Map(),
}

/** A plugin has failed: what it has thrown, or what it must not do. */
export class PluginError extends Error {
  readonly code: Code
  readonly plugin: string
  /** Where in the plugin's files, as far as that is known. */
  readonly at: Place
  readonly hint: string | undefined

  constructor(
    code: Code,
    plugin: string,
    message: string,
    at: Place,
    more: { hint?: string; cause?: unknown } = {},
  ) {
    super(message, { cause: more.cause })
    this.name = 'PluginError'
    this.code = code
    this.plugin = plugin
    this.at = at
    this.hint = more.hint
  }
}

/** A plugin's failure as a problem: at the place of what used it, with the plugin's own beside it; or at that alone. */
export function pluginProblem(error: PluginError, usedAt?: Place): Diagnostic {
  const hint = error.hint === undefined ? {} : { hint: error.hint }
  if (usedAt === undefined) return diagnostic(error.code, error.message, error.at, hint)
  const related = [{ message: 'it comes from here', ...error.at }]
  return diagnostic(error.code, error.message, usedAt, { ...hint, related })
}

/** Lets whoever asks these queries know the plugins. It is no query, so it is not seen among them. */
export function carryExtensions<Q extends Queries>(ask: Q, extensions: Extensions): Q {
  return Object.defineProperty(ask, carried, { value: extensions })
}

/** The plugins of the site that is asked. */
export function extensionsOf(ask: Queries): Extensions {
  return (ask as { [carried]?: Extensions })[carried] ?? noExtensions
}

const carried = Symbol('the plugins of a site')
