import type { Span } from './answer-pack.ts'

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

/** As it is saved: what is of one length is one text, which is read many times faster than a list. */
export interface StoredNoted {
  readonly questions: readonly string[]
  readonly digests: string
  /** 64-bit numbers in base64: offset and length, or -1. */
  readonly spans: string
}

export function notedColumns(stored?: StoredNoted): NotedColumns {
  const questions = [...(stored?.questions ?? [])]
  const { digest, span, set } = answerColumns(stored)
  return {
    get size() {
      return questions.length
    },
    question: number => questions[number] ?? '',
    ...{ digest, span, set },
    add(question, fresh, at) {
      questions.push(question)
      set(questions.length - 1, fresh, at)
      return questions.length - 1
    },
  }
}

/** What is noted of answers, for questions that are kept elsewhere. */
export function answerColumns(
  stored?: Omit<StoredNoted, 'questions'>,
): Pick<NotedColumns, 'digest' | 'span' | 'set'> {
  let digests = Buffer.from(stored?.digests ?? '', 'hex')
  const spans = stored === undefined ? [] : Array.from(numbersOf(stored.spans))
  return {
    digest: number => digests.toString('hex', digestBytes * number, digestBytes * (number + 1)),
    span(number) {
      const [offset = 0, length = -1] = [spans[2 * number], spans[2 * number + 1]]
      return length < 0 ? null : [offset, length]
    },
    set(number, digest, span) {
      const start = digestBytes * number
      if (start >= digests.length) digests = Buffer.concat([digests, Buffer.alloc(start + 10_000)])
      digests.write(digest, start, digestBytes, 'hex')
      spans[2 * number] = span?.[0] ?? 0
      spans[2 * number + 1] = span?.[1] ?? -1
    },
  }
}

/** 32 hexadecimal digits. */
const digestBytes = 16

/** The list with its answers at other places. */
export function storeNoted(noted: NotedList, spans: readonly (Span | null)[]): StoredNoted {
  const numbers = Float64Array.from({ length: 2 * noted.size }, (_, index) => {
    const span = spans[index >> 1]
    return index % 2 === 0 ? (span?.[0] ?? 0) : (span?.[1] ?? -1)
  })
  const all = Array.from({ length: noted.size }, (_, number) => number)
  return {
    questions: all.map(noted.question),
    digests: all.map(noted.digest).join(''),
    spans: Buffer.from(numbers.buffer).toString('base64'),
  }
}

/** A copy, because a small buffer may begin anywhere, and 64-bit numbers may not. */
function numbersOf(base64: string): Float64Array {
  return new Float64Array(new Uint8Array(Buffer.from(base64, 'base64')).buffer)
}
