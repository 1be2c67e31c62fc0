import type { Diagnostic } from '../model/diagnostic.ts'
import type { AnswerPack } from './answer-pack.ts'
import { decodeNumbers } from './asked.ts'
import { readChecked, writeChecked } from './checked-file.ts'
import { type NotedColumns, type NotedList, notedColumns, type StoredNoted, storeNoted } from './noted.ts'

/** How one page came about. */
export interface Trace {
  /** What it is: its kind and arguments as JSON. */
  readonly page: string
  /** What it asked: numbers in `noted`, encoded. */
  readonly asked: Uint8Array
  /** Digest of its file. */
  readonly content: string
  readonly diagnostics: readonly Diagnostic[]
}

/** What is remembered of the last build that was published. */
export interface Traces<N extends NotedList = NotedList> {
  /** Digest of all that the build was made from, but for articles and the clock. */
  readonly settings: string
  /** Source path → digest of its bytes. */
  readonly sources: ReadonlyMap<string, string>
  /** What was found besides the problems of single pages. */
  readonly diagnostics: readonly Diagnostic[]
  readonly noted: N
  /** Output path → trace. */
  readonly pages: ReadonlyMap<string, Trace>
}

interface Stored {
  readonly settings: string
  readonly sources: readonly (readonly [path: string, digest: string])[]
  readonly diagnostics: readonly Diagnostic[]
  readonly noted: StoredNoted
  readonly pages: readonly (readonly [path: string, page: string, bytes: number, content: string])[]
  /** Path → what was found on a page. */
  readonly found: readonly (readonly [path: string, found: readonly Diagnostic[]])[]
  /** What all pages asked, one after the other, in base64. */
  readonly asked: string
}

/** The questions that a page asked, by number. */
export function askedBy(trace: Trace): number[] {
  return decodeNumbers(trace.asked)
}

/** The traces of an output folder, or null if there are none that can be relied on. */
export function readTraces(file: string, engine: string): Traces<NotedColumns> | null {
  const read = readChecked(file, engine)
  if (read === undefined) return null
  // The digest in front was right, so it is what was written.
  const { settings, sources, diagnostics, noted, ...rest } = read as Stored
  const found = new Map(rest.found)
  const asked = Buffer.from(rest.asked, 'base64')
  let next = 0
  const pages = new Map(
    rest.pages.map(([path, page, bytes, content]): [string, Trace] => {
      const own = asked.subarray(next, next + bytes)
      next += bytes
      return [path, { page, asked: own, content, diagnostics: found.get(path) ?? [] }]
    }),
  )
  return { settings, sources: new Map(sources), diagnostics, noted: notedColumns(noted), pages }
}

/** Many pages ask the same questions, so each is written once and pages name it by number. */
export async function writeTraces(
  file: string,
  engine: string,
  { settings, sources, diagnostics, noted, pages }: Traces,
  answers: AnswerPack,
): Promise<void> {
  const spans = answers.save(Array.from({ length: noted.size }, (_, number) => noted.span(number)))
  await writeChecked(file, engine, {
    settings,
    sources: [...sources],
    diagnostics,
    noted: storeNoted(noted, spans),
    pages: [...pages].map(([path, one]) => [path, one.page, one.asked.length, one.content] as const),
    found: [...pages].flatMap(([path, one]) =>
      one.diagnostics.length === 0 ? [] : [[path, one.diagnostics] as const],
    ),
    asked: Buffer.concat([...pages.values()].map(one => one.asked)).toString('base64'),
  } satisfies Stored)
}
