import { type Diagnostic, diagnostic } from '../model/diagnostic.ts'
import type { Page } from '../model/page.ts'
import { encodeNumbers } from '../store/asked.ts'
import type { OutputFolder } from '../store/publish.ts'
import { HandLost } from './crew.ts'
import { chunksOf, dealOut } from './deal-out.ts'
import { renderHere } from './render-here.ts'
import type { Renderers } from './renderers.ts'
import type { RenderedPages } from './tasks.ts'
import type { Book, TraceTable } from './trace-table.ts'
import type { MadePage, Work } from './work.ts'

interface Chunk {
  /** Number of the first page. */
  readonly first: number
  readonly pages: readonly Page[]
}

/** Renders pages in several threads, this one among them. A thread that dies is a problem of the page it was at. */
export async function renderTogether(
  pages: readonly Page[],
  work: Work & { readonly output: OutputFolder; readonly table: TraceTable },
  { hands }: Renderers,
  took: (page: Page, made: MadePage) => void,
): Promise<Diagnostic[]> {
  const { output, table } = work
  const chunks = chunksOf(pages, atOnce).map((some, index): Chunk => ({ first: index * atOnce, pages: some }))
  const mine = table.taker(work.ledger)
  const here = ({ pages: some }: Chunk): Promise<void> => renderHere(some, work, mine, took)
  const others = hands.map(ready => {
    const book = growingBook()
    const take = table.taker(book)
    return async ({ first, pages: some }: Chunk): Promise<void> => {
      const hand = await ready()
      const rendered = await hand({ task: 'render', first, place: output.staging, pages: some })
      book.grow(rendered)
      for (const [index, { staged, asked, diagnostics }] of rendered.pages.entries()) {
        const page = some[index]
        if (page === undefined) continue
        output.arrive(page.path, staged)
        took(page, { asked: encodeNumbers(asked.map(take)), content: staged.digest, diagnostics })
      }
    }
  })
  try {
    await dealOut(chunks, here, others)
    return []
  } catch (error) {
    if (error instanceof HandLost) {
      const page = pages[error.item]
      const message = `rendering stopped at "${page?.path}": ${error.message}`
      return [diagnostic('output/crash', message, page?.from ?? { file: '' })]
    }
    if (!isFileError(error)) throw error
    return [
      diagnostic('output/failed', `the output cannot be written: ${error.message}`, {
        file: output.staging.folder,
      }),
    ]
  }
}

function isFileError(error: unknown): error is Error {
  return error instanceof Error && 'syscall' in error
}

/** Few enough that all threads end together, so many that asking costs nothing. */
const atOnce = 32

/**
 * The newest questions of another thread's ledger. Older ones need not be kept: each is asked by a page that came with
 * it, and has its number in the table by then.
 */
function growingBook(): Book & { grow(by: RenderedPages): void } {
  let newest: Pick<RenderedPages, 'questions' | 'digests' | 'answers'> = {
    questions: [],
    digests: [],
    answers: [],
  }
  let first = 0
  return {
    question: number => newest.questions[number - first] ?? '',
    digest: number => newest.digests[number - first] ?? '',
    answer: number => newest.answers[number - first] ?? '',
    grow(by) {
      first += newest.questions.length
      newest = by
    },
  }
}
