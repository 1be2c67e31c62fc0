import nunjucks from 'nunjucks'
import type { Questions } from '../model/questions.ts'

/** Marks HTML or JSON that is safe by construction, so that autoescape leaves it alone. */
export function safeText(html: string): nunjucks.runtime.SafeString {
  return new nunjucks.runtime.SafeString(html)
}

/** A Nunjucks environment whose templates come by questions. */
export interface TemplateEnvironment {
  readonly nunjucks: nunjucks.Environment
  /** Runs a synchronous piece of work whose templates are asked of `ask`. */
  with<T>(ask: Questions, work: () => T): T
}

type Callback = (error: Error | null, template?: nunjucks.Template) => void

/**
 * Makes an environment that asks for every template it uses. `getTemplate` is called for each page, layout, include
 * and import, computed names too, so no use of a template can go unnoticed. Compiled templates are kept by name and
 * text, so the environment holds nothing of a site. Nunjucks' own loaders follow symbolic links and read sibling
 * folders; none is used.
 */
export function createEnvironment(): TemplateEnvironment {
  const compiled = new Map<string, { text: string; template: nunjucks.Template }>()
  let current: Questions | null = null

  class AskingEnvironment extends nunjucks.Environment {
    override getTemplate(...args: unknown[]): nunjucks.Template {
      const [name, , , ignoreMissing] = args
      const callback = args.find((arg): arg is Callback => typeof arg === 'function')
      const template =
        name instanceof nunjucks.Template ? name : this.find(String(name), ignoreMissing === true)
      callback?.(null, template)
      return template
    }

    private find(name: string, ignoreMissing: boolean): nunjucks.Template {
      const text = current?.template(name) ?? null
      if (text === null && !ignoreMissing) throw new Error(`there is no template "${name}"`)
      const known = compiled.get(name)
      if (known !== undefined && known.text === (text ?? '')) return known.template
      // Compiled at once: Nunjucks uses parents uncompiled otherwise.
      const template = new nunjucks.Template(text ?? '', this, name, true)
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
    with(ask, work) {
      const before = current
      current = ask
      try {
        return work()
      } finally {
        current = before
      }
    },
  }
}
