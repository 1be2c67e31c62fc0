import type { ResolvedConfig } from '../../model/config.ts'
import type { Values } from '../../model/front-keys.ts'
import { knownFields, sharedFacts, valueTypeOf } from '../../model/known-fields.ts'
import { type TermKey, termKeys } from '../../model/taxonomy.ts'
import type { Fields } from './fields.ts'

/** The keys of front matter that a site has: those of every site, and those of its taxonomies. */
export interface SiteKeys {
  readonly names: readonly string[]
  /** Key → how its value is written. */
  readonly types: ReadonlyMap<string, keyof Values>
  /** Those that an article may leave to its pair. */
  readonly shared: readonly string[]
  readonly terms: readonly TermKey[]
  /** What a file says that says nothing. */
  readonly noFields: Fields
}

/** Made once for a config: it is asked for every file. */
export function keysOf({ taxonomies }: Pick<ResolvedConfig, 'taxonomies'>): SiteKeys {
  const known = made.get(taxonomies)
  if (known !== undefined) return known
  const terms = termKeys(taxonomies)
  const names = [...knownFields, ...terms.map(({ key }) => key)]
  const types = new Map<string, keyof Values>(knownFields.map(key => [key, valueTypeOf(key)]))
  for (const { key, single } of terms) types.set(key, single ? 'name' : 'names')
  const shared = [...sharedFacts, ...terms.map(({ key }) => key)]
  const noFields = Object.fromEntries(names.map(key => [key, undefined])) as unknown as Fields
  const keys = { names, types, shared, terms, noFields }
  made.set(taxonomies, keys)
  return keys
}

const made = new WeakMap<ResolvedConfig['taxonomies'], SiteKeys>()
