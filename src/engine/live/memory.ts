import type { Parsed } from '../../model/article.ts'
import type { Scanned } from '../../model/scanned.ts'
import { type ArticlePack, packEntry } from '../../store/articles/article-pack.ts'
import { openCache } from '../../store/cache/cache.ts'
import { asFileError } from '../../store/files/file-error.ts'
import { takeLock } from '../../store/files/lock.ts'
import { noSignatures, type Signatures } from '../../store/files/signatures.ts'

/** The cache of builds as a long-lived process uses it. */
export interface LiveCache {
  readonly signatures: Signatures
  readonly articles: ArticlePack | null
  /** What is parsed from now on is parsed with settings of this digest: what others gave is forgotten. */
  parseWith(settings: string): void
  /** Writes down what was parsed, if it was enough to be worth it and no build is writing there now. */
  remember(fresh: readonly Parsed[], scanned: Scanned): Promise<void>
}

/** Single edits are not worth a file: the next start parses them in a moment. */
const worthwhile = 50

export function openMemory(folder: string | null): LiveCache {
  if (folder === null) {
    return {
      ...{ signatures: noSignatures, articles: null },
      ...{ parseWith: () => undefined, remember: async () => undefined },
    }
  }
  let settings = ''
  let { signatures, articles, save } = openCache(folder, 'dist', settings)
  return {
    signatures: {
      find: (path, stats) => signatures.find(path, stats),
      note: (path, stats, digest) => signatures.note(path, stats, digest),
      isSettled: stats => signatures.isSettled(stats),
    },
    get articles() {
      return articles
    },
    parseWith(digest) {
      if (digest === settings) return
      settings = digest
      articles.close()
      ;({ signatures, articles, save } = openCache(folder, 'dist', settings))
    },
    async remember(fresh, scanned) {
      // Whatever hinders it costs time at the next start, and nothing else.
      const lock = fresh.length < worthwhile ? null : await takeLock(folder).catch(() => null)
      if (lock === null || 'heldBy' in lock) return
      try {
        for (const one of fresh) articles.add(packEntry(one), () => one)
        await save(new Set(scanned.sources.map(source => source.digest)), null, null)
      } catch (cause) {
        asFileError(cause)
      } finally {
        await lock.release()
      }
      // Opened anew, so that what is on the disk now is not kept in memory besides.
      ;({ signatures, articles, save } = openCache(folder, 'dist', settings))
    },
  }
}
