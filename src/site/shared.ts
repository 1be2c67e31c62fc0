import type { Queries } from '../model/queries.ts'

/**
 * A piece of work that many pages do, done once for all of them where there is a query log: it gives the same value again,
 * and the page has asked all that the piece asked. The value must follow from its three names and what is asked alone, and
 * nobody may change it.
 */
export function shared<T>(ask: Queries, kind: string, edition: string, of: string, work: () => T): T {
  const share = (ask as { [sharing]?: Share })[sharing]
  return share === undefined ? work() : (share(kind, edition, of, work) as T)
}

/** Lets pieces of work be shared among those who ask this. It is no query, so it is not seen among them. */
export function letShare(ask: Queries, share: Share): void {
  Object.defineProperty(ask, sharing, { value: share })
}

type Share = (kind: string, edition: string, of: string, work: () => unknown) => unknown

const sharing = Symbol('shares pieces of work')

/** Remembers pieces of work with the queries that each asked. */
export interface Pieces<Query> {
  readonly share: Share
  /** Told of every query that is asked while `share` does a piece of work. */
  hear(query: Query): void
  /** Does work of which nothing is heard. */
  apart<T>(work: () => T): T
}

/** `note` is told of the queries of a piece that is not done again. */
export function openPieces<Query>(note: (query: Query) => void): Pieces<Query> {
  let kinds = new Map<string, Map<string, Map<string, SharedWork<Query>>>>()
  let size = 0
  let heard: Query[] | null = null

  function remember(kind: string, edition: string, of: string, piece: SharedWork<Query>): void {
    if (size++ === most) {
      kinds = new Map()
      size = 1
    }
    const editions = kinds.get(kind) ?? new Map<string, Map<string, SharedWork<Query>>>()
    const pieces = editions.get(edition) ?? new Map<string, SharedWork<Query>>()
    kinds.set(kind, editions.set(edition, pieces.set(of, piece)))
  }

  function during<T>(list: Query[] | null, work: () => T): T {
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
        for (const query of known.asked) note(query)
        return known.value
      }
      const asked: Query[] = []
      try {
        const value = during(asked, work)
        remember(kind, edition, of, { value, asked: [...new Set(asked)] })
        return value
      } finally {
        heard?.push(...asked)
      }
    },
    hear: query => heard?.push(query),
    apart: work => during(null, work),
  }
}

interface SharedWork<Query> {
  readonly value: unknown
  readonly asked: readonly Query[]
}

/** Of a site of 100,000 articles not all are kept: when there are more, all are forgotten. */
const most = 30_000
