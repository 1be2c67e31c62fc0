import type { Diagnostic } from '../../model/diagnostic.ts'
import type { Staged, StagedContent, StagingPlace } from './staging.ts'

/** An output folder that is being written. What readers see changes in `commit` and at no other time. */
export interface OutputFolder {
  /** Digest of the list of files that are in place, if each of them is as Diglot left it; null if any is not. */
  standing(): string | null
  /** What lies here that Diglot has not written, as a refusal to write. `commit` asks in any case. */
  foreign(): Diagnostic | null
  /** Claims a file that is in place already, if it is the one with this digest; false if it is not. */
  keep(path: string, digest: string): boolean
  /** Claims all files in place that are neither claimed nor staged. For builds that have seen that they stand. */
  keepRest(): void
  /**
   * Puts a file at the side, unless the one in place is the same already. Paths are relative to the output folder.
   * Returns what went wrong, if anything did; then `commit` changes nothing. `known` is the digest of a text for which
   * it has been reckoned already: for thousands of pages it takes as long as half their writing.
   */
  stage(path: string, content: StagedContent, known?: string): Promise<Diagnostic | null>
  /** Where other threads write files, on their way to `arrive`. */
  readonly staging: StagingPlace
  /** Takes a file that a thread has written, unless the one in place is the same. Returns what went wrong, if anything. */
  arrive(path: string, staged: Staged): Diagnostic | null
  /** Files of the build before that are neither claimed nor staged: `commit` removes them. */
  departures(): readonly string[]
  /** Moves everything into place, and removes what was published before and is not staged now. */
  commit(): Promise<Committed>
  /** Forgets what was staged and leaves the output as it is. */
  discard(): Promise<void>
}

export interface Committed {
  readonly written: number
  readonly unchanged: number
  readonly removed: number
  readonly changes: Changes
  /** Digest of the list of files that are in place now. */
  readonly standing: string
  readonly failed: Diagnostic | null
}

/** Output paths whose bytes are others than before, for those who upload them. */
export interface Changes {
  readonly added: readonly string[]
  readonly changed: readonly string[]
  readonly removed: readonly string[]
}

export type Opened = { readonly output: OutputFolder } | { readonly refused: Diagnostic }
