import { join } from 'node:path'
import type { ArticleFile, Parsed } from '../../model/article.ts'
import { type Diagnostic, diagnostic } from '../../model/diagnostic.ts'
import type { ArticlePack } from '../../store/articles/article-pack.ts'
import { parseHere } from '../parsing/parse-here.ts'
import type { Parse, Parser } from '../parsing/parser.ts'
import { type Crew, HandLost, unlessBegun } from './crew.ts'
import { openShares, shareOut } from './shares.ts'
import type { ParsedFiles } from './tasks.ts'

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
  took: (file: ArticleFile, found: Parsed | Diagnostic) => void,
): Promise<void> {
  const shares = openShares(1 + crew.hands.length)
  const done = new Uint8Array(files.length)
  const take = (index: number, file: ArticleFile, found: Parsed | Diagnostic): void => {
    done[index] = 1
    took(file, found)
  }
  const here = (first: number, end: number): void => {
    for (const [index, file] of files.slice(first, end).entries()) {
      if (done[first + index] === 0) take(first + index, file, parseHere(file, pack, parse))
    }
  }
  const paths = files.map(file => join(site, file.path))
  const others = crew.hands.map((hand, index) => {
    const task = { task: 'parse', parser, shares, thread: 1 + index, files: paths } as const
    return hand(task, parsed => store(parsed)).catch(unlessBegun)
  })
  const store = ({ first, seals, checks, lengths, bodies }: ParsedFiles): void => {
    let end = 0
    for (const [index, seal] of seals.entries()) {
      const file = files[first + index]
      if (file === undefined) continue
      const body = bodies.subarray(end, end + (lengths[index] ?? 0))
      end += body.length
      const entry = { body, check: checks[index] ?? '', seal }
      const found = seal === '' ? parseHere(file, pack, parse) : pack.add(entry, parsing(file, parse))
      take(first + index, file, found)
    }
  }
  try {
    await shareOut(shares, files.length, here, others)
    // What a thread took and did not begin with.
    here(0, files.length)
  } catch (error) {
    if (!(error instanceof HandLost)) throw error
    const file = files[error.item ?? -1]
    if (file === undefined) throw error
    const message = `parsing stopped at this file: ${error.message}`
    took(file, diagnostic('source/crash', message, { file: file.path }))
  }
}

/** Made here, so that what lives as long as an article keeps nothing else that a build has needed. */
function parsing(file: ArticleFile, parse: Parse): () => Parsed {
  return () => parse(file.read())
}
