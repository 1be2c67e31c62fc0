import type { ArticleFile, Parsed } from '../../model/article.ts'
import type { Diagnostic } from '../../model/diagnostic.ts'
import type { ArticlePack } from '../../store/articles/article-pack.ts'
import type { Parsing } from '../job/parse-settings.ts'
import { pause } from '../job/pause.ts'
import { parseHere } from '../parsing/parse-here.ts'
import { parserOf } from '../parsing/parser.ts'
import { parseTogether } from './parse-together.ts'
import type { WorkerPool } from './worker-pool.ts'

/** What is needed to parse: what was parsed before, and who helps. */
export interface Ingest {
  /** Folder of the site. */
  readonly site: string
  readonly sources: readonly ArticleFile[]
  /** Null to keep everything in memory. */
  readonly pack: ArticlePack | null
  readonly parsing: Parsing
  /** Threads that help with so many articles, if they are worth it. */
  readonly workers: (articles: number) => WorkerPool | null
  readonly progress: (done: number, of: number) => void
}

/** What every source says; parses what nobody has parsed before. */
export async function parseAll(ingest: Ingest): Promise<{
  readonly parsed: ReadonlyMap<string, Parsed>
  readonly diagnostics: readonly Diagnostic[]
}> {
  const { sources, pack, parsing, progress } = ingest
  const parse = parserOf(parsing)
  // In the order of the sources, whichever is parsed first.
  const parsed = new Map<string, Parsed | null>()
  const former = pack?.isNew() ? null : pack
  for (const file of sources) {
    parsed.set(file.path, former?.find(file.digest, () => parse(file.read())) ?? null)
  }
  const missing = sources.filter(file => parsed.get(file.path) === null)
  const diagnostics: Diagnostic[] = []
  let done = sources.length - missing.length
  const onParsed = (file: ArticleFile, found: Parsed | Diagnostic): void => {
    if ('code' in found) diagnostics.push(found)
    else {
      file.tell(found.digest)
      parsed.set(file.path, found)
    }
    progress(++done, sources.length)
  }
  const pool = pack !== null ? ingest.workers(missing.length) : null
  if (pool !== null && pack !== null) await parseTogether(missing, { ...ingest, pack }, pool, onParsed)
  else await parseAlone(missing, file => onParsed(file, parseHere(file, pack, parse)))
  const present = [...parsed].flatMap(([path, found]) => (found === null ? [] : [[path, found] as const]))
  return { parsed: new Map(present), diagnostics }
}

async function parseAlone(files: readonly ArticleFile[], parse: (file: ArticleFile) => void): Promise<void> {
  for (const [index, file] of files.entries()) {
    if (index % atOnce === 0) await pause()
    parse(file)
  }
}

/** Half a megabyte of memory that waits to be given back. */
const atOnce = 32
