import type { ConfigComplaint } from '../../model/config.ts'
import type { Contribution, Extensions } from '../../model/extensions.ts'
import type { ParsePlugin } from '../../model/parse-settings.ts'
import type { Directive, Plugin, PluginOutput, PluginQuery, TemplateFunction } from '../../model/plugin.ts'
import { builtIn } from '../../plugins/built-in.ts'
import { canonicalJson, digest } from '../../text/digest.ts'
import type { PluginModule } from './find-plugins.ts'
import { guarded } from './guard.ts'

/** What came of a module. */
export type LoadedModule =
  | { readonly module: PluginModule; readonly plugin: Plugin; readonly unified: null }
  | {
      readonly module: PluginModule
      readonly plugin: null
      readonly unified: { name: string; plugin: unknown }
    }

/** Joins plugins in their order. What two of them bring under one name is complained of: no order would be right for everybody. */
export function joinPlugins(
  loaded: readonly LoadedModule[],
  site: string,
): { readonly extensions: Extensions; readonly complaints: readonly ConfigComplaint[] } {
  const complaints: ConfigComplaint[] = []
  const owners = new Map<string, PluginModule>()
  const digests = new Map<string, string>()
  const remark: ParsePlugin[] = []
  const rehype: ParsePlugin[] = []
  const directives = new Map<string, Contribution<Directive>>()
  const filters = new Map<string, Contribution<TemplateFunction>>()
  const functions = new Map<string, Contribution<TemplateFunction>>()
  const queries = new Map<string, Contribution<PluginQuery>>()
  const outputs = new Map<string, Contribution<PluginOutput>>()
  /** What texts are parsed with: of directives not the rendering, but that comes with the digest of the module. */
  const ofParsing: string[] = []

  function claims(what: string, module: PluginModule): boolean {
    const other = owners.get(what)
    if (other === undefined) {
      owners.set(what, module)
      return true
    }
    complaints.push({
      ...{ code: 'plugin/duplicate' as const, path: module.at, message: `two plugins have the ${what}` },
      hint: what.startsWith('name')
        ? 'name each plugin once'
        : 'leave one of the plugins out, or rename it there',
      related: [{ path: other.at, message: 'the other one is here' }],
    })
    return false
  }

  for (const { module, plugin, unified } of loaded) {
    if (plugin === null) {
      // `use` of unified takes what has been looked at.
      const list = module.role === 'remark' ? remark : rehype
      list.push(unified as ParsePlugin)
      ofParsing.push(module.digest)
      continue
    }
    const { name } = plugin
    if (!claims(`name "${name}"`, module)) continue
    digests.set(name, module.digest)
    const file = module.shown
    const wrap = <A extends readonly unknown[], R>(
      part: string,
      call: (...args: A) => R,
    ): ((...args: A) => R) => guarded({ plugin: name, part, file, site }, call)
    const add = <T>(to: Map<string, Contribution<T>>, kind: string, of: string, value: T): void => {
      if (claims(`${kind} "${of}"`, module)) to.set(of, { plugin: name, file, value })
    }
    remark.push(...(plugin.remark ?? []).map(one => ({ name, plugin: one }) as ParsePlugin))
    rehype.push(...(plugin.rehype ?? []).map(one => ({ name, plugin: one }) as ParsePlugin))
    const declared = plugin.directives ?? {}
    if (plugin.remark?.length || plugin.rehype?.length) ofParsing.push(module.digest)
    else if (Object.keys(declared).length > 0) ofParsing.push(canonicalJson(declarationsOf(declared)))
    for (const [key, one] of Object.entries(declared)) {
      if (isOwn(key)) {
        const message = `the directive "${key}" of plugin "${name}" has the name of one that every site has`
        complaints.push({ code: 'plugin/duplicate', path: module.at, message, hint: 'give it another name' })
        continue
      }
      const render = wrap(`directive "${key}"`, one.render.bind(one))
      add(directives, 'directive', key, { ...one, render })
    }
    for (const [key, one] of Object.entries(plugin.filters ?? {}))
      add(filters, 'filter', key, wrap(`filter "${key}"`, one))
    for (const [key, one] of Object.entries(plugin.functions ?? {}))
      add(functions, 'function', key, wrap(`function "${key}"`, one))
    for (const [key, one] of Object.entries(plugin.queries ?? {}))
      add(queries, 'query', key, wrap(`query "${key}"`, one))
    for (const one of plugin.outputs ?? []) {
      const what = `output "${one.name}"`
      // What is planned may be made bit by bit, and fail on the way.
      const plan = wrap(what, (query: Parameters<PluginOutput['plan']>[0]) => [...one.plan(query)])
      add(outputs, 'output', one.name, { name: one.name, plan, render: wrap(what, one.render.bind(one)) })
    }
  }
  const parsing = ofParsing.length === 0 ? '' : digest(ofParsing.join('\n')).slice(0, 32)
  return {
    extensions: { digests, remark, rehype, parsing, directives, filters, functions, queries, outputs },
    complaints,
  }
}

function isOwn(directive: string): boolean {
  return Object.hasOwn(builtIn.directives ?? {}, directive)
}

function declarationsOf(directives: Readonly<Record<string, Directive>>) {
  return Object.entries(directives).map(([name, { render: _, ...declared }]) => [name, declared])
}
