import { type Diagnostic, diagnostic } from '../model/diagnostic.ts'
import type { Page } from '../model/page.ts'
import { encodeNumbers } from '../store/asked.ts'
import type { OutputFolder } from '../store/publish.ts'
import { writeStaged } from '../store/staging.ts'
import { HandLost } from './crew.ts'
import { chunksOf, dealOut } from './deal-out.ts'
import { renderPage } from './render.ts'
import type { Renderers } from './renderers.ts'
import type { RenderedPage, RenderedPages } from './tasks.ts'
import type { Book, TraceTable } from './trace-table.ts'
import type { MadePage, Work } from './work.ts'

interface Chunk {
  /** Number of the first page. */
  readonly first: number
  readonly pages: readonly Page[]
}

/** Pages with their numbers in some ledger, and what gives these the numbers of the table. */
interface Result {
  readonly pages: readonly RenderedPage[]
  readonly take: (number: number) => number
}

/** Renders pages in several threads, this one among them. A thread that dies is a problem of the page it was at. */
export async function renderTogether(
  pages: readonly Page[],
  work: Work & { readonly output: OutputFolder; readonly table: TraceTable },
  { hands }: Renderers,
  took: (page: Page, made: MadePage) => void,
): Promise<Diagnostic[]> {
  const { ledger, output, table } = work
  const folder = await output.staging()
  const chunks = chunksOf(pages, atOnce).map((some, index): Chunk => ({ first: index * atOnce, pages: some }))
  const take = table.taker(ledger)
  const here = ({ first, pages: some }: Chunk): Result => {
    const rendered = some.map((page, index): RenderedPage => {
      const { content, asked, diagnostics } = renderPage(page, ledger)
      const text = typeof content === 'string' ? content : ''
      return { staged: writeStaged(folder, `here-${first + index}`, text), asked, diagnostics }
    })
    return { pages: rendered, take }
  }
  const others = hands.map(ready => {
    const book = growingBook()
    const theirs = table.taker(book)
    return async ({ first, pages: some }: Chunk): Promise<Result> => {
      const hand = await ready()
      const rendered = await hand({ task: 'render', first, folder, pages: some })
      book.grow(rendered)
      return { pages: rendered.pages, take: theirs }
    }
  })
  const arrive = (result: Result, chunk: Chunk): void => {
    for (const [index, { staged, asked, diagnostics }] of result.pages.entries()) {
      const page = chunk.pages[index]
      if (page === undefined) continue
      const failed = output.arrive(page.path, staged)
      const found = failed === null ? diagnostics : [...diagnostics, failed]
      took(page, { asked: encodeNumbers(asked.map(result.take)), content: staged.digest, diagnostics: found })
    }
  }
  try {
    await dealOut(chunks, here, others, arrive)
    return []
  } catch (error) {
    if (error instanceof HandLost) {
      const page = pages[error.item]
      const message = `rendering stopped at "${page?.path}": ${error.message}`
      return [diagnostic('output/crash', message, page?.from ?? { file: '' })]
    }
    if (!isFileError(error)) throw error
    return [diagnostic('output/failed', `the output cannot be written: ${error.message}`, { file: folder })]
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
