import type { ResolvedConfig } from '../model/config.ts'
import { orderDiagnostics } from '../model/diagnostic.ts'
import type { Scanned } from '../model/scanned.ts'
import { type Cache, openCache } from '../store/cache.ts'
import { loadConfig } from '../store/config-file.ts'
import { scan } from '../store/scan.ts'
import { inputsDigest } from './inputs.ts'
import { type BuildOptions, type BuildResult, judge, nothing } from './job.ts'
import { republish } from './republish.ts'

/**
 * Builds a site: scan the disk, parse what it holds, assemble the site, plan its pages, render them, save them.
 * What the cache knows is neither parsed nor rendered again. Problems are collected to the end; with an error among
 * them nothing is saved and the former output stands.
 */
export async function build(options: BuildOptions): Promise<BuildResult> {
  const loaded = await loadConfig(options.site)
  if (loaded.config === null) return { ...nothing, diagnostics: orderDiagnostics(loaded.diagnostics) }
  const { config } = loaded
  const cache = options.cache === null ? null : openCache(options.cache, options.out ?? 'dist')
  const now = options.now(config)

  const scanned = await scan(options.site, options.theme, cache?.signatures)
  const inputs = inputsDigest(config, scanned, options.drafts)
  const again = await unchanged(inputs, now, config, cache, scanned, options)
  if (again !== null) return again

  // What a build of anew needs (parsers, templates) is loaded only where there is something to do.
  const { make } = await import('./make.ts')
  return make({ config, configDiagnostics: loaded.diagnostics, cache, now, scanned, inputs }, options)
}

/** If nothing that a build is made from has changed and time alone changes nothing, the last one need only be checked. */
async function unchanged(
  inputs: string,
  now: number,
  config: ResolvedConfig,
  cache: Cache | null,
  scanned: Scanned,
  options: BuildOptions,
): Promise<BuildResult | null> {
  const traces = cache?.traces ?? null
  if (cache === null || traces === null || options.open === null || traces.inputs !== inputs) return null
  if (now < traces.since || (traces.until !== null && now >= traces.until)) return null
  const saved = await republish(traces, scanned, options.site, options.open)
  if (saved === null || saved.failed !== null) return null
  await cache.save(new Set(scanned.sources.map(source => source.digest)), null, saved.changes)
  const { written, unchanged, removed } = saved
  const outputs = traces.pages.size + traces.copies.length
  const diagnostics = judge(traces.diagnostics, config)
  return {
    ...nothing,
    ok: true,
    articles: traces.articles,
    outputs,
    written,
    unchanged,
    removed,
    diagnostics,
  }
}
