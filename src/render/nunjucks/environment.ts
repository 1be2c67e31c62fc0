import nunjucks from 'nunjucks'
import type { Queries } from '../../model/queries.ts'
import { CompiledTemplate } from './compiled.ts'
import type { Watch } from './watch.ts'

/** Marks HTML or JSON that is safe by construction, so that autoescape leaves it alone. */
export function safeText(html: string): nunjucks.runtime.SafeString {
  return new nunjucks.runtime.SafeString(html)
}

/** A Nunjucks environment whose templates come by queries. */
export interface TemplateEnvironment {
  readonly nunjucks: nunjucks.Environment
  /** Renders a template, which may add to its context; it and all that it uses are asked of `ask`. */
  render(name: string, context: object, ask: Queries): string
}

/**
 * Makes an environment that asks for every template it uses. `getTemplate` is called for each page, layout, include
 * and import, computed names too, so no use of a template can go unnoticed. Compiled templates are kept by name and
 * text, so the environment holds nothing of a site. Nunjucks' own loaders follow symbolic links and read sibling
 * folders; none is used. `watch` is told which template is running.
 */
export function createEnvironment(watch: Watch | null = null): TemplateEnvironment {
  const compiled = new Map<string, { text: string; template: CompiledTemplate }>()
  let current: Queries | null = null

  /** What `theme:…` is depends on where it is written. */
  function reached(name: string, from: string): string {
    const isBelow = current !== null && name.startsWith('theme:')
    return (isBelow && current?.templateBelow(from, name.slice('theme:'.length))) || name
  }

  class AskingEnvironment extends nunjucks.Environment {
    override getTemplate(name: unknown, ..._: unknown[]): nunjucks.Template
    override getTemplate(
      name: unknown,
      _: unknown,
      from: unknown,
      ignoreMissing: unknown,
    ): nunjucks.Template {
      if (name instanceof nunjucks.Template) return name
      return this.find(reached(String(name), String(from)), ignoreMissing === true)
    }

    find(name: string, ignoreMissing: boolean): CompiledTemplate {
      const text = current?.template(name) ?? null
      if (text === null && !ignoreMissing) throw new Error(`there is no template "${name}"`)
      const known = compiled.get(name)
      if (known !== undefined && known.text === (text ?? '')) return known.template
      const template = new CompiledTemplate(text ?? '', this, name, watch)
      compiled.set(name, { text: text ?? '', template })
      return template
    }
  }

  const environment = new AskingEnvironment([], {
    autoescape: true,
    throwOnUndefined: true,
    trimBlocks: true,
    lstripBlocks: true,
  })
  // Chance has no place in a page: two builds of one site are equal.
  delete (environment as unknown as { filters: Record<string, unknown> }).filters.random

  return {
    nunjucks: environment,
    render(name, context, ask) {
      const before = current
      current = ask
      try {
        return environment.find(name, false).render(context)
      } finally {
        current = before
      }
    },
  }
}
