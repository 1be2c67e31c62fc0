import type { Position } from '../model/article.ts'
import type { Moment } from '../text/moment.ts'

/** A name as an editor wrote it, with its place for a later complaint. */
export interface Named {
  readonly name: string
  readonly at: Position
}

export interface Correction {
  readonly date?: Moment
  readonly text: string
}

/**
 * What one file's front matter says, checked key by key; nothing is taken from its pair yet. Every key is there, so that
 * all have one shape: what reads ten thousand of them is compiled once.
 */
export interface Fields {
  readonly title: string | undefined
  readonly date: Moment | undefined
  readonly source: Named | undefined
  readonly author: readonly Named[] | undefined
  readonly editor: readonly Named[] | undefined
  readonly tags: readonly Named[] | undefined
  readonly slug: Named | undefined
  readonly key: Named | undefined
  readonly updated: Moment | undefined
  readonly summary: string | undefined
  readonly section: Named | undefined
  readonly image: Named | undefined
  readonly sourceUrl: string | undefined
  readonly draft: boolean | undefined
  readonly expires: Moment | undefined
  readonly aliases: readonly Named[] | undefined
  readonly corrections: readonly Correction[] | undefined
  readonly withdrawn: string | true | undefined
  readonly order: number | undefined
  readonly template: Named | undefined
}

/** Of a file that says nothing. */
export const noFields: Fields = {
  title: undefined,
  date: undefined,
  source: undefined,
  author: undefined,
  editor: undefined,
  tags: undefined,
  slug: undefined,
  key: undefined,
  updated: undefined,
  summary: undefined,
  section: undefined,
  image: undefined,
  sourceUrl: undefined,
  draft: undefined,
  expires: undefined,
  aliases: undefined,
  corrections: undefined,
  withdrawn: undefined,
  order: undefined,
  template: undefined,
}
