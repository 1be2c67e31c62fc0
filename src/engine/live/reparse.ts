import type { ArticleFile, Parsed } from '../../model/article.ts'
import type { Scanned } from '../../model/scanned.ts'
import { replaced } from '../../site/articles/replaced.ts'
import type { ArticlePack } from '../../store/articles/article-pack.ts'
import type { Parse } from '../parsing/parser.ts'

/** What every source says now, and how many were parsed to know it. */
export interface Reparsed {
  readonly parsed: ReadonlyMap<string, Parsed>
  readonly fresh: readonly Parsed[]
}

/**
 * Parses what neither the former state nor the cache knows, by digest: a rename or another branch finds all that did
 * not change. Stops for a moment now and then, so that the process answers meanwhile.
 */
export async function reparse(
  scanned: Scanned,
  before: ReadonlyMap<string, Parsed>,
  pack: ArticlePack | null,
  parse: Parse,
  progress: (done: number, of: number) => void,
): Promise<Reparsed> {
  const known = new Map([...before.values()].map(one => [one.digest, one]))
  const parsed = new Map<string, Parsed>()
  const fresh: Parsed[] = []
  for (const [index, source] of scanned.sources.entries()) {
    const again = (): Parsed => parse(source.read())
    const found = known.get(source.digest) ?? pack?.find(source.digest, again) ?? parsedNow(source, parse)
    progress(index + 1, scanned.sources.length)
    if (found === null) continue
    parsed.set(source.path, found)
    if (known.has(found.digest)) continue
    known.set(found.digest, found)
    if (pack?.find(source.digest, again) === undefined) {
      fresh.push(found)
      if (fresh.length % 20 === 0) await new Promise(resolve => setImmediate(resolve))
    }
  }
  return { parsed, fresh }
}

/** Parses articles that were read anew, where no others have changed. Null where one of them was not there before. */
export function parseSome(
  read: readonly ArticleFile[],
  before: ReadonlyMap<string, Parsed>,
  pack: ArticlePack | null,
  parse: Parse,
): ReadonlyMap<string, Parsed> | null {
  let parsed = before
  for (const source of read) {
    const former = before.get(source.path)
    if (former === undefined) return null
    if (former.digest === source.digest) continue
    const again = (): Parsed => parse(source.read())
    parsed = replaced(parsed, source.path, pack?.find(source.digest, again) ?? again())
  }
  return parsed
}

/** Null for a file that has vanished since it was scanned: the watcher will tell. */
function parsedNow(source: ArticleFile, parse: Parse): Parsed | null {
  let bytes: Uint8Array
  try {
    bytes = source.read()
  } catch {
    return null
  }
  return parse(bytes)
}
