import type { Article, Body, Card, Heading, Json } from './article.ts'
import type { Edition, ResolvedConfig } from './config.ts'
import type { Code } from './diagnostic.ts'
import type { Taxonomy } from './taxonomy.ts'

/** Settings that pages may depend on, one query each. */
export type Setting = 'file' | 'site' | 'origin' | 'base' | 'default' | 'fallback' | 'feeds' | 'timeZone'

/** A version of something in another (or the same) edition. */
export interface Version {
  readonly edition: string
  /** Address from the root of the host, base included. */
  readonly url: string
  /** Set where it asks search engines to leave it alone: readers are led there, and no `hreflang` is. */
  readonly noindex?: true
}

/** What stands around an article: one query, since its page alone asks, and always for all of it. */
export interface Around {
  readonly versions: readonly Version[]
  /** The articles before and after it in its edition. */
  readonly previous: string | null
  readonly next: string | null
  /** Up to four earlier articles that share tags with it. */
  readonly related: readonly string[]
}

/** A list of articles: an edition's newest, a section, a term, a year, a month. */
export interface ListFacts {
  /** `zh`, `zh/section/news`, `zh/tags/air`, `zh/archive/2021/01`, …: what queries take as argument. */
  readonly name: string
  readonly edition: string
  readonly kind: 'latest' | 'section' | 'term' | 'month'
  /** That of a term; empty for other lists. */
  readonly taxonomy: string
  /** Section id, term id, or `2021/01`. */
  readonly of: string
  /** Output folder of the list's own address, e.g. `zh/news`. */
  readonly folder: string
}

/** One page of a list. Pages are numbered from the oldest, so that old ones never change. */
export interface Slice {
  /** Newest first. */
  readonly ids: readonly string[]
  /** The next older page's address, if there is one. */
  readonly older: string | null
  readonly newer: string | null
}

export interface TermFacts {
  readonly id: string
  readonly name: string
  /** Language of the name where it is not the edition's own. */
  readonly lang?: string
  readonly url: string
}

export interface AssetFacts {
  readonly url: string
  readonly width?: number
  readonly height?: number
}

/** A file as a feed tells of it. */
export interface FileSize {
  readonly size: number
  /** Media type. */
  readonly type: string
}

/** A taxonomy as pages know it. What it is called they ask as `text`: `terms.places`. */
export type TaxonomyFacts = Omit<Taxonomy, 'labels'>

/** What the registry says of a person in an edition. */
export interface ProfileFacts {
  readonly role: string | null
  /** Paragraphs. */
  readonly bio: readonly string[]
  /** As `Article.image` has it. */
  readonly photo: string | null
}

export interface IconFacts {
  readonly rel: 'icon' | 'apple-touch-icon'
  readonly type: string
  readonly href: string
}

/** What is wrong with a link or a picture. */
export interface Problem {
  readonly problem: Code
  readonly message: string
  readonly hint?: string
}

/** Where a link leads, or why it leads nowhere; or both, where something is there and it is damaged. */
export type LinkAnswer = { readonly url: string } | Problem | (Problem & { readonly url: string })

/** A picture's address and size, or why there is none; or both. */
export type ImageAnswer = AssetFacts | Problem | (Problem & AssetFacts)

export interface SitemapEntry {
  /** Address from the root of the host. */
  readonly url: string
  readonly modified?: string
  readonly versions: readonly Version[]
}

/**
 * Everything a page may ask about the site: the only door to it. Arguments and answers are JSON, so that a
 * query can be noted, asked again, and its answers compared. Answers of "nothing" are answers.
 */
export interface Queries {
  setting<S extends Setting>(name: S): ResolvedConfig[S]
  editions(): readonly string[]
  edition(id: string): Edition
  /** Address of an edition's front page, from the root of the host. */
  home(edition: string): string

  /** Ids of the sections that have something published in an edition, in the order of the navigation. */
  sections(edition: string): readonly string[]
  section(edition: string, id: string): { readonly label: string; readonly url: string }
  /** Ids of an edition's standing pages, by `order`, then path. */
  standing(edition: string): readonly string[]
  /** Those of them that stand in the navigation of every page. */
  navigation(edition: string): readonly string[]

