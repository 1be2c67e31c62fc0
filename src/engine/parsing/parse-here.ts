import type { ArticleFile, Parsed } from '../../model/article.ts'
import type { Diagnostic } from '../../model/diagnostic.ts'
import { type ArticlePack, packEntry } from '../../store/articles/article-pack.ts'
import { cannotRead } from '../../store/files/read-files.ts'
import type { Parse } from './parser.ts'

/** Parses one file in this thread. It may have vanished since the scan, or become unreadable. */
export function parseHere(file: ArticleFile, pack: ArticlePack | null, parse: Parse): Parsed | Diagnostic {
  const again = (): Parsed => parse(file.read())
  try {
    return pack === null ? again() : pack.add(packEntry(again()), again)
  } catch (cause) {
    if (!(cause instanceof Error && 'syscall' in cause)) throw cause
    return cannotRead(file.path, cause)
  }
}
