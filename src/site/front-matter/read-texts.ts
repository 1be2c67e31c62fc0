import type { FrontEntry, Json, Position } from '../../model/article.ts'
import type { Code } from '../../model/diagnostic.ts'
import type { Named } from './fields.ts'

/** Tells what is wrong with a value; the place is that of the value where none is given. */
export type Complain = (code: Code, message: string, at?: Position, hint?: string) => undefined

export function text(entry: FrontEntry, complain: Complain): string | undefined {
  const spelled = spelling(entry.value, entry.text)
  if (spelled === undefined)
    return complain('front-matter/type', `"${entry.key}" must be text, not ${kind(entry.value)}`)
  if (spelled.trim() === '') return complain('front-matter/type', `"${entry.key}" is empty`)
  return spelled.trim().normalize('NFC')
}

export function name(entry: FrontEntry, complain: Complain): Named | undefined {
  const found = text(entry, complain)
  return found === undefined ? undefined : { name: found, at: entry.valueAt, alone: entry.key }
}

/** Whether a value says nothing: there is none, or it is a text without a character, or a list of such. */
export function isBlank(value: Json): boolean {
  if (Array.isArray(value)) return value.length > 0 && value.every(isBlank)
  return value === null || (typeof value === 'string' && value.trim() === '')
}

/** Numbers stand for the text they are spelled as; truth values and maps are no text. */
export function spelling(value: Json, spelled: string | undefined): string | undefined {
  if (typeof value === 'string') return value
  return typeof value === 'number' ? (spelled ?? String(value)) : undefined
}

export function isRecord(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function kind(value: Json): string {
  if (value === null) return 'nothing'
  if (Array.isArray(value)) return 'a list'
  return typeof value === 'object'
    ? 'a map'
    : typeof value === 'boolean'
      ? 'true or false'
      : `a ${typeof value}`
}
