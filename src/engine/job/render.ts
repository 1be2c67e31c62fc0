import type { Diagnostic } from '../../model/diagnostic.ts'
import { type Extensions, extensionsOf, PluginError, pluginProblem } from '../../model/extensions.ts'
import type { Content, OutputKind, Page } from '../../model/page.ts'
import type { Queries } from '../../model/queries.ts'
import { kinds } from '../../outputs/index.ts'
import type { QueryLog } from '../../site/query-log.ts'
import { withinBudget } from '../../store/plugins/guard.ts'
import { pluginKind } from './plugin-outputs.ts'

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
  const render = (ask: Queries): Content =>
    kindOf(page, ask).render(page, ask, found => diagnostics.push(found))
  const { result, asked } = queryLog.note(ask => {
    if (!callsPlugins(extensionsOf(ask))) return render(ask)
    try {
      return withinBudget(() => render(ask))
    } catch (error) {
      if (!(error instanceof PluginError)) throw error
      diagnostics.push(pluginProblem(error))
      return ''
    }
  })
  return { page, content: result, asked, diagnostics }
}

/** Nobody waits for the code of Diglot itself. */
function callsPlugins({ digests }: Extensions): boolean {
  return digests.size > 0
}

function kindOf({ kind }: Page, ask: Queries): OutputKind {
  const own = byName.get(kind)
  if (own !== undefined) return own
  const brought = extensionsOf(ask).outputs.get(kind)
  if (brought === undefined) throw new Error(`there is no kind of output "${kind}"`)
  return pluginKind(brought)
}
