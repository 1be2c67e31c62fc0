import type { Ledger } from '../site/ledger.ts'
import type { AnswerPack } from '../store/answer-pack.ts'
import type { Noted } from '../store/traces.ts'

/** The questions of a build, numbered for its traces; what the former build knew of them is taken over. */
export interface TraceTable {
  /** True if a question of the former build has the answer that it had then. */
  isSame(former: number): boolean
  /** The new number of a question of the former build whose answer is the same. */
  keep(former: number): number
  /** The new number of a question in the ledger. */
  note(number: number): number
  readonly noted: readonly Noted[]
}

/** `answers` keeps what is not known yet. */
export function openTraceTable(ledger: Ledger, former: readonly Noted[], answers: AnswerPack): TraceTable {
  const noted: Noted[] = []
  const formerNumbers = new Map(former.map(({ question }, number) => [question, number]))
  const same: (boolean | undefined)[] = []
  /** By the number that a question has in the former traces, and by the one that it has in the ledger. */
  const kept: number[] = []
  const taken: number[] = []

  function isSame(number: number): boolean {
    const known = same[number]
    if (known !== undefined) return known
    const { question, digest } = former[number] ?? unknown
    const found = ledger.digest(ledger.numberOf(question)) === digest
    same[number] = found
    return found
  }

  function keep(number: number): number {
    const before = kept[number]
    if (before !== undefined) return before
    kept[number] = noted.length
    noted.push(former[number] ?? unknown)
    return noted.length - 1
  }

  return {
    isSame,
    keep,
    noted,
    note(number) {
      const before = taken[number]
      if (before !== undefined) return before
      const question = ledger.question(number)
      const known = formerNumbers.get(question)
      const mine = known !== undefined && isSame(known) ? keep(known) : noted.length
      if (mine === noted.length) noted.push(toNoted(number, question))
      taken[number] = mine
      return mine
    },
  }

  function toNoted(number: number, question: string): Noted {
    // Bodies lie in a pack of their own.
    const span = question.startsWith('["body"') ? null : answers.add(ledger.answer(number))
    return { question, digest: ledger.digest(number), span }
  }
}

const unknown: Noted = { question: '["editions"]', digest: '', span: null }
