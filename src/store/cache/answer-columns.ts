import { growingNumbers } from '../articles/growing-bytes.ts'
import type { Span } from './answer-pack.ts'

/** What a build notes of answers, by number: digests (32 hexadecimal digits), and where the answers lie. */
export interface AnswerColumns {
  digest(number: number): string
  /** Null if the answer is not kept. */
  span(number: number): Span | null
  set(number: number, digest: string, span: Span | null): void
  /** Of the first so many, all digests one after the other. */
  digests(size: number): Uint8Array
  /** And where the answers lie: offset and length, −1 for what is not kept. */
  spans(size: number): Float64Array
}

/** In columns outside of V8's heap: 100,000 articles have 550,000 answers. */
export function answerColumns(): AnswerColumns {
  let digests = Buffer.alloc(0)
  const spans = growingNumbers()
  return {
    digest: number => digests.toString('hex', width * number, width * (number + 1)),
    span(number) {
      const length = spans.get(2 * number + 1)
      return length < 0 ? null : [spans.get(2 * number), length]
    },
    set(number, digest, span) {
      const start = width * number
      if (start >= digests.length) {
        const more = Buffer.alloc(Math.ceil(digests.length / 2) + width * 10_000)
        digests = Buffer.concat([digests, more])
      }
      digests.write(digest, start, width, 'hex')
      spans.set(2 * number, span?.[0] ?? -1)
      spans.set(2 * number + 1, span?.[1] ?? -1)
    },
    digests: size => Buffer.from(digests.toString('hex', 0, width * size), 'latin1'),
    spans: size => spans.first(2 * size),
  }
}

/** Bytes of a digest. */
const width = 16
