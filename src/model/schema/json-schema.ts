import type { FieldRules } from './field-rules.ts'
import { itemOf } from './value-schema.ts'

/** A schema as editors read it: JSON Schema, draft 7. */
export type JsonSchema = Readonly<Record<string, unknown>>

/** What a declared value may be, as front matter has it. Dates are texts there. */
export function jsonSchemaOf(rules: FieldRules): JsonSchema {
  const { type, min, max, whole, options, default: usual } = rules
  const shown = usual === undefined ? {} : { default: usual }
  switch (type) {
    case 'text':
      return { type: ['string', 'number'], ...sizes('minLength', 'maxLength', min, max), ...shown }
    case 'number':
      return {
        type: whole === true ? 'integer' : 'number',
        ...sizes('minimum', 'maximum', min, max),
        ...shown,
      }
    case 'boolean':
      return { type: 'boolean', ...shown }
    case 'address':
      return { type: 'string', format: 'uri', pattern: '^https?://', ...shown }
    case 'choice':
      return { enum: [...(options ?? [])], ...shown }
    case 'list': {
      const item = jsonSchemaOf(itemOf(rules))
      const list = { type: 'array', items: item, ...sizes('minItems', 'maxItems', min, max) }
      // One alone is a list of one.
      return { anyOf: (min ?? 0) > 1 ? [list] : [list, item], ...shown }
    }
    default:
      return { type: ['string', 'number'], ...shown }
  }
}

function sizes(least: string, most: string, min: number | undefined, max: number | undefined): JsonSchema {
  return { ...(min === undefined ? {} : { [least]: min }), ...(max === undefined ? {} : { [most]: max }) }
}
