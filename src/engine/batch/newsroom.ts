import type { ResolvedConfig } from '../../model/config.ts'
import { orderDiagnostics } from '../../model/judge-diagnostics.ts'
import { type Cache, openCache } from '../../store/cache/cache.ts'
import type { LastBuild } from '../../store/cache/last-build.ts'
import { loadConfig } from '../../store/config/config-file.ts'
import { scan } from '../../store/input/scan.ts'
import { inputsOf } from '../job/inputs.ts'
import { type BuildOptions, type BuildResult, hasError, judge, nothing } from '../job/job.ts'
import { openParsing } from '../job/parse-settings.ts'
import { openHelp } from '../threads/help.ts'

/**
 * Builds a site: scan the disk, parse what it holds, assemble the site, plan its pages, render them, save them.
 * What the cache knows is neither parsed nor rendered again. Problems are collected to the end; with an error among
 * them nothing is saved and the former output stands.
 */
export async function build(options: BuildOptions): Promise<BuildResult> {
  options.phase?.('config')
  const loaded = await loadConfig(options.site)
  if (loaded.config === null) return { ...nothing, diagnostics: orderDiagnostics(loaded.diagnostics) }
  const { config } = loaded
  const parsing = await openParsing(options.site, { ...loaded, config })
  const configDiagnostics = [...loaded.diagnostics, ...parsing.diagnostics]
  if (hasError(parsing.diagnostics)) return { ...nothing, diagnostics: judge(configDiagnostics, config) }
  const cache =
    options.cache === null ? null : openCache(options.cache, options.out ?? 'dist', parsing.settings.digest)
  const now = options.now(config)

  options.phase?.('scan')
  const last = cache && lastFrom(cache, now)
  const scanned = await scan(options.site, options.theme, {
    ...{ layers: parsing.layers, articles: last === null ? 'later' : 'now' },
    ...(cache && { signatures: cache.signatures }),
  })
  options.phase?.('compare')
  const inputs = inputsOf(config, parsing, scanned, options.drafts)
  const again = cache && last && (await unchanged(inputs.all(), last, config, cache, options))
  if (again !== null) return again

  // What a build of anew needs (parsers, templates) is loaded only where there is something to do.
  const found = { config, configDiagnostics, parsing, cache, now, scanned, inputs }
  if (cache !== null && last !== null) {
    options.phase?.('texts')
    const { buildTexts } = await import('../incremental/build-texts.ts')
    const built = await buildTexts({ ...found, cache, last }, options)
    if (built !== null) return built
  }
  options.phase?.('load')
  const help = openHelp(found, options)
  try {
    // Where nothing is remembered, threads load what they need while this one does.
    if (last === null) help.expect(scanned.sources.length)
    const { make } = await import('./make.ts')
    return await make(found, help, options)
  } finally {
    await help.close()
  }
}

/** The last build, if nothing is published or expires by itself between then and now. */
function lastFrom(cache: Cache, now: number): LastBuild | null {
  const last = cache.lastBuild()
  if (last === null || now < last.since || (last.until !== null && now >= last.until)) return null
  return last
}

/** If nothing that a build is made from has changed, the output need only be looked at. */
async function unchanged(
  inputs: string,
  last: LastBuild,
  config: ResolvedConfig,
  cache: Cache,
  options: BuildOptions,
): Promise<BuildResult | null> {
  if (options.open === null || last.inputs !== inputs) return null
  const opened = await options.open()
  if ('refused' in opened) return null
  const stands = opened.output.standing() === last.standing
  await opened.output.discard()
  if (!stands) return null
  const unsaved = await cache.save(new Set(), null, { added: [], changed: [], removed: [] })
  const { articles, outputs, heldBack } = last
  const diagnostics = judge(unsaved ? [...last.diagnostics, unsaved] : last.diagnostics, config)
  return { ...nothing, ok: unsaved === null, articles, outputs, unchanged: outputs, heldBack, diagnostics }
}
