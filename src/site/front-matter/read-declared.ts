import type { FrontEntry, Json, Position } from '../../model/article.ts'
import type { Code } from '../../model/diagnostic.ts'
import { check } from '../../model/schema/check.ts'
import type { FieldRules, FieldType } from '../../model/schema/field-rules.ts'
import { itemOf, valueSchema } from '../../model/schema/value-schema.ts'
import { type Complain, spelling } from './read-texts.ts'

/** Reads the value of a key that the site's config declares; nothing where it is not as declared. */
export type DeclaredReader = (entry: FrontEntry, complain: Complain) => Json | undefined

/** The schema is made once for a site, and read by for every file. */
export function readerOf(key: string, rules: FieldRules, zone: string): DeclaredReader {
  const schema = valueSchema(rules, zone)
  const ofItems = rules.type === 'list' ? itemOf(rules) : rules
  return (entry, complain) => {
    const { value, complaints } = check(schema, writtenValue(entry, rules), [key])
    const code = codes[ofItems.type] ?? 'front-matter/type'
    for (const { path, message, hint } of complaints) {
      const isNoList = path.length === 1 && rules.type === 'list'
      const advice = hint ?? `\`fields\` in the site's config says what "${key}" may be`
      complain(isNoList ? 'front-matter/type' : code, message, placeOf(entry, path[1]), advice)
    }
    // What is declared is JSON, and so is what its schema makes of it.
    return value as Json | undefined
  }
}

const codes: { readonly [T in FieldType]?: Code } = { date: 'front-matter/date', address: 'front-matter/url' }

/** A name alone is a list of one, and a number where text is wanted is the text that it is spelled as. */
function writtenValue({ value, text, items }: FrontEntry, rules: FieldRules): unknown {
  if (rules.type !== 'list') return asWanted(value, text, rules)
  const item = itemOf(rules)
  if (!Array.isArray(value)) return [asWanted(value, text, item)]
  return (items ?? []).map(one => asWanted(one.value, one.text, item))
}

function asWanted(value: Json, text: string | undefined, { type }: FieldRules): Json {
  return type === 'number' || type === 'boolean' ? value : (spelling(value, text) ?? value)
}

function placeOf({ valueAt, items }: FrontEntry, index: string | undefined): Position {
  return (index === undefined ? undefined : items?.[Number(index)]?.at) ?? valueAt
}
