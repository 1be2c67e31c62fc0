import { type Diagnostic, diagnostic, type Place } from '../model/diagnostic.ts'
import { PluginError, pluginProblem } from '../model/extensions.ts'
import type { Queries } from '../model/queries.ts'
import { type Mention, mentionsOf } from './nunjucks/mentions.ts'

/** What a template calls by name. */
export type Called = Pick<Mention, 'kind' | 'name'>

/** What a plugin's function has thrown in a template, and which it was. */
export interface Thrown {
  readonly error: unknown
  readonly by: Called
}

/** Why rendering a template failed, at the template and line that Nunjucks names, or where the text itself tells more. */
export function templateFailure(
  name: string,
  error: unknown,
  ask: Queries,
  thrown: Thrown | null,
): Diagnostic {
  const text = error instanceof Error ? error.message : String(error)
  // Every template on the way is named on a line of its own, the one that failed last. Reasons may end in brackets too.
  const ways = [
    ...text.matchAll(
      /^\s*(?:Template render error: )*\(([^()\n]+)\)(?: \[Line (\d+)(?:, Column (\d+))?\])?$/gm,
    ),
  ]
  const [, file = name, line, column = 1] = ways.at(-1) ?? []
  const place = {
    file: `templates/${file}`,
    ...(line === undefined ? {} : { line: Number(line), column: Number(column) }),
  }
  if (thrown?.error instanceof PluginError) {
    return pluginProblem(thrown.error, { ...place, ...usedAt(thrown.by, ask.template(file)) })
  }
  const reason =
    text
      .split('\n')
      .at(-1)
      ?.trim()
      .replace(/^(?:Template render error: )?(?:\w*Error: )+/, '') ?? text
  if (reason === 'Maximum call stack size exceeded') return withoutEnd(file, place, ask)
  return diagnostic('template/runtime', `the template failed near here: ${reason}`, place)
}

/** Whoever overrides a template and wants the one below it too easily writes its own name. */
function withoutEnd(file: string, place: Place, ask: Queries): Diagnostic {
  const itself = usedAt({ kind: 'template', name: file }, ask.template(file))
  if (itself === undefined) {
    const message = 'the template includes itself by way of others, or a macro calls itself, without end'
    return diagnostic('template/runtime', message, place, { hint: 'break the circle' })
  }
  const hint = `write "theme:${file}" for the template that this one overrides`
  return diagnostic(
    'template/runtime',
    'the template includes itself, without end',
    { ...place, ...itself },
    { hint },
  )
}

/** Where a template calls something, if it does so once: that is exact, and what Nunjucks tells is not. */
function usedAt(
  { kind, name }: Called,
  text: string | null,
): { readonly line: number; readonly column: number } | undefined {
  const read = mentionsOf(text ?? '')
  const found = 'mentions' in read ? read.mentions.filter(one => one.kind === kind && one.name === name) : []
  const [only, another] = found
  return only === undefined || another !== undefined ? undefined : { line: only.line, column: only.column }
}
