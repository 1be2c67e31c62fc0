import type { PluginEntry } from '../../model/config.ts'
import { isJson, type Json } from '../../text/json.ts'
import { child, complain, isMap, type Node, nameOf, text } from './read-keys.ts'

/** A list of modules as a config names them, with options or without; or of what they would export. */
export function resolvePlugins(node: Node): PluginEntry[] {
  const { value } = node
  if (value === undefined) return []
  if (!Array.isArray(value)) {
    const hint = "write a list of modules: ['./plugins/weather.ts', ['diglot-plugin-x', { unit: 'C' }]]"
    complain(node, `${nameOf(node)} must be a list`, hint)
    return []
  }
  return value.flatMap((_, index) => resolveEntry(child(node, String(index))))
}

/** What stands in a config as it is, found by its key path. */
export function valueAt(config: unknown, path: readonly string[]): unknown {
  let value = config
  for (const key of path) value = isObject(value) ? Reflect.get(value, key) : undefined
  return value
}

function resolveEntry(node: Node): PluginEntry[] {
  const { value, path } = node
  if (typeof value === 'string') return moduleOf(node, {}, false)
  if (Array.isArray(value)) {
    const [first, options, ...more] = value
    if (typeof first === 'string' && more.length > 0) {
      complain(node, `${nameOf(node)} has more than a module and its options`)
      return []
    }
    if (typeof first === 'string') {
      const isPlain = isJson(options ?? {})
      return moduleOf(child(node, '0'), isPlain ? (options ?? {}) : {}, !isPlain, path)
    }
    if (typeof first === 'function') return [inline(path)]
  }
  if (typeof value === 'function' || isMap(value)) return [inline(path)]
  complain(node, `${nameOf(node)} is neither a module nor a plugin`, example)
  return []
}

function moduleOf(node: Node, options: Json, isInline: boolean, at = node.path): PluginEntry[] {
  const module = text(node, "'./plugins/weather.ts'")
  return module === undefined ? [] : [{ at, module, options, isInline }]
}

function inline(at: readonly string[]): PluginEntry {
  return { at, module: null, options: {}, isInline: true }
}

function isObject(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function'
}

const example = "write './plugins/weather.ts', or ['./plugins/weather.ts', { unit: 'C' }]"
