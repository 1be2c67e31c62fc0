import { readChecked, writeChecked } from '../files/checked-file.ts'

/** Why the last build that rendered anything did so. */
export interface RenderReasons {
  /** The instant of that build: milliseconds since 1970. */
  readonly at: number
  readonly changed: readonly ChangedAnswer[]
  /** What was rendered, together where it is for the same reason; null if nothing was remembered and so all was. */
  readonly pages: readonly (readonly [reason: RenderReason, paths: readonly string[]])[] | null
}

/** A query with the answers that it had before and has since, as JSON; null for what is not kept. */
export interface ChangedAnswer {
  readonly query: string
  readonly before: string | null
  readonly after: string | null
}

/** The page was new, its file was not as it was written, or answers had changed: numbers in `changed`. */
export type RenderReason = 'new' | 'file' | readonly number[]

/** Null if nothing that can be relied on is remembered. */
export function readReasons(file: string, engine: string): RenderReasons | null {
  // The digest in front of it says that it is what was written.
  return (readChecked(file, engine) as RenderReasons | undefined) ?? null
}

export async function writeReasons(file: string, engine: string, reasons: RenderReasons): Promise<void> {
  await writeChecked(file, engine, reasons)
}
