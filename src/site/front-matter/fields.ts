import type { Article, ImageWords, Json, Position } from '../../model/article.ts'
import type { frontKeys, Values } from '../../model/front-keys.ts'
import { type KnownField, shownKeys } from '../../model/known-fields.ts'
import type { SiteKeys } from './site-keys.ts'

/** A name as an editor wrote it, with its place for a later complaint. */
export interface Named {
  readonly name: string
  readonly at: Position
  /** Where it stands alone, in no list: its key, as the file has it. */
  readonly alone?: string
}

/** A lead picture; the version of another edition may name its file. */
export interface Pictured extends ImageWords {
  readonly src?: Named | undefined
}

/** What reading a value gives: names and corrections keep their places. */
export type Read<K extends keyof Values> = K extends 'name'
  ? Named
  : K extends 'names'
    ? readonly Named[]
    : K extends 'picture'
      ? Pictured
      : K extends 'corrections'
        ? readonly (Values[K][number] & { readonly at: Position })[]
        : Values[K]

/**
 * What one file's front matter says, checked key by key; nothing is taken from its pair yet. Every key is there, so that
 * all have one shape: what reads ten thousand of them is compiled once.
 */
export type Fields = { readonly [K in KnownField]: Read<(typeof frontKeys)[K]['is']> | undefined } & {
  /** Those of taxonomies, and those that the config declares. */
  readonly [declared: string]: unknown
}

/** What a piece says under the keys that the config declares, with what stands for those that say nothing. */
export function declaredIn(fields: Fields, { declared }: Pick<SiteKeys, 'declared'>): Article['fields'] {
  if (declared.size === 0) return nothing
  const found: Record<string, Json> = {}
  for (const [key, { usual }] of declared) {
    // Every key is read by the reader of its own kind.
    const value = (fields[key] as Json | undefined) ?? usual
    if (value !== undefined) found[key] = value
  }
  return found
}

const nothing: Article['fields'] = Object.freeze({})

/** The names that a field of a taxonomy has. */
export function namesIn(fields: Fields, key: string): readonly Named[] {
  const value = fields[key]
  if (value === undefined) return none
  return isNamed(value) ? [value] : (value as readonly Named[])
}

const none: readonly Named[] = []

/**
 * Gives an article what it shows as it was read, names without their places. Keys are added to the object, and all of
 * them, so that all articles have one shape: spreading one object into another is slow.
 */
export function addShown(article: object, fields: Fields): void {
  const target = article as { [key: string]: unknown }
  for (const key of shownKeys) {
    const value: unknown = fields[key]
    target[key] = value === undefined ? undefined : withoutPlaces(value)
  }
}

function withoutPlaces(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutPlaces)
  return isNamed(value) ? value.name : value
}

export function isNamed(value: unknown): value is Named {
  return typeof value === 'object' && value !== null && 'name' in value
}
