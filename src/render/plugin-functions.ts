import type { Contribution } from '../model/extensions.ts'
import type { TemplateFunction, TemplateScope } from '../model/plugin.ts'
import type { Queries } from '../model/queries.ts'
import { pluginQueries } from '../site/plugin-queries.ts'
import { isSafeHtml } from '../text/html.ts'
import { safeText } from './nunjucks/environment.ts'

/** A filter or function of a plugin as Nunjucks calls it: a page that uses it asks what the plugin is, and the function gets what it may ask. */
export function templateFunction(
  { plugin, value }: Contribution<TemplateFunction>,
  scope: () => { readonly ask: Queries; readonly edition: string },
  failed: (error: unknown) => void,
): (...args: unknown[]) => unknown {
  return (...args) => {
    const { ask, edition } = scope()
    ask.plugin(plugin)
    try {
      return shown(value(...args, { query: pluginQueries(ask), edition } satisfies TemplateScope))
    } catch (error) {
      // Nunjucks makes an error of its own of it, which has its text and nothing else.
      failed(error)
      throw error
    }
  }
}

function shown(value: unknown): unknown {
  return isSafeHtml(value) ? safeText(value.safe) : value
}
