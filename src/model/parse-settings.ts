import type { Options } from 'remark-rehype'
import type { Pluggable } from 'unified'
import type { Directive } from './plugin.ts'

/** How texts are parsed: all that decides what parsing gives, besides a text's bytes. */
export interface ParseSettings {
  /** `remark` reads every text with remark-parse; `auto` only those that a faster parser may not. It makes no other difference. */
  readonly parser: 'auto' | 'remark'
  /** Plugins of unified for the syntax tree of Markdown, and for HTML's before it is sanitised, in the order they run. */
  readonly remark: readonly ParsePlugin[]
  readonly rehype: readonly ParsePlugin[]
  /** Name → directive that texts may use. */
  readonly directives: Readonly<Record<string, Directive>>
  /** Of all of these but the parser: what was parsed with another one is of no use. Empty where nothing extends Markdown. */
  readonly digest: string
}

/** A plugin of unified as `use` takes it: a function, a list of it and its options, or a preset. */
export interface ParsePlugin {
  /** How messages call it: what the config names, or the Diglot plugin that brings it. */
  readonly name: string
  readonly plugin: Pluggable
  /** What makes HTML of its nodes, for remark-rehype: all that its module exports under names that end with `HastHandlers`. */
  readonly handlers?: NonNullable<Options['handlers']>
}

/** Nothing that extends Markdown. */
export function bareSettings(parser: ParseSettings['parser'] = 'auto'): ParseSettings {
  return { parser, remark: [], rehype: [], directives: {}, digest: '' }
}
