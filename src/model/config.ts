import type { SeverityByCode } from './diagnostic.ts'
import type { MappedField } from './known-fields.ts'
import type { Declarations, FieldRules, FieldType } from './schema/field-rules.ts'
import type { Taxonomy } from './taxonomy.ts'

export interface EditionConfig {
  /** BCP 47, e.g. `zh-Hans` or `en`: stands in `lang`, `hreflang` and the feeds. */
  readonly lang: string
  /** The language's own name, as the language switch shows it. */
  readonly label: string
  readonly title: string
  readonly description: string
  /** Writing direction; `ltr` unless set. */
  readonly direction?: 'ltr' | 'rtl'
  /** `''` for the edition that begins at the site's root; the others' addresses begin with their names. */
  readonly prefix?: ''
}

/** What a config says of a taxonomy besides its label in every edition. */
export interface TaxonomyOptions<F extends string = string> {
  /** The key of front matter that names its terms, or several; the taxonomy's own name unless set. */
  readonly field?: F | readonly F[]
  /** Part of its addresses; the taxonomy's own name unless set. */
  readonly folder?: string
  /** Whether its terms are persons, of whom the registry may say more; no unless set. */
  readonly profiles?: boolean
  /** Whether its terms have feeds; yes unless set. */
  readonly feeds?: boolean
}

/** What a site's `site.config.ts` says; `E` are the names of its editions, `F` the fields of its taxonomies. */
export interface SiteConfig<E extends string = string, F extends string = string> {
  /** Where the site will live, with its sub-directory if it has one: `https://example.org/news/`. */
  readonly site: string
  /** IANA name of the zone that dates without an offset are in. */
  readonly timeZone: string
  /** The edition for readers of no known language; the first one unless set. */
  readonly default?: NoInfer<E>
  readonly editions: Readonly<Record<E, EditionConfig>>
  /** Folder name → its label in every edition; the order is the order of the navigation. */
  readonly sections?: Readonly<Record<string, Readonly<Record<NoInfer<E>, string>>>>
  /** Pattern of article addresses, e.g. `{edition}/{year}/{month}/{slug}`; `{edition}/{path}` unless set. */
  readonly address?: string
  /**
   * The site's own keys of front matter, by what they are: `subtitle: 'text'`, `rating: { type: 'number', min: 1, max: 5 }`. And another
   * system's keys, by what they are called here: `authors: 'author'`; `!draft` reads `published: false` as `draft: true`,
   * and `a.b` is `b` within `a`. `date` alone is that key; a field of one's own is `{ type: 'date' }`.
   */
  readonly fields?: Readonly<Record<string, MappedField | NoInfer<F> | FieldType | FieldRules>>
  /** Names by which articles are found, beside tags, people and sources, which may be called otherwise or be `false`. */
  readonly taxonomies?: Readonly<
    Record<
      string,
      (TaxonomyOptions<F> & (Record<NoInfer<E>, string> | { [K in NoInfer<E>]?: never })) | false
    >
  >
  /** Whether terms that the registry does not know are accepted; `open` unless set. */
  readonly terms?: 'open' | 'closed'
  /** Whether lists also show what only another edition has; `none` unless set. */
  readonly fallback?: 'none' | 'list'
  /** Articles in a list page; 20 unless set. */
  readonly pageSize?: number
  readonly feeds?: {
    /** Entries in a feed; 20 unless set. */
    readonly limit?: number
    /** Whole texts or summaries; `full` unless set. */
    readonly content?: 'full' | 'summary'
  }
  readonly links?: {
    /** Schemes that links may have beside those that everybody may use: `['dingtalk']`. */
    readonly schemes?: readonly string[]
  }
  readonly markdown?: {
    /** `remark` reads every text with remark-parse; `auto`, unless set, only those that a faster parser may not. */
    readonly parser?: 'auto' | 'remark'
  }
  readonly severity?: SeverityByCode
}

/**
 * Types a site's config: a title or a section label that one edition lacks is a compile error.
 * Returns its argument.
 */
export function defineConfig<const E extends string, const F extends string = never>(
  config: SiteConfig<E, F>,
): SiteConfig<E, F> {
  return config
}

export interface Edition {
  readonly id: string
  readonly lang: string
  readonly label: string
  readonly title: string
  readonly description: string
  readonly direction: 'ltr' | 'rtl'
  /** Folder that its addresses begin with: its id, or nothing. */
  readonly prefix: string
}

/** A config with nothing left open. */
export interface ResolvedConfig {
  /** Absolute, ends in `/`. */
  readonly site: string
  /** `https://example.org` */
  readonly origin: string
  /** `/` or `/news/` */
  readonly base: string
  readonly timeZone: string
  readonly default: string
  /** In the config's order. */
  readonly editions: readonly Edition[]
  /** In the config's order. */
  readonly sections: readonly { readonly id: string; readonly labels: Readonly<Record<string, string>> }[]
  readonly address: string
  /** Another system's keys of front matter → ours. */
  readonly fields: Readonly<Record<string, string>>
  /** The site's own keys of front matter. */
  readonly declared: Declarations
  /** The built-in ones first, then the site's own in the config's order. */
  readonly taxonomies: readonly Taxonomy[]
  readonly terms: 'open' | 'closed'
  readonly fallback: 'none' | 'list'
  readonly pageSize: number
  readonly feeds: { readonly limit: number; readonly content: 'full' | 'summary' }
  readonly links: { readonly schemes: readonly string[] }
  readonly markdown: { readonly parser: 'auto' | 'remark' }
  readonly severity: SeverityByCode
}

/** Something wrong in a config, found by its key path so that whoever read the file can point at it. */
export interface ConfigComplaint {
  readonly code: 'config/invalid' | 'config/unknown-key'
  /** e.g. `['editions', 'en', 'title']`. */
  readonly path: readonly string[]
  readonly message: string
  readonly hint?: string
  /** Key paths of what else belongs to it. */
  readonly related?: readonly { readonly path: readonly string[]; readonly message: string }[]
}
