import type { Diagnostic } from '../model/diagnostic.ts'
import { type Amendment, amendedBy, readAmendment, writeAmendment } from './amendment.ts'
import type { AnswerPack } from './answer-pack.ts'
import { decodeNumbers } from './asked.ts'
import { readWithCheck, writeChecked } from './checked-file.ts'
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

/** Traces that were read. */
export interface ReadTraces extends Traces<NotedColumns> {
  /** Tells these traces from all others. */
  readonly state: string
  /** What has been amended already, and of which file: its check. */
  readonly amendment: Amendment
  readonly of: string
}

/** Where they lie. */
export interface TraceFiles {
  readonly traces: string
  readonly amendment: string
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
export function readTraces(files: TraceFiles, engine: string): ReadTraces | null {
  const read = readWithCheck(files.traces, engine)
  if (read === undefined) return null
  // The digest in front was right, so it is what was written.
  const stored = read.value as Stored
  const { amendment, check } = readAmendment(files.amendment, engine, read.check)
  const noted = notedColumns(stored.noted)
  for (const [number, { digest, span }] of amendment.noted) noted.set(number, digest, span)
  return {
    settings: stored.settings,
    sources: new Map([...stored.sources, ...amendment.sources]),
    diagnostics: stored.diagnostics,
    noted,
    pages: pagesOf(stored, amendment),
    ...{ state: stateOf(read.check, check), amendment, of: read.check },
  }
}

function pagesOf(stored: Stored, amendment: Amendment): Map<string, Trace> {
  const found = new Map(stored.found)
  const asked = Buffer.from(stored.asked, 'base64')
  let next = 0
  const pages = new Map(
    stored.pages.map(([path, page, bytes, content]): [string, Trace] => {
      const own = asked.subarray(next, next + bytes)
      next += bytes
      return [path, { page, asked: own, content, diagnostics: found.get(path) ?? [] }]
    }),
  )
  amendPages(pages, amendment)
  return pages
}

function amendPages(pages: Map<string, Trace>, amendment: Amendment): void {
  for (const [path, now] of amendment.pages) {
    const trace = pages.get(path)
    if (trace !== undefined) pages.set(path, { ...trace, ...now })
  }
}

function stateOf(traces: string, amendment: string): string {
  return `${traces} ${amendment}`
}

/**
 * Writes all of it, and returns its state. Many pages ask the same questions, so each is written once and pages name it
 * by number.
 */
export async function writeTraces(
  files: Pick<TraceFiles, 'traces'>,
  engine: string,
  { settings, sources, diagnostics, noted, pages }: Traces,
  answers: AnswerPack,
): Promise<string> {
  const spans = answers.save(Array.from({ length: noted.size }, (_, number) => noted.span(number)))
  const check = await writeChecked(files.traces, engine, {
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
  return stateOf(check, '')
}

/**
 * Writes what has changed of traces that were read, and returns their state. Once that is much, all is written anew,
 * and the answers are moved together.
 */
export async function amendTraces(
  files: TraceFiles,
  engine: string,
  former: ReadTraces,
  since: Amendment,
  answers: AnswerPack,
): Promise<string> {
  const amendment = amendedBy(former.amendment, since)
  if (amendment.pages.size > most) {
    for (const [number, { digest, span }] of since.noted) former.noted.set(number, digest, span)
    const sources = new Map([...former.sources, ...since.sources])
    const pages = new Map(former.pages)
    amendPages(pages, since)
    return await writeTraces(files, engine, { ...former, sources, pages }, answers)
  }
  answers.flush()
  return stateOf(former.of, await writeAmendment(files.amendment, engine, former.of, amendment))
}

/** So many pages are written and read in no time. */
const most = 500
