import type { Diagnostic } from '../model/diagnostic.ts'
import type { Page } from '../model/page.ts'
import type { Ledger } from '../site/ledger.ts'
import { encodeNumbers } from '../store/asked.ts'
import type { OutputFolder } from '../store/publish.ts'
import { askedBy, type Trace, type Traces } from '../store/traces.ts'
import { digest } from '../text/digest.ts'
import { renderPage } from './render.ts'
import { type FindCopy, staged } from './staged.ts'
import type { TraceTable } from './trace-table.ts'

/** What pages are made of and where they go. */
export interface Work {
  readonly pages: readonly Page[]
  readonly ledger: Ledger
  readonly findCopy: FindCopy
  /** Null where nothing is kept. */
  readonly output: OutputFolder | null
  /** Of the last build that was published here. */
  readonly traces: Traces | null
  /** Null where nothing is remembered. */
  readonly table: TraceTable | null
}

export interface Made {
  readonly traces: ReadonlyMap<string, Trace>
  readonly rendered: readonly string[]
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Brings every page into the output. One whose questions all have the answers they had, and whose file is the one that
 * was written then, is fresh: it is left alone, and what it reported is reported again. The others are rendered.
 */
export async function publishPages(work: Work, progress: (done: number, of: number) => void): Promise<Made> {
  const { pages, ledger, output, table } = work
  const take = table?.taker(ledger)
  const traces = new Map<string, Trace>()
  const rendered: string[] = []
  const diagnostics: Diagnostic[] = []
  let writing: Promise<unknown>[] = []
  for (const [index, page] of pages.entries()) {
    const trace = page.kind === 'media' ? undefined : freshTrace(page, work)
    if (trace !== undefined) {
      traces.set(page.path, trace)
      diagnostics.push(...trace.diagnostics)
    } else {
      const made = renderPage(page, ledger)
      diagnostics.push(...made.diagnostics)
      if (typeof made.content === 'string') {
        rendered.push(page.path)
        if (take !== undefined) {
          const asked = encodeNumbers(made.asked.map(take))
          const content = digest(made.content)
          traces.set(page.path, { page: identityOf(page), asked, content, diagnostics: made.diagnostics })
        }
      }
      if (output !== null) writing.push(output.stage(page.path, staged(made.content, work.findCopy)))
    }
    // Pages wait for the disk now and then, so that not all of them are in memory at once.
    if (writing.length >= 64) {
      await Promise.all(writing)
      writing = []
    }
    progress(index + 1, pages.length)
  }
  await Promise.all(writing)
  return { traces, rendered, diagnostics }
}

/** What a page is, for its trace: pages at one path may be of another kind tomorrow. */
export function identityOf({ kind, args }: Page): string {
  return JSON.stringify([kind, args])
}

function freshTrace(page: Page, { output, traces, table }: Work): Trace | undefined {
  const trace = traces?.pages.get(page.path)
  if (trace === undefined || output === null || table === null) return undefined
  if (trace.page !== identityOf(page)) return undefined
  const asked = askedBy(trace)
  if (!asked.every(table.isSame) || !output.keep(page.path, trace.content)) return undefined
  return { ...trace, asked: encodeNumbers(asked.map(table.keep)) }
}
