import type { Article, DirectiveHole } from '../model/article.ts'
import { type Diagnostic, diagnostic, type Place } from '../model/diagnostic.ts'
import { extensionsOf, PluginError, pluginProblem } from '../model/extensions.ts'
import type { Report } from '../model/page.ts'
import type { Queries } from '../model/queries.ts'
import { pluginQueries } from '../site/plugin-queries.ts'
import { isSafeHtml, trusted } from '../text/html.ts'

/** What stands in a directive, rendered. */
interface Inner {
  readonly label: string
  readonly content: string
}

/**
 * HTML in the place of a directive. Whoever uses it asks what its plugin is, so that a page is stale when that has changed; where it
 * fails its words stand there, and an error is reported at its place.
 */
export function renderDirective(
  hole: DirectiveHole,
  inner: Inner,
  article: Article,
  ask: Queries,
  report: Report,
): string {
  const { name, form, attributes } = hole
  const words = inner.label + inner.content
  const { directives, digests } = extensionsOf(ask)
  const found = directives.get(name)
  // Parsing has told of it.
  if (found === undefined) return words
  if (digests.has(found.plugin)) ask.plugin(found.plugin)
  const { edition } = article
  const [label, content] = [trusted(inner.label), trusted(inner.content)]
  try {
    const made: unknown = found.value.render(
      { form, attributes, content, label, article, edition },
      pluginQueries(ask),
    )
    if (isSafeHtml(made)) return made.safe
    const message = `the directive "${name}" of plugin "${found.plugin}" gives no HTML that is known to be safe`
    const hint = { hint: "let it give html`…`: import { html } from 'diglot'" }
    throw new PluginError('plugin/failed', found.plugin, message, { file: found.file }, hint)
  } catch (error) {
    report(failure(error, hole, placeOf(hole, article.id)))
    return words
  }
}

/** One of every site's says what is wrong with its use. */
function failure(error: unknown, { name }: DirectiveHole, place: Place): Diagnostic {
  if (error instanceof PluginError) return pluginProblem(error, place)
  const [message = '', hint] = (error instanceof Error ? error.message : String(error)).split(': write ')
  return diagnostic(
    'directive/form',
    `"${name}": ${message}`,
    place,
    hint === undefined ? {} : { hint: `write ${hint}` },
  )
}

function placeOf({ line, column, endColumn }: DirectiveHole, file: string): Place {
  return { file, line, column, ...(endColumn === undefined ? {} : { endColumn }) }
}
