import type { FrontEntry, Json, Position } from '../../model/article.ts'
import { type Diagnostic, diagnostic } from '../../model/diagnostic.ts'
import type { KnownField } from '../../model/known-fields.ts'
import { mayHide, type Unseen, unseenIn } from '../../text/unseen.ts'

/** What of front matter is read as text, and names or leads to nothing. */
const prose: ReadonlySet<string | undefined> = new Set<KnownField>(['summary', 'corrections', 'withdrawn'])

/** Characters in a value of front matter that nobody sees. `field` is absent where Diglot does not know the key. */
export function unseenInEntry(
  entry: FrontEntry,
  field: string | undefined,
  file: string,
): readonly Diagnostic[] {
  if (!mayHide(entry.key) && !mayHideIn(entry.value)) return none
  const found = unseenIn(entry.key).map(one =>
    diagnostic(
      'name/invisible',
      `a key has the character ${one.name} in it`,
      placeOf(entry.key, entry.keyAt, one, file),
    ),
  )
  const values = valuesOf(entry)
  for (const { value, at, key } of values) {
    const isProse =
      field === undefined || prose.has(field) || (field === 'image' && key !== undefined && key !== 'src')
    for (const text of textsIn(value)) {
      for (const one of unseenIn(text)) {
        const message = `"${entry.key}" has the character ${one.name} in it, which nobody sees`
        const code = isProse ? 'text/invisible' : 'name/invisible'
        found.push(diagnostic(code, message, placeOf(value, at, one, file)))
      }
    }
  }
  return found
}

/** Finds characters that nobody sees in the path of a file, of which its address is made. */
export function unseenInPath(file: string): Diagnostic[] {
  return unseenIn(file).map(one =>
    diagnostic(
      'name/invisible',
      `the path has the character ${one.name} in it, which nobody sees`,
      { file, line: 1, column: 1 },
      { hint: `rename the file; the character is the ${one.at + 1}. of its path` },
    ),
  )
}

/** The items of a list and what stands in a map, with its key. */
function valuesOf({
  value,
  valueAt,
  items,
  within,
}: FrontEntry): readonly { readonly value: Json; readonly at: Position; readonly key?: string }[] {
  return (
    items ??
    within?.map(one => ({ value: one.value, at: one.valueAt, key: one.key })) ?? [{ value, at: valueAt }]
  )
}

const none: readonly Diagnostic[] = []

function mayHideIn(value: Json): boolean {
  if (typeof value === 'string') return mayHide(value)
  if (typeof value !== 'object' || value === null) return false
  return (Array.isArray(value) ? value : Object.values(value)).some(mayHideIn)
}

function textsIn(value: Json): readonly string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return (Array.isArray(value) ? value : Object.values(value)).flatMap(textsIn)
}

/** The character's own place where the value stands in its line as it is, with quotation marks or without. */
function placeOf(value: Json, at: Position, { at: index, length }: Unseen, file: string) {
  const width = (at.endColumn ?? 0) - at.column
  const marks = typeof value === 'string' ? width - value.length : -1
  if (marks !== 0 && marks !== 2) return { file, ...at }
  const column = at.column + marks / 2 + index
  return { file, line: at.line, column, endColumn: column + length }
}
