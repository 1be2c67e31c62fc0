import type { Json } from '../../model/article.ts'
import type { ResolvedConfig } from '../../model/config.ts'
import type { Values } from '../../model/front-keys.ts'
import { knownFields, sharedFacts, valueTypeOf } from '../../model/known-fields.ts'
import { check } from '../../model/schema/check.ts'
import type { FieldRules } from '../../model/schema/field-rules.ts'
import { termsOf, valueSchema } from '../../model/schema/value-schema.ts'
import { type TermKey, termKeys } from '../../model/taxonomy.ts'
import type { Fields } from './fields.ts'
import { type DeclaredReader, readerOf } from './read-declared.ts'

/** The keys of front matter that a site has: those of every site, those of its taxonomies, and those that it declares. */
export interface SiteKeys {
  readonly names: readonly string[]
  /** Key → how its value is written. */
  readonly types: ReadonlyMap<string, keyof Values>
  /** Those that an article may leave to its pair. */
  readonly shared: readonly string[]
  readonly terms: readonly TermKey[]
  /** Those that the config declares, but for terms: key → how its value is read, and what it is where nobody says. */
  readonly declared: ReadonlyMap<string, { readonly read: DeclaredReader; readonly usual: Json | undefined }>
  /** Declared ones that an article must have. */
  readonly required: readonly string[]
  /** Declared ones that cards have too. */
  readonly onCards: readonly string[]
  /** What a file says that says nothing. */
  readonly noFields: Fields
}

/** Made once for a config: it is asked for every file. */
export function keysOf(config: KeysOfConfig): SiteKeys {
  const known = made.get(config.taxonomies)
  if (known !== undefined && known.of === config.declared) return known.keys
  const keys = makeKeys(config)
  made.set(config.taxonomies, { of: config.declared, keys })
  return keys
}

type KeysOfConfig = Pick<ResolvedConfig, 'taxonomies' | 'declared' | 'timeZone'>

const made = new WeakMap<
  ResolvedConfig['taxonomies'],
  { readonly of: ResolvedConfig['declared']; readonly keys: SiteKeys }
>()

function makeKeys({ taxonomies, declared, timeZone }: KeysOfConfig): SiteKeys {
  const terms = termKeys(taxonomies)
  const own = Object.entries(declared)
  const values = own.filter(([, rules]) => termsOf(rules) === undefined)
  const names = [...new Set([...knownFields, ...terms.map(({ key }) => key), ...values.map(([key]) => key)])]
  const types = new Map<string, keyof Values>(knownFields.map(key => [key, valueTypeOf(key)]))
  for (const { key, single } of terms) types.set(key, single ? 'name' : 'names')
  const [first = 'date', ...others] = sharedFacts
  const shared = values.filter(([, rules]) => rules.shared === true).map(([key]) => key)
  return {
    names,
    types,
    // In the order in which messages tell them.
    shared: [first, ...terms.map(({ key }) => key), ...others, ...shared],
    terms,
    declared: new Map(
      values.map(([key, rules]) => {
        const usual = rules.default === undefined ? undefined : usualOf(rules, timeZone)
        return [key, { read: readerOf(key, rules, timeZone), usual }]
      }),
    ),
    required: own.filter(([, rules]) => rules.required === true).map(([key]) => key),
    onCards: values.filter(([, rules]) => rules.card === true).map(([key]) => key),
    noFields: Object.fromEntries(names.map(key => [key, undefined])) as unknown as Fields,
  }
}

/** A default as it is read: that it can be was checked with the config. */
function usualOf(rules: FieldRules, zone: string): Json {
  return check(valueSchema(rules, zone), rules.default).value as Json
}
