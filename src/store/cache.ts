import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type ArticlePack, openArticlePack } from './article-pack.ts'
import { engineDigest } from './engine.ts'
import type { Changes } from './publish.ts'
import { openSignatures, type Signatures } from './signatures.ts'
import { readTraces, type Traces, writeTraces } from './traces.ts'

/**
 * What builds remember in a site's cache folder. Each entry says itself whether it can be believed; losing any of it
 * costs time and nothing else.
 */
export interface Cache {
  readonly signatures: Signatures
  readonly articles: ArticlePack
  readonly traces: Traces | null
  /** Saved last: the output is in place by then. Without traces (a build that failed) the former ones stay. */
  save(live: ReadonlySet<string>, traces: Traces | null, changes: Changes | null): Promise<void>
}

export function openCache(folder: string, outFolder: string): Cache {
  const engine = engineDigest()
  const signatures = openSignatures(join(folder, 'sources.json'), engine, Date.now)
  const articles = openArticlePack(folder, engine)
  // Traces tell of the files of one output folder; another `--out` has its own.
  const name =
    outFolder === 'dist' ? '' : `-${createHash('sha256').update(outFolder).digest('hex').slice(0, 8)}`
  const tracesFile = join(folder, `traces${name}.json`)
  return {
    signatures,
    articles,
    traces: readTraces(tracesFile, engine),
    async save(live, traces, changes) {
      await articles.save(live)
      articles.close()
      await signatures.save()
      if (traces !== null) await writeTraces(tracesFile, engine, traces)
      if (changes !== null)
        await writeFile(join(folder, 'changes.json'), `${JSON.stringify(changes, null, 2)}\n`)
    },
  }
}
