import { frontKeys, type KeyFacts, type Values } from './front-keys.ts'
import type { BuiltInTermField } from './taxonomy.ts'

/** A key of front matter that every site has and no taxonomy. */
export type KnownField = keyof typeof frontKeys

export const knownFields = Object.keys(frontKeys) as readonly KnownField[]

/** What another system's key may mean: one of ours, or the opposite of one that is true or false. */
export type MappedField = KnownField | BuiltInTermField | `!${Where<{ readonly is: 'flag' }>}`

/** Those that are of no taxonomy. */
export const mappedFields: readonly MappedField[] = knownFields.flatMap(key =>
  isFlag(key) ? [key, `!${key}` as const] : [key],
)

/** Those that an article may leave to its pair; so may it those of taxonomies. */
export const sharedFacts = knownFields.filter(isShared)

/** Those that templates have as they were read. */
export type ShownKey = Where<{ readonly shown: 'always' | 'with the text' }>

export const shownKeys = knownFields.filter(isShown)

/** What templates have as it was read. */
export type Shown = { readonly [K in ShownKey]?: Values[(typeof frontKeys)[K]['is']] | undefined }

/** How the value of a key is written. */
export function valueTypeOf(key: KnownField): keyof Values {
  return frontKeys[key].is
}

/** Whether a key stays with a notice that its text was withdrawn. */
export function outlivesText(key: ShownKey): boolean {
  const facts: KeyFacts = frontKeys[key]
  return facts.shown === 'always'
}

type Where<F> = { [K in KnownField]: (typeof frontKeys)[K] extends F ? K : never }[KnownField]

function isFlag(key: KnownField): key is Where<{ readonly is: 'flag' }> {
  return frontKeys[key].is === 'flag'
}

function isShared(key: KnownField): boolean {
  const facts: KeyFacts = frontKeys[key]
  return facts.shared === true
}

function isShown(key: KnownField): key is ShownKey {
  const facts: KeyFacts = frontKeys[key]
  return facts.shown !== 'by code'
}
