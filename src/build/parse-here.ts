import type { ArticleFile, Parsed } from '../model/article.ts'
import { type Diagnostic, diagnostic } from '../model/diagnostic.ts'
import { type ArticlePack, packEntry } from '../store/article-pack.ts'
import type { Parse } from './parser.ts'

/** Parses one file in this thread. It may have vanished since the scan, or become unreadable. */
export function parseHere(file: ArticleFile, pack: ArticlePack | null, parse: Parse): Parsed | Diagnostic {
  const again = (): Parsed => parse(file.read())
  try {
    return pack === null ? again() : pack.add(packEntry(again()), again)
  } catch (cause) {
    if (!(cause instanceof Error && 'syscall' in cause)) throw cause
    return diagnostic('source/unreadable', `the file cannot be read any more: ${cause.message}`, {
      file: file.path,
    })
  }
}
