import { type Diagnostic, diagnostic } from '../../model/diagnostic.ts'
import type { Page } from '../../model/page.ts'
import { encodeNumbers } from '../../store/cache/asked.ts'
import { asFileError, reasonOf } from '../../store/files/file-error.ts'
import type { OutputFolder } from '../../store/output/output-folder.ts'
import type { Book, TraceTable } from '../incremental/trace-table.ts'
import { renderHere } from './render-here.ts'
import type { Renderers } from './renderers.ts'
import type { RenderedPages } from './tasks.ts'
import type { MadePage, Work } from './work.ts'
import { drainQueue, openWorkQueue } from './work-queue.ts'
import { unlessBegun, WorkerLost } from './worker-pool.ts'

/** Renders pages in several threads, this one among them. A thread that dies is a problem of the page it was at. */
export async function renderTogether(
  stale: readonly Page[],
  work: Work & { readonly output: OutputFolder; readonly table: TraceTable },
  { workers }: Renderers,
  onPage: (page: Page, made: MadePage) => void,
): Promise<Diagnostic[]> {
  const { output, table } = work
  const pages = inOrder(stale)
  const queue = openWorkQueue(1 + workers.length)
  const mine = table.taker(work.queryLog)
  const done = new Set<Page>()
  const take = (page: Page, made: MadePage): void => {
    done.add(page)
    onPage(page, made)
  }
  const here = (first: number, end: number): Promise<void> => {
    const own = pages.slice(first, end).filter(page => !done.has(page))
    return renderHere(own, work, mine, take)
  }
  const others = workers.map(async (ready, index) => {
    const book = growingBook()
    const numberOf = table.taker(book)
    const onPart = (rendered: RenderedPages): void => {
      book.grow(rendered)
      for (const [number, { staged, asked, diagnostics }] of rendered.pages.entries()) {
        const page = pages[rendered.first + number]
        if (page === undefined) continue
        output.arrive(page.path, staged)
        take(page, { asked: encodeNumbers(asked.map(numberOf)), content: staged.digest, diagnostics })
      }
    }
    const worker = await ready().catch(unlessBegun)
    await worker?.({ task: 'render', queue, thread: 1 + index, place: output.staging, pages }, onPart).catch(
      unlessBegun,
    )
  })
  try {
    await drainQueue(queue, pages.length, here, others)
    // Pages that a thread took and did not begin with.
    await here(0, pages.length)
    return []
  } catch (error) {
    if (error instanceof WorkerLost) {
      const page = pages[error.item ?? -1]
      const message = `rendering stopped at "${page?.path}": ${error.message}`
      return [diagnostic('output/crash', message, page?.from ?? { file: '' })]
    }
    if (!isFileError(error)) throw error
    return [
      diagnostic('output/failed', `the output cannot be written: ${reasonOf(asFileError(error))}`, {
        file: output.staging.folder,
      }),
    ]
  }
}

/**
 * Pages of one edition show the same articles, in lists and as neighbours of each other, so that one thread makes their
 * cards. The newest articles come last: a thread that helps with them needs few of the other cards.
 */
function inOrder(pages: readonly Page[]): Page[] {
  const byEdition = new Map<string, Page[]>()
  for (const page of [...pages].reverse()) {
    const edition = page.path.slice(0, page.path.indexOf('/'))
    const those = byEdition.get(edition)
    if (those === undefined) byEdition.set(edition, [page])
    else those.push(page)
  }
  return [...byEdition.values()].flat()
}

function isFileError(error: unknown): error is Error {
  return error instanceof Error && 'syscall' in error
}

/**
 * The newest queries of another thread's query log. Older ones need not be kept: each is asked by a page that came with
 * it, and has its number in the table by then.
 */
function growingBook(): Book & { grow(by: RenderedPages): void } {
  let newest: Pick<RenderedPages, 'queries' | 'digests' | 'answers'> = {
    queries: [],
    digests: [],
    answers: [],
  }
  let first = 0
  return {
    query: number => newest.queries[number - first] ?? '',
    digest: number => newest.digests[number - first] ?? '',
    answer: number => newest.answers[number - first] ?? '',
    grow(by) {
      first += newest.queries.length
      newest = by
    },
  }
}
