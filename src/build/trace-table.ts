import type { Ledger } from '../site/ledger.ts'
import { answerColumns } from '../store/answer-columns.ts'
import type { AnswerPack, Span } from '../store/answer-pack.ts'
import type { NotedList } from '../store/noted.ts'
import type { ChangedAnswer } from '../store/render-reasons.ts'
import { askedBy, type Trace } from '../store/traces.ts'

/** Where questions, their answers and the digests of these are found by number. */
export interface Book {
  question(number: number): string
  answer(number: number): string
  digest(number: number): string
}

/** The questions of a build, numbered for its traces; what the former build knew of them is taken over. */
export interface TraceTable {
  /** True if a question of the former build has the answer that it had then. */
  isSame(former: number): boolean
  /** The new number of a question of the former build whose answer is the same. */
  keep(former: number): number
  /** For each book a function that gives the new number of a question in it. */
  taker(book: Book): (number: number) => number
  readonly noted: NotedList
}

/**
 * `answers` keeps the answers that are not known yet. Whoever asked a question, it is one in this thread's ledger: the
 * table knows it by its number there, and text is made of it when the traces are written.
 */
export function openTraceTable(
  ledger: Book & { numberOf(question: string): number },
  former: NotedList,
  answers: AnswerPack,
): TraceTable {
  const columns = answerColumns()
  /** Numbers in the ledger, by numbers in the table; and the other way round. */
  const order: number[] = []
  const placed: (number | undefined)[] = []
  const same: (boolean | undefined)[] = []
  const kept: (number | undefined)[] = []
  const formerNumbers = once(() => {
    const all = Array.from({ length: former.size }, (_, number) => number)
    return new Map(all.map(number => [former.question(number), number]))
  })

  function isSame(number: number): boolean {
    same[number] ??= ledger.digest(ledger.numberOf(former.question(number))) === former.digest(number)
    return same[number]
  }

  function keep(number: number): number {
    kept[number] ??= add(ledger.numberOf(former.question(number)), former.digest(number), () =>
      former.span(number),
    )
    return kept[number]
  }

  function add(own: number, digest: string, span: () => Span | null): number {
    const known = placed[own]
    if (known !== undefined) return known
    columns.set(order.length, digest, span())
    placed[own] = order.length
    return order.push(own) - 1
  }

  function take(book: Book, number: number): number {
    const question = book.question(number)
    const digest = book.digest(number)
    const known = former.size === 0 ? undefined : formerNumbers().get(question)
    if (known !== undefined && former.digest(known) === digest) return keep(known)
    // Bodies lie in a pack of their own.
    const isBody = question.startsWith('["body"')
    const own = book === ledger ? number : ledger.numberOf(question)
    return add(own, digest, () => (isBody ? null : answers.add(book.answer(number))))
  }

  return {
    isSame,
    keep,
    noted: {
      get size() {
        return order.length
      },
      question: number => ledger.question(order[number] ?? -1),
      ...{ digest: columns.digest, span: columns.span },
    },
    taker(book) {
      const taken: (number | undefined)[] = []
      return number => {
        taken[number] ??= take(book, number)
        return taken[number]
      }
    },
  }
}

/** Finds, by the number that a question has in former traces, its answers then and now. */
export function changeOf(
  former: NotedList,
  ledger: Pick<Ledger, 'numberOf' | 'answer'>,
  answers: AnswerPack | null,
): (number: number) => ChangedAnswer {
  return number => {
    const question = former.question(number)
    const span = former.span(number)
    if (span === null) return { question, before: null, after: null }
    const before = answers?.read(span, former.digest(number)) ?? null
    return { question, before, after: ledger.answer(ledger.numberOf(question)) }
  }
}

/** The questions of a page that have other answers in this ledger, by their numbers in the former traces. */
export function changedSince(
  trace: Trace,
  former: NotedList,
  ledger: Pick<Ledger, 'numberOf' | 'digest'>,
): number[] {
  return askedBy(trace).filter(
    number => ledger.digest(ledger.numberOf(former.question(number))) !== former.digest(number),
  )
}

function once<T>(make: () => T): () => T {
  let made: T | undefined
  return () => {
    made ??= make()
    return made
  }
}
