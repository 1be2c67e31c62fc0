import type { Diagnostic } from '../model/diagnostic.ts'
import type { Page } from '../model/page.ts'
import type { Questions } from '../model/questions.ts'
import type { Scanned } from '../model/scanned.ts'
import type { OutputFolder } from '../store/publish.ts'
import type { Trace, Traces } from '../store/traces.ts'
import { digest } from '../text/digest.ts'
import { pageStamp, renderPage } from './render.ts'
import { staged } from './republish.ts'

/** What pages are made of and where they go. */
export interface Work {
  readonly pages: readonly Page[]
  readonly ask: Questions
  readonly scanned: Scanned
  /** Null where nothing is kept. */
  readonly output: OutputFolder | null
  /** Folder of the site, for files that are copied. */
  readonly site: string
  /** Of the last build that was published here. */
  readonly traces: Traces | null
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
  const { pages, ask, output } = work
  const answered = new Map<string, string>()
  const traces = new Map<string, Trace>()
  const rendered: string[] = []
  const diagnostics: Diagnostic[] = []
  let writing: Promise<unknown>[] = []
  for (const [index, page] of pages.entries()) {
    const fresh = page.kind === 'media' ? undefined : freshTrace(page, work, answered)
    if (fresh !== undefined) {
      traces.set(page.path, fresh)
      diagnostics.push(...fresh.diagnostics)
    } else {
      const made = renderPage(page, ask)
      diagnostics.push(...made.diagnostics)
      if (typeof made.content === 'string') {
        rendered.push(page.path)
        const stamp = output === null ? '' : pageStamp(page, made.asked, ask, answered)
        const { asked, content } = made
        traces.set(page.path, { asked, stamp, content: digest(content), diagnostics: made.diagnostics })
      }
      if (output !== null) writing.push(output.stage(page.path, staged(made.content, work)))
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

function freshTrace(
  page: Page,
  { ask, output, traces }: Work,
  answered: Map<string, string>,
): Trace | undefined {
  const trace = traces?.pages.get(page.path)
  if (trace === undefined || output === null) return undefined
  if (pageStamp(page, trace.asked, ask, answered) !== trace.stamp) return undefined
  return output.keep(page.path, trace.content) ? trace : undefined
}
