import { type Contribution, type Extensions, extensionsOf } from '../model/extensions.ts'
import type { Report } from '../model/page.ts'
import type { TemplateFunction } from '../model/plugin.ts'
import type { Queries } from '../model/queries.ts'
import { createEnvironment, type TemplateEnvironment } from './nunjucks/environment.ts'
import { openWatch, type Watch } from './nunjucks/watch.ts'
import { filters, globals, type Helpers } from './page/vocabulary.ts'
import { templateFunction } from './plugin-functions.ts'
import { type Called, type Thrown, templateFailure } from './template-failure.ts'

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
let environments = new WeakMap<Extensions, TemplateEnvironment>()
let watch: Watch | null = null
/** What a plugin's function has thrown in the page being rendered. */
let thrown: Thrown | null = null

/** Names that templates may call or filter by besides those of plugins, for the lint. */
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
    return environmentOf(to.ask).render(name, context, to.ask)
  } catch (error) {
    to.report(templateFailure(name, error, to.ask, thrown))
    return ''
  } finally {
    current = before
    thrown = null
  }
}

/** Does some work in which `running` gives the name of the template that is running, or null where none is. */
export function watchTemplates<T>(work: (running: Watch['running']) => T): T {
  const before = { environments, watch }
  const opened = openWatch()
  environments = new WeakMap()
  watch = opened
  try {
    return work(opened.running)
  } finally {
    environments = before.environments
    watch = before.watch
  }
}

/** One environment for each set of plugins: it holds nothing else of a site. */
function environmentOf(ask: Queries): TemplateEnvironment {
  const extensions = extensionsOf(ask)
  const known = environments.get(extensions)
  if (known !== undefined) return known
  const made = furnished(createEnvironment(watch), extensions)
  environments.set(extensions, made)
  return made
}

function furnished(made: TemplateEnvironment, extensions: Extensions): TemplateEnvironment {
  const called = (of: Contribution<TemplateFunction>, by: Called) =>
    templateFunction(of, rendering, error => {
      thrown = { error, by }
    })
  for (const [name, of] of extensions.functions)
    made.nunjucks.addGlobal(name, called(of, { kind: 'call', name }))
  for (const [name, of] of extensions.filters)
    made.nunjucks.addFilter(name, called(of, { kind: 'filter', name }))
  for (const [name, value] of Object.entries(globals(helpers))) made.nunjucks.addGlobal(name, value)
  for (const [name, filter] of Object.entries(filters(helpers))) made.nunjucks.addFilter(name, filter)
  return made
}

function rendering(): Rendering {
  if (current === null) throw new Error('a template helper was called outside of a template')
  return current
}
