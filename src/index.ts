export type { EditionConfig, SiteConfig } from './model/config.ts'
export { defineConfig } from './model/config.ts'
export type { Code, Diagnostic, Severity } from './model/diagnostic.ts'
export type { KnownField } from './model/known-fields.ts'
