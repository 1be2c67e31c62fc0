import * as v from 'valibot'
import { didYouMean } from '../../text/nearest.ts'
import { it, show, type Told } from './complaint.ts'

/** A rule of our own about a value that has the right type. */
export function rule<T>(judge: (value: T) => readonly Told[]): v.RawCheckAction<T> {
  return v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return
    for (const { message, hint, path } of judge(dataset.value)) {
      const steps = path?.map(
        key => ({ type: 'unknown', origin: 'value', input: null, key, value: null }) as const,
      )
      const [first, ...rest] = steps ?? []
      addIssue({
        message,
        ...(hint === undefined ? {} : { expected: hint }),
        ...(first === undefined ? {} : { path: [first, ...rest] }),
      })
    }
  })
}

/** A text with something in it. */
export function text(example?: string) {
  return v.pipe(
    v.string(example),
    rule<string>(value => oddities(value, example)),
  )
}

/** A text that may be left out. */
export function optionalText() {
  return v.optional(text('write a text between quotes'))
}

/** True or false; it may be left out. */
export function optionalFlag() {
  return v.optional(v.boolean('write true or false'))
}

/** One of a few words. */
export function choice<const T extends readonly string[]>(words: T) {
  return v.picklist(words, ({ input }) => (typeof input === 'string' ? (didYouMean(input, words) ?? '') : ''))
}

/** One of a few words; the first unless set. */
export function choiceOr<const T extends readonly [string, ...string[]]>(words: T) {
  return v.optional(choice(words), words[0] as T[0])
}

/** A whole number from 1 to 1000. */
export function countOr(usual: number) {
  const say = ({ input }: { readonly input: unknown }): string =>
    `${it} must be a whole number from 1 to 1000, not ${show(input)}`
  return v.optional(v.pipe(v.number(), v.integer(say), v.minValue(1, say), v.maxValue(1000, say)), usual)
}

function oddities(value: string, hint: string | undefined): readonly Told[] {
  if (value.trim() === '') return [{ message: `${it} is empty`, hint }]
  if (/[\x00-\x1F\x7F]/.test(value))
    return [{ message: `${it} has a control character or a line break in it` }]
  if (/[\p{Cs}\p{Noncharacter_Code_Point}]/u.test(value)) {
    return [{ message: `${it} has half of a character in it, or a code point that is none` }]
  }
  if (!value.includes('\uFFFD')) return []
  const advice = 'it stands for bytes that could not be read: save the file that this comes from as UTF-8'
  return [{ message: `${it} has the character U+FFFD in it`, hint: advice }]
}
