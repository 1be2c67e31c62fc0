import type { Questions } from '../model/questions.ts'

/**
 * A piece of work that many pages do, done once for all of them where there is a ledger: it gives the same value again,
 * and the page has asked all that the piece asked. The value must follow from its three names and what is asked alone, and
 * nobody may change it.
 */
export function shared<T>(ask: Questions, kind: string, edition: string, of: string, work: () => T): T {
  const share = (ask as { [sharing]?: Share })[sharing]
  return share === undefined ? work() : (share(kind, edition, of, work) as T)
}

/** Lets pieces of work be shared among those who ask this. It is no question, so it is not seen among them. */
export function letShare(ask: Questions, share: Share): void {
  Object.defineProperty(ask, sharing, { value: share })
}

type Share = (kind: string, edition: string, of: string, work: () => unknown) => unknown

const sharing = Symbol('shares pieces of work')

/** Remembers pieces of work with the questions that each asked. */
export interface Pieces<Question> {
  readonly share: Share
  /** Told of every question that is asked while `share` does a piece of work. */
  hear(question: Question): void
  /** Does work of which nothing is heard. */
  apart<T>(work: () => T): T
}

/** `note` is told of the questions of a piece that is not done again. */
export function openPieces<Question>(note: (question: Question) => void): Pieces<Question> {
  let kinds = new Map<string, Map<string, Map<string, Piece<Question>>>>()
  let size = 0
  let heard: Question[] | null = null

  function remember(kind: string, edition: string, of: string, piece: Piece<Question>): void {
    if (size++ === most) {
      kinds = new Map()
      size = 1
    }
    const editions = kinds.get(kind) ?? new Map<string, Map<string, Piece<Question>>>()
    const pieces = editions.get(edition) ?? new Map<string, Piece<Question>>()
    kinds.set(kind, editions.set(edition, pieces.set(of, piece)))
  }

  function during<T>(list: Question[] | null, work: () => T): T {
    const outer = heard
    heard = list
    try {
      return work()
    } finally {
      heard = outer
    }
  }

  return {
    share(kind, edition, of, work) {
      const known = kinds.get(kind)?.get(edition)?.get(of)
      if (known !== undefined) {
        for (const question of known.asked) note(question)
        return known.value
      }
      const asked: Question[] = []
      try {
        const value = during(asked, work)
        remember(kind, edition, of, { value, asked: [...new Set(asked)] })
        return value
      } finally {
        heard?.push(...asked)
      }
    },
    hear: question => heard?.push(question),
    apart: work => during(null, work),
  }
}

interface Piece<Question> {
  readonly value: unknown
  readonly asked: readonly Question[]
}

/** Of a site of 100,000 articles not all are kept: when there are more, all are forgotten. */
const most = 30_000
