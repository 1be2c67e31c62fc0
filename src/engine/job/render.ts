import type { Diagnostic } from '../../model/diagnostic.ts'
import type { Content, Kind, Page } from '../../model/page.ts'
import { kinds } from '../../outputs/index.ts'
import type { Ledger } from '../../site/ledger.ts'

/** What rendering a page gave, with the number of every question that it asked. */
export interface Output {
  readonly page: Page
  readonly content: Content
  readonly asked: readonly number[]
  readonly diagnostics: readonly Diagnostic[]
}

const byName = new Map<string, Kind>(kinds.map(kind => [kind.name, kind]))

/** Renders one page; the ledger notes what it asks. */
export function renderPage(page: Page, ledger: Pick<Ledger, 'note'>): Output {
  const diagnostics: Diagnostic[] = []
  const kind = byName.get(page.kind)
  if (kind === undefined) throw new Error(`there is no kind of output "${page.kind}"`)
  const { result, asked } = ledger.note(ask => kind.render(page, ask, found => diagnostics.push(found)))
  return { page, content: result, asked, diagnostics }
}
