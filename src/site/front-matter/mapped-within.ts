import type { FrontEntry, Json } from '../../model/article.ts'
import type { ResolvedConfig } from '../../model/config.ts'
import { isRecord } from './read-texts.ts'

/** What a config's `fields` take out of a map: `'extra.published'` is `published` within `extra`. Its place is the map's. */
export function mappedWithin(
  entry: FrontEntry,
  fields: ResolvedConfig['fields'],
): (readonly [FrontEntry, string])[] {
  if (!isRecord(entry.value)) return []
  return Object.entries(fields).flatMap(([path, field]) => {
    const [outer, ...keys] = path.split('.')
    if (outer !== entry.key || keys.length === 0) return []
    const value = valueAt(entry.value, keys)
    return value === undefined ? [] : [[entryOf(path, value, entry), field] as const]
  })
}

function valueAt(map: Json, keys: readonly string[]): Json | undefined {
  let value: Json | undefined = map
  for (const key of keys) value = isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined
  return value
}

function entryOf(key: string, value: Json, { keyAt, valueAt: at }: FrontEntry): FrontEntry {
  const items = Array.isArray(value) ? { items: value.map((one: Json) => ({ value: one, at })) } : {}
  return { key, value, keyAt, valueAt: at, ...items }
}
