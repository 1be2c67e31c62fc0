import type { Parsed } from '../model/article.ts'
import type { Scanned } from '../model/scanned.ts'
import { parseArticle } from '../parse/article.ts'
import type { ArticlePack } from '../store/article-pack.ts'

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
  progress: (done: number, of: number) => void,
): Promise<Reparsed> {
  const known = new Map([...before.values()].map(one => [one.digest, one]))
  const parsed = new Map<string, Parsed>()
  const fresh: Parsed[] = []
  for (const [index, source] of scanned.sources.entries()) {
    const again = (): Parsed => parseArticle(source.read())
    const found = known.get(source.digest) ?? pack?.find(source.digest, again) ?? parsedNow(source.read)
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

/** The same where only some articles may have changed. */
export function parseSome(
  scanned: Scanned,
  paths: ReadonlySet<string>,
  before: ReadonlyMap<string, Parsed>,
  pack: ArticlePack | null,
): ReadonlyMap<string, Parsed> {
  const parsed = new Map(before)
  for (const source of scanned.sources) {
    if (!paths.has(source.path) || before.get(source.path)?.digest === source.digest) continue
    const again = (): Parsed => parseArticle(source.read())
    parsed.set(source.path, pack?.find(source.digest, again) ?? again())
  }
  return parsed
}

/** Null for a file that has vanished since it was scanned: the watcher will tell. */
function parsedNow(read: () => Uint8Array): Parsed | null {
  let bytes: Uint8Array
  try {
    bytes = read()
  } catch {
    return null
  }
  return parseArticle(bytes)
}
