import type { ImageWords, Position } from '../../model/article.ts'
import type { frontKeys, Values } from '../../model/front-keys.ts'
import { type KnownField, shownKeys } from '../../model/known-fields.ts'

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
  /** Those of taxonomies. */
  readonly [declared: string]: unknown
}

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
