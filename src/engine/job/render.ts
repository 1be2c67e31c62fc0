import type { Diagnostic } from '../../model/diagnostic.ts'
import type { Content, OutputKind, Page } from '../../model/page.ts'
import { kinds } from '../../outputs/index.ts'
import type { QueryLog } from '../../site/query-log.ts'

/** What rendering a page gave, with the number of every query that it asked. */
export interface RenderedPage {
  readonly page: Page
  readonly content: Content
  readonly asked: readonly number[]
  readonly diagnostics: readonly Diagnostic[]
}

const byName = new Map<string, OutputKind>(kinds.map(kind => [kind.name, kind]))

/** Renders one page; the query log notes what it asks. */
export function renderPage(page: Page, queryLog: Pick<QueryLog, 'note'>): RenderedPage {
  const diagnostics: Diagnostic[] = []
  const kind = byName.get(page.kind)
  if (kind === undefined) throw new Error(`there is no kind of output "${page.kind}"`)
  const { result, asked } = queryLog.note(ask => kind.render(page, ask, found => diagnostics.push(found)))
  return { page, content: result, asked, diagnostics }
}
