import type { Mentions } from './mentions.ts'

/** A template as it is once it has been read and compiled. */
export interface ReadyMade extends Mentions {
  /** What it was made of: a template of this name with another text is another one. */
  readonly text: string
  readonly hasOnlyMacros: boolean
  /** What the code that Nunjucks writes gives: functions by name. */
  readonly code: object
}

/**
 * Templates by name that need not be compiled. `bundle.mjs` puts those of the default theme here, which takes as long
 * as half of building a small site; as sources there are none, and every page is the same.
 */
export const readyMade: ReadonlyMap<string, ReadyMade> = new Map()
