import { distance } from 'fastest-levenshtein'
import type { FrontEntry, FrontMatter, Json, Position } from '../model/article.ts'
import { type KnownField, knownFields, type ResolvedConfig } from '../model/config.ts'
import { type Code, type Diagnostic, diagnostic } from '../model/diagnostic.ts'
import { type Moment, parseMoment } from '../text/moment.ts'
import { webUrl } from '../text/safe.ts'
import { type Correction, type Fields, type Named, noFields } from './fields.ts'
import { unseenInEntry } from './unseen.ts'

export interface ReadFields {
  readonly fields: Fields
  readonly extra: Readonly<Record<string, Json>>
  readonly diagnostics: readonly Diagnostic[]
  /** Keys that were there, well or badly written: a bad date is not also a missing one. */
  readonly present: ReadonlySet<KnownField>
}

/** Reads front matter against the schema and reports every problem with the place of the key concerned. */
export function readFields(front: FrontMatter, file: string, config: ResolvedConfig): ReadFields {
  const diagnostics: Diagnostic[] = []
  const fields: Record<keyof Fields, unknown> = { ...noFields }
  const extra: [string, Json][] = []
  const present = new Set<KnownField>()
  let at: Position = { line: 1, column: 1 }
  const complain: Complain = (code, message, place = at, hint) => {
    diagnostics.push(diagnostic(code, message, { file, ...place }, hint === undefined ? {} : { hint }))
    return undefined
  }
  for (const entry of front) {
    const field = Object.hasOwn(config.fields, entry.key) ? config.fields[entry.key] : entry.key
    diagnostics.push(...unseenInEntry(entry, isKnown(field) ? field : undefined, file))
    if (!isKnown(field)) {
      extra.push([entry.key, entry.value])
      diagnostics.push(...misspelt(entry, file))
      continue
    }
    if (present.has(field) && entry.key !== field) continue
    // An empty value says nothing, but for `draft`: what is unsure is not published.
    if (entry.value === null && field !== 'draft') continue
    present.add(field)
    at = entry.valueAt
    const value = readers[field](entry, complain, config.timeZone)
    if (value !== undefined) fields[field] = value
  }
  diagnostics.push(...misordered(fields as Fields, front, file, config))
  return { fields: fields as Fields, extra: Object.fromEntries(extra), diagnostics, present }
}

/** An update that is older than the article is a slip of one of the two dates. */
function misordered(fields: Fields, front: FrontMatter, file: string, config: ResolvedConfig): Diagnostic[] {
  const { date, updated } = fields
  if (date === undefined || updated === undefined) return []
  const early =
    updated.dayOnly || date.dayOnly
      ? updated.iso.slice(0, 10) < date.iso.slice(0, 10)
      : updated.epoch < date.epoch
  const entry = front.find(one => one.key === 'updated' || config.fields[one.key] === 'updated')
  if (!early || entry === undefined) return []
  const message = 'the article was updated before its own date'
  return [
    diagnostic(
      'front-matter/date',
      message,
      { file, ...entry.valueAt },
      { hint: 'mend one of the two dates' },
    ),
  ]
}

type Complain = (code: Code, message: string, at?: Position, hint?: string) => undefined
type Reader = (entry: FrontEntry, complain: Complain, zone: string) => unknown

const readers: Readonly<Record<KnownField, Reader>> = {
  title: text,
  date: moment,
  source: name,
  author: names,
  editor: names,
  tags: names,
  slug: name,
  key: name,
  updated: moment,
  summary: text,
  section: name,
  image: name,
  sourceUrl: url,
  draft: flag,
  expires: moment,
  aliases: names,
  corrections,
  withdrawn,
  order: number,
  template: name,
}

const known: ReadonlySet<string | undefined> = new Set(knownFields)

function isKnown(key: string | undefined): key is KnownField {
  return known.has(key)
}

function misspelt(entry: FrontEntry, file: string): Diagnostic[] {
  const key = entry.key.toLowerCase()
  const near = knownFields.find(known => {
    const far = distance(key, known.toLowerCase())
    return far <= (known.length > 5 ? 2 : 1)
  })
  if (near === undefined) return []
  const message = `"${entry.key}" is not a key that Diglot knows`
  return [
    diagnostic(
      'front-matter/unknown-key',
      message,
      { file, ...entry.keyAt },
      { hint: `did you mean \`${near}\`?` },
    ),
  ]
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
  return found === undefined ? undefined : { name: found, at: entry.valueAt }
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
  return webUrl(spelled) ?? complain('front-matter/url', `"${spelled}" is not a web address ("${entry.key}")`)
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

function withdrawn(entry: FrontEntry, complain: Complain): string | true | undefined {
  if (entry.value === false) return undefined
  return entry.value === true ? true : text(entry, complain)
}

function corrections(entry: FrontEntry, complain: Complain, zone: string): readonly Correction[] {
  const list: readonly Json[] = Array.isArray(entry.value) ? entry.value : [entry.value]
  return list.flatMap((one, index) => {
    const at = entry.items?.[index]?.at ?? entry.valueAt
    if (typeof one === 'string') return [{ text: one }]
    const { date, text: said } = isRecord(one) ? one : { date: null, text: null }
    if (typeof said !== 'string') {
      complain('front-matter/type', `"${entry.key}" must be a list of texts or of { date, text }`, at)
      return []
    }
    if (date === null || date === undefined) return [{ text: said }]
    const found = parseMoment(String(date), zone)
    if (typeof found !== 'string') return [{ date: found, text: said }]
    complain('front-matter/date', `${found} ("${entry.key}")`, at)
    return []
  })
}

/** Numbers stand for the text they are spelled as; truth values and maps are no text. */
function spelling(value: Json, spelled: string | undefined): string | undefined {
  if (typeof value === 'string') return value
  return typeof value === 'number' ? (spelled ?? String(value)) : undefined
}

function isRecord(value: Json): value is { readonly [key: string]: Json } {
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
