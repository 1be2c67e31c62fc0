import type { SafeHtml } from '../text/html.ts'
import type { Article, Json } from './article.ts'
import type { Place } from './diagnostic.ts'
import type { Queries } from './queries.ts'
import type { FieldDeclaration } from './schema/field-rules.ts'

export type { SafeHtml } from '../text/html.ts'
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
  readonly remark?: readonly UnifiedPlugin[]
  /** Plugins of unified for the syntax tree of HTML (hast), before it is sanitised. */
  readonly rehype?: readonly UnifiedPlugin[]
  /** Name → directive, as articles write it: `::weather{place=zhuzhou}`. */
  readonly directives?: Readonly<Record<string, Directive>>
  /** Name → filter of templates: `{{ value | celsius }}`. */
  readonly filters?: Readonly<Record<string, TemplateFunction>>
  /** Name → function that templates may call: `{{ weather('zhuzhou') }}`. */
  readonly functions?: Readonly<Record<string, TemplateFunction>>
  /** Name → a new fact about the site, for `query.call(name, argument)`. */
  readonly queries?: Readonly<Record<string, PluginQuery>>
  /** Kinds of output files, planned and rendered as the built-in ones are. */
  readonly outputs?: readonly PluginOutput[]
  /** Folders, relative to the plugin's module: templates that go before the theme's, strings by edition, assets. */
  readonly templates?: string
  readonly strings?: string
  readonly assets?: string
}

/**
 * A plugin of unified, by itself or with its options. Its type is told loosely, since unified's own types need not be
 * installed where a plugin of another kind is written.
 */
export type UnifiedPlugin = UnifiedFunction | readonly [UnifiedFunction, ...unknown[]]

type UnifiedFunction = (...options: never[]) => unknown

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

/** A kind of output files: which there shall be, and what is in each. Both are pure. */
export interface PluginOutput {
  /** Unique in a site. */
  readonly name: string
  /** Asked before any page is rendered; it should ask nothing of texts, or each edit of one makes a whole build. */
  plan(query: PluginQueries): Iterable<PlannedOutput>
  /** The text of one of the files. */
  render(output: PlannedOutput, query: PluginQueries, to: OutputTools): string
}

/** A file that a plugin wants in the output. */
export interface PlannedOutput {
  /** Relative to the output folder, with `/`: `llms.txt`, `en/places/index.html`. */
  readonly path: string
  /** What `render` needs to know besides. */
  readonly args?: Json
  /** The file that it comes from, for a complaint about two outputs at one path; the plugin's own unless set. */
  readonly from?: Place
}

/** What helps in rendering an output. */
export interface OutputTools {
  /** Renders a template as a page of an edition: with `page`, `edition`, `nav` and `languages`, and what is given besides. */
  template(name: string, page: OutputPage, context?: Readonly<Record<string, unknown>>): string
  /** Tells of a problem; with an error nothing is published. */
  report(severity: 'error' | 'warning', message: string, place?: Place): void
}

/** What a page says of itself. */
export interface OutputPage {
  readonly edition: string
  readonly title: string
  readonly description?: string
  /** Search engines are asked to leave it alone. */
  readonly noindex?: boolean
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

/** What the module of a plugin exports: a plugin, or what makes one of options. */
export interface PluginFactory<Options = never> {
  (options: Options): Plugin
  /** What the options are checked against, if that is declared. */
  readonly options?: Readonly<Record<string, FieldDeclaration>>
}

/**
 * Types a plugin, and says what options it takes: `export default definePlugin(options => ({ name: 'weather', … }))`. Left out
 * in a config, the options are an empty object.
 */
export function definePlugin<Options = Readonly<Record<string, Json>>>(
  make: (options: Options) => Plugin,
  { options }: { readonly options?: Readonly<Record<string, FieldDeclaration>> } = {},
): PluginFactory<Options> {
  return Object.assign((given: Options) => make(given), options === undefined ? {} : { options })
}
