import type { Json } from '../model/article.ts'
import type { Questions } from '../model/questions.ts'
import { type Digest, digest } from '../text/digest.ts'

/** Every question that was asked of one site, each once and under a number, with its answer. */
export interface Ledger {
  /** Runs a piece of work with questions that are noted: their numbers, each once, in the order asked. */
  note<T>(work: (ask: Questions) => T): { readonly result: T; readonly asked: readonly number[] }
  /** The number of a question in the form that `question` gives, asked of this site or of another. */
  numberOf(question: string): number
  /** How many questions it has; their numbers are all below. */
  size(): number
  /** A question as text: `["card","content/zh/news/air.md"]`. */
  question(number: number): string
  /** The answer as JSON; one that fails is an answer too. */
  answer(number: number): string
  /** Digest of that. */
  digest(number: number): Digest<'answer'>
}

/** For questions whose answers are large: digests that somebody knows already. */
export type KnownDigests = { readonly [Q in keyof Questions]?: (...args: Json[]) => string | undefined }

interface Entry {
  readonly number: number
  readonly name: keyof Questions
  readonly args: readonly Json[]
  /** The piece of work that noted it last. */
  notedBy: number
  value: unknown
  isAnswered: boolean
  digest: string | undefined
}

/** Arguments lead from branch to branch; text keys would be made anew at each of a million questions. */
interface Branch {
  entry: Entry | undefined
  readonly next: Map<Json, Branch>
}

/** Opens a ledger on a site's questions. Answers are kept, but for bodies: each is asked for once or twice. */
export function openLedger(questions: Questions, known: KnownDigests = {}): Ledger {
  const entries: Entry[] = []
  const roots = new Map<string, Branch>()
  let asked: number[] = []
  let work = 0
  let works = 0

  function find(name: keyof Questions, args: readonly Json[]): Entry {
    let branch = branchOf(roots, name)
    for (const arg of args) branch = branchOf(branch.next, arg)
    branch.entry ??= open(name, args)
    return branch.entry
  }

  function open(name: keyof Questions, args: readonly Json[]): Entry {
    const entry = { number: entries.length, name, args, notedBy: 0, isAnswered: false }
    const made: Entry = { ...entry, value: undefined, digest: undefined }
    entries.push(made)
    return made
  }

  function answerTo(entry: Entry): unknown {
    if (entry.isAnswered) return entry.value
    const value = (questions[entry.name] as (...args: readonly Json[]) => unknown)(...entry.args)
    if (entry.name === 'body') return value
    entry.isAnswered = true
    entry.value = value
    return value
  }

  // The table's keys and signatures are those of `questions`; only the notes are new.
  const ask = Object.fromEntries(
    Object.keys(questions).map(key => {
      const name = key as keyof Questions
      return [
        name,
        (...args: Json[]): unknown => {
          const entry = find(name, args)
          if (entry.notedBy !== work) {
            entry.notedBy = work
            asked.push(entry.number)
          }
          return answerTo(entry)
        },
      ]
    }),
  ) as unknown as Questions

  const at = (number: number): Entry => {
    const entry = entries[number]
    if (entry === undefined) throw new Error(`question ${number} was never asked`)
    return entry
  }
  const answer = (number: number): string => {
    try {
      return JSON.stringify(answerTo(at(number))) ?? 'null'
    } catch (error) {
      return JSON.stringify({ failed: error instanceof Error ? error.message : String(error) })
    }
  }

  return {
    note(run) {
      const outer = { work, asked }
      work = ++works
      asked = []
      try {
        return { result: run(ask), asked }
      } finally {
        work = outer.work
        asked = outer.asked
      }
    },
    numberOf(question) {
      const [name, ...args] = JSON.parse(question) as [keyof Questions, ...Json[]]
      return find(name, args).number
    },
    size: () => entries.length,
    question: number => JSON.stringify([at(number).name, ...at(number).args]),
    answer,
    digest(number) {
      const entry = at(number)
      entry.digest ??= known[entry.name]?.(...entry.args) ?? digest(answer(number)).slice(0, 32)
      return entry.digest
    },
  }
}

/** A question's text as people read it: `card("content/zh/news/air.md")`. */
export function readable(question: string): string {
  const [name, ...args] = JSON.parse(question) as [string, ...Json[]]
  return `${name}(${args.map(one => JSON.stringify(one)).join(', ')})`
}

function branchOf<K>(branches: Map<K, Branch>, key: K): Branch {
  const known = branches.get(key)
  if (known !== undefined) return known
  const branch = { entry: undefined, next: new Map() }
  branches.set(key, branch)
  return branch
}
