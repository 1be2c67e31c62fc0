import type { Parsed, TermKind } from '../model/article.ts'
import type { ResolvedConfig } from '../model/config.ts'
import { applySeverity, type Diagnostic, diagnostic, orderDiagnostics } from '../model/diagnostic.ts'
import type { Page } from '../model/page.ts'
import type { Scanned } from '../model/scanned.ts'
import { parseArticle } from '../parse/article.ts'
import { type ParsedRegistry, parseRegistry } from '../parse/registry.ts'
import { lintTemplates } from '../render/lint.ts'
import { answers } from '../site/answers.ts'
import { assemble, type Site } from '../site/site.ts'
import { loadConfig } from '../store/config-file.ts'
import { fileOf, scan } from '../store/scan.ts'
import { planPages } from './plan.ts'
import { renderPage } from './render.ts'
import { type Counts, discardingSink, type Sink } from './sink.ts'

export interface BuildOptions {
  /** Folder of `site.config.ts`. */
  readonly site: string
  /** Folder of the default theme. */
  readonly theme: string
  /** Milliseconds since 1970, or a wall-clock text that is read in the site's zone. */
  readonly now: (config: ResolvedConfig) => number
  readonly drafts: boolean
  /** Where outputs go; asked for once the site is known to be sound. */
  readonly sink: () => Promise<Sink | readonly Diagnostic[]>
  readonly progress: (step: Step, done: number, of: number) => void
}

export type Step = 'parse' | 'render'

export interface BuildResult {
  readonly ok: boolean
  readonly articles: number
  readonly outputs: number
  readonly rendered: number
  readonly counts: Counts
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Builds a site: scan the disk, parse what it holds, assemble the site, plan its pages, render them, save them.
 * Problems are collected to the end; with an error among them nothing is saved and the former output stands.
 */
export async function build(options: BuildOptions): Promise<BuildResult> {
  const loaded = await loadConfig(options.site)
  if (loaded.config === null) return nothing(loaded.diagnostics)
  const { config } = loaded

  const scanned = await scan(options.site, options.theme)
  const parsed = parse(scanned, options)
  const registry = parseRegistries(scanned)
  const clock = { now: options.now(config), drafts: options.drafts }
  const { site, diagnostics: ofSite } = assemble({ config, scanned, parsed, registry, clock })
  const { pages, diagnostics: ofPlan } = planPages(answers(site, new Set()))
  const ask = answers(site, new Set(pages.map(page => page.path)))
  const paths = new Map(scanned.templates.map(({ name, path }) => [name, path]))
  const ofTemplates = lintTemplates(ask, name => paths.get(name) ?? name)

  const before = [...loaded.diagnostics, ...scanned.diagnostics, ...ofSite, ...ofPlan, ...ofTemplates]
  const sound = !hasError(judge(before, config))
  const sink = sound ? await options.sink() : discardingSink()
  if (!('stage' in sink)) return nothing(judge([...before, ...sink], config), site, pages)
  // Broken templates would fail on every page; with all else, rendering finds the broken links too.
  const ofPages = ofTemplates.length > 0 ? [] : await render(pages, ask, scanned, sink, options)
  const diagnostics = judge([...before, ...ofPages], config)
  const failed = hasError(diagnostics)
  const saved = failed ? await sink.discard() : await sink.commit()
  const all = orderDiagnostics([...diagnostics, ...saved.diagnostics])
  return {
    ok: !hasError(all),
    articles: site.articles.size,
    outputs: pages.length,
    rendered: pages.filter(page => page.kind !== 'media').length,
    counts: saved.counts,
    diagnostics: all,
  }
}

function parse(scanned: Scanned, { progress }: BuildOptions): Map<string, Parsed> {
  const parsed = new Map<string, Parsed>()
  for (const source of scanned.sources) {
    parsed.set(source.path, parseArticle(source.bytes))
    progress('parse', parsed.size, scanned.sources.length)
  }
  return parsed
}

function parseRegistries(scanned: Scanned): ParsedRegistry[] {
  const kinds: readonly TermKind[] = ['tags', 'people', 'sources']
  return scanned.registry.map(source => {
    const name = source.path
      .split('/')
      .at(-1)
      ?.replace(/\.ya?ml$/, '')
    const kind = kinds.find(known => known === name)
    if (kind !== undefined) return parseRegistry(source, kind)
    const place = { file: source.path, line: 1, column: 1 }
    const hint = `registries are ${kinds.map(known => `${known}.yaml`).join(', ')}`
    return {
      kind: 'tags',
      terms: [],
      diagnostics: [diagnostic('registry/invalid', `"${name}" is no registry`, place, { hint })],
    }
  })
}

async function render(
  pages: readonly Page[],
  ask: ReturnType<typeof answers>,
  scanned: Scanned,
  sink: Sink,
  options: BuildOptions,
): Promise<Diagnostic[]> {
  const found: Diagnostic[] = []
  for (const [index, page] of pages.entries()) {
    const { content, diagnostics } = renderPage(page, ask)
    found.push(...diagnostics)
    await sink.stage(
      page.path,
      typeof content === 'string' ? content : { copyOf: fileOf(options.site, scanned, content.copyOf) },
    )
    options.progress('render', index + 1, pages.length)
  }
  return found
}

function judge(found: readonly Diagnostic[], config: ResolvedConfig): Diagnostic[] {
  return orderDiagnostics(applySeverity(found, config.severity))
}

function hasError(found: readonly Diagnostic[]): boolean {
  return found.some(one => one.severity === 'error')
}

function nothing(diagnostics: readonly Diagnostic[], site?: Site, pages: readonly Page[] = []): BuildResult {
  return {
    ok: false,
    articles: site?.articles.size ?? 0,
    outputs: pages.length,
    rendered: 0,
    counts: { written: 0, unchanged: 0, removed: 0 },
    diagnostics: orderDiagnostics(diagnostics),
  }
}
