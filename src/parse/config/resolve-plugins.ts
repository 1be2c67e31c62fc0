import type { ConfigComplaint, PluginEntry } from '../../model/config.ts'
import { isMap, nameOf } from '../../model/schema/complaint.ts'
import { isJson, type Json } from '../../text/json.ts'

/** A list of modules as a config names them at a key path, with options or without; or of what they would export. */
export function resolvePlugins(
  value: unknown,
  path: readonly string[],
): { readonly entries: readonly PluginEntry[]; readonly complaints: readonly ConfigComplaint[] } {
  if (value === undefined) return { entries: [], complaints: [] }
  if (!Array.isArray(value)) {
    const hint = "write a list of modules: ['./plugins/weather.ts', ['diglot-plugin-x', { unit: 'C' }]]"
    return { entries: [], complaints: [wrong(path, 'must be a list', hint)] }
  }
  const read = value.map((one, index) => resolveEntry(one, [...path, String(index)]))
  return {
    entries: read.flatMap(one => ('at' in one ? one : [])),
    complaints: read.flatMap(one => ('at' in one ? [] : one)),
  }
}

/** What stands in a config as it is, found by its key path. */
export function valueAt(config: unknown, path: readonly string[]): unknown {
  let value = config
  for (const key of path) value = isObject(value) ? Reflect.get(value, key) : undefined
  return value
}

function resolveEntry(value: unknown, at: readonly string[]): PluginEntry | ConfigComplaint {
  if (typeof value === 'string') return moduleOf(value, at, {}, false)
  if (Array.isArray(value)) {
    const [first, options = {}, ...more]: readonly unknown[] = value
    if (typeof first === 'string' && more.length > 0) {
      return wrong(at, 'has more than a module and its options')
    }
    if (typeof first === 'string')
      return isJson(options) ? moduleOf(first, at, options, false) : moduleOf(first, at, {}, true)
    if (typeof first === 'function') return inline(at)
  }
  if (typeof value === 'function' || isMap(value)) return inline(at)
  return wrong(at, 'is neither a module nor a plugin', example)
}

function moduleOf(
  module: string,
  at: readonly string[],
  options: Json,
  isInline: boolean,
): PluginEntry | ConfigComplaint {
  if (module.trim() === '') return wrong(at, 'is empty', example)
  return { at, module, options, isInline }
}

function inline(at: readonly string[]): PluginEntry {
  return { at, module: null, options: {}, isInline: true }
}

function wrong(path: readonly string[], what: string, hint?: string): ConfigComplaint {
  const message = `${nameOf(path)} ${what}`
  return { code: 'config/invalid', path, message, ...(hint === undefined ? {} : { hint }) }
}

function isObject(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function'
}

const example = "write './plugins/weather.ts', or ['./plugins/weather.ts', { unit: 'C' }]"
