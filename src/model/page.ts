import type { Json } from './article.ts'
import type { Diagnostic, Place } from './diagnostic.ts'
import type { Queries } from './queries.ts'

/** A file that shall exist in the output. */
export interface Page<A extends Json = Json> {
  /** Relative to the output folder, with `/`: `zh/news/air/index.html`. */
  readonly path: string
  readonly kind: string
  readonly args: A
  /** Where it comes from, for a complaint about two outputs at one path. */
  readonly from: Place
}

/** Text, bytes, or the path (below the site or the theme) of a file to copy. */
export type Content = string | { readonly copyOf: string }

/** Problems that rendering notices, collected beside the content. */
export type Report = (found: Diagnostic) => void

/** One kind of output: which pages exist, and how one is made. Both are pure. */
export interface OutputKind<A extends Json = Json> {
  readonly name: string
  plan(ask: Queries): Iterable<Page<A>>
  render(page: Page<A>, ask: Queries, report: Report): Content
}
