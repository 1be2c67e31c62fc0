import { type Diagnostic, diagnostic } from '../../model/diagnostic.ts'
import { readable } from '../../site/query-log.ts'
import { openCache } from '../../store/cache/cache.ts'
import { compareOutput } from '../../store/output/compare-output.ts'
import { lookAtOutput, type OutputStatus } from '../../store/output/output-status.ts'
import { build } from '../batch/newsroom.ts'
import { changedSince } from '../incremental/trace-table.ts'
import type { BuildOptions } from '../job/job.ts'
import { survey } from './survey.ts'

/** Where the output is, and what is remembered of it. */
export interface Published {
  /** Absolute path of the output folder. */
  readonly folder: string
  /** Folder of the cache, also where the build did not use it. */
  readonly cache: string
}

export interface Verified {
  /** How many files equal those of a clean build. */
  readonly equal: number
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Builds a site once more, with nothing remembered, and compares every byte with an output folder. A difference is a
 * bug of ours, or somebody has changed the folder; each is reason by path, with the query that should have reason of
 * it. Nothing is written.
 */
export async function verifyOutput(options: BuildOptions, published: Published): Promise<Verified> {
  const { output, differing, equal } = compareOutput(published.folder)
  const clean = await build({ ...options, cache: null, open: async () => ({ output }) })
  // What was saved meanwhile may have errors: then nothing has been compared.
  if (!clean.ok) return { equal: 0, diagnostics: clean.diagnostics }
  return { equal: equal(), diagnostics: await tellOf(differing(), options, published) }
}

async function tellOf(
  paths: readonly string[],
  options: BuildOptions,
  published: Published,
): Promise<Diagnostic[]> {
  if (paths.length === 0) return []
  const out = options.out ?? 'dist'
  const look = await lookAtOutput(options.site, out, published.cache)
  const untold = await openUntold(options, published.cache)
  return paths.map(path => {
    const { message, ...hint } = edited[look(path).status] ?? untold(path)
    return diagnostic('output/unverified', message, { file: `${out}/${path}` }, hint)
  })
}

interface Finding {
  readonly message: string
  readonly hint?: string
}

const again = 'delete it and build again'

/** What is nobody's fault but that of whoever writes into the output folder. */
const edited: Partial<Record<OutputStatus, Finding>> = {
  changed: { message: 'somebody has changed this file since it was built', hint: again },
  disguised: { message: 'somebody has changed this file since it was built', hint: again },
  missing: { message: 'somebody has removed this file since it was built', hint: 'build again' },
}

/** For files that are as they were written, and should not have been left so: the queries that should have reason. */
async function openUntold(options: BuildOptions, cacheFolder: string): Promise<(path: string) => Finding> {
  const cache = options.cache === null ? null : openCache(cacheFolder, options.out ?? 'dist')
  const traces = cache?.traces() ?? null
  const clean = await survey(options, null)
  return path => {
    const trace = traces?.pages.get(path)
    const numbers =
      !traces || !trace || 'broken' in clean ? [] : changedSince(trace, traces.noted, clean.queryLog)
    const changed = numbers.slice(0, 3).map(number => readable(traces?.noted.query(number) ?? ''))
    if (numbers.length > 3) changed.push(`${numbers.length - 3} more`)
    const reason =
      changed.length === 0
        ? 'no query of this page tells why'
        : `nobody noticed another answer to ${changed.join(', ')}`
    return { message: `this file is not what a clean build gives: ${reason}` }
  }
}
