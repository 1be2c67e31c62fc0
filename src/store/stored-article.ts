import type { FrontMatter, Parsed } from '../model/article.ts'
import type { BodyBytes } from '../model/body.ts'
import { type Brief, briefOf, frontOf, type Rest, restOf } from './facts-text.ts'

/** Where what is too large to be kept in memory is found again, by the digest of the article's file. */
export interface Shelf {
  front(source: string): FrontMatter | undefined
  rest(source: string): Rest | undefined
  body(source: string): BodyBytes | undefined
}

/**
 * A parsed article of which only a little is kept: what front matter said, with all its places, and the headings take
 * more memory than all the rest, and nobody asks for them once the site is assembled, but for the article's own page.
 * A class, since objects whose getters are functions of their own are three times as large.
 */
export class StoredArticle implements Parsed {
  readonly lead: Parsed['lead']
  readonly words: Parsed['words']
  readonly digest: Parsed['digest']
  readonly diagnostics: Parsed['diagnostics']
  readonly #shelf: Shelf
  readonly #again: () => Parsed

  /** `again` parses the article's file, should what lies on the shelf turn out damaged. */
  constructor(source: Parsed['digest'], brief: Brief, shelf: Shelf, again: () => Parsed) {
    this.lead = brief.lead
    this.words = brief.words
    this.digest = source
    this.diagnostics = brief.diagnostics
    this.#shelf = shelf
    this.#again = again
  }

  get front(): FrontMatter {
    return this.#shelf.front(this.digest) ?? this.#again().front
  }

  get targets(): Parsed['targets'] {
    return (this.#shelf.rest(this.digest) ?? this.#again()).targets
  }

  get headings(): Parsed['headings'] {
    return (this.#shelf.rest(this.digest) ?? this.#again()).headings
  }

  get anchors(): Parsed['anchors'] {
    return (this.#shelf.rest(this.digest) ?? this.#again()).anchors
  }

  get body(): BodyBytes {
    return this.#shelf.body(this.digest) ?? this.#again().body
  }
}

/** A shelf on which facts that are asked for soon wait in memory, until they are let go. */
export interface Fetching extends Shelf {
  /** An article, of which `facts` is the text. */
  article(source: Parsed['digest'], facts: string, again: () => Parsed): StoredArticle
  letGo(): void
}

/** `facts` and `body` read what lies on the disk. */
export function openShelf(
  facts: (source: string) => string | undefined,
  body: (source: string) => BodyBytes | undefined,
): Fetching {
  const kept = new Map<string, string>()
  // An article's page and what is noted of it ask for the same headings.
  let latest: { readonly source: string; readonly rest: Rest } | undefined
  const textOf = (source: string): string | undefined => kept.get(source) ?? facts(source)
  const shelf: Shelf = {
    front(source) {
      const text = textOf(source)
      return text === undefined ? undefined : frontOf(text)
    },
    rest(source) {
      if (latest?.source === source) return latest.rest
      const text = textOf(source)
      if (text === undefined) return undefined
      latest = { source, rest: restOf(text) }
      return latest.rest
    },
    body,
  }
  return {
    ...shelf,
    article(source, text, again) {
      if (kept.size < most) kept.set(source, text)
      return new StoredArticle(source, briefOf(text), shelf, again)
    },
    letGo: () => kept.clear(),
  }
}

/** 40 MB; reading the others again takes some hundredths of a millisecond each. */
const most = 20_000
