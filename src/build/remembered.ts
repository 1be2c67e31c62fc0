import type { Body, Json } from '../model/article.ts'
import type { Questions } from '../model/questions.ts'
import type { AnswerPack } from '../store/answer-pack.ts'
import type { Noted } from '../store/traces.ts'

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

/** Throws `NotRemembered` where that is so. Bodies lie in a pack of their own. */
export function rememberedQuestions(
  noted: readonly Noted[],
  changed: ReadonlyMap<number, Changed>,
  answers: AnswerPack,
  bodyOf: (id: string) => Body | undefined,
): Memory {
  const numbers = new Map(noted.map(({ question }, number) => [question, number]))
  const names = new Set(noted.map(({ question }) => question.slice(2, question.indexOf('"', 2))))

  function numberOf(question: string): number {
    const number = numbers.get(question)
    if (number === undefined) throw new NotRemembered(question)
    return number
  }

  function answer(name: string, args: readonly Json[]): unknown {
    const number = numberOf(JSON.stringify([name, ...args]))
    const now = changed.get(number)
    if (now !== undefined) return now.answer()
    const body = name === 'body' ? bodyOf(String(args[0])) : undefined
    if (body !== undefined) return body
    const { span, digest } = noted[number] ?? {}
    const text = span && digest !== undefined ? answers.read(span, digest) : undefined
    if (text === undefined) throw new NotRemembered(name)
    return JSON.parse(text)
  }

  const table = [...names].map(name => [name, (...args: Json[]) => answer(name, args)] as const)
  // Only what was asked is there; whoever asks for more fails, and a whole build is made.
  return { questions: Object.fromEntries(table) as unknown as Questions, numberOf }
}
