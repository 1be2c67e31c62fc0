import type { FrontEntry, Json } from '../../model/article.ts'
import type { Values } from '../../model/front-keys.ts'
import { meantAddress } from '../../text/meant-address.ts'
import { type Moment, parseMoment } from '../../text/moment.ts'
import { webUrl } from '../../text/safe.ts'
import type { Named, Read } from './fields.ts'
import { readPicture } from './read-picture.ts'
import { type Complain, isRecord, kind, name, spelling, text } from './read-texts.ts'

type Reader<T> = (entry: FrontEntry, complain: Complain, zone: string) => T | undefined

/** Readers of values; each gives nothing where it has complained. */
export const readers: { readonly [K in keyof Values]: Reader<Read<K>> } = {
  text,
  moment,
  name,
  names,
  picture: readPicture,
  url,
  flag,
  number,
  corrections,
  notice,
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
  return complain(
    'front-matter/type',
    message,
    entry.valueAt,
    `write \`${entry.key}: true\` or \`${entry.key}: false\``,
  )
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
