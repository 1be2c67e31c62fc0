import type { FrontMatter, Parsed } from '../model/article.ts'
import type { BodyBytes } from '../model/body.ts'
import type { Facts } from './facts-file.ts'

/** Where what is too large to be kept in memory is found again, by the digest of the article's file. */
export interface Shelf {
  front(source: string): FrontMatter | undefined
  body(source: string): BodyBytes | undefined
}

/**
 * A parsed article of which the body and the front matter lie on a shelf: what front matter said, with all its places,
 * takes more memory than all the rest, and nobody asks for it once the site is assembled. A class, since objects whose
 * getters are functions of their own are three times as large.
 */
export class StoredArticle implements Parsed {
  readonly targets: Parsed['targets']
  readonly headings: Parsed['headings']
  readonly anchors: Parsed['anchors']
  readonly lead: Parsed['lead']
  readonly words: Parsed['words']
  readonly digest: Parsed['digest']
  readonly diagnostics: Parsed['diagnostics']
  readonly #shelf: Shelf
  readonly #again: () => Parsed

  /** `again` parses the article's file, should what lies on the shelf turn out damaged. */
  constructor(facts: Facts, shelf: Shelf, again: () => Parsed) {
    this.targets = facts.targets
    this.headings = facts.headings
    this.anchors = facts.anchors
    this.lead = facts.lead
    this.words = facts.words
    this.digest = facts.digest
    this.diagnostics = facts.diagnostics
    this.#shelf = shelf
    this.#again = again
  }

  get front(): FrontMatter {
    return this.#shelf.front(this.digest) ?? this.#again().front
  }

  get body(): BodyBytes {
    return this.#shelf.body(this.digest) ?? this.#again().body
  }
}

/** Front matter that is asked for soon, until it is let go; of a very large site only a part is in memory. */
export interface Fronts {
  get(source: string): FrontMatter | undefined
  set(source: string, front: FrontMatter): void
  letGo(): void
}

export function openFronts(): Fronts {
  const kept = new Map<string, FrontMatter>()
  return {
    get: source => kept.get(source),
    set(source, front) {
      if (kept.size < most) kept.set(source, front)
    },
    letGo: () => kept.clear(),
  }
}

/** 40 MB; reading the others again takes some hundredths of a millisecond each. */
const most = 20_000
