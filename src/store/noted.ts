import type { Span } from './answer-pack.ts'
import { numberColumn, numbersOf, textColumn, textsOf } from './parts-file.ts'

/** Questions that pages asked, by number: a site of 10,000 articles has 75,000, so they are kept in columns. */
export interface NotedList {
  readonly size: number
  question(number: number): string
  /** Digest of the answer: 32 hexadecimal digits. */
  digest(number: number): string
  /** Where the answer lies; null if it is not kept. */
  span(number: number): Span | null
}

/** A list that grows. */
export interface NotedColumns extends NotedList {
  add(question: string, digest: string, span: Span | null): number
  /** The question has another answer now. */
  set(number: number, digest: string, span: Span | null): void
}

export function notedColumns(stored: readonly Buffer[] = []): NotedColumns {
  const questions = textsOf(stored[0])
  const known = stored[1]?.toString('latin1') ?? ''
  const places = numbersOf(stored[2])
  // Of what was stored most is never asked for in the build that reads it; here is what is new.
  const digests: (string | undefined)[] = []
  const spans: (Span | null | undefined)[] = []
  return {
    get size() {
      return questions.length
    },
    question: number => questions[number] ?? '',
    digest: number => digests[number] ?? known.slice(width * number, width * number + width),
    span(number) {
      const span = spans[number]
      if (span !== undefined) return span
      const length = places[2 * number + 1] ?? -1
      return length < 0 ? null : [places[2 * number] ?? 0, length]
    },
    add(question, digest, span) {
      questions.push(question)
      digests[questions.length - 1] = digest
      spans[questions.length - 1] = span
      return questions.length - 1
    },
    set(number, digest, span) {
      digests[number] = digest
      spans[number] = span
    },
  }
}

/** Columns from which `notedColumns` makes the list again, with its answers at other places. */
export function storeNoted(noted: NotedList, spans: readonly (Span | null)[]): Uint8Array[] {
  const digests = Buffer.alloc(width * noted.size)
  const places = new Float64Array(2 * noted.size).fill(-1)
  for (let number = 0; number < noted.size; number++) {
    digests.write(noted.digest(number), width * number, 'latin1')
    places.set(spans[number] ?? [], 2 * number)
  }
  return [textColumn(questionsOf(noted)), digests, numberColumn(places)]
}

function* questionsOf(noted: NotedList): Generator<string> {
  for (let number = 0; number < noted.size; number++) yield noted.question(number)
}

/** Digits of a digest. */
const width = 32
