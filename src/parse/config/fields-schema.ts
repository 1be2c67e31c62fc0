import * as v from 'valibot'
import { isMap } from '../../model/schema/complaint.ts'
import { declarationSchema } from '../../model/schema/declaration.ts'
import { fieldTypes } from '../../model/schema/field-rules.ts'
import { entriesOf, oneBy } from '../../model/schema/maps.ts'
import { rule, text } from '../../model/schema/values.ts'
import { didYouMean } from '../../text/nearest.ts'

/**
 * What a config says of keys of front matter: that one of another system means one of ours, by the name of that one, or
 * what a key of the site's own is, by a type or rules. `date` is both a key of ours and a type; alone it means the key.
 * `known` are the keys that can be meant, `own` those that cannot be declared.
 */
export function fieldsSchema(known: readonly string[], own: readonly string[]) {
  const meant = v.pipe(
    text(),
    rule(name => {
      if (known.includes(name)) return []
      const words = [...known, ...fieldTypes]
      const hint =
        didYouMean(name, words) ?? `known are ${known.join(', ')}; types are ${fieldTypes.join(', ')}`
      return [{ message: `"${name}" is neither a key of Diglot's front matter nor a type`, hint }]
    }),
  )
  const isDeclared = (value: unknown): boolean =>
    typeof value === 'string' ? isType(value) && !known.includes(value) : isMap(value)
  const schema = oneBy([meant, declarationSchema] as const, (value, [mapped, declared]) =>
    isDeclared(value) ? declared : mapped,
  )
  return v.pipe(
    entriesOf(v.string(), schema),
    rule(fields =>
      Object.entries(fields).flatMap(([key, value]) => (typeof value === 'string' ? [] : oddName(key, own))),
    ),
  )
}

/** The keys that are declared, by the look of it. One that is called like a type cannot be meant by another. */
export function declaredKeys(fields: unknown): string[] {
  if (!isMap(fields)) return []
  return Object.entries(fields).flatMap(([key, value]) =>
    !isType(key) && (isMap(value) || (typeof value === 'string' && isType(value) && value !== 'date'))
      ? [key]
      : [],
  )
}

function isType(word: string): boolean {
  return fieldTypes.some(type => type === word)
}

function oddName(key: string, own: readonly string[]) {
  if (own.includes(key)) {
    const hint = 'leave it out: it is read and checked already'
    return [{ path: [key], message: `"${key}" is a key that every site has`, hint }]
  }
  if (/^[\p{L}_][\p{L}\p{M}\p{N}_-]*$/u.test(key) && !key.startsWith('__')) return []
  const hint = 'write one word, of letters, digits, hyphens and underscores, a letter first'
  return [{ path: [key], message: `"${key}" cannot be the name of a field`, hint }]
}
