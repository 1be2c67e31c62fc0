import type { Span } from './answer-pack.ts'

/** What a build notes of answers, by number: digests (32 hexadecimal digits), and where the answers lie. */
export interface AnswerColumns {
  digest(number: number): string
  /** Null if the answer is not kept. */
  span(number: number): Span | null
  set(number: number, digest: string, span: Span | null): void
}

/** In columns: 100,000 articles have 750,000 answers. */
export function answerColumns(): AnswerColumns {
  let digests = Buffer.alloc(0)
  const spans: number[] = []
  return {
    digest: number => digests.toString('hex', width * number, width * (number + 1)),
    span(number) {
      const length = spans[2 * number + 1] ?? -1
      return length < 0 ? null : [spans[2 * number] ?? 0, length]
    },
    set(number, digest, span) {
      const start = width * number
      if (start >= digests.length) digests = Buffer.concat([digests, Buffer.alloc(start + 10_000)])
      digests.write(digest, start, width, 'hex')
      spans[2 * number] = span?.[0] ?? 0
      spans[2 * number + 1] = span?.[1] ?? -1
    },
  }
}

/** Bytes of a digest. */
const width = 16
