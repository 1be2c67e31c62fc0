import { readWithCheck, writeChecked } from '../files/checked-file.ts'
import type { Span } from './answer-pack.ts'

/** What builds of a few edited texts have changed of traces, so that not all of these are written anew each time. */
export interface TracePatch {
  /** Source path → digest of its bytes. */
  readonly sources: ReadonlyMap<string, string>
  /** By the number of a query, its answer now. */
  readonly noted: ReadonlyMap<number, { readonly digest: string; readonly span: Span | null }>
  /** Output path → what the page asked, and the digest of its file. */
  readonly pages: ReadonlyMap<string, { readonly asked: Uint8Array; readonly content: string }>
}

export const noPatch: TracePatch = { sources: new Map(), noted: new Map(), pages: new Map() }

/** With what has changed since. */
export function joinPatches(former: TracePatch, since: TracePatch): TracePatch {
  return {
    sources: new Map([...former.sources, ...since.sources]),
    noted: new Map([...former.noted, ...since.noted]),
    pages: new Map([...former.pages, ...since.pages]),
  }
}

interface Stored {
  /** Check of the file that is patched. */
  readonly of: string
  readonly sources: readonly (readonly [path: string, digest: string])[]
  readonly noted: readonly (readonly [number: number, digest: string, span: Span | null])[]
  readonly pages: readonly (readonly [path: string, asked: string, content: string])[]
}

/** What was patched of the file with the check `of`; nothing if that cannot be relied on, or is of another file. */
export function readTracePatch(
  file: string,
  engine: string,
  of: string,
): { patch: TracePatch; check: string } {
  const read = readWithCheck(file, engine)
  // The digest in front was right, so it is what was written.
  const stored = read?.value as Stored | undefined
  if (read === undefined || stored?.of !== of) return { patch: noPatch, check: '' }
  const patch = {
    sources: new Map(stored.sources),
    noted: new Map(stored.noted.map(([number, digest, span]) => [number, { digest, span }])),
    pages: new Map(
      stored.pages.map(([path, asked, content]) => [path, { asked: Buffer.from(asked, 'base64'), content }]),
    ),
  }
  return { patch, check: read.check }
}

/** Returns the check of the file. */
export async function writeTracePatch(
  file: string,
  engine: string,
  of: string,
  { sources, noted, pages }: TracePatch,
): Promise<string> {
  return await writeChecked(file, engine, {
    of,
    sources: [...sources],
    noted: [...noted].map(([number, { digest, span }]) => [number, digest, span] as const),
    pages: [...pages].map(
      ([path, { asked, content }]) => [path, Buffer.from(asked).toString('base64'), content] as const,
    ),
  } satisfies Stored)
}
