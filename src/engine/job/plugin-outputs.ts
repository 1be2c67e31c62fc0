import type { Json } from '../../model/article.ts'
import { type Diagnostic, diagnostic } from '../../model/diagnostic.ts'
import {
  type Contribution,
  carryExtensions,
  extensionsOf,
  PluginError,
  pluginProblem,
} from '../../model/extensions.ts'
import type { OutputKind, Page, Report } from '../../model/page.ts'
import type { OutputTools, PlannedOutput, PluginOutput } from '../../model/plugin.ts'
import type { Queries } from '../../model/queries.ts'
import { documentContext } from '../../render/page/document.ts'
import { renderTemplate } from '../../render/templates.ts'
import { pluginQueries } from '../../site/plugin-queries.ts'
import { urlOf } from '../../site/site.ts'
import { withinBudget } from '../../store/plugins/guard.ts'
import { deepFrozen } from '../../text/deep-frozen.ts'
import { isJson } from '../../text/json.ts'
import { unsafePath } from '../../text/safe.ts'

/** What plugins want in the output, and what is wrong with it. */
export interface PluginPlan {
  readonly pages: readonly Page[]
  readonly diagnostics: readonly Diagnostic[]
  /** A plan has looked at texts, so that no edit of one leaves it as it is for certain. */
  readonly readsTexts: boolean
}

/** Plans the outputs of plugins. One that fails keeps no other from being planned. */
export function planPluginOutputs(ask: Queries, builtIn: ReadonlySet<string>): PluginPlan {
  const pages: Page[] = []
  const diagnostics: Diagnostic[] = []
  let readsTexts = false
  const query = pluginQueries(
    watched(ask, () => {
      readsTexts = true
    }),
  )
  for (const [name, of] of extensionsOf(ask).outputs) {
    try {
      if (builtIn.has(name)) throw failure(of, 'has the name of a kind of Diglot', 'give it another name')
      for (const planned of withinBudget(() => of.value.plan(query))) pages.push(pageOf(planned, of))
    } catch (error) {
      if (!(error instanceof PluginError)) throw error
      diagnostics.push(pluginProblem(error))
    }
  }
  return { pages, diagnostics, readsTexts }
}

/** A plugin's kind of output as pages are rendered by it. */
export function pluginKind(of: Contribution<PluginOutput>): OutputKind {
  return {
    name: of.value.name,
    plan: () => [],
    render(page, ask, report) {
      ask.plugin(of.plugin)
      try {
        const planned = deepFrozen({ path: page.path, args: page.args, from: page.from })
        const content: unknown = of.value.render(planned, pluginQueries(ask), toolsFor(page, of, ask, report))
        if (typeof content === 'string') return content
        throw failure(of, `gives ${typeof content} for "${page.path}"`, 'give the text of the file')
      } catch (error) {
        if (!(error instanceof PluginError)) throw error
        report(pluginProblem(error))
        return ''
      }
    },
  }
}

function pageOf(planned: unknown, of: Contribution<PluginOutput>): Page {
  const { path, args = null, from = { file: of.file } } = Object(planned) as Partial<PlannedOutput>
  if (typeof path !== 'string')
    throw failure(of, 'plans a file without a path', "give objects like { path: 'llms.txt' }")
  const unsafe = unsafePath(path)
  if (unsafe !== null)
    throw failure(of, `plans "${path}": ${unsafe}`, 'a path is relative to the output folder')
  if (!isJson(args)) throw failure(of, `plans "${path}" with arguments that are no JSON`, 'give plain data')
  return { path, kind: of.value.name, args: args as Json, from }
}

function failure(
  { plugin, file, value }: Contribution<PluginOutput>,
  what: string,
  hint: string,
): PluginError {
  return new PluginError(
    'plugin/failed',
    plugin,
    `the output "${value.name}" of plugin "${plugin}" ${what}`,
    { file },
    { hint },
  )
}

/** The same queries; `text` is told when one of them tells what only an article's text decides. */
function watched(ask: Queries, text: () => void): Queries {
  const told = <T>(answer: T): T => {
    text()
    return answer
  }
  return carryExtensions(
    {
      ...ask,
      body: id => told(ask.body(id)),
      headings: id => told(ask.headings(id)),
      article: id => {
        const { words, ...rest } = ask.article(id)
        return Object.defineProperty({ ...rest, words }, 'words', {
          get: () => told(words),
          enumerable: true,
        })
      },
    },
    extensionsOf(ask),
  )
}

function toolsFor(
  page: Page,
  { plugin, value }: Contribution<PluginOutput>,
  ask: Queries,
  report: Report,
): OutputTools {
  return {
    template(name, { edition, title, description, noindex }, context = {}) {
      const url = urlOf(page.path, ask.setting('base'))
      const versions = [{ edition, url }]
      const document = documentContext(
        { kind: value.name, edition, url, title, description, versions, noindex },
        ask,
      )
      return renderTemplate(name, { ...document, ...context }, { ask, edition, report })
    },
    report(severity, message, place = page.from) {
      const code = severity === 'error' ? 'plugin/reported' : 'plugin/warned'
      report(diagnostic(code, `plugin "${plugin}": ${message}`, place))
    },
  }
}
