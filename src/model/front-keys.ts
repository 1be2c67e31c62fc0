import type { Moment } from '../text/moment.ts'
import type { ImageWords } from './article.ts'

/** What a value of front matter is to whoever reads it, by the way it is written. */
export interface Values {
  readonly text: string
  readonly moment: Moment
  /** One name: of a term, a file, a part of an address. */
  readonly name: string
  readonly names: readonly string[]
  /** The name of a file, or a map of it and what is said of the picture. */
  readonly picture: { readonly src?: string } & ImageWords
  readonly url: string
  readonly flag: boolean
  readonly number: number
  readonly corrections: readonly { readonly date?: Moment; readonly text: string }[]
  /** A text, or `true` for the usual one. */
  readonly notice: string | true
}

/** What is declared of a key. */
export interface KeyFacts {
  readonly is: keyof Values
  /** An article may leave it to its pair. */
  readonly shared?: true
  /**
   * Whether templates have it as `article.…` and `standing.…` just as it was read: `always`, or only where the text is
   * shown too, which is not so once that is withdrawn. `by code` is for keys that something else is made of.
   */
  readonly shown: 'always' | 'with the text' | 'by code'
}

/** The keys of front matter but those of taxonomies. One line here, and a key is known, read, checked and, if it says so, shown. */
export const frontKeys = {
  title: { is: 'text', shown: 'by code' },
  date: { is: 'moment', shown: 'by code', shared: true },
  slug: { is: 'name', shown: 'by code' },
  key: { is: 'name', shown: 'by code' },
  updated: { is: 'moment', shown: 'always' },
  summary: { is: 'text', shown: 'by code' },
  section: { is: 'name', shown: 'by code', shared: true },
  image: { is: 'picture', shown: 'by code', shared: true },
  sourceUrl: { is: 'url', shown: 'always' },
  noindex: { is: 'flag', shown: 'by code' },
  draft: { is: 'flag', shown: 'by code' },
  expires: { is: 'moment', shown: 'by code' },
  aliases: { is: 'names', shown: 'by code' },
  corrections: { is: 'corrections', shown: 'by code' },
  withdrawn: { is: 'notice', shown: 'by code' },
  order: { is: 'number', shown: 'by code' },
  nav: { is: 'flag', shown: 'by code' },
  template: { is: 'name', shown: 'by code' },
} as const satisfies Record<string, KeyFacts>
