import { diagnostic } from '../model/diagnostic.ts'
import type { Report } from '../model/page.ts'
import type { Queries } from '../model/queries.ts'
import { createEnvironment, type TemplateEnvironment } from './nunjucks/environment.ts'
import { openWatch, type Watch } from './nunjucks/watch.ts'
import { filters, globals, type Helpers } from './page/vocabulary.ts'

/** What a template is rendered for. */
export interface Rendering {
  readonly ask: Queries
  /** The edition whose strings `text()` takes. */
  readonly edition: string
  readonly report: Report
}

let current: Rendering | null = null

// Macros see globals only, so helpers are globals, and find the page being rendered here. Rendering is synchronous.
const helpers: Helpers = {
  ask: () => rendering().ask,
  edition: () => rendering().edition,
}
let environment = furnished(createEnvironment())

/** Names that templates may call or filter by, for the lint. */
export const knownGlobals: readonly string[] = Object.keys(globals(helpers))
export const knownFilters: readonly string[] = Object.keys(filters(helpers))

/**
 * Renders a template; the context is its own from then on. A failure is reported at the template's name and line (as
 * Nunjucks tells it: near, not exact; the lint has exact places) and gives an empty text; with an error reported,
 * nothing is published.
 */
export function renderTemplate(name: string, context: object, to: Rendering): string {
  const before = current
  current = to
  try {
    return environment.render(name, context, to.ask)
  } catch (error) {
    to.report(failure(name, error))
    return ''
  } finally {
    current = before
  }
}

/** Does some work in which `running` gives the name of the template that is running, or null where none is. */
export function watchTemplates<T>(work: (running: Watch['running']) => T): T {
  const watch = openWatch()
  const before = environment
  environment = furnished(createEnvironment(watch))
  try {
    return work(watch.running)
  } finally {
    environment = before
  }
}

function furnished(made: TemplateEnvironment): TemplateEnvironment {
  for (const [name, value] of Object.entries(globals(helpers))) made.nunjucks.addGlobal(name, value)
  for (const [name, filter] of Object.entries(filters(helpers))) made.nunjucks.addFilter(name, filter)
  return made
}

function rendering(): Rendering {
  if (current === null) throw new Error('a template helper was called outside of a template')
  return current
}

function failure(name: string, error: unknown): ReturnType<typeof diagnostic> {
  const text = error instanceof Error ? error.message : String(error)
  // Every template on the way is named on a line of its own, the one that failed last.
  const ways = [...text.matchAll(/\(([^()\n]+)\)(?: \[Line (\d+)(?:, Column (\d+))?\])?$/gm)]
  const [, file = name, line, column = 1] = ways.at(-1) ?? []
  const place = {
    file: `templates/${file}`,
    ...(line === undefined ? {} : { line: Number(line), column: Number(column) }),
  }
  const reason =
    text
      .split('\n')
      .at(-1)
      ?.trim()
      .replace(/^(?:Template render error: )?(?:\w*Error: )+/, '') ?? text
  return diagnostic('template/runtime', `the template failed near here: ${reason}`, place)
}
