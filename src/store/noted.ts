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
  const spans = Array.from(numbersOf(stored[2]))
  // Most are never asked for in the build that reads them.
  const digests: (string | undefined)[] = []
  return {
    get size() {
      return questions.length
    },
    question: number => questions[number] ?? '',
    digest: number => digests[number] ?? known.slice(width * number, width * number + width),
    span(number) {
      const [offset = 0, length = -1] = [spans[2 * number], spans[2 * number + 1]]
      return length < 0 ? null : [offset, length]
    },
    add(question, digest, span) {
      questions.push(question)
      digests[questions.length - 1] = digest
      spans.push(span?.[0] ?? 0, span?.[1] ?? -1)
      return questions.length - 1
    },
    set(number, digest, span) {
      digests[number] = digest
      spans[2 * number] = span?.[0] ?? 0
      spans[2 * number + 1] = span?.[1] ?? -1
    },
  }
}

/** Columns from which `notedColumns` makes the list again, with its answers at other places. */
export function storeNoted(noted: NotedList, spans: readonly (Span | null)[]): Uint8Array[] {
  const all = Array.from({ length: noted.size }, (_, number) => number)
  return [
    textColumn(all.map(noted.question)),
    Buffer.from(all.map(noted.digest).join(''), 'latin1'),
    numberColumn(all.flatMap(number => spans[number] ?? [0, -1])),
  ]
}

/** Digits of a digest. */
const width = 32
