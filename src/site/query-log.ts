import type { Json } from '../model/article.ts'
import { carryExtensions, extensionsOf } from '../model/extensions.ts'
import type { Queries } from '../model/queries.ts'
import { type Digest, digest } from '../text/digest.ts'
import { letShare, openPieces } from './shared.ts'

/** Every query that was asked of one site, each once and under a number, with its answer. */
export interface QueryLog {
  /** Runs a piece of work with queries that are noted: their numbers, each once, in the order asked. */
  note<T>(work: (ask: Queries) => T): { readonly result: T; readonly asked: readonly number[] }
  /** The number of a query in the form that `query` gives, asked of this site or of another. */
  numberOf(query: string): number
  /** How many queries it has; their numbers are all below. */
  size(): number
  /** A query as text: `["card","content/zh/news/air.md"]`. */
  query(number: number): string
  /** The answer as JSON; one that fails is an answer too. */
  answer(number: number): string
  /** Digest of that. */
  digest(number: number): Digest<'answer'>
}

/** For queries whose answers are large: digests that somebody knows already. */
export type KnownDigests = { readonly [Q in keyof Queries]?: (...args: Json[]) => string | undefined }

/**
 * A query, or the beginning of others: each argument leads to the next entry. Text keys would be made anew at each
 * of a million queries.
 */
interface Entry {
  /** The beginning that it goes on from; null for the name of a query. */
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
  /** Pages ask of one edition, and of one thing several queries. */
  latestArg: Json
  latest: Entry
}

const unanswered = Symbol('nobody has answered yet')

/** Opens a query log on a site's queries. Answers are kept, but for bodies, and for others once they are noted. */
export function openQueryLog(queries: Queries, known: KnownDigests = {}): QueryLog {
  const entries: Entry[] = []
  const roots = new Map(Object.keys(queries).map(name => [name, newEntry(null, name)]))
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
    const { name, args } = queryOf(entry)
    const value = (queries[name] as (...args: readonly Json[]) => unknown)(...args)
    if (name !== 'body') entry.value = value
    return value
  }

  // The table's keys and signatures are those of `queries`; only the notes are new.
  const ask = Object.fromEntries(
    [...roots].map(([name, root]) => {
      return [
        name,
        // No query has more arguments; a list of them would be made a million times.
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
  ) as unknown as Queries

  function noteDown(entry: Entry): void {
    pieces.hear(entry)
    if (entry.notedBy === work) return
    entry.notedBy = work
    asked.push(entry.number)
  }

  letShare(ask, pieces.share)
  carryExtensions(ask, extensionsOf(queries))

  const at = (number: number): Entry => {
    const entry = entries[number]
    if (entry === undefined) throw new Error(`query ${number} was never asked`)
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
    numberOf(query) {
      const [name, ...args] = JSON.parse(query) as [string, ...Json[]]
      const root = roots.get(name)
      if (root === undefined) throw new Error(`there is no query "${name}"`)
      return numbered(args.reduce(following, root)).number
    },
    size: () => entries.length,
    query(number) {
      const entry = at(number)
      // Most queries have one argument; a list of it would be made a hundred thousand times.
      if (entry.above?.above === null) return `["${nameOf(entry)}",${JSON.stringify(entry.last) ?? null}]`
      const { name, args } = queryOf(entry)
      return JSON.stringify([name, ...args])
    },
    answer,
    digest(number) {
      const entry = at(number)
      const found = known[nameOf(entry)]?.(...queryOf(entry).args)
      return found ?? digest(answer(number)).slice(0, 32)
    },
  }
}

/** By the page of an article alone: once they are noted, of 100,000 articles they would fill the memory. */
const askedOnce: ReadonlySet<keyof Queries> = new Set(['body', 'headings', 'around', 'versions'])

/** A query's text as people read it: `card("content/zh/news/air.md")`. */
export function readable(query: string): string {
  const [name, ...args] = JSON.parse(query) as [string, ...Json[]]
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

function queryOf(entry: Entry): { readonly name: keyof Queries; readonly args: readonly Json[] } {
  const args: Json[] = []
  for (let one = entry; one.above !== null; one = one.above) args.unshift(one.last)
  return { name: nameOf(entry), args }
}

/** The first of its names is one of the table. */
function nameOf(entry: Entry): keyof Queries {
  let root = entry
  while (root.above !== null) root = root.above
  return root.last as keyof Queries
}

function answerText(answerOf: () => unknown): string {
  try {
    return JSON.stringify(answerOf()) ?? 'null'
  } catch (error) {
    return JSON.stringify({ failed: error instanceof Error ? error.message : String(error) })
  }
}
