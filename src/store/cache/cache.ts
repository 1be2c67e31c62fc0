import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Diagnostic, diagnostic } from '../../model/diagnostic.ts'
import { type ArticlePack, openArticlePack, packOwner } from '../articles/article-pack.ts'
import { engineDigest } from '../files/engine.ts'
import { asFileError, reasonOf } from '../files/file-error.ts'
import { openSignatures, type Signatures } from '../files/signatures.ts'
import type { Changes } from '../output/output-folder.ts'
import { type AnswerPack, openAnswerPack } from './answer-pack.ts'
import { type LastBuild, readLastBuild, writeLastBuild } from './last-build.ts'
import { type RenderReasons, readReasons, writeReasons } from './render-reasons.ts'
import type { TracePatch } from './trace-patch.ts'
import { type NewTraces, patchTraces, type ReadTraces, readTraces, writeTraces } from './traces.ts'

/**
 * What builds remember in a site's cache folder. Each entry says itself whether it can be believed; losing any of it
 * costs time and nothing else.
 */
export interface Cache {
  /** Whose cache it is. */
  readonly engine: string
  /** Whose the pack of articles is. */
  readonly packOwner: string
  readonly signatures: Signatures
  readonly articles: ArticlePack
  readonly answers: AnswerPack
  /** Of the last build that was published; read anew at each call. */
  lastBuild(): LastBuild | null
  traces(): ReadTraces | null
  /** Of the last build that rendered anything. */
  reasons(): RenderReasons | null
  /**
   * Saved last: the output is in place by then. Of a build that failed nothing is `built`, and what was stays. Returns
   * what went wrong, if anything did: then the next builds do more than they need, and give the same output.
   */
  save(live: ReadonlySet<string>, built: Built | null, changes: Changes | null): Promise<Diagnostic | null>
}

/** What is remembered of a build that was published. */
export interface Built {
  readonly last: Omit<LastBuild, 'traces'>
  readonly traces: NewTraces | PatchedTraces
  /** Null where nothing was rendered; then what was known before stays. */
  readonly reasons: RenderReasons | null
}

/** Traces that were read, and what is otherwise now. */
export interface PatchedTraces {
  readonly former: ReadTraces
  readonly since: TracePatch
}

/** Opens a cache folder. `settings` is the digest of those that texts are parsed with. */
export function openCache(folder: string, outFolder: string, settings = ''): Cache {
  const engine = engineDigest()
  const signatures = openSignatures(join(folder, 'sources.json'), engine, Date.now)
  const owner = packOwner(engine, settings)
  const articles = openArticlePack(folder, owner)
  // Traces tell of the files of one output folder; another `--out` has its own.
  const name =
    outFolder === 'dist' ? '' : `-${createHash('sha256').update(outFolder).digest('hex').slice(0, 8)}`
  const files = {
    last: join(folder, `last-build${name}.json`),
    traces: join(folder, `traces${name}.pack`),
    patch: join(folder, `trace-patch${name}.json`),
    answers: join(folder, `answers${name}.pack`),
    reasons: join(folder, `why${name}.json`),
  }
  const answers = openAnswerPack(files.answers)

  async function save(live: ReadonlySet<string>, built: Built | null, changes: Changes | null) {
    await articles.save(live)
    articles.close()
    await signatures.save()
    if (built !== null) {
      const { last, traces, reasons } = built
      const state =
        'former' in traces
          ? await patchTraces(files, engine, traces.former, traces.since, answers)
          : await writeTraces(files, engine, traces, answers)
      if (reasons !== null) await writeReasons(files.reasons, engine, reasons)
      await writeLastBuild(files.last, engine, { ...last, traces: state })
    }
    answers.close()
    if (changes !== null)
      await writeFile(join(folder, 'changes.json'), `${JSON.stringify(changes, null, 2)}\n`)
  }

  return {
    engine,
    packOwner: owner,
    signatures,
    articles,
    answers,
    lastBuild: () => readLastBuild(files.last, engine),
    traces: () => readTraces(files, engine),
    reasons: () => readReasons(files.reasons, engine),
    save: (...found) =>
      save(...found)
        .then(() => null)
        .catch(cause => unwritable(folder, cause)),
  }
}

/** What to say of a cache folder in which something cannot be written. */
export function unwritable(folder: string, cause: unknown): Diagnostic {
  const message = `"${folder}" cannot be written: ${reasonOf(asFileError(cause))}`
  return diagnostic('cache/failed', message, { file: folder })
}
