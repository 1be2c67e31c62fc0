import * as v from 'valibot'
import { didYouMean } from '../../text/nearest.ts'
import { isMap } from './complaint.ts'

/**
 * An object with certain keys and no others. The library's own stops at the first unknown key, and takes what every object
 * inherits for a key of it; to others, and to JSON Schema, this is that one.
 */
export function table<const E extends v.ObjectEntries>(
  entries: E,
  example?: string,
): v.StrictObjectSchema<E, string | undefined> {
  const schema = v.strictObject(entries, example)
  const known = Object.keys(entries)
  return {
    ...schema,
    '~run'(dataset, config) {
      const input = dataset.value
      if (!isMap(input)) return refused(schema, dataset, config)
      const out = begun()
      for (const key of known) runAt(entries[key] as v.GenericSchema, out, input, key, config)
      for (const key of Object.keys(input)) {
        if (known.includes(key)) continue
        const message = didYouMean(key, known) ?? `known here are ${known.join(', ')}`
        out.issues.push(issueAt(input, key, { type: 'unknown_key', message }))
      }
      return ended(out) as ReturnType<(typeof schema)['~run']>
    },
  }
}

/**
 * An object with keys that its writer chose, in their order. The library's own leaves some names out in silence. `ofKey` is
 * for values that must fit their key.
 */
export function entriesOf<K extends v.GenericSchema<string, string>, S extends v.GenericSchema>(
  key: K,
  value: S,
  example?: string,
  ofKey: (key: string) => S = () => value,
): v.RecordSchema<K, S, string | undefined> {
  const schema = v.record(key, value, example)
  return {
    ...schema,
    '~run'(dataset, config) {
      const input = dataset.value
      if (!isMap(input)) return refused(schema, dataset, config)
      const out = begun()
      for (const name of Object.keys(input)) {
        const { issues } = key['~run']({ value: name }, config)
        if (issues === undefined) runAt(ofKey(name), out, input, name, config)
        else for (const one of issues) out.issues.push({ ...one, path: [stepTo(input, name)] })
      }
      return ended(out) as ReturnType<(typeof schema)['~run']>
    },
  }
}

/** One of several schemas, chosen by the value, so that complaints are those of the one that was meant. */
export function oneBy<const O extends readonly v.GenericSchema[]>(
  options: O,
  choose: (value: unknown, options: O) => v.GenericSchema,
): v.UnionSchema<O, undefined> {
  const schema = v.union(options)
  return {
    ...schema,
    '~run': (dataset, config) =>
      choose(dataset.value, options)['~run'](dataset, config) as ReturnType<(typeof schema)['~run']>,
  }
}

type Config = v.Config<v.BaseIssue<unknown>>

interface Output {
  readonly value: Record<string, unknown>
  readonly issues: v.BaseIssue<unknown>[]
}

function begun(): Output {
  // What it does not have, it does not have.
  return { value: Object.create(null) as Record<string, unknown>, issues: [] }
}

function ended({ value, issues }: Output): unknown {
  return issues.length === 0 ? { typed: true, value } : { typed: false, value, issues }
}

/** What the library says of something that is no object. */
function refused<S extends v.GenericSchema>(schema: S, dataset: { value: unknown }, config: Config) {
  const nothing = Array.isArray(dataset.value) ? 0 : dataset.value
  const found = schema['~run']({ value: nothing }, config)
  for (const issue of found.issues ?? []) Object.assign(issue, { input: dataset.value })
  return { ...found, value: dataset.value } as ReturnType<S['~run']>
}

function runAt(schema: v.GenericSchema, out: Output, input: object, key: string, config: Config): void {
  const value: unknown = Object.hasOwn(input, key) ? Reflect.get(input, key) : undefined
  const found = schema['~run']({ value }, config)
  for (const issue of found.issues ?? []) {
    out.issues.push({ ...issue, path: [stepTo(input, key), ...(issue.path ?? [])] })
  }
  if (found.value !== undefined) out.value[key] = found.value
}

function issueAt(input: object, key: string, what: { readonly type: string; readonly message: string }) {
  const value: unknown = Reflect.get(input, key)
  return {
    ...what,
    kind: 'schema' as const,
    input: key,
    expected: 'never',
    received: JSON.stringify(key),
    path: [stepTo(input, key)] as [v.IssuePathItem],
    value,
  }
}

function stepTo(input: object, key: string): v.IssuePathItem {
  return { type: 'unknown', origin: 'value', input, key, value: Reflect.get(input, key) }
}
