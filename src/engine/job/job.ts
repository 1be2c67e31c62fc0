import type { ResolvedConfig } from '../../model/config.ts'
import type { Diagnostic } from '../../model/diagnostic.ts'
import { type HeldBack, nothingHeldBack } from '../../model/held-back.ts'
import { applySeverity, orderDiagnostics } from '../../model/judge-diagnostics.ts'
import type { Scanned } from '../../model/scanned.ts'
import type { Cache } from '../../store/cache/cache.ts'
import type { Opened } from '../../store/output/output-folder.ts'
import type { Inputs } from './inputs.ts'
import type { Parsing } from './parse-settings.ts'

export interface BuildOptions {
  /** Folder of `site.config.ts`. */
  readonly site: string
  /** Folder of the default theme. */
  readonly theme: string
  /** The instant of the build: milliseconds since 1970. */
  readonly now: (config: ResolvedConfig) => number
  readonly drafts: boolean
  /** Opens the output folder, once the site is known to be sound; null where a site is only checked. */
  readonly open: (() => Promise<Opened>) | null
  /** Folder of the cache, or null to remember and reuse nothing. */
  readonly cache: string | null
  /** How the user named the output folder, `dist` unless set: what was written is remembered by it. */
  readonly out?: string
  /** How many threads may work at once, this one included. */
  readonly jobs: number
  readonly progress: (step: Step, done: number, of: number) => void
  /** Told when a part of the work begins, and with it the one before ends. */
  readonly phase?: (begun: Phase) => void
}

export type Step = 'parse' | 'render'

/** Parts of a build that follow each other; most builds need only some. */
export type Phase =
  | 'config'
  | 'scan'
  | 'compare'
  | 'texts'
  | 'load'
  | 'parse'
  | 'assemble'
  | 'plan'
  | 'render'
  | 'publish'
  | 'remember'

export interface BuildResult {
  readonly ok: boolean
  readonly articles: number
  readonly outputs: number
  /** Files that were parsed in this run. */
  readonly parsed: number
  /** Pages that were rendered in this run, as a number and by output path. */
  readonly rendered: number
  readonly renderedPaths: readonly string[]
  readonly written: number
  readonly unchanged: number
  readonly removed: number
  readonly heldBack: HeldBack
  readonly diagnostics: readonly Diagnostic[]
}

/** A result in which nothing was done. */
export const nothing = {
  ok: false,
  articles: 0,
  outputs: 0,
  parsed: 0,
  rendered: 0,
  renderedPaths: [],
  written: 0,
  unchanged: 0,
  removed: 0,
  heldBack: nothingHeldBack,
} as const

/** Diagnostics as the config judges them, in order. */
export function judge(found: readonly Diagnostic[], config: ResolvedConfig): Diagnostic[] {
  return orderDiagnostics(applySeverity(found, config.severity))
}

export function hasError(found: readonly Diagnostic[]): boolean {
  return found.some(one => one.severity === 'error')
}

/**
 * False where pages would fail one after the other: by broken templates, missing strings or broken data files. Whatever else is
 * wrong, rendering finds the broken links too.
 */
export function canRender(found: readonly Diagnostic[]): boolean {
  return !found.some(({ code, file, severity }) => {
    if (file.startsWith('content/data/')) return severity === 'error'
    return /^(?:template|strings)\//.test(code) && !file.startsWith('content/')
  })
}

/** What is known of a site before any of its files has been parsed. */
export interface BuildStart {
  readonly config: ResolvedConfig
  readonly configDiagnostics: readonly Diagnostic[]
  readonly parsing: Parsing
  readonly cache: Cache | null
  readonly now: number
  readonly scanned: Scanned
  readonly inputs: Inputs
}
