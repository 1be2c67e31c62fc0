import type { Page } from '../../model/page.ts'
import { encodeNumbers } from '../../store/cache/asked.ts'
import { digest } from '../../text/digest.ts'
import { encodeUtf8 } from '../../text/utf8.ts'
import { renderPage } from '../job/render.ts'
import type { MadePage, Work } from './work.ts'

/** Renders pages in this thread and stages them. `take` gives the numbers that queries have in the traces. */
export async function renderHere(
  pages: readonly Page[],
  { queryLog, output }: Work,
  take: ((number: number) => number) | undefined,
  onPage: (page: Page, made: MadePage) => void,
): Promise<void> {
  for (const page of pages) {
    const { content, asked, diagnostics } = renderPage(page, queryLog)
    const bytes = encodeUtf8(typeof content === 'string' ? content : '')
    const fresh = digest(bytes)
    await output?.stage(page.path, bytes, fresh)
    onPage(page, { asked: take ? encodeNumbers(asked.map(take)) : null, content: fresh, diagnostics })
  }
}
