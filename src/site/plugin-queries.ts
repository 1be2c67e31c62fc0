import type { Json } from '../model/article.ts'
import { extensionsOf, PluginError } from '../model/extensions.ts'
import type { PluginQueries } from '../model/plugin.ts'
import type { Queries } from '../model/queries.ts'
import { deepFrozen } from '../text/deep-frozen.ts'
import { canonicalJson } from '../text/digest.ts'
import { isJson } from '../text/json.ts'
import { shared } from './shared.ts'

/**
 * What a plugin may ask: the queries of whoever uses it, with answers that it cannot change, and the queries of plugins. Those
 * are answered once for all pages, and what they ask is noted for each page that asks them.
 */
export function pluginQueries(ask: Queries): PluginQueries {
  const known = made.get(ask)
  if (known !== undefined) return known
  const table = Object.entries(ask).map(([name, answer]) => [
    name,
    (...args: Json[]): unknown => deepFrozen((answer as (...args: Json[]) => unknown)(...args)),
  ])
  // The same queries with the same signatures.
  const queries: Queries = Object.fromEntries(table)
  const all: PluginQueries = { ...queries, call: (name, argument = null) => call(name, argument, ask, all) }
  made.set(ask, all)
  return all
}

const made = new WeakMap<Queries, PluginQueries>()

function call(name: string, argument: Json, ask: Queries, all: PluginQueries): Json {
  const { queries } = extensionsOf(ask)
  const found = queries.get(name)
  if (found === undefined) {
    const known = queries.size === 0 ? 'there are none' : `there are ${[...queries.keys()].join(', ')}`
    throw new Error(`no plugin has a query "${name}": ${known}`)
  }
  const { plugin, file, value } = found
  if (!isJson(argument)) throw new Error(`the query "${name}" was asked about what is no JSON`)
  // Before the answer, so that one that fails is asked again when the plugin has been mended.
  ask.plugin(plugin)
  return shared(ask, `query ${name}`, '', canonicalJson(argument), () => {
    const answer: unknown = value(argument, all)
    if (isJson(answer)) return deepFrozen(answer)
    const hint = 'give texts, numbers, true, false, null, and lists and plain objects of these'
    const message = `the query "${name}" of plugin "${plugin}" gives what is no JSON`
    throw new PluginError('plugin/failed', plugin, message, { file }, { hint })
  })
}
