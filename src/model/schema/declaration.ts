import * as v from 'valibot'
import type { Json } from '../../text/json.ts'
import { check } from './check.ts'
import { isMap, it, type Told } from './complaint.ts'
import { type FieldRules, fieldTypes } from './field-rules.ts'
import { oneBy, table } from './maps.ts'
import { valueSchema } from './value-schema.ts'
import { choice, optionalFlag, rule, text } from './values.ts'

/** A declaration as it may be written: the name of a type, or an object of rules. */
export const declarationSchema = oneBy(
  [
    v.pipe(
      choice(fieldTypes),
      v.transform((type): FieldRules => ({ type })),
      rule(contradictions),
    ),
    v.pipe(
      table({
        type: choice(fieldTypes),
        required: optionalFlag(),
        default: v.optional(v.custom<Json>(() => true)),
        min: v.optional(v.number()),
        max: v.optional(v.number()),
        whole: optionalFlag(),
        options: v.optional(v.pipe(v.array(text()), v.minLength(1, `${it} is empty`))),
        of: v.optional(text()),
        shared: optionalFlag(),
        card: optionalFlag(),
      }),
      v.transform((rules): FieldRules => rules),
      rule(contradictions),
    ),
  ] as const,
  (value, [name, rules]) => (isMap(value) ? rules : name),
)

/** What is declared and cannot be, or says nothing. */
function contradictions(rules: FieldRules): readonly Told[] {
  const { type, min, max, options, of } = rules
  const told: Told[] = []
  const tell = (key: keyof FieldRules, message: string, hint?: string): void => {
    told.push({ path: [key], message: `${it} ${message}`, hint })
  }
  const isChoice = type === 'choice' || (type === 'list' && of === 'choice')
  if (isChoice && options === undefined) tell('options', 'is missing', "write options: ['…', '…']")
  if (!isChoice && options !== undefined) tell('options', `says nothing of a ${type}`, "write type: 'choice'")
  if (type === 'term' && of === undefined) tell('of', 'is missing', "name a taxonomy: of: 'tags'")
  if (type === 'list' && of === 'list') tell('of', 'cannot be "list": no list is of lists')
  if (type === 'list' && of === 'term') {
    tell('of', 'must name the taxonomy of the terms', "name a taxonomy: of: 'tags'")
  }
  if (type !== 'term' && type !== 'list' && of !== undefined) tell('of', `says nothing of a ${type}`)
  if (type !== 'number' && rules.whole !== undefined) tell('whole', `says nothing of a ${type}`)
  const hasSize = type === 'number' || type === 'text' || type === 'list'
  if (!hasSize && min !== undefined) tell('min', `says nothing of a ${type}`)
  if (!hasSize && max !== undefined) tell('max', `says nothing of a ${type}`)
  if (min !== undefined && max !== undefined && min > max) tell('max', `is ${max}, and "min" is ${min}`)
  if (rules.default === undefined || told.length > 0) return told
  if (rules.required) tell('required', 'says nothing of what has a default', 'leave one of the two out')
  for (const { path, message, hint } of check(valueSchema(rules, 'UTC'), rules.default).complaints) {
    told.push({ path: ['default', ...path], message: `${it} is no value of this field: ${message}`, hint })
  }
  return told
}
