import type { FrontMatter, Parsed } from '../../model/article.ts'
import type { BodyBytes } from '../../model/body.ts'
import { type Brief, briefOf, frontOf, type Rest, restOf, restText } from './facts-text.ts'
import { growingTexts } from './growing-bytes.ts'

/** Where what is too large to be kept as objects is found again. */
export interface PackReader {
  /** By the digest of the article's file; so is the body. */
  front(source: string): FrontMatter | undefined
  /** By the number that it was put there under. */
  rest(number: number): Rest
  body(source: string): BodyBytes | undefined
}

/**
 * A parsed article of which only a little is kept: what front matter said, with all its places, takes more memory than
 * all the rest, and nobody asks for it once the site is assembled; headings only the article's own page asks for.
 * A class, since objects whose getters are functions of their own are three times as large.
 */
export class StoredArticle implements Parsed {
  readonly lead: Parsed['lead']
  readonly words: Parsed['words']
  readonly digest: Parsed['digest']
  readonly diagnostics: Parsed['diagnostics']
  readonly #rest: number
  readonly #reader: PackReader
  readonly #again: () => Parsed

  /** `again` parses the article's file, should what lies on the reader turn out damaged. */
  constructor(source: Parsed['digest'], brief: Brief, rest: number, reader: PackReader, again: () => Parsed) {
    this.lead = brief.lead
    this.words = brief.words
    this.digest = source
    this.diagnostics = brief.diagnostics
    this.#rest = rest
    this.#reader = reader
    this.#again = again
  }

  get front(): FrontMatter {
    return this.#reader.front(this.digest) ?? this.#again().front
  }

  get targets(): Parsed['targets'] {
    return this.#reader.rest(this.#rest).targets
  }

  get headings(): Parsed['headings'] {
    return this.#reader.rest(this.#rest).headings
  }

  get anchors(): Parsed['anchors'] {
    return this.#reader.rest(this.#rest).anchors
  }

  get body(): BodyBytes {
    return this.#reader.body(this.digest) ?? this.#again().body
  }
}

/** A reader on which facts that are asked for soon wait in memory, until they are let go. */
export interface Fetching extends PackReader {
  /** An article, of which `facts` is the text. */
  article(source: Parsed['digest'], facts: string, again: () => Parsed): StoredArticle
  letGo(): void
}

/** `facts` and `body` read what lies on the disk. */
export function openPackReader(
  facts: (source: string) => string | undefined,
  body: (source: string) => BodyBytes | undefined,
): Fetching {
  const kept = new Map<string, string>()
  // Every article's page asks for it, so it stays in memory, as bytes.
  const rests = growingTexts()
  // The page, and what is noted of it, ask for the same headings.
  let latest: { readonly number: number; readonly rest: Rest } | undefined
  const reader: PackReader = {
    front(source) {
      const text = kept.get(source) ?? facts(source)
      return text === undefined ? undefined : frontOf(text)
    },
    rest(number) {
      if (latest?.number !== number) latest = { number, rest: restOf(rests.text(number)) }
      return latest.rest
    },
    body,
  }
  return {
    ...reader,
    article(source, text, again) {
      if (kept.size < most) kept.set(source, text)
      return new StoredArticle(source, briefOf(text), rests.add(restText(text)), reader, again)
    },
    letGo: () => kept.clear(),
  }
}

/** 40 MB; reading the others again takes some hundredths of a millisecond each. */
const most = 20_000
