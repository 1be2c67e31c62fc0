import type { FrontEntry, FrontMatter, Json, Position } from '../../model/article.ts'
import type { ResolvedConfig } from '../../model/config.ts'
import { type Diagnostic, diagnostic } from '../../model/diagnostic.ts'
import { didYouMean } from '../../text/nearest.ts'
import type { Fields } from './fields.ts'
import { mappedWithin } from './mapped-within.ts'
import { heldBack, readDraft } from './not-yet.ts'
import { heldByPath } from './not-yet-path.ts'
import { type Complain, isBlank } from './read-texts.ts'
import { readers } from './read-values.ts'
import { keysOf } from './site-keys.ts'
import { unseenInEntry } from './unseen.ts'

export interface ReadFields {
  readonly fields: Fields
  readonly extra: Readonly<Record<string, Json>>
  readonly diagnostics: readonly Diagnostic[]
  /** Keys that were there, well or badly written: a bad date is not also a missing one. */
  readonly present: ReadonlySet<string>
}

/** Reads front matter against the schema and reports every problem with the place of the key concerned. */
export function readFields(front: FrontMatter, file: string, config: ResolvedConfig): ReadFields {
  const diagnostics: Diagnostic[] = []
  const { names, types, declared, noFields } = keysOf(config)
  const fields: { [key: string]: unknown } = { ...noFields }
  const extra: [string, Json][] = []
  const present = new Set<string>()
  const held: Diagnostic[] = []
  let at: Position = { line: 1, column: 1 }
  const complain: Complain = (code, message, place = at, hint) => {
    diagnostics.push(diagnostic(code, message, { file, ...place }, hint === undefined ? {} : { hint }))
    return undefined
  }
  const readDeclared = (entry: FrontEntry, field: string): void => {
    if (!declared.has(field) || isBlank(entry.value) || (present.has(field) && entry.key !== field)) return
    at = entry.valueAt
    fields[field] = declared.get(field)?.read(entry, complain)
    present.add(field)
  }
  const read = (entry: FrontEntry, mapped: string): void => {
    const field = mapped.replace('!', '')
    const type = types.get(field)
    if (type === undefined) {
      readDeclared(entry, field)
      return
    }
    const isOwn = entry.key === field
    at = entry.valueAt
    if (field === 'draft') {
      const value = isOwn ? readers.flag(entry, complain, '') : readDraft(entry, mapped !== field, complain)
      fields.draft = present.has(field) ? stricter(fields.draft, value) : value
      present.add(field)
      return
    }
    if (present.has(field) && !isOwn) return
    // An empty value says nothing, but for `draft` above: what is unsure is not published. A title must be mended.
    if (isBlank(entry.value) && (field !== 'title' || entry.value === null)) return
    const value = readers[type](entry, complain, config.timeZone)
    if (value !== undefined) fields[field] = value
    present.add(field)
  }
  for (const entry of front) {
    const mapped = Object.hasOwn(config.fields, entry.key) ? config.fields[entry.key] : undefined
    const field = (mapped ?? entry.key).replace('!', '')
    diagnostics.push(...unseenInEntry(entry, types.has(field) ? field : undefined, file))
    if (mapped !== undefined || types.has(entry.key)) {
      read(entry, mapped ?? entry.key)
      continue
    }
    if (declared.has(entry.key)) {
      readDeclared(entry, entry.key)
      // That a key is declared does not say that a draft by another system's words is to be published.
      const found = heldBack(entry, file, [], true)
      if (found !== null) held.push(found)
      continue
    }
    extra.push([entry.key, entry.value])
    const within = mappedWithin(entry, config.fields)
    for (const [inner, field] of within) read(inner, field)
    const mappedPaths = within.map(([inner]) => inner.key)
    const found = heldBack(entry, file, mappedPaths)
    if (found !== null) held.push(found)
    else diagnostics.push(...misspelt(entry, names, file))
  }
  const byPath = heldByPath(file)
  if (byPath !== null) held.push(byPath)
  if (held.length > 0 && fields.draft !== true) {
    diagnostics.push(...held)
    present.add('draft')
    fields.draft = undefined
  }
  // Every key is read by the reader of its own kind.
  return { fields: fields as Fields, extra: Object.fromEntries(extra), diagnostics, present }
}

/** Of two keys that say whether a piece is a draft, what keeps it back. */
function stricter<T>(one: T, other: T): T | true | undefined {
  if (one === true || other === true) return true
  return one === undefined || other === undefined ? undefined : one
}

function misspelt(entry: FrontEntry, names: readonly string[], file: string): Diagnostic[] {
  const hint = didYouMean(entry.key, names, key => `\`${key}\``)
  if (hint === undefined) return []
  const message = `"${entry.key}" is not a key that Diglot knows`
  return [diagnostic('front-matter/unknown-key', message, { file, ...entry.keyAt }, { hint })]
}
