import type { Body, Json } from '../../model/article.ts'
import { carryExtensions, type Extensions } from '../../model/extensions.ts'
import type { Queries } from '../../model/queries.ts'
import type { AnswerPack } from '../../store/cache/answer-pack.ts'
import type { NotedList } from '../../store/cache/noted.ts'
import { deepFrozen } from '../../text/deep-frozen.ts'
import { queryNames } from './query-names.ts'

/** An answer that is another one than before. */
export interface Changed {
  readonly digest: string
  readonly answer: () => unknown
  /** As it is kept; null for what lies elsewhere. */
  readonly text: string | null
}

/** Queries that are answered from what a former build noted, and by what is known to have changed since. */
export interface RememberedAnswers {
  readonly queries: Queries
  /** The number that a query was noted under. Throws if it was not. */
  numberOf(query: string): number
  /** Whether anybody has asked for what is not remembered, be it that a plugin has caught the failure. */
  isLacking(): boolean
}

/** Nobody asked this before, or the answer is damaged: a whole build knows it. */
export class NotRemembered extends Error {}

/**
 * Throws `NotRemembered` where that is so. `likely` are the numbers that will be asked for, so that not all need be
 * looked through. Bodies lie in a pack of their own.
 */
export function rememberedQueries(
  noted: NotedList,
  likely: Iterable<number>,
  changed: ReadonlyMap<number, Changed>,
  answers: AnswerPack,
  extensions: Extensions,
  bodyOf: (id: string) => Body | undefined,
): RememberedAnswers {
  const numbers = new Map<string, number>()
  let isLacking = false
  for (const number of likely) numbers.set(noted.query(number), number)

  function numberOf(query: string): number {
    const number = numbers.get(query) ?? search(noted, query)
    numbers.set(query, number)
    return number
  }

  function answer(name: string, args: readonly Json[]): unknown {
    const number = numberOf(JSON.stringify([name, ...args]))
    const now = changed.get(number)
    if (now !== undefined) return now.answer()
    const body = name === 'body' ? bodyOf(String(args[0])) : undefined
    if (body !== undefined) return body
    const span = noted.span(number)
    const text = span === null ? undefined : answers.read(span, noted.digest(number))
    if (text === undefined) throw new NotRemembered(name)
    return name === 'data' ? deepFrozen(JSON.parse(text)) : JSON.parse(text)
  }

  const asked = (name: string, args: readonly Json[]): unknown => {
    try {
      return answer(name, args)
    } catch (error) {
      isLacking ||= error instanceof NotRemembered
      throw error
    }
  }
  const table = queryNames.map(name => [name, (...args: Json[]) => asked(name, args)] as const)
  const queries = carryExtensions(Object.fromEntries(table) as unknown as Queries, extensions)
  return { queries, numberOf, isLacking: () => isLacking }
}

function search(noted: NotedList, query: string): number {
  for (let number = 0; number < noted.size; number++) if (noted.query(number) === query) return number
  throw new NotRemembered(query)
}
