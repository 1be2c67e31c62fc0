import { realpathSync } from 'node:fs'
import type { ConfigComplaint } from '../../model/config.ts'
import type { Extensions } from '../../model/extensions.ts'
import { valueAt } from '../../model/resolve-plugins.ts'
import { importModule } from '../files/import-module.ts'
import { checkPlugin, isUnified, type ShapeProblem } from './check-plugin.ts'
import type { PluginModule, PluginModules } from './find-plugins.ts'
import { messageOf, placeIn } from './guard.ts'
import { joinPlugins, type LoadedModule } from './join-plugins.ts'
import { type Layer, layersOf } from './layers.ts'

export interface LoadedPlugins {
  readonly extensions: Extensions
  /** Folders of templates, strings and assets, the later over the earlier. */
  readonly layers: readonly Layer[]
  readonly complaints: readonly ConfigComplaint[]
}

/**
 * Runs the modules of plugins and joins what they bring. `config` is what the config file gave, for what stands in it itself.
 * Everything that is wrong comes back at once.
 */
export async function loadPlugins(found: PluginModules, config: unknown): Promise<LoadedPlugins> {
  const site = realpathSync(found.site)
  const complaints: ConfigComplaint[] = []
  const loaded: LoadedModule[] = []
  // One after the other: two of them may import one module, and are told of in the config's order.
  for (const module of found.modules) {
    const made = await loadModule(module, config, site)
    if ('problems' in made) complaints.push(...made.problems)
    else loaded.push(made)
  }
  const { extensions, complaints: ofJoining } = joinPlugins(loaded, site)
  const layers = loaded.flatMap(({ module, plugin }) =>
    plugin === null ? [] : layersOf(module, plugin, found),
  )
  return {
    extensions,
    layers: layers.flatMap(({ layer }) => layer ?? []),
    complaints: [...complaints, ...ofJoining, ...layers.flatMap(one => one.complaints)],
  }
}

async function loadModule(
  module: PluginModule,
  config: unknown,
  site: string,
): Promise<LoadedModule | { readonly problems: readonly ConfigComplaint[] }> {
  const { role, file, shown, options, isInline, named } = module
  try {
    const own = isInline ? valueAt(config, module.at) : undefined
    const [first, ownOptions] = Array.isArray(own) ? own : [own]
    const value = file === null ? first : await importModule(file)
    const given: unknown = isInline ? ownOptions : options
    if (role !== 'plugin') {
      const all: readonly unknown[] = file === null && Array.isArray(own) ? own.slice(1) : [given]
      const hasOptions = all.some(one => one !== undefined && !isEmpty(one))
      const unified = hasOptions && typeof value === 'function' ? [value, ...all] : value
      if (isUnified(unified)) return { module, plugin: null, unified: { name: named, plugin: unified } }
      return problems(module, [{ message: 'its default export is no plugin of unified', hint: unifiedHint }])
    }
    const made: unknown = typeof value === 'function' ? value(given ?? {}) : value
    if (value === undefined)
      return problems(module, [{ message: 'it has no default export', hint: exportHint }])
    if (typeof value !== 'function' && given !== undefined && !isEmpty(given)) {
      return problems(module, [
        {
          message: 'it takes no options',
          hint: 'export a function of options: `definePlugin(options => …)`',
        },
      ])
    }
    const checked = checkPlugin(made)
    if ('problems' in checked) return problems(module, checked.problems)
    return { module, plugin: checked.plugin, unified: null }
  } catch (cause) {
    const hint = file === null ? 'mend it in the config' : 'mend the module at this place'
    const at = placeIn(cause, { site, file: shown })
    const elsewhere = [{ message: 'it fails here', ...at }]
    const message = `plugin "${named}" cannot be loaded: ${messageOf(cause).replace(/^ParseError:\s*/, '')}`
    return { problems: [{ code: 'plugin/unloadable', path: module.at, message, hint, elsewhere }] }
  }
}

function problems(
  module: PluginModule,
  found: readonly ShapeProblem[],
): { readonly problems: ConfigComplaint[] } {
  const elsewhere = module.file === null ? [] : [{ message: 'its module is here', file: module.shown }]
  return {
    problems: found.map(({ message, ...hint }) => ({
      ...{ code: 'plugin/invalid' as const, path: module.at, elsewhere, ...hint },
      message: `plugin "${module.named}": ${message}`,
    })),
  }
}

function isEmpty(options: unknown): boolean {
  return typeof options === 'object' && options !== null && Object.keys(options).length === 0
}

const exportHint = 'write `export default definePlugin(options => ({ name: … }))`'
const unifiedHint =
  'a plugin of unified is a function that is exported by default; one of Diglot stands in `plugins`'
