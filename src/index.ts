/**
 * All that `diglot` exports: what a site's config and its plugins are written with. Versions follow these names and the shapes of
 * their types (https://semver.org); whatever else lies in the package may be another tomorrow.
 *
 * Functions of plugins are pure: the same arguments and the same answers of `query` give the same result, in every thread and at
 * every time. What they are given is frozen; what they throw is told as a problem of theirs, and nothing is published then.
 */
export type { Article, Card, Heading, Json } from './model/article.ts'
export type { EditionConfig, ModuleName, SiteConfig } from './model/config.ts'
export { defineConfig } from './model/config.ts'
export type { Code, Diagnostic, Place, Severity } from './model/diagnostic.ts'
export type { KnownField } from './model/known-fields.ts'
export type {
  Directive,
  DirectiveForm,
  DirectiveUse,
  FieldDeclaration,
  FieldRules,
  FieldType,
  OutputPage,
  OutputTools,
  PlannedOutput,
  Plugin,
  PluginFactory,
  PluginOutput,
  PluginQueries,
  PluginQuery,
  SafeHtml,
  TemplateFunction,
  TemplateScope,
  UnifiedPlugin,
} from './model/plugin.ts'
export { definePlugin } from './model/plugin.ts'
export type { Queries } from './model/queries.ts'
export { html, trusted } from './text/html.ts'