  article(id: string): Article
  body(id: string): Body
  /** For the article's own page: of all articles together they are large. */
  headings(id: string): readonly Heading[]
  card(id: string): Card
  /** Address of what is published of a source file, from the root of the host; null where nothing is. */
  address(source: string): string | null
  /** Address and title of an article or standing page: what navigation shows. */
  title(id: string): { readonly title: string; readonly url: string }
  /**
   * The editions that have a page, itself included, in the config's order. A page is called by the id of its piece, by
   * the name of its list, or as `zh`, `zh/tags`, `zh/archive/2021`. A list that has nothing in its own edition's language
   * is not among them.
   */
  versions(of: string): readonly Version[]
  /** What an article's own page leads to. */
  around(id: string): Around

  /** Every list that has at least one article, for planning. */
  lists(): readonly ListFacts[]
  /** How many pages a list has, for planning; pages 1 … n−1 are old ones, page n is the list's own address. */
  pageCount(list: string): number
  slice(list: string, page: number): Slice
  /** The newest `count` ids of a list. */
  latest(list: string, count: number): readonly string[]
  /** Those of them that are in the list's own language, and that not only a build with drafts shows: what feeds tell. */
  announced(list: string, count: number): readonly string[]

  /** In their order. */
  taxonomies(): readonly TaxonomyFacts[]
  term(taxonomy: string, edition: string, id: string): TermFacts
  /** For the person's own page: of all people it would be much to ask. */
  profile(taxonomy: string, edition: string, id: string): ProfileFacts | null
  /** The index of an edition's terms, with counts, most used first. */
  terms(taxonomy: string, edition: string): readonly { readonly id: string; readonly count: number }[]
  /** The same terms by id, for pages that show no counts and shall not change with them. */
  termIds(taxonomy: string, edition: string): readonly string[]
  /** Years that have articles, newest first. */
  years(edition: string): readonly number[]
  /** Months of a year that have articles, newest first. */
  months(edition: string, year: number): readonly number[]
  /** The same with the number of articles. */
  monthCounts(edition: string, year: number): readonly { readonly month: number; readonly count: number }[]

  /** Ids of all published articles (newest first) or standing pages of an edition, for planning. */
  published(edition: string, kind: 'article' | 'page'): readonly string[]
  /** Ids of withdrawn articles, which have a page and stand in no list. */
  withdrawn(edition: string): readonly string[]

  /** Names of the sitemap's parts, and what stands in one. */
  sitemapParts(): readonly string[]
  sitemapPart(name: string): readonly SitemapEntry[]

  /**
   * What a file of `content/data/` says, by its path there without extension. The file of that name in `content/data/<edition>/`
   * goes before the common one. Throws where there is neither. The answer is frozen.
   */
  data(name: string, edition?: string): Json
  /** Names of all data files, for complaints about others. */
  dataNames(): readonly string[]

  /** The text of a template, or null. */
  template(name: string): string | null
  /** Names of all templates, for error messages. */
  templates(): readonly string[]
  /** A string of the interface in an edition, or null. */
  text(edition: string, key: string): string | null
  /** A theme asset under its hashed address, or null. */
  asset(name: string): AssetFacts | null
  /** A picture that a page of this site shows, by path below the site's root, or null. */
  picture(path: string): AssetFacts | null
  /** Size and type of such a picture, where its type is known. */
  pictureFile(path: string): FileSize | null
  /** The site's own icons, as `<link>` wants them. */
  icons(): readonly IconFacts[]
  /** Where a link in a source file leads. */
  link(from: string, target: string): LinkAnswer
  /** The picture that an article refers to. */
  image(from: string, target: string): ImageAnswer
  /** What a plugin is: a digest of its files and options. Asked by whoever uses anything of it. */
  plugin(name: string): string
  /**
   * The template that `theme:…` leads to from another: the one of that name in the next layer below that of `from` that has
   * one. Null where there is none.
   */
  templateBelow(from: string, name: string): string | null
  /** Files to copy: output path → path below the site or the theme. */
  copies(): readonly { readonly path: string; readonly copyOf: string }[]
}
