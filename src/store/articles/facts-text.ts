import type { FrontEntry, FrontMatter, Heading, Json, Parsed, Position } from '../../model/article.ts'

/** Everything but the body. */
export type Facts = Omit<Parsed, 'body' | 'digest'>

/** What is kept in memory of every article. */
export type Brief = Pick<Facts, 'lead' | 'words' | 'diagnostics'>

/** What is looked at when a site is assembled, or when the article's own page is rendered. */
export type Rest = Pick<Facts, 'targets' | 'headings' | 'anchors'>

/**
 * Facts as one text of three parts, each of which is read when somebody asks. Positions are bare numbers, and what
 * follows from something else is left out: as JSON of objects it would be three times as long.
 */
export function factsText({ lead, words, diagnostics, front, targets, headings, anchors }: Facts): string {
  let isDerived = headings.length === anchors.length
  const flat: (number | string)[] = []
  for (const { depth, id, text } of headings) {
    isDerived &&= id === anchors[flat.length / 3]
    flat.push(depth, id, text)
  }
  const brief: StoredBrief = [lead, words.han, words.latin, ...diagnostics]
  const rest: StoredRest = [targets, flat, isDerived ? null : anchors]
  const entries: StoredEntry[] = []
  for (const entry of front) entries.push(storeEntry(entry))
  return `${JSON.stringify(brief)}\t${JSON.stringify(entries)}\t${JSON.stringify(rest)}`
}

export function briefOf(text: string): Brief {
  const [lead, han, latin, ...diagnostics]: StoredBrief = JSON.parse(text.slice(0, text.indexOf('\t')))
  // One empty list for all.
  return { lead, words: { han, latin }, diagnostics: diagnostics.length === 0 ? none : diagnostics }
}

export function frontOf(text: string): FrontMatter {
  const start = text.indexOf('\t') + 1
  const stored: StoredEntry[] = JSON.parse(text.slice(start, text.indexOf('\t', start)))
  return stored.map(readEntry)
}

/** The part of the text that `restOf` reads. */
export function restText(text: string): string {
  return text.slice(text.lastIndexOf('\t') + 1)
}

export function restOf(part: string): Rest {
  const [targets, flat, listed]: StoredRest = JSON.parse(part)
  const headings: Heading[] = []
  for (let at = 0; at < flat.length; at += 3) {
    headings.push({ depth: Number(flat[at]), id: String(flat[at + 1]), text: String(flat[at + 2]) })
  }
  return { targets, headings, anchors: listed ?? headings.map(heading => heading.id) }
}

const none: Brief['diagnostics'] = []

type StoredBrief = [lead: string, han: number, latin: number, ...diagnostics: Parsed['diagnostics']]

/** Headings as depth, id and text of each; no anchors where they are the headings' ids. */
type StoredRest = [
  targets: readonly string[],
  headings: readonly (number | string)[],
  anchors: readonly string[] | null,
]

/** Line, column, and where it ends or 0. */
type StoredPosition = [line: number, column: number, endColumn: number]

/** 1 for a spelling that is the value, null for none. */
type StoredText = string | 1 | null

type StoredEntry = [
  key: string,
  text: StoredText,
  ...keyAt: StoredPosition,
  ...valueAt: StoredPosition,
  /** Where there are items besides, in a list of its own, or null if it is the list of these. */
  value: Json,
  items?: StoredItem[] | null,
  within?: StoredEntry[],
]

type StoredItem = [value: Json, text: StoredText, ...at: StoredPosition]

function storeEntry({ key, value, text, keyAt, valueAt, items, within }: FrontEntry): StoredEntry {
  const { line, column, endColumn = 0 } = keyAt
  const { line: valueLine, column: valueColumn, endColumn: valueEnd = 0 } = valueAt
  const spelled = storeText(value, text)
  if (within !== undefined) {
    const entries = within.map(storeEntry)
    return [key, spelled, line, column, endColumn, valueLine, valueColumn, valueEnd, value, null, entries]
  }
  if (items === undefined)
    return [key, spelled, line, column, endColumn, valueLine, valueColumn, valueEnd, value]
  const kept = isListOf(value, items) ? null : [value]
  const stored = items.map(storeItem)
  return [key, spelled, line, column, endColumn, valueLine, valueColumn, valueEnd, kept, stored]
}

function storeItem({ value, text, at: { line, column, endColumn = 0 } }: Item): StoredItem {
  return [value, storeText(value, text), line, column, endColumn]
}

function isListOf(value: Json, items: readonly Item[]): boolean {
  if (!Array.isArray(value) || value.length !== items.length) return false
  return items.every((item, index) => item.value === value[index])
}

type Item = NonNullable<FrontEntry['items']>[number]

function readEntry(stored: StoredEntry): FrontEntry {
  const [key, text, line, column, endColumn, valueLine, valueColumn, valueEnd, kept, items, within] = stored
  const keyAt = positionOf(line, column, endColumn)
  const valueAt = positionOf(valueLine, valueColumn, valueEnd)
  if (within !== undefined) return { key, value: kept, keyAt, valueAt, within: within.map(readEntry) }
  if (items === undefined || items === null)
    return { key, value: kept, text: textOf(kept, text), keyAt, valueAt }
  const value: Json = Array.isArray(kept) ? kept[0] : items.map(item => item[0])
  return { key, value, text: textOf(value, text), keyAt, valueAt, items: items.map(readItem) }
}

function readItem([value, text, line, column, endColumn]: StoredItem): Item {
  return { value, text: textOf(value, text), at: positionOf(line, column, endColumn) }
}

function storeText(value: Json, text: string | undefined): StoredText {
  return text === undefined ? null : text === value ? 1 : text
}

function textOf(value: Json, text: StoredText): string | undefined {
  if (text === null) return undefined
  return text === 1 ? String(value) : text
}

function positionOf(line: number, column: number, endColumn: number): Position {
  return endColumn === 0 ? { line, column } : { line, column, endColumn }
}
