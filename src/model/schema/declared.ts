import * as v from 'valibot'
import type { Json } from '../../text/json.ts'
import { check } from './check.ts'
import type { Complaint } from './complaint.ts'
import { declarationSchema } from './declaration.ts'
import type { Declarations, FieldRules } from './field-rules.ts'
import { entriesOf, table } from './maps.ts'
import { itemOf, valueSchema } from './value-schema.ts'

/**
 * Checks declarations that somebody else wrote, such as a plugin's: there are none where anything is wrong, and the
 * complaints say what, by key path.
 */
export function checkDeclarations(raw: unknown): {
  readonly declarations: Declarations | null
  readonly complaints: readonly Complaint[]
} {
  const { value, complaints } = check(entriesOf(v.string(), declarationSchema), raw)
  return { declarations: value ?? null, complaints }
}

export interface DeclaredValues {
  /** Checked and converted; what was left out and has no default is absent. Dates are moments. */
  readonly values: Readonly<Record<string, Json>>
  readonly complaints: readonly Complaint[]
}

/**
 * A reader of what is declared: of values as JSON has them, or, `from` texts, as a directive's attributes are. Everything that
 * is wrong is told at once, unknown keys too, and what is right is given all the same. Dates are read in `zone`.
 */
export function declaredReader(
  declarations: Declarations,
  from: 'json' | 'texts',
  zone: string,
): (raw: unknown) => DeclaredValues {
  const schema = table(
    Object.fromEntries(
      Object.entries(declarations).map(([key, rules]) => [key, declaredSchema(rules, from, zone)]),
    ),
  )
  return raw => {
    const { partial, complaints } = check(schema, raw)
    const wrong = new Set(complaints.map(({ path }) => path[0]))
    const entries = Object.entries(partial ?? {}).filter(([key]) => !wrong.has(key))
    return { values: Object.fromEntries(entries) as Record<string, Json>, complaints }
  }
}

/** The schema of a declared value, with what stands for it where it is left out. */
export function declaredSchema(rules: FieldRules, from: 'json' | 'texts', zone: string): v.GenericSchema {
  const own = valueSchema(rules, zone)
  const read =
    from === 'json'
      ? own
      : v.pipe(
          v.unknown(),
          v.transform(value => (typeof value === 'string' ? ofText(value, rules) : value)),
          own,
        )
  if (rules.required) return read
  // A default is written as the value is, and read as it is.
  return rules.default === undefined ? v.optional(read) : v.optional(read, rules.default)
}

/** What a text says where a declared value is wanted; the text itself where that is no such value. */
function ofText(written: string, rules: FieldRules): unknown {
  const value = written.trim()
  switch (rules.type) {
    case 'number':
      return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(value) ? Number(value) : written
    case 'boolean':
      // In braces, a name alone says yes: `{open}`.
      return value === 'true' || value === '' ? true : value === 'false' ? false : written
    case 'list': {
      const items = value.split(/[,，、;；]/).map(item => item.trim())
      return items.filter(item => item !== '').map(item => ofText(item, itemOf(rules)))
    }
    default:
      return written
  }
}
