import type { Article, Heading, Parsed } from '../model/article.ts'

/**
 * An article whose headings are looked up when somebody asks: that is its own page alone, and the headings of 100,000
 * articles are 60 MB.
 */
export function withHeadings(parsed: Parsed, facts: Omit<Article, 'headings'>): Article {
  return Object.assign(new Lookup(parsed), facts)
}

/** A class, since objects with getters of their own become hash tables. */
class Lookup {
  readonly #parsed: Parsed

  constructor(parsed: Parsed) {
    this.#parsed = parsed
  }

  get headings(): readonly Heading[] {
    return this.#parsed.headings
  }

  /** As JSON an article has its headings, like any other. */
  toJSON(): object {
    return { ...this, headings: this.headings }
  }
}
