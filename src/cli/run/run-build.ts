import { availableParallelism } from 'node:os'
import { resolve } from 'node:path'
import { build } from '../../engine/batch/newsroom.ts'
import { type BuildOptions, type BuildResult, nothing, type Step } from '../../engine/job/job.ts'
import type { Diagnostic } from '../../model/diagnostic.ts'
import { unwritable } from '../../store/cache/cache.ts'
import { missingConfig } from '../../store/config/config-file.ts'
import { type Lock, takeLock } from '../../store/files/lock.ts'
import { openOutput } from '../../store/output/publish.ts'
import { instantOf } from '../options/instant.ts'
import { shownText, sitePrefix, theme } from '../options/site-config.ts'
import { progressLine } from '../report/progress.ts'
import { createReport, type Format } from '../report/report.ts'
import { stopwatch } from '../report/timings.ts'

export interface RunOptions {
  readonly site: string
  /** Relative to the site. */
  readonly out: string
  readonly now?: string
  readonly drafts: boolean
  /** False to remember and reuse nothing. */
  readonly cache: boolean
  /** Relative to the site; `.cache` unless set. */
  readonly cacheDir?: string
  /** Build once more without the cache, and compare. */
  readonly verify: boolean
  /** Threads; chosen by the machine unless set. */
  readonly jobs?: number
  /** Tell how long each part took. */
  readonly timings?: boolean
  /** Print every warning, however many there are. */
  readonly all: boolean
  readonly quiet: boolean
  readonly format: Format
  /** False for `check`: everything is rendered and nothing is kept. */
  readonly write: boolean
}

/** Each thread has the whole site in memory, and more of them find less and less to do. */
const mostThreads = 4

/** Exit code of a build that another one keeps waiting (sysexits.h, EX_TEMPFAIL). */
const locked = 75

/** Builds or checks a site and reports; sets the exit code. */
export async function runBuild(options: RunOptions): Promise<void> {
  const started = performance.now()
  const site = resolve(options.site)
  const cache = resolve(site, options.cacheDir ?? '.cache')
  const report = createReport(options.format, process.stdout, path => shownText(site, path), {
    all: options.all,
    quiet: options.quiet,
    wrote: options.write,
    prefix: sitePrefix(site),
  })
  const end = (result: BuildResult & { readonly verified?: number }): void => {
    report.diagnostics(result.diagnostics)
    report.summary({
      ...result,
      milliseconds: Math.round(performance.now() - started),
      peakMemoryBytes: process.resourceUsage().maxRSS * 1024,
    })
    if (!result.ok) process.exitCode = 1
  }
  // Nothing is made where there is no site: a folder may be misspelt.
  const missing = options.write ? await missingConfig(site) : null
  if (missing !== null) return end({ ...nothing, diagnostics: [missing] })
  const lock = options.write ? await lockOf(cache) : null
  if (lock !== null && 'refused' in lock) return end({ ...nothing, diagnostics: [lock.refused] })
  if (lock !== null && 'heldBy' in lock) {
    process.stderr.write(
      `diglot: another build of this site is running (process ${lock.heldBy.pid}, since ${lock.heldBy.since})\n`,
    )
    process.exitCode = locked
    return
  }
  const progress = progressLine(options)
  const watch = options.timings ? stopwatch(started) : null
  try {
    const job: BuildOptions = {
      site,
      theme,
      now: await instantOf(options.now),
      drafts: options.drafts,
      open: options.write ? () => openOutput(site, options.out, cache) : null,
      cache: options.write && options.cache ? cache : null,
      out: options.out,
      jobs: options.jobs ?? Math.min(availableParallelism(), mostThreads),
      progress: (step: Step, done, of) => progress.show(step, done, of),
      ...(watch && { phase: watch.phase }),
    }
    const result = await build(job)
    const verified =
      options.verify && result.ok
        ? await (await import('../../engine/explain/verify.ts')).verifyOutput(job, {
            folder: resolve(site, options.out),
            cache,
          })
        : null
    progress.clear()
    end({
      ...result,
      ok: result.ok && !verified?.diagnostics.length,
      diagnostics: [...result.diagnostics, ...(verified?.diagnostics ?? [])],
      ...(verified && { verified: verified.equal }),
    })
    if (watch) process.stderr.write(watch.table())
  } finally {
    progress.clear()
    await lock?.release()
  }
}

/** Without a lock nothing is written: what Diglot wrote, and may remove, is listed beside it. */
async function lockOf(cache: string): Promise<Lock | { readonly refused: Diagnostic }> {
  try {
    return await takeLock(cache)
  } catch (cause) {
    return { refused: unwritable(cache, cause) }
  }
}
