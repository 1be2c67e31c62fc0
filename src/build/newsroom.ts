import type { ResolvedConfig } from '../model/config.ts'
import { applySeverity, type Diagnostic, orderDiagnostics } from '../model/diagnostic.ts'
import type { Scanned } from '../model/scanned.ts'
import { checkBody } from '../render/body.ts'
import { lintTemplates } from '../render/lint.ts'
import { answers } from '../site/answers.ts'
import { assemble } from '../site/site.ts'
import { type Cache, openCache } from '../store/cache.ts'
import { loadConfig } from '../store/config-file.ts'
import type { Opened } from '../store/publish.ts'
import { scan } from '../store/scan.ts'
import { inputsDigest, parseAll, parseRegistries } from './ingest.ts'
import { planPages } from './plan.ts'
import { publishPages, republish, type Work } from './publish-pages.ts'

export interface BuildOptions {
  /** Folder of `site.config.ts`. */
  readonly site: string
  /** Folder of the default theme. */
  readonly theme: string
  /** The instant of the build: milliseconds since 1970. */
  readonly now: (config: ResolvedConfig) => number
  readonly drafts: boolean
  /** Opens the output folder, once the site is known to be sound; null where a site is only checked. */
  readonly open: (() => Promise<Opened>) | null
  /** Folder of the cache, or null to remember and reuse nothing. */
  readonly cache: string | null
  /** How the user named the output folder, `dist` unless set: what was written is remembered by it. */
  readonly out?: string
  readonly progress: (step: Step, done: number, of: number) => void
}

export type Step = 'parse' | 'render'

export interface BuildResult {
  readonly ok: boolean
  readonly articles: number
  readonly outputs: number
  /** Files that were parsed in this run. */
  readonly parsed: number
  /** Pages that were rendered in this run, as a number and by output path. */
  readonly rendered: number
  readonly renderedPaths: readonly string[]
  readonly written: number
  readonly unchanged: number
  readonly removed: number
  readonly diagnostics: readonly Diagnostic[]
}

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

  const { parsed, fresh } = parseAll(scanned, cache?.articles, (done, of) =>
    options.progress('parse', done, of),
  )
  const registry = parseRegistries(scanned)
  const { site, diagnostics: ofSite } = assemble({
    config,
    scanned,
    parsed,
    registry,
    clock: { now, drafts: options.drafts },
  })
  const { pages, diagnostics: ofPlan } = planPages(answers(site, new Set()))
  const ask = answers(site, new Set(pages.map(page => page.path)))
  const ofTemplates = lintTemplates(ask, templatePaths(scanned))

  const before = [...loaded.diagnostics, ...scanned.diagnostics, ...ofSite, ...ofPlan, ...ofTemplates]
  const opened = hasError(judge(before, config)) ? null : await options.open?.()
  if (opened && 'refused' in opened)
    return { ...nothing, diagnostics: judge([...before, opened.refused], config) }
  const output = opened?.output ?? null
  const work: Work = { pages, ask, scanned, output, site: options.site, traces: cache?.traces ?? null }
  const made = canRender(before)
    ? await publishPages(work, (done, of) => options.progress('render', done, of))
    : noPages
  const ofUnplaced = [...site.unpublished].flatMap(([id, reason]) =>
    reason === 'incomplete' ? checkBody(id, parsed.get(id)?.body ?? [], ask) : [],
  )
  const found = [...before, ...made.diagnostics, ...ofUnplaced]
  const failed = hasError(judge(found, config))
  const saved = failed ? await output?.discard() : await output?.commit()
  const articles = [...site.articles.values()].filter(article => article.kind === 'article').length
  const copies = pages.flatMap(page =>
    page.kind === 'media' ? [[page.path, String(page.args)] as const] : [],
  )
  const sound = !failed && output !== null && saved?.failed === null
  await cache?.save(
    new Set(scanned.sources.map(source => source.digest)),
    sound
      ? { inputs, since: now, until: site.until, articles, diagnostics: found, copies, pages: made.traces }
      : null,
    saved?.changes ?? null,
  )
  const diagnostics = judge(saved?.failed ? [...found, saved.failed] : found, config)
  return {
    ok: !hasError(diagnostics),
    articles,
    outputs: pages.length,
    parsed: fresh,
    rendered: made.rendered.length,
    renderedPaths: made.rendered,
    written: saved?.written ?? 0,
    unchanged: saved?.unchanged ?? 0,
    removed: saved?.removed ?? 0,
    diagnostics,
  }
}

const nothing = {
  ok: false,
  articles: 0,
  outputs: 0,
  parsed: 0,
  rendered: 0,
  renderedPaths: [],
  written: 0,
  unchanged: 0,
  removed: 0,
} as const

const noPages = { traces: new Map(), rendered: [], diagnostics: [] } as const

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

function templatePaths(scanned: Scanned): (name: string) => string {
  const paths = new Map(scanned.templates.map(({ name, path }) => [name, path]))
  return name => paths.get(name) ?? name
}

/** Broken templates and missing strings would fail on every page; with all else, rendering finds the broken links too. */
function canRender(found: readonly Diagnostic[]): boolean {
  return !found.some(one => /^(?:template|strings)\//.test(one.code) && !one.file.startsWith('content/'))
}

function judge(found: readonly Diagnostic[], config: ResolvedConfig): Diagnostic[] {
  return orderDiagnostics(applySeverity(found, config.severity))
}

function hasError(found: readonly Diagnostic[]): boolean {
  return found.some(one => one.severity === 'error')
}
