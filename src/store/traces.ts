import type { Diagnostic } from '../model/diagnostic.ts'
import type { Span } from './answer-pack.ts'
import { readChecked, writeChecked } from './checked-file.ts'

/** A question that pages asked, the digest of the answer, and where that lies if it is kept. */
export interface Noted {
  readonly question: string
  readonly digest: string
  readonly span: Span | null
}

/** How one page came about. */
export interface Trace {
  /** What it is: its kind and arguments as JSON. */
  readonly page: string
  /** What it asked: numbers in `noted`. */
  readonly asked: ArrayLike<number>
  /** Digest of its file. */
  readonly content: string
  readonly diagnostics: readonly Diagnostic[]
}

/** What is remembered of the last build that was published. */
export interface Traces {
  /** Digest of all that the build was made from, but for articles and the clock. */
  readonly settings: string
  /** Source path → digest of its bytes. */
  readonly sources: ReadonlyMap<string, string>
  /** What was found besides the problems of single pages. */
  readonly diagnostics: readonly Diagnostic[]
  readonly noted: readonly Noted[]
  /** Output path → trace. */
  readonly pages: ReadonlyMap<string, Trace>
}

interface Stored {
  readonly settings: string
  readonly sources: readonly (readonly [path: string, digest: string])[]
  readonly diagnostics: readonly Diagnostic[]
  readonly questions: readonly string[]
  readonly digests: readonly string[]
  /** Length of each answer, or -1; and the offsets of those that are kept. */
  readonly lengths: readonly number[]
  readonly offsets: readonly number[]
  readonly pages: readonly (readonly [path: string, page: string, asked: number, content: string])[]
  /** Path → what was found on a page. */
  readonly found: readonly (readonly [path: string, found: readonly Diagnostic[]])[]
  /** What all pages asked, one after the other: 32-bit numbers in base64, which is read four times as fast as JSON. */
  readonly asked: string
}

/** The traces of an output folder, or null if there are none that can be relied on. */
export function readTraces(file: string, engine: string): Traces | null {
  const read = readChecked(file, engine)
  if (read === undefined) return null
  // The digest in front was right, so it is what was written.
  const { settings, sources, diagnostics, questions, digests, lengths, offsets, ...rest } = read as Stored
  const noted = questions.map((question, number): Noted => {
    const length = lengths[number] ?? -1
    const span: Span | null = length < 0 ? null : [offsets[number] ?? 0, length]
    return { question, digest: digests[number] ?? '', span }
  })
  const found = new Map(rest.found)
  // A copy, because a small buffer may begin anywhere, and 32-bit numbers may not.
  const asked = new Uint32Array(new Uint8Array(Buffer.from(rest.asked, 'base64')).buffer)
  let next = 0
  const pages = new Map(
    rest.pages.map(([path, page, count, content]): [string, Trace] => {
      const own = asked.subarray(next, next + count)
      next += count
      return [path, { page, asked: own, content, diagnostics: found.get(path) ?? [] }]
    }),
  )
  return { settings, sources: new Map(sources), diagnostics, noted, pages }
}

/** Many pages ask the same questions, so each is written once and pages name it by number. */
export async function writeTraces(file: string, engine: string, traces: Traces): Promise<void> {
  const { settings, sources, diagnostics, noted, pages } = traces
  const count = [...pages.values()].reduce((sum, { asked }) => sum + asked.length, 0)
  const asked = new Uint32Array(count)
  let next = 0
  for (const trace of pages.values()) {
    asked.set(trace.asked, next)
    next += trace.asked.length
  }
  await writeChecked(file, engine, {
    settings,
    sources: [...sources],
    diagnostics,
    questions: noted.map(one => one.question),
    digests: noted.map(one => one.digest),
    lengths: noted.map(one => one.span?.[1] ?? -1),
    offsets: noted.map(one => one.span?.[0] ?? 0),
    pages: [...pages].map(([path, one]) => [path, one.page, one.asked.length, one.content] as const),
    found: [...pages].flatMap(([path, one]) =>
      one.diagnostics.length === 0 ? [] : [[path, one.diagnostics] as const],
    ),
    asked: Buffer.from(asked.buffer).toString('base64'),
  } satisfies Stored)
}
