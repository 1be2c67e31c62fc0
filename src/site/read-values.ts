import type { FrontEntry, Json, Position } from '../model/article.ts'
import type { Code } from '../model/diagnostic.ts'
import type { Values } from '../model/front-keys.ts'
import { meantAddress } from '../text/addresses.ts'
import { type Moment, parseMoment } from '../text/moment.ts'
import { webUrl } from '../text/safe.ts'
import type { Named, Read } from './fields.ts'

/** Tells what is wrong with a value; the place is that of the value where none is given. */
export type Complain = (code: Code, message: string, at?: Position, hint?: string) => undefined

type Reader<T> = (entry: FrontEntry, complain: Complain, zone: string) => T | undefined

/** Readers of values; each gives nothing where it has complained. */
export const readers: { readonly [K in keyof Values]: Reader<Read<K>> } = {
  text,
  moment,
  name,
  names,
  url,
  flag,
  number,
  corrections,
  notice,
}

/** Whether a value says nothing: there is none, or it is a text without a character, or a list of such. */
export function isBlank(value: Json): boolean {
  if (Array.isArray(value)) return value.length > 0 && value.every(isBlank)
  return value === null || (typeof value === 'string' && value.trim() === '')
}

function text(entry: FrontEntry, complain: Complain): string | undefined {
  const spelled = spelling(entry.value, entry.text)
  if (spelled === undefined)
    return complain('front-matter/type', `"${entry.key}" must be text, not ${kind(entry.value)}`)
  if (spelled.trim() === '') return complain('front-matter/type', `"${entry.key}" is empty`)
  return spelled.trim().normalize('NFC')
}

function name(entry: FrontEntry, complain: Complain): Named | undefined {
  const found = text(entry, complain)
  return found === undefined ? undefined : { name: found, at: entry.valueAt, alone: entry.key }
}

function names(entry: FrontEntry, complain: Complain): readonly Named[] | undefined {
  if (!Array.isArray(entry.value)) {
    const one = name(entry, complain)
    return one && [one]
  }
  const found: Named[] = []
  for (const { value, text, at } of entry.items ?? []) {
    const spelled = spelling(value, text)?.trim().normalize('NFC')
    if (spelled) found.push({ name: spelled, at })
    else {
      const isEmpty = value === null || spelled === ''
      const message = isEmpty ? 'has an empty item' : `must be a list of texts, not of ${kind(value)}`
      complain('front-matter/type', `"${entry.key}" ${message}`, at)
    }
  }
  return found
}

function moment(entry: FrontEntry, complain: Complain, zone: string): Moment | undefined {
  const spelled = text(entry, complain)
  if (spelled === undefined) return undefined
  const found = parseMoment(spelled, zone)
  return typeof found === 'string' ? complain('front-matter/date', `${found} ("${entry.key}")`) : found
}

function url(entry: FrontEntry, complain: Complain): string | undefined {
  const spelled = text(entry, complain)
  if (spelled === undefined) return undefined
  const found = webUrl(spelled)
  if (found !== null) return found
  const meant = meantAddress(spelled)
  const message = `"${spelled}" is not a web address ("${entry.key}")`
  return complain('front-matter/url', message, undefined, meant && `did you mean "${meant}"?`)
}

function flag(entry: FrontEntry, complain: Complain): boolean | undefined {
  if (typeof entry.value === 'boolean') return entry.value
  const message = `"${entry.key}" must be true or false, not "${spelling(entry.value, entry.text) ?? kind(entry.value)}"`
  return complain('front-matter/type', message, entry.valueAt, 'write `draft: true` or `draft: false`')
}

function number(entry: FrontEntry, complain: Complain): number | undefined {
  if (typeof entry.value === 'number' && Number.isFinite(entry.value)) return entry.value
  return complain('front-matter/type', `"${entry.key}" must be a number, not ${kind(entry.value)}`)
}

function notice(entry: FrontEntry, complain: Complain): string | true | undefined {
  if (entry.value === false) return undefined
  return entry.value === true ? true : text(entry, complain)
}

function corrections(entry: FrontEntry, complain: Complain, zone: string): Read<'corrections'> {
  const list: readonly Json[] = Array.isArray(entry.value) ? entry.value : [entry.value]
  return list.flatMap((one, index) => {
    const at = entry.items?.[index]?.at ?? entry.valueAt
    if (typeof one === 'string') return [{ text: one, at }]
    const { date, text: said } = isRecord(one) ? one : { date: null, text: null }
    if (typeof said !== 'string') {
      complain('front-matter/type', `"${entry.key}" must be a list of texts or of { date, text }`, at)
      return []
    }
    if (date === null || date === undefined) return [{ text: said, at }]
    const found = parseMoment(String(date), zone)
    if (typeof found !== 'string') return [{ date: found, text: said, at }]
    complain('front-matter/date', `${found} ("${entry.key}")`, at)
    return []
  })
}

/** Numbers stand for the text they are spelled as; truth values and maps are no text. */
function spelling(value: Json, spelled: string | undefined): string | undefined {
  if (typeof value === 'string') return value
  return typeof value === 'number' ? (spelled ?? String(value)) : undefined
}

export function isRecord(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function kind(value: Json): string {
  if (value === null) return 'nothing'
  if (Array.isArray(value)) return 'a list'
  return typeof value === 'object'
    ? 'a map'
    : typeof value === 'boolean'
      ? 'true or false'
      : `a ${typeof value}`
}
