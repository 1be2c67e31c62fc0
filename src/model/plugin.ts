import type { PluggableList } from 'unified'
import type { SafeHtml } from '../text/html.ts'
import type { Article, Json } from './article.ts'
import type { OutputKind } from './page.ts'
import type { Queries } from './queries.ts'
import type { FieldDeclaration } from './schema/field-rules.ts'

export type { FieldDeclaration, FieldRules, FieldType } from './schema/field-rules.ts'

/**
 * What a plugin brings; every part may be left out. All functions are pure: the same arguments and the same answers give
 * the same result, in every thread and at every time. What they want to know of the site they ask `query`, so that Diglot
 * knows which pages are stale when something has changed.
 */
export interface Plugin {
  /** Names the plugin in messages and in `why`; unique in a site. */
  readonly name: string
  /** Plugins of unified for the syntax tree of Markdown (mdast), run on each text; later ones see what earlier ones did. */
  readonly remark?: PluggableList
  /** The same for HTML's (hast), before it is sanitised. */
  readonly rehype?: PluggableList
  /** Name → directive, as articles write it: `::weather{place=zhuzhou}`. */
  readonly directives?: Readonly<Record<string, Directive>>
  /** Name → filter of templates: `{{ value | celsius }}`. */
  readonly filters?: Readonly<Record<string, TemplateFunction>>
  /** Name → function that templates may call: `{{ weather('zhuzhou') }}`. */
  readonly functions?: Readonly<Record<string, TemplateFunction>>
  /** Name → a new fact about the site, for `query.call(name, argument)`. */
  readonly queries?: Readonly<Record<string, PluginQuery>>
  /** Kinds of output files, planned and rendered as the built-in ones are. */
  readonly outputs?: readonly OutputKind[]
  /** Folders, relative to the plugin's module: templates that go before the theme's, strings by edition, assets. */
  readonly templates?: string
  readonly strings?: string
  readonly assets?: string
}

/** What a plugin may ask: all that a page may, data files, and the queries of plugins. */
export interface PluginQueries extends Queries {
  /** The answer of a plugin's query; throws where no plugin has one of that name. */
  call(name: string, argument?: Json): Json
}

/** A fact about the site: a pure function of an argument and of other queries' answers. Its answer is JSON. */
export type PluginQuery = (argument: Json, query: PluginQueries) => Json

/**
 * A filter or function of templates. Its arguments are those of the template; the last one is always what it may ask, and in
 * which edition the page is.
 */
export type TemplateFunction = (...args: readonly unknown[]) => unknown

/** The last argument of filters and functions. */
export interface TemplateScope {
  readonly query: PluginQueries
  readonly edition: string
}

/** Something that articles can say and Markdown cannot. */
export interface Directive {
  /** What may stand in braces, by name; anything else is an error there. */
  readonly attributes?: Readonly<Record<string, FieldDeclaration>>
  /**
   * The attribute that the braces are as a whole, as they stand, unless they hold `name=value`: `reading` in
   * `:ruby[株洲]{zhū zhōu}`.
   */
  readonly whole?: string
  /**
   * Attributes of type `text` that name a picture, or what a link leads to, as texts do: `photo.jpg`, `../news/air.md`. They are
   * checked as those of Markdown are, and given as they are written, for `query.image(article.id, …)` and `query.link(…)`.
   */
  readonly addresses?: Readonly<Record<string, 'picture' | 'link'>>
  /** How it is written: `:::name` around blocks, `::name` alone on a line, `:name[…]` in a sentence; any of these unless set. */
  readonly forms?: readonly DirectiveForm[]
  /** Whether it must have something in square brackets, or nothing; either unless set. */
  readonly label?: 'required' | 'none'
  /** HTML in its place. */
  render(use: DirectiveUse, query: PluginQueries): SafeHtml
}

export type DirectiveForm = 'container' | 'leaf' | 'text'

/** One use of a directive in a text. */
export interface DirectiveUse {
  readonly form: DirectiveForm
  /** Checked and converted as declared; what was left out and has no default is absent. */
  readonly attributes: Readonly<Record<string, Json>>
  /** What stands in a container, rendered; empty for other forms. */
  readonly content: SafeHtml
  /** What stands in square brackets, rendered; empty if nothing does. */
  readonly label: SafeHtml
  /** The piece that it stands in. */
  readonly article: Article
  /** The edition of the page, which may be another than the article's. */
  readonly edition: string
}
