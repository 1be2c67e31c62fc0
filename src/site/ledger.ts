import type { Json } from '../model/article.ts'
import type { Questions } from '../model/questions.ts'
import { type Digest, digest } from '../text/digest.ts'
import { letShare, openPieces } from './shared.ts'

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

/**
 * A question, or the beginning of others: each argument leads to the next entry. Text keys would be made anew at each
 * of a million questions.
 */
interface Entry {
  /** The beginning that it goes on from; null for the name of a question. */
  readonly above: Entry | null
  /** The last argument, or the name. */
  readonly last: Json
  next: Branches | undefined
  /** -1 as long as nobody has asked it. */
  number: number
  /** The piece of work that noted it last. */
  notedBy: number
  /** The answer, once it is there. */
  value: unknown
}

interface Branches {
  readonly all: Map<Json, Entry>
  /** Pages ask of one edition, and of one thing several questions. */
  latestArg: Json
  latest: Entry
}

const unanswered = Symbol('nobody has answered yet')

/** Opens a ledger on a site's questions. Answers are kept, but for bodies, and for others once they are noted. */
export function openLedger(questions: Questions, known: KnownDigests = {}): Ledger {
  const entries: Entry[] = []
  const roots = new Map(Object.keys(questions).map(name => [name, newEntry(null, name)]))
  let asked: number[] = []
  let work = 0
  let works = 0
  /** Whoever needs the digest of an answer often needs the answer next. */
  let latest = { number: -1, answer: '' }
  const pieces = openPieces(noteDown)

  function numbered(entry: Entry): Entry {
    if (entry.number === -1) {
      entry.number = entries.length
      entries.push(entry)
    }
    return entry
  }

  function answerTo(entry: Entry): unknown {
    if (entry.value !== unanswered) return entry.value
    const { name, args } = questionOf(entry)
    const value = (questions[name] as (...args: readonly Json[]) => unknown)(...args)
    if (name !== 'body') entry.value = value
    return value
  }

  // The table's keys and signatures are those of `questions`; only the notes are new.
  const ask = Object.fromEntries(
    [...roots].map(([name, root]) => {
      return [
        name,
        // No question has more arguments; a list of them would be made a million times.
        (first?: Json, second?: Json, third?: Json): unknown => {
          let entry = root
          if (first !== undefined) entry = following(entry, first)
          if (second !== undefined) entry = following(entry, second)
          if (third !== undefined) entry = following(entry, third)
          numbered(entry)
          noteDown(entry)
          return answerTo(entry)
        },
      ]
    }),
  ) as unknown as Questions

  function noteDown(entry: Entry): void {
    pieces.hear(entry)
    if (entry.notedBy === work) return
    entry.notedBy = work
    asked.push(entry.number)
  }

  letShare(ask, pieces.share)

  const at = (number: number): Entry => {
    const entry = entries[number]
    if (entry === undefined) throw new Error(`question ${number} was never asked`)
    return entry
  }
  const answer = (number: number): string => {
    if (latest.number === number) return latest.answer
    const entry = at(number)
    latest = { number, answer: answerText(() => answerTo(entry)) }
    if (askedOnce.has(nameOf(entry))) entry.value = unanswered
    return latest.answer
  }

  return {
    note(run) {
      const outer = { work, asked }
      work = ++works
      asked = []
      try {
        return { result: pieces.apart(() => run(ask)), asked }
      } finally {
        work = outer.work
        asked = outer.asked
      }
    },
    numberOf(question) {
      const [name, ...args] = JSON.parse(question) as [string, ...Json[]]
      const root = roots.get(name)
      if (root === undefined) throw new Error(`there is no question "${name}"`)
      return numbered(args.reduce(following, root)).number
    },
    size: () => entries.length,
    question(number) {
      const entry = at(number)
      // Most questions have one argument; a list of it would be made a hundred thousand times.
      if (entry.above?.above === null) return `["${nameOf(entry)}",${JSON.stringify(entry.last) ?? null}]`
      const { name, args } = questionOf(entry)
      return JSON.stringify([name, ...args])
    },
    answer,
    digest(number) {
      const entry = at(number)
      const found = known[nameOf(entry)]?.(...questionOf(entry).args)
      return found ?? digest(answer(number)).slice(0, 32)
    },
  }
}

/** By the page of an article alone: once they are noted, of 100,000 articles they would fill the memory. */
const askedOnce: ReadonlySet<keyof Questions> = new Set(['body', 'headings', 'around', 'versions'])

/** A question's text as people read it: `card("content/zh/news/air.md")`. */
export function readable(question: string): string {
  const [name, ...args] = JSON.parse(question) as [string, ...Json[]]
  return `${name}(${args.map(one => JSON.stringify(one)).join(', ')})`
}

function newEntry(above: Entry | null, last: Json): Entry {
  return { above, last, next: undefined, number: -1, notedBy: 0, value: unanswered }
}

function following(entry: Entry, arg: Json): Entry {
  const { next } = entry
  if (next === undefined) {
    const made = newEntry(entry, arg)
    entry.next = { all: new Map([[arg, made]]), latestArg: arg, latest: made }
    return made
  }
  if (next.latestArg === arg) return next.latest
  let found = next.all.get(arg)
  if (found === undefined) {
    found = newEntry(entry, arg)
    next.all.set(arg, found)
  }
  next.latestArg = arg
  next.latest = found
  return found
}

function questionOf(entry: Entry): { readonly name: keyof Questions; readonly args: readonly Json[] } {
  const args: Json[] = []
  for (let one = entry; one.above !== null; one = one.above) args.unshift(one.last)
  return { name: nameOf(entry), args }
}

/** The first of its names is one of the table. */
function nameOf(entry: Entry): keyof Questions {
  let root = entry
  while (root.above !== null) root = root.above
  return root.last as keyof Questions
}

function answerText(answerOf: () => unknown): string {
  try {
    return JSON.stringify(answerOf()) ?? 'null'
  } catch (error) {
    return JSON.stringify({ failed: error instanceof Error ? error.message : String(error) })
  }
}
