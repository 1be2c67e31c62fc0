import type { Span } from './answer-pack.ts'
import { type Column, numberColumn, numbersOf, textColumn, textsOf } from './parts-file.ts'

/** Queries that pages asked, by number: a site of 10,000 articles has 55,000, so they are kept in columns. */
export interface NotedList {
  readonly size: number
  query(number: number): string
  /** Digest of the answer: 32 hexadecimal digits. */
  digest(number: number): string
  /** Where the answer lies; null if it is not kept. */
  span(number: number): Span | null
  /** All queries, digests and spans, as they are stored. */
  queries(): Column
  digests(): Column
  /** Offset and length of each answer; −1 for what is not kept. */
  spans(): Float64Array
}

/** A list that grows. */
export interface NotedColumns extends NotedList {
  add(query: string, digest: string, span: Span | null): number
  /** The query has another answer now. */
  set(number: number, digest: string, span: Span | null): void
}

export function notedColumns(stored: readonly Buffer[] = []): NotedColumns {
  const queries = textsOf(stored[0])
  const known = stored[1]?.toString('latin1') ?? ''
  const places = numbersOf(stored[2])
  // Of what was stored most is never asked for in the build that reads it; here is what is new.
  const digests: (string | undefined)[] = []
  const spans: (Span | null | undefined)[] = []

  function digest(number: number): string {
    return digests[number] ?? known.slice(width * number, width * number + width)
  }

  function span(number: number): Span | null {
    const span = spans[number]
    if (span !== undefined) return span
    const length = places[2 * number + 1] ?? -1
    return length < 0 ? null : [places[2 * number] ?? 0, length]
  }

  return {
    get size() {
      return queries.length
    },
    query: number => queries[number] ?? '',
    digest,
    span,
    add(query, digest, span) {
      queries.push(query)
      digests[queries.length - 1] = digest
      spans[queries.length - 1] = span
      return queries.length - 1
    },
    set(number, digest, span) {
      digests[number] = digest
      spans[number] = span
    },
    queries: () => textColumn(queries),
    digests: () => Buffer.from(queries.map((_, number) => digest(number)).join(''), 'latin1'),
    spans() {
      const all = new Float64Array(2 * queries.length).fill(-1)
      for (let number = 0; number < queries.length; number++) all.set(span(number) ?? [], 2 * number)
      return all
    },
  }
}

/** Columns from which `notedColumns` makes the list again, with its answers at these places. */
export function storeNoted(noted: NotedList, spans: Float64Array): Column[] {
  return [noted.queries(), noted.digests(), numberColumn(spans)]
}

/** Digits of a digest. */
const width = 32
