import type { VFile } from 'vfile'
import type { Position } from '../../model/article.ts'
import { type Diagnostic, diagnostic } from '../../model/diagnostic.ts'

type VFileMessage = VFile['messages'][number]

/** What plugins have said of a text by `file.message` and `file.info`. */
export function messagesToDiagnostics(name: string, messages: readonly VFileMessage[]): Diagnostic[] {
  return messages.map(message => {
    const more = message.note === undefined ? {} : { hint: message.note }
    const text = `plugin "${name}": ${message.reason}`
    return diagnostic('plugin/warned', text, { file: '', ...toPlace(message) }, more)
  })
}

/** By its shape: a plugin may bring a `vfile-message` of its own. */
export function isMessage(cause: unknown): cause is VFileMessage {
  return cause instanceof Error && 'reason' in cause && 'place' in cause
}

/** Where it is said, if that is known. */
export function toPlace({ place }: VFileMessage): Position | undefined {
  if (place === undefined) return undefined
  const [start, end] = 'start' in place ? [place.start, place.end] : [place, place]
  const { line, column } = start
  return line === end.line && column < end.column ? { line, column, endColumn: end.column } : { line, column }
}
