import { realpathSync } from 'node:fs'
import type { ConfigComplaint } from '../../model/config.ts'
import type { Extensions } from '../../model/extensions.ts'
import { valueAt } from '../../parse/config/plugins-schema.ts'
import { defaultOf, importExports } from '../files/import-module.ts'
import type { ShapeProblem } from './check-plugin.ts'
import type { PluginModule, PluginModules } from './find-plugins.ts'
import { messageOf, placeIn } from './guard.ts'
import { joinPlugins, type LoadedModule } from './join-plugins.ts'
import { type Layer, layersOf } from './layers.ts'
import { handlersIn, makePlugin, makeUnified } from './make-plugin.ts'

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
  const { file, shown, options, isInline, named } = module
  try {
    const own = isInline ? valueAt(config, module.at) : undefined
    const [first, ...ownOptions]: readonly unknown[] = Array.isArray(own) ? own : [own]
    const exports: unknown = file === null ? first : await importExports(file, module.digest)
    const value = file === null ? first : defaultOf(exports)
    const given = isInline ? ownOptions : [options]
    const made =
      module.role === 'plugin'
        ? makePlugin(value, given[0])
        : makeUnified(value, given, named, handlersIn(exports))
    return 'problems' in made
      ? { problems: made.problems.map(one => complaintOf(module, one)) }
      : { module, ...made }
  } catch (cause) {
    const hint = file === null ? 'mend it in the config' : 'mend the module at this place'
    const at = placeIn(cause, { site, file: shown })
    const elsewhere = [{ message: 'it fails here', ...at }]
    const message = `plugin "${named}" cannot be loaded: ${messageOf(cause).replace(/^ParseError:\s*/, '')}`
    return { problems: [{ code: 'plugin/unloadable', path: module.at, message, hint, elsewhere }] }
  }
}

function complaintOf(module: PluginModule, { message, path = [], ...hint }: ShapeProblem): ConfigComplaint {
  const elsewhere = module.file === null ? [] : [{ message: 'its module is here', file: module.shown }]
  return {
    ...{ code: 'plugin/invalid' as const, path: [...module.at, ...path], elsewhere, ...hint },
    message: `plugin "${module.named}": ${message}`,
  }
}
