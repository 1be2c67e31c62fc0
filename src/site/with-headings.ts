import type { Article, Heading, Parsed } from '../model/article.ts'

/**
 * An article whose headings are looked up when somebody asks: that is its own page alone, and the headings of 100,000
 * articles are 60 MB.
 */
export function withHeadings(parsed: Parsed, facts: Omit<Article, 'headings'>): Article {
  return new PlacedArticle(parsed, facts)
}

/**
 * A class that names its fields: V8 keeps objects with getters of their own as hash tables, and those to which two dozen
 * fields are added one by one.
 */
class PlacedArticle implements Article {
  readonly id: Article['id']
  readonly kind: Article['kind']
  readonly edition: Article['edition']
  readonly key: Article['key']
  readonly path: Article['path']
  readonly addressAt: Article['addressAt']
  readonly title: Article['title']
  readonly tags: Article['tags']
  readonly authors: Article['authors']
  readonly editors: Article['editors']
  readonly aliases: Article['aliases']
  readonly corrections: Article['corrections']
  readonly words: Article['words']
  readonly extra: Article['extra']
  readonly section: Article['section']
  readonly source: Article['source']
  readonly image: Article['image']
  readonly date: Article['date']
  readonly updated: Article['updated']
  readonly summary: Article['summary']
  readonly sourceUrl: Article['sourceUrl']
  readonly withdrawn: Article['withdrawn']
  readonly template: Article['template']
  readonly order: Article['order']
  readonly #parsed: Parsed

  constructor(parsed: Parsed, facts: Omit<Article, 'headings'>) {
    this.id = facts.id
    this.kind = facts.kind
    this.edition = facts.edition
    this.key = facts.key
    this.path = facts.path
    this.addressAt = facts.addressAt
    this.title = facts.title
    this.tags = facts.tags
    this.authors = facts.authors
    this.editors = facts.editors
    this.aliases = facts.aliases
    this.corrections = facts.corrections
    this.words = facts.words
    this.extra = facts.extra
    this.section = facts.section
    this.source = facts.source
    this.image = facts.image
    this.date = facts.date
    this.updated = facts.updated
    this.summary = facts.summary
    this.sourceUrl = facts.sourceUrl
    this.withdrawn = facts.withdrawn
    this.template = facts.template
    this.order = facts.order
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
