import type { Diagnostic } from '../../model/diagnostic.ts'
import type { Page } from '../../model/page.ts'
import { encodeNumbers } from '../../store/cache/asked.ts'
import { type PageColumns, pageColumns } from '../../store/cache/page-columns.ts'
import type { RenderReason } from '../../store/cache/render-reasons.ts'
import { askedBy, type Trace } from '../../store/cache/traces.ts'
import { renderPage } from '../job/render.ts'
import { staged } from '../job/staged.ts'
import { renderHere } from '../threads/render-here.ts'
import { renderTogether } from '../threads/render-together.ts'
import type { MadePage, Work } from '../threads/work.ts'

export interface Made {
  readonly traces: PageColumns
  readonly rendered: readonly string[]
  /** Why each page was rendered; numbers are those of the former traces, without which there is nothing to tell. */
  readonly reasons: ReadonlyMap<string, RenderReason>
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Brings every page into the output. One whose queries all have the answers they had, and whose file is the one that
 * was written then, is fresh: it is left alone, and what it reported is reported again. The others are rendered.
 */
export async function publishPages(work: Work, progress: (done: number, of: number) => void): Promise<Made> {
  const { pages, output, table } = work
  const traces = pageColumns()
  const rendered: string[] = []
  const reasons = new Map<string, RenderReason>()
  const diagnostics: Diagnostic[] = []
  const stale: Page[] = []
  const copying: Promise<unknown>[] = []
  let done = 0
  for (const page of pages) {
    if (page.kind === 'media') {
      copying.push(copy(page, work))
      progress(++done, pages.length)
      continue
    }
    const trace = freshTrace(page, work, stale.length < fewest)
    if (typeof trace === 'string' || !('page' in trace)) {
      stale.push(page)
      if (work.traces !== null) reasons.set(page.path, trace)
    } else {
      traces.add(page.path, trace)
      diagnostics.push(...trace.diagnostics)
      progress(++done, pages.length)
    }
  }
  const onPage = (page: Page, { asked, content, diagnostics: found }: MadePage): void => {
    rendered.push(page.path)
    diagnostics.push(...found)
    if (asked !== null) {
      traces.add(page.path, { page: identityOf(page), asked, content, diagnostics: found })
    }
    progress(++done, pages.length)
  }
  const renderers = output !== null && table !== null && stale.length >= enough ? work.renderers() : null
  if (output !== null && table !== null && renderers !== null) {
    diagnostics.push(...(await renderTogether(stale, { ...work, output, table }, renderers, onPage)))
  } else await renderHere(stale, work, table?.taker(work.queryLog), onPage)
  await Promise.all(copying)
  return { traces, rendered, reasons, diagnostics }
}

/** Telling other threads of a site costs as much as rendering so many pages. */
const enough = 2000

/** Of so many stale pages every changed answer is looked for; where there are more, of the others only the first. */
const fewest = 500

/** What a page is, for its trace: pages at one path may be of another kind tomorrow. */
export function identityOf({ kind, args }: Page): string {
  return JSON.stringify([kind, args])
}

async function copy(page: Page, { output, queryLog, findCopy }: Work): Promise<void> {
  const { content } = renderPage(page, queryLog)
  await output?.stage(page.path, staged(content, findCopy))
}

/** The trace that a page keeps, or why it has to be rendered. */
function freshTrace(page: Page, { output, traces, table }: Work, isThorough: boolean): Trace | RenderReason {
  const trace = traces?.pages.get(page.path)
  if (trace === undefined || output === null || table === null) return 'new'
  if (trace.page !== identityOf(page)) return 'new'
  const asked = askedBy(trace)
  const first = asked.findIndex(number => !table.isSame(number))
  if (first !== -1) {
    return isThorough ? asked.filter(number => !table.isSame(number)) : asked.slice(first, first + 1)
  }
  if (!output.keep(page.path, trace.content)) return 'file'
  return { ...trace, asked: encodeNumbers(asked.map(table.keep)) }
}
