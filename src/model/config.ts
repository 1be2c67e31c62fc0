import type { Json } from './article.ts'
import type { Code, Related, SeverityByCode } from './diagnostic.ts'
import type { MappedField } from './known-fields.ts'
import type { Plugin, PluginFactory, UnifiedPlugin } from './plugin.ts'
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
    /**
     * Plugins of unified for the syntax tree of Markdown, by module: `['remark-definition-list', ['./plugins/terms.ts', {}]]`. They
     * run after those that `plugins` bring.
     */
    readonly remark?: readonly (ModuleName | UnifiedPlugin)[]
    /** The same for HTML's, before it is sanitised. */
    readonly rehype?: readonly (ModuleName | UnifiedPlugin)[]
  }
  /**
   * Plugins by module, relative to this file or of a package, with options or without. Those that are written here themselves work
   * too, and mean that one thread does everything.
   */
  readonly plugins?: readonly (ModuleName | Plugin | PluginFactory | readonly [PluginFactory, object])[]
  /** A folder or package with `pages/`, `strings/`, `assets/` …, which lie over the default theme's and below those of plugins. */
  readonly theme?: string
  readonly severity?: SeverityByCode
}

/** `./plugins/weather.ts` or the name of a package; with options in a list with it. */
export type ModuleName = string | readonly [string, object?]

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
  /** Name of the config's file, for messages about what it says. */
  readonly file: string
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
  readonly markdown: {
    readonly parser: 'auto' | 'remark'
    readonly remark: readonly PluginEntry[]
    readonly rehype: readonly PluginEntry[]
  }
  readonly plugins: readonly PluginEntry[]
  /** As the config names it; null for the default theme alone. */
  readonly theme: string | null
  readonly severity: SeverityByCode
}

/** A plugin as a config names it. */
export interface PluginEntry {
  /** Key path in the config: `['plugins', '0']`. */
  readonly at: readonly string[]
  /** Null where the plugin itself stands in the config. */
  readonly module: string | null
  readonly options: Json
  /** The plugin or its options can be had from the config alone: no other thread can be told of them. */
  readonly isInline: boolean
}

/** Something wrong in a config, found by its key path so that whoever read the file can point at it. */
export interface ConfigComplaint {
  readonly code: Code
  /** e.g. `['editions', 'en', 'title']`. */
  readonly path: readonly string[]
  readonly message: string
  readonly hint?: string
  /** Key paths of what else belongs to it. */
  readonly related?: readonly { readonly path: readonly string[]; readonly message: string }[]
  /** Places in other files that belong to it. */
  readonly elsewhere?: readonly Related[]
}
