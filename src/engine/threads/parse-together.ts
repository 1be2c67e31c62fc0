import { join } from 'node:path'
import type { ArticleFile, Parsed } from '../../model/article.ts'
import { type Diagnostic, diagnostic } from '../../model/diagnostic.ts'
import type { ArticlePack } from '../../store/articles/article-pack.ts'
import type { Parsing } from '../job/parse-settings.ts'
import { parseHere } from '../parsing/parse-here.ts'
import { type Parse, parserOf } from '../parsing/parser.ts'
import type { ParsedFiles } from './tasks.ts'
import { drainQueue, openWorkQueue } from './work-queue.ts'
import { unlessBegun, WorkerLost, type WorkerPool } from './worker-pool.ts'

interface Together {
  readonly site: string
  readonly pack: ArticlePack
  readonly parsing: Parsing
}

/** Parses files in several threads, this one among them. A thread that dies is a problem of the file it was at. */
export async function parseTogether(
  files: readonly ArticleFile[],
  { site, pack, parsing }: Together,
  pool: WorkerPool,
  onParsed: (file: ArticleFile, found: Parsed | Diagnostic) => void,
): Promise<void> {
  const parse = parserOf(parsing)
  const queue = openWorkQueue(1 + pool.workers.length)
  const done = new Uint8Array(files.length)
  const take = (index: number, file: ArticleFile, found: Parsed | Diagnostic): void => {
    done[index] = 1
    onParsed(file, found)
  }
  const here = (first: number, end: number): void => {
    for (const [index, file] of files.slice(first, end).entries()) {
      if (done[first + index] === 0) take(first + index, file, parseHere(file, pack, parse))
    }
  }
  const paths = files.map(file => join(site, file.path))
  const others = pool.workers.map((worker, index) => {
    const task = { task: 'parse', parsing: parsing.source, queue, thread: 1 + index, files: paths } as const
    return worker(task, parsed => store(parsed)).catch(unlessBegun)
  })
  const store = ({ first, sealed, checks, lengths, bodies }: ParsedFiles): void => {
    let end = 0
    for (const [index, one] of sealed.entries()) {
      const file = files[first + index]
      if (file === undefined) continue
      const body = bodies.subarray(end, end + (lengths[index] ?? 0))
      end += body.length
      const entry = { body, check: checks[index] ?? '', sealed: one }
      const found = one === '' ? parseHere(file, pack, parse) : pack.add(entry, parsingAgain(file, parse))
      take(first + index, file, found)
    }
  }
  try {
    await drainQueue(queue, files.length, here, others)
    // What a thread onParsed and did not begin with.
    here(0, files.length)
  } catch (error) {
    if (!(error instanceof WorkerLost)) throw error
    const file = files[error.item ?? -1]
    if (file === undefined) throw error
    const message = `parsing stopped at this file: ${error.message}`
    onParsed(file, diagnostic('source/crash', message, { file: file.path }))
  }
}

/** Made here, so that what lives as long as an article keeps nothing else that a build has needed. */
function parsingAgain(file: ArticleFile, parse: Parse): () => Parsed {
  return () => parse(file.read())
}
