import type { Body, Json } from '../../model/article.ts'
import type { Questions } from '../../model/questions.ts'
import type { AnswerPack } from '../../store/cache/answer-pack.ts'
import type { NotedList } from '../../store/cache/noted.ts'

/** An answer that is another one than before. */
export interface Changed {
  readonly digest: string
  readonly answer: () => unknown
  /** As it is kept; null for what lies elsewhere. */
  readonly text: string | null
}

/** Questions that are answered from what a former build noted, and by what is known to have changed since. */
export interface Memory {
  readonly questions: Questions
  /** The number that a question was noted under. Throws if it was not. */
  numberOf(question: string): number
}

/** Nobody asked this before, or the answer is damaged: a whole build knows it. */
export class NotRemembered extends Error {}

/**
 * Throws `NotRemembered` where that is so. `likely` are the numbers that will be asked for, so that not all need be
 * looked through. Bodies lie in a pack of their own.
 */
export function rememberedQuestions(
  noted: NotedList,
  likely: Iterable<number>,
  changed: ReadonlyMap<number, Changed>,
  answers: AnswerPack,
  bodyOf: (id: string) => Body | undefined,
): Memory {
  const numbers = new Map<string, number>()
  for (const number of likely) numbers.set(noted.question(number), number)

  function numberOf(question: string): number {
    const number = numbers.get(question) ?? search(noted, question)
    numbers.set(question, number)
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
    return JSON.parse(text)
  }

  const names = new Set([...numbers.keys()].map(question => question.slice(2, question.indexOf('"', 2))))
  const table = [...names].map(name => [name, (...args: Json[]) => answer(name, args)] as const)
  // Only what was asked is there; whoever asks for more fails, and a whole build is made.
  return { questions: Object.fromEntries(table) as unknown as Questions, numberOf }
}

function search(noted: NotedList, question: string): number {
  for (let number = 0; number < noted.size; number++) if (noted.question(number) === question) return number
  throw new NotRemembered(question)
}
