import type { Diagnostic } from '../model/diagnostic.ts'
import { readChecked, writeChecked } from './checked-file.ts'

/** How one page came about: what it asked, the digest of the answers, what it reported, the file that was written. */
export interface Trace {
  readonly asked: readonly string[]
  readonly stamp: string
  readonly content: string
  readonly diagnostics: readonly Diagnostic[]
}

/** What is remembered of the last build that was published. */
export interface Traces {
  /** Digest of everything that the build was made from. */
  readonly inputs: string
  /** The build's own instant, and the next at which time alone changes what is published. */
  readonly since: number
  readonly until: number | null
  readonly articles: number
  readonly diagnostics: readonly Diagnostic[]
  /** Copied files: output path → path below the site or the theme. */
  readonly copies: readonly (readonly [path: string, copyOf: string])[]
  /** Output path → trace. */
  readonly pages: ReadonlyMap<string, Trace>
}

type Row = readonly [
  path: string,
  asked: readonly number[],
  stamp: string,
  content: string,
  found: readonly Diagnostic[],
]
type Stored = Omit<Traces, 'pages'> & { readonly questions: readonly string[]; readonly rows: readonly Row[] }

/** The traces of an output folder, or null if there are none that can be relied on. */
export function readTraces(file: string, engine: string): Traces | null {
  const read = readChecked(file, engine)
  if (read === undefined) return null
  // The digest in front was right, so it is what was written.
  const { questions, rows, ...rest } = read as Stored
  const pages = new Map(
    rows.map(([path, asked, stamp, content, diagnostics]) => [
      path,
      {
        // Spelled out where somebody looks: on most runs nobody does.
        get asked() {
          return asked.map(index => questions[index] ?? '')
        },
        stamp,
        content,
        diagnostics,
      },
    ]),
  )
  return { ...rest, pages }
}

/** Many pages ask the same questions, so each is written once and pages name it by number. */
export async function writeTraces(file: string, engine: string, { pages, ...rest }: Traces): Promise<void> {
  const numbers = new Map<string, number>()
  const numberOf = (question: string): number => {
    const number = numbers.get(question) ?? numbers.size
    numbers.set(question, number)
    return number
  }
  const rows: Row[] = [...pages].map(([path, { asked, stamp, content, diagnostics }]) => [
    path,
    asked.map(numberOf),
    stamp,
    content,
    diagnostics,
  ])
  await writeChecked(file, engine, { ...rest, questions: [...numbers.keys()], rows } satisfies Stored)
}
