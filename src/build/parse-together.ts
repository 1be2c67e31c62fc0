import { join } from 'node:path'
import type { ArticleFile, Parsed } from '../model/article.ts'
import { type Diagnostic, diagnostic } from '../model/diagnostic.ts'
import { type ArticlePack, storedEntry } from '../store/article-pack.ts'
import { type Crew, HandLost } from './crew.ts'
import { chunksOf, dealOut } from './deal-out.ts'
import { parseHere } from './parse-here.ts'
import type { Parse, Parser } from './parser.ts'
import type { ParsedFiles } from './tasks.ts'

interface Chunk {
  /** Number of the first file. */
  readonly first: number
  readonly files: readonly ArticleFile[]
}

interface Together {
  readonly site: string
  readonly pack: ArticlePack
  readonly parse: Parse
  /** The setting that `parse` follows, for the other threads. */
  readonly parser: Parser
}

/** Parses files in several threads, this one among them. A thread that dies is a problem of the file it was at. */
export async function parseTogether(
  files: readonly ArticleFile[],
  { site, pack, parse, parser }: Together,
  crew: Crew,
  took: (path: string, found: Parsed | Diagnostic) => void,
): Promise<void> {
  const chunks = chunksOf(files, atOnce).map((some, index): Chunk => ({ first: index * atOnce, files: some }))
  const here = ({ files: some }: Chunk): void => {
    for (const file of some) took(file.path, parseHere(file, pack, parse))
  }
  const others = crew.hands.map(hand => async ({ first, files: some }: Chunk): Promise<void> => {
    store(await hand({ task: 'parse', parser, first, files: some.map(file => join(site, file.path)) }), some)
  })
  const store = (parsed: ParsedFiles, some: readonly ArticleFile[]): void => {
    let end = 0
    for (const [index, seal] of parsed.seals.entries()) {
      const file = some[index]
      if (file === undefined) continue
      const body = parsed.bodies.subarray(end, end + (parsed.lengths[index] ?? 0))
      end += body.length
      const entry = { body, check: parsed.checks[index] ?? '', seal }
      const again = (): Parsed => parse(file.read())
      took(file.path, seal === '' ? parseHere(file, pack, parse) : pack.add(storedEntry(entry), again))
    }
  }
  try {
    await dealOut(chunks, here, others)
  } catch (error) {
    if (!(error instanceof HandLost)) throw error
    const file = files[error.item]?.path ?? ''
    took(file, diagnostic('source/crash', `parsing stopped at this file: ${error.message}`, { file }))
  }
}

/** Few enough that all threads end together, so many that asking costs nothing. */
const atOnce = 32
