import type { Diagnostic } from '../../model/diagnostic.ts'
import type { HeldBack } from '../../model/held-back.ts'
import { readChecked, writeChecked } from '../files/checked-file.ts'

/** What a build from nothing new need know: little, because most builds of a day are such. */
export interface LastBuild {
  /** Digest of everything that it was made from, but for the clock. */
  readonly inputs: string
  /** Its own instant, and the next at which time alone changes what is published. */
  readonly since: number
  readonly until: number | null
  readonly articles: number
  readonly outputs: number
  /** Whether it published drafts and future articles, and what it held back. */
  readonly drafts: boolean
  readonly heldBack: HeldBack
  readonly diagnostics: readonly Diagnostic[]
  /** Digest of the list of files that it left in the output folder. */
  readonly standing: string
  /** State of the traces that it left: those of any other build tell of another output. */
  readonly traces: string
}

export function readLastBuild(file: string, engine: string): LastBuild | null {
  // The digest in front of it says that it is what was written.
  return (readChecked(file, engine) as LastBuild | undefined) ?? null
}

export async function writeLastBuild(file: string, engine: string, last: LastBuild): Promise<void> {
  await writeChecked(file, engine, last)
}
