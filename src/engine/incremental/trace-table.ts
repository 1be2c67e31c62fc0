import type { QueryLog } from '../../site/query-log.ts'
import { growingNumbers } from '../../store/articles/growing-bytes.ts'
import { openTextIndex } from '../../store/articles/text-index.ts'
import { answerColumns } from '../../store/cache/answer-columns.ts'
import type { AnswerPack, Span } from '../../store/cache/answer-pack.ts'
import type { NotedList } from '../../store/cache/noted.ts'
import type { ChangedAnswer } from '../../store/cache/render-reasons.ts'
import { askedBy, type Trace } from '../../store/cache/traces.ts'

/** Where queries, their answers and the digests of these are found by number. */
export interface Book {
  query(number: number): string
  answer(number: number): string
  digest(number: number): string
}

/** The queries of a build, numbered for its traces; what the former build knew of them is taken over. */
export interface TraceTable {
  /** True if a query of the former build has the answer that it had then. */
  isSame(former: number): boolean
  /** The new number of a query of the former build whose answer is the same. */
  keep(former: number): number
  /** For each book a function that gives the new number of a query in it. */
  taker(book: Book): (number: number) => number
  readonly noted: NotedList
}

/**
 * `answers` keeps the answers that are not known yet. Queries are known by their text, in whichever thread they were asked: this thread's
 * query log need not have those of others.
 */
export function openTraceTable(
  queryLog: Book & { numberOf(query: string): number },
  former: NotedList,
  answers: AnswerPack,
): TraceTable {
  const texts = openTextIndex()
  const columns = answerColumns()
  const same: (boolean | undefined)[] = []
  const kept: (number | undefined)[] = []
  const formerNumbers = once(() => {
    const all = Array.from({ length: former.size }, (_, number) => number)
    return new Map(all.map(number => [former.query(number), number]))
  })

  function isSame(number: number): boolean {
    same[number] ??= queryLog.digest(queryLog.numberOf(former.query(number))) === former.digest(number)
    return same[number]
  }

  function keep(number: number): number {
    kept[number] ??= add(former.query(number), former.digest(number), () => former.span(number))
    return kept[number]
  }

  function add(query: string, digest: string, span: () => Span | null): number {
    const { size } = texts
    const number = texts.numberOf(query)
    if (number === size) columns.set(number, digest, span())
    return number
  }

  function take(book: Book, number: number): number {
    const query = book.query(number)
    const digest = book.digest(number)
    const known = former.size === 0 ? undefined : formerNumbers().get(query)
    if (known !== undefined && former.digest(known) === digest) return keep(known)
    // Bodies lie in a pack of their own.
    const isBody = query.startsWith('["body"')
    return add(query, digest, () => (isBody ? null : answers.add(book.answer(number))))
  }

  return {
    isSame,
    keep,
    noted: {
      get size() {
        return texts.size
      },
      query: texts.text,
      ...{ digest: columns.digest, span: columns.span },
      queries: texts.pieces,
      digests: () => columns.digests(texts.size),
      spans: () => columns.spans(texts.size),
    },
    taker(book) {
      // One more than the number, since 0 says that there is none.
      const taken = growingNumbers()
      return number => {
        const known = taken.get(number)
        if (known > 0) return known - 1
        const found = take(book, number)
        taken.set(number, found + 1)
        return found
      }
    },
  }
}

/** Finds, by the number that a query has in former traces, its answers then and now. */
export function changeOf(
  former: NotedList,
  queryLog: Pick<QueryLog, 'numberOf' | 'answer'>,
  answers: AnswerPack | null,
): (number: number) => ChangedAnswer {
  return number => {
    const query = former.query(number)
    const span = former.span(number)
    if (span === null) return { query, before: null, after: null }
    const before = answers?.read(span, former.digest(number)) ?? null
    return { query, before, after: queryLog.answer(queryLog.numberOf(query)) }
  }
}

/** The queries of a page that have other answers in this query log, by their numbers in the former traces. */
export function changedSince(
  trace: Trace,
  former: NotedList,
  queryLog: Pick<QueryLog, 'numberOf' | 'digest'>,
): number[] {
  return askedBy(trace).filter(
    number => queryLog.digest(queryLog.numberOf(former.query(number))) !== former.digest(number),
  )
}

function once<T>(make: () => T): () => T {
  let made: T | undefined
  return () => {
    made ??= make()
    return made
  }
}
