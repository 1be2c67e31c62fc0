import * as v from 'valibot'
import { meantAddress } from '../../text/meant-address.ts'
import { type Moment, parseMoment } from '../../text/moment.ts'
import { webUrl } from '../../text/safe.ts'
import { it, show } from './complaint.ts'
import { type FieldRules, type FieldType, fieldTypes } from './field-rules.ts'
import { choice, rule, text } from './values.ts'

/** The schema of a declared value as JSON has it. Dates are read in `zone`, unless they say where they are. */
export function valueSchema(rules: FieldRules, zone: string): v.GenericSchema {
  return schemas[rules.type](rules, zone)
}

/** What the items of a list are: a type, or, by the name of a taxonomy, its terms. */
export function itemOf({ of = 'text', options }: FieldRules): FieldRules {
  const type = fieldTypes.find(one => one === of)
  if (type === undefined) return { type: 'term', of }
  return { type, ...(options === undefined ? {} : { options }) }
}

/** The taxonomy of which a value is a term, or a list of terms. */
export function termsOf(rules: FieldRules): string | undefined {
  const { type, of } = rules.type === 'list' ? itemOf(rules) : rules
  return type === 'term' ? of : undefined
}

const schemas: Readonly<Record<FieldType, (rules: FieldRules, zone: string) => v.GenericSchema>> = {
  text: rules => v.pipe(name(), within(rules, lengthOf, 'characters')),
  number: rules =>
    v.pipe(
      v.number(),
      rule<number>(value => odd(value, rules)),
      within(rules, value => value, ''),
    ),
  boolean: () => v.boolean('write true or false'),
  date: (_, zone) => v.pipe(name(), moment(zone)),
  address: () => v.pipe(name(), address()),
  choice: ({ options = [] }) => choice(options),
  term: () => name(),
  list: (rules, zone) =>
    v.pipe(
      v.array(valueSchema(itemOf(rules), zone)),
      within(rules, list => list.length, 'items'),
    ),
}

/** A text without what stands around it, its characters composed. */
function name() {
  return v.pipe(
    text(),
    v.transform(value => value.trim().normalize('NFC')),
  )
}

function lengthOf(value: string): number {
  return [...value].length
}

/** A value whose size, as messages tell it, lies between `min` and `max`. */
function within<T>({ min, max }: FieldRules, sizeOf: (value: T) => number, unit: string) {
  const [lower, upper] = [
    min === undefined ? '' : `at least ${min}`,
    max === undefined ? '' : `at most ${max}`,
  ]
  const range = [lower, upper].filter(part => part !== '').join(' and ')
  return rule<T>(value => {
    const size = sizeOf(value)
    if ((min === undefined || size >= min) && (max === undefined || size <= max)) return []
    const message = unit === '' ? `must be ${range}, not ${size}` : `must have ${range} ${unit}, not ${size}`
    return [{ message: `${it} ${message}` }]
  })
}

function odd(value: number, { whole = false }: FieldRules) {
  if (!Number.isFinite(value)) return [{ message: `${it} must be a number, not ${value}` }]
  return whole && !Number.isInteger(value) ? [{ message: `${it} must be a whole number, not ${value}` }] : []
}

function moment(zone: string) {
  return v.rawTransform<string, Moment>(({ dataset, addIssue, NEVER }) => {
    const found = parseMoment(dataset.value, zone)
    if (typeof found !== 'string') return found
    addIssue({
      message: `${it}: ${found}`,
      expected: 'write 2021-01-11, 2021-01-11 13:31 or 2021-01-11T13:31:00+08:00',
    })
    return NEVER
  })
}

function address() {
  return v.rawTransform<string, string>(({ dataset, addIssue, NEVER }) => {
    const found = webUrl(dataset.value)
    if (found !== null) return found
    const meant = meantAddress(dataset.value)
    const hint = meant === undefined ? 'write it like https://example.org/' : `did you mean "${meant}"?`
    addIssue({ message: `${it} must be a web address, not ${show(dataset.value)}`, expected: hint })
    return NEVER
  })
}
