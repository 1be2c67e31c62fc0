import * as v from 'valibot'
import type { PluginEntry } from '../../model/config.ts'
import { isMap, it, type Told } from '../../model/schema/complaint.ts'
import { rule } from '../../model/schema/values.ts'
import { isJson, type Json } from '../../text/json.ts'

/** A plugin without where the config names it, which its value does not know. */
type Entry = Omit<PluginEntry, 'at'>

/** Modules as a config names them, with options or without; or what they would export. */
export function pluginsSchema() {
  const hint = "write a list of modules: ['./plugins/weather.ts', ['diglot-plugin-x', { unit: 'C' }]]"
  return v.optional(v.array(v.pipe(v.unknown(), rule(oddEntry), v.transform(entryOf)), hint), [])
}

/** The entries with where they are, `path` being that of their list. */
export function placed(entries: readonly Entry[], path: readonly string[]): PluginEntry[] {
  return entries.map((entry, index) => ({ at: [...path, String(index)], ...entry }))
}

/** What stands in a config as it is, found by its key path. */
export function valueAt(config: unknown, path: readonly string[]): unknown {
  let value = config
  for (const key of path) value = isObject(value) ? Reflect.get(value, key) : undefined
  return value
}

function oddEntry(value: unknown): readonly Told[] {
  const [first, , ...more] = Array.isArray(value) ? (value as readonly unknown[]) : [value]
  if (typeof first === 'string') {
    if (more.length > 0) return [{ message: `${it} has more than a module and its options` }]
    const path = Array.isArray(value) ? { path: ['0'] } : {}
    const hint = "write './plugins/weather.ts'"
    return first.trim() === '' ? [{ message: `${it} is empty`, hint, ...path }] : []
  }
  if (typeof first === 'function' || (isMap(first) && !Array.isArray(value))) return []
  const hint = "write './plugins/weather.ts', or ['./plugins/weather.ts', { unit: 'C' }]"
  return [{ message: `${it} is neither a module nor a plugin`, hint }]
}

function entryOf(value: unknown): Entry {
  const [module, options = {}] = Array.isArray(value) ? (value as readonly unknown[]) : [value]
  if (typeof module !== 'string') return { module: null, options: {}, isInline: true }
  const isPlain = isJson(options)
  return { module, options: isPlain ? (options as Json) : {}, isInline: !isPlain }
}

function isObject(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function'
}
