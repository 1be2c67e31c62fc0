import type { ParsePlugin } from '../../model/parse-settings.ts'
import type { Plugin } from '../../model/plugin.ts'
import { isMap } from '../../model/schema/complaint.ts'
import { checkDeclarations, declaredReader } from '../../model/schema/declared.ts'
import { checkPlugin, isUnified, type ShapeProblem } from './check-plugin.ts'

type Problems = { readonly problems: readonly ShapeProblem[] }

/** The plugin that a module's export and the options of the config give. */
export function makePlugin(
  exported: unknown,
  options: unknown,
): { readonly plugin: Plugin; readonly unified: null } | Problems {
  if (!hasDefault(exported)) return problem('it has no default export', exportHint)
  if (typeof exported !== 'function') {
    if (!isEmpty(options))
      return problem('it takes no options', 'export a function of options: `definePlugin(options => …)`')
    return checked(exported)
  }
  const declared: unknown = Reflect.get(exported, 'options')
  if (declared === undefined) return checked(exported(options ?? {}))
  const { declarations, complaints } = checkDeclarations(declared)
  const ofDeclaring = complaints.map(({ message, hint }) =>
    shapeProblem(`its options are declared wrongly: ${message}`, hint),
  )
  if (declarations === null) return { problems: ofDeclaring }
  const read = declaredReader(declarations, 'json', 'UTC')(options ?? {})
  if (read.complaints.length === 0) return checked(exported(read.values))
  return {
    // The options stand after the module.
    problems: read.complaints.map(({ message, hint, path }) => ({
      ...shapeProblem(message, hint),
      path: ['1', ...path],
    })),
  }
}

/** As `ParsePlugin`, which it has not been found to be yet. */
type Unified = Omit<ParsePlugin, 'plugin'> & { readonly plugin: unknown }

/** What makes HTML of a plugin's nodes: remark-rehype wants it, and such packages export it beside the plugin. */
export function handlersIn(exports: unknown): ParsePlugin['handlers'] {
  if (typeof exports !== 'object' || exports === null) return undefined
  const found = Object.entries(exports).filter(([name]) => name.endsWith('HastHandlers'))
  return found.length === 0 ? undefined : Object.assign({}, ...found.map(([, handlers]) => handlers))
}

/** A plugin of unified with its options, as `use` takes them. */
export function makeUnified(
  exported: unknown,
  options: readonly unknown[],
  name: string,
  handlers: ParsePlugin['handlers'],
): { readonly plugin: null; readonly unified: Unified } | Problems {
  if (!hasDefault(exported)) return problem('it has no default export', unifiedHint)
  const hasOptions = options.some(one => !isEmpty(one))
  const plugin = hasOptions && typeof exported === 'function' ? [exported, ...options] : exported
  if (isUnified(plugin)) return { plugin: null, unified: { name, plugin, ...(handlers && { handlers }) } }
  return problem('its default export is no plugin of unified', unifiedHint)
}

function checked(made: unknown): ReturnType<typeof makePlugin> {
  const found = checkPlugin(made)
  return 'problems' in found ? found : { plugin: found.plugin, unified: null }
}

function problem(message: string, hint: string): Problems {
  return { problems: [{ message, hint }] }
}

function shapeProblem(message: string, hint: string | undefined): ShapeProblem {
  return { message, ...(hint === undefined ? {} : { hint }) }
}

/** A module without a default export is given as a whole, with all that it exports. */
function hasDefault(exported: unknown): boolean {
  return exported !== undefined && !(isMap(exported) && Reflect.get(exported, '__esModule') === true)
}

function isEmpty(options: unknown): boolean {
  return options === undefined || (isMap(options) && Object.keys(options).length === 0)
}

const exportHint = 'write `export default definePlugin(options => ({ name: … }))`'
const unifiedHint =
  'a plugin of unified is a function that is exported by default; one of Diglot stands in `plugins`'
