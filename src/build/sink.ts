import type { Diagnostic } from '../model/diagnostic.ts'

/** What happened to the files of the output. */
export interface Counts {
  readonly written: number
  readonly unchanged: number
  readonly removed: number
}

export interface Saved {
  readonly counts: Counts
  readonly diagnostics: readonly Diagnostic[]
}

/** Where outputs go: a folder, or nowhere when a site is only checked. */
export interface Sink {
  stage(path: string, content: string | { readonly copyOf: string }): Promise<void>
  /** Puts everything staged into place. */
  commit(): Promise<Saved>
  /** Forgets everything staged. */
  discard(): Promise<Saved>
}

/** A sink that keeps nothing. */
export function discardingSink(): Sink {
  const saved: Saved = { counts: { written: 0, unchanged: 0, removed: 0 }, diagnostics: [] }
  return {
    stage: async () => {},
    commit: async () => saved,
    discard: async () => saved,
  }
}
