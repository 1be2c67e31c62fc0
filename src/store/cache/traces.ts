import type { Diagnostic } from '../../model/diagnostic.ts'
import type { AnswerPack } from './answer-pack.ts'
import { decodeNumbers } from './asked.ts'
import { type NotedColumns, type NotedList, notedColumns, storeNoted } from './noted.ts'
import { type PageColumns, pageColumns } from './page-columns.ts'
import { numbersOf, readParts, textColumn, textsOf, writeParts } from './parts-file.ts'
import { joinPatches, readTracePatch, type TracePatch, writeTracePatch } from './trace-patch.ts'

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

/** Traces that are written. */
export type NewTraces = Omit<Traces, 'pages'> & { readonly pages: PageColumns }

/** Traces that were read. */
export interface ReadTraces extends Traces<NotedColumns> {
  /** Tells these traces from all others. */
  readonly state: string
  /** What has been patched already, and of which file: its check. */
  readonly patch: TracePatch
  readonly of: string
}

/** Where they lie. */
export interface TraceFiles {
  readonly traces: string
  readonly patch: string
}

/** What is not kept in columns. */
interface Stored {
  readonly settings: string
  readonly diagnostics: readonly Diagnostic[]
  /** Path → what was found on a page. */
  readonly found: readonly (readonly [path: string, found: readonly Diagnostic[]])[]
}

/** The queries that a page asked, by number. */
export function askedBy(trace: Trace): number[] {
  return decodeNumbers(trace.asked)
}

/** The traces of an output folder, or null if there are none that can be relied on. */
export function readTraces(files: TraceFiles, engine: string): ReadTraces | null {
  const read = readParts(files.traces, engine)
  if (read === undefined) return null
  // The digest in front was right, so it is what was written.
  const { settings, diagnostics, found } = read.value as Stored
  const { patch, check } = readTracePatch(files.patch, engine, read.check)
  const noted = notedColumns(read.columns.slice(0, 3))
  for (const [number, { digest, span }] of patch.noted) noted.set(number, digest, span)
  const pages = pagesOf(read.columns.slice(5), new Map(found))
  patchPages(pages, patch)
  const sources = sourcesOf(read.columns.slice(3, 5))
  for (const [path, digest] of patch.sources) sources.set(path, digest)
  const state = stateOf(read.check, check)
  return { settings, sources, diagnostics, noted, pages, state, patch, of: read.check }
}

function sourcesOf([paths, digests]: readonly Buffer[]): Map<string, string> {
  const all = digests?.toString('latin1') ?? ''
  return new Map(textsOf(paths).map((path, index) => [path, all.slice(64 * index, 64 * index + 64)]))
}

function storeSources(sources: Traces['sources']): Uint8Array[] {
  return [textColumn([...sources.keys()]), Buffer.from([...sources.values()].join(''), 'latin1')]
}

function pagesOf(
  [paths, identities, contents, lengths, asked]: readonly Buffer[],
  found: ReadonlyMap<string, readonly Diagnostic[]>,
): Map<string, Trace> {
  const [pages, sizes] = [textsOf(identities), numbersOf(lengths)]
  const all = contents?.toString('latin1') ?? ''
  const nothing = Buffer.alloc(0)
  let next = 0
  return new Map(
    textsOf(paths).map((path, index): [string, Trace] => {
      const from = next
      next += sizes[index] ?? 0
      const trace = {
        page: pages[index] ?? '',
        asked: asked?.subarray(from, next) ?? nothing,
        content: all.slice(64 * index, 64 * index + 64),
        diagnostics: found.get(path) ?? [],
      }
      return [path, trace]
    }),
  )
}

function patchPages(pages: Map<string, Trace>, patch: TracePatch): void {
  for (const [path, now] of patch.pages) {
    const trace = pages.get(path)
    if (trace !== undefined) pages.set(path, { ...trace, ...now })
  }
}

function stateOf(traces: string, patch: string): string {
  return `${traces} ${patch}`
}

/**
 * Writes all of it, and returns its state. Many pages ask the same queries, so each is written once and pages name it
 * by number.
 */
export async function writeTraces(
  files: Pick<TraceFiles, 'traces'>,
  engine: string,
  { settings, sources, diagnostics, noted, pages }: NewTraces,
  answers: AnswerPack,
): Promise<string> {
  const spans = answers.save(noted.spans())
  const check = await writeParts(files.traces, engine, {
    value: { settings, diagnostics, found: pages.found } satisfies Stored,
    columns: [...storeNoted(noted, spans), ...storeSources(sources), ...pages.columns()],
  })
  return stateOf(check, '')
}

/**
 * Writes what has changed of traces that were read, and returns their state. Once that is much, all is written anew,
 * and the answers are moved together.
 */
export async function patchTraces(
  files: TraceFiles,
  engine: string,
  former: ReadTraces,
  since: TracePatch,
  answers: AnswerPack,
): Promise<string> {
  const patch = joinPatches(former.patch, since)
  if (patch.pages.size > most) {
    for (const [number, { digest, span }] of since.noted) former.noted.set(number, digest, span)
    const sources = new Map([...former.sources, ...since.sources])
    const pages = new Map(former.pages)
    patchPages(pages, since)
    return await writeTraces(files, engine, { ...former, sources, pages: pageColumns(pages) }, answers)
  }
  answers.flush()
  return stateOf(former.of, await writeTracePatch(files.patch, engine, former.of, patch))
}

/** So many pages are written and read in no time. */
const most = 500
