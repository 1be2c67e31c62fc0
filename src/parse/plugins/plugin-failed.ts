import { type Diagnostic, diagnostic } from '../../model/diagnostic.ts'
import type { ParsePlugin } from '../../model/parse-settings.ts'
import { isMessage, toPlace } from './messages.ts'

/** Thrown for a text that a plugin of unified could not cope with. */
export class PluginFailed extends Error {
  readonly diagnostic: Diagnostic

  constructor(diagnostic: Diagnostic) {
    super(diagnostic.message)
    this.diagnostic = diagnostic
  }
}

export function failed(name: string, what: string, hint?: string): PluginFailed {
  const more = hint === undefined ? {} : { hint }
  return new PluginFailed(diagnostic('plugin/failed', `plugin "${name}" ${what}`, { file: '' }, more))
}

/** What a plugin has thrown: by `file.fail`, which says where, or by a mistake of its own. */
export function thrownBy(name: string, cause: unknown): PluginFailed {
  if (!isMessage(cause)) return failed(name, `throws at this text: ${firstLine(cause)}`)
  const message = `plugin "${name}": ${cause.reason}`
  const more = cause.note === undefined ? {} : { hint: cause.note }
  return new PluginFailed(diagnostic('plugin/reported', message, { file: '', ...toPlace(cause) }, more))
}

/** What is said of a text whose tree no step can cope with any more: only plugins make such trees. */
export function brokenTree(plugins: readonly ParsePlugin[], cause: unknown): Diagnostic {
  const names = [...new Set(plugins.map(one => `"${one.name}"`))]
  const who = names.length === 1 ? `plugin ${names[0]} makes` : `one of the plugins ${names.join(', ')} makes`
  const message = `${who} a syntax tree of this text that cannot be published: ${firstLine(cause)}`
  return diagnostic('plugin/failed', message, { file: '' })
}

function firstLine(cause: unknown): string {
  const text = cause instanceof Error ? cause.message : String(cause)
  return text.split('\n')[0]?.trim() ?? ''
}
