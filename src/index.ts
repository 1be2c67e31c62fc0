export type { EditionConfig, KnownField, SiteConfig } from './model/config.ts'
export { defineConfig } from './model/config.ts'
export type { Code, Diagnostic, Severity } from './model/diagnostic.ts'
