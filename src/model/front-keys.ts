import type { Moment } from '../text/moment.ts'

/** What a value of front matter is to whoever reads it, by the way it is written. */
export interface Values {
  readonly text: string
  readonly moment: Moment
  /** One name: of a term, a file, a part of an address. */
  readonly name: string
  readonly names: readonly string[]
  readonly url: string
  readonly flag: boolean
  readonly number: number
  readonly corrections: readonly { readonly date?: Moment; readonly text: string }[]
  /** A text, or `true` for the usual one. */
  readonly notice: string | true
}

interface KeyFacts {
  readonly is: keyof Values
  /** An article may leave it to its pair. */
  readonly shared?: true
  /**
   * Whether templates have it as `article.…` and `standing.…` just as it was read: `always`, or only where the text is
   * shown too, which is not so once that is withdrawn. `by code` is for keys that something else is made of.
   */
  readonly shown: 'always' | 'with the text' | 'by code'
}

/** The keys of front matter. One line here, and a key is known, read, checked and, if it says so, shown. */
export const frontKeys = {
  title: { is: 'text', shown: 'by code' },
  date: { is: 'moment', shown: 'by code', shared: true },
  source: { is: 'name', shown: 'by code', shared: true },
  author: { is: 'names', shown: 'by code', shared: true },
  editor: { is: 'names', shown: 'by code', shared: true },
  tags: { is: 'names', shown: 'by code', shared: true },
  slug: { is: 'name', shown: 'by code' },
  key: { is: 'name', shown: 'by code' },
  updated: { is: 'moment', shown: 'always' },
  summary: { is: 'text', shown: 'by code' },
  section: { is: 'name', shown: 'by code', shared: true },
  image: { is: 'name', shown: 'by code', shared: true },
  sourceUrl: { is: 'url', shown: 'always' },
  draft: { is: 'flag', shown: 'by code' },
  expires: { is: 'moment', shown: 'by code' },
  aliases: { is: 'names', shown: 'by code' },
  corrections: { is: 'corrections', shown: 'by code' },
  withdrawn: { is: 'notice', shown: 'by code' },
  order: { is: 'number', shown: 'by code' },
  template: { is: 'name', shown: 'by code' },
} as const satisfies Record<string, KeyFacts>

/** A key of front matter, as Diglot names it. */
export type KnownField = keyof typeof frontKeys

export const knownFields = Object.keys(frontKeys) as readonly KnownField[]

/** What another system's key may mean: one of ours, or the opposite of one that is true or false. */
export type MappedField = KnownField | `!${Where<{ readonly is: 'flag' }>}`

export const mappedFields: readonly MappedField[] = knownFields.flatMap(key =>
  isFlag(key) ? [key, `!${key}` as const] : [key],
)

/** Those that an article may leave to its pair. */
export type SharedFact = Where<{ readonly shared: true }>

export const sharedFacts = knownFields.filter(isShared)

/** Those that templates have as they were read. */
export type ShownKey = Where<{ readonly shown: 'always' | 'with the text' }>

export const shownKeys = knownFields.filter(isShown)

/** What templates have as it was read. */
export type Shown = { readonly [K in ShownKey]?: Values[(typeof frontKeys)[K]['is']] | undefined }

/** How the value of a key is written. */
export function kindOf(key: KnownField): keyof Values {
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

function isShared(key: KnownField): key is SharedFact {
  const facts: KeyFacts = frontKeys[key]
  return facts.shared === true
}

function isShown(key: KnownField): key is ShownKey {
  const facts: KeyFacts = frontKeys[key]
  return facts.shown !== 'by code'
}
