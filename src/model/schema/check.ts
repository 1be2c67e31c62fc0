import * as v from 'valibot'
import { type Complaint, it, nameOf, show, typeName } from './complaint.ts'

/** A schema with any input. */
export type Schema<T = unknown> = v.GenericSchema<unknown, T>

export interface Checked<T> {
  /** Absent where something is wrong. */
  readonly value?: T
  /** What could be read in spite of that; nothing vouches for it. */
  readonly partial: unknown
  readonly complaints: readonly Complaint[]
}

/**
 * Checks a value by a schema: everything that is wrong at once, each with its key path. The message that a schema of
 * the library is given (`v.string('write …')`) is the hint; the sentence is made of what was expected and what was found.
 * The message of an action (`v.minValue(1, …)`, `rule`) is the sentence. `at` is the key path of the value itself.
 */
export function check<T>(
  schema: v.GenericSchema<unknown, T>,
  value: unknown,
  at: readonly string[] = [],
): Checked<T> {
  const found = v.safeParse(schema, value, { message: '', abortPipeEarly: true })
  if (found.success) return { value: found.output, partial: found.output, complaints: [] }
  return { partial: found.output, complaints: found.issues.map(issue => complaintOf(issue, at)) }
}

function complaintOf(issue: v.BaseIssue<unknown>, at: readonly string[]): Complaint {
  const path = [...at, ...(issue.path ?? []).map(({ key }) => String(key))]
  const isUnknownKey = issue.type === 'unknown_key'
  const hint = issue.kind === 'schema' ? issue.message : issue.type.startsWith('raw_') ? issue.expected : null
  return {
    path,
    message: isUnknownKey ? unknownKey(path) : sentenceOf(issue, nameOf(path)),
    ...(hint ? { hint } : {}),
    ...(isUnknownKey ? { isUnknownKey } : {}),
  }
}

function unknownKey(path: readonly string[]): string {
  const where = path.length === 1 ? '' : ` in ${nameOf(path.slice(0, -1))}`
  return `"${path.at(-1)}" is not known${where}`
}

function sentenceOf({ kind, message, input, expected }: v.BaseIssue<unknown>, name: string): string {
  if (kind !== 'schema') return message.startsWith(it) ? name + message.slice(it.length) : message
  if (input === undefined) return `${name} is missing`
  const wanted = (expected ?? '').replace(/^\((.*)\)$/, '$1').split(' | ')
  const isWord = wanted.every(one => one.startsWith('"'))
  const what = wanted.map(one => typeNames[one] ?? one).join(' or ')
  return `${name} must be ${what}, not ${isWord || isShort(input, expected) ? show(input) : typeName(input)}`
}

/** A text where no text is wanted says more than that it is one. */
function isShort(input: unknown, expected: string | null): boolean {
  return typeof input === 'string' && input.length <= 40 && /^(?:number|boolean)$/.test(expected ?? '')
}

const typeNames: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  boolean: 'true or false',
  Object: 'an object',
  Array: 'a list',
}
