import type { Parsed } from '../model/article.ts'
import type { ResolvedConfig } from '../model/config.ts'
import { applySeverity, type Diagnostic, diagnostic, orderDiagnostics } from '../model/diagnostic.ts'
import type { Page } from '../model/page.ts'
import type { Questions } from '../model/questions.ts'
import type { Scanned } from '../model/scanned.ts'
import { parseArticle } from '../parse/article.ts'
import { type ParsedRegistry, parseRegistry } from '../parse/registry.ts'
import { checkBody } from '../render/body.ts'
import { lintTemplates } from '../render/lint.ts'
import { answers } from '../site/answers.ts'
import { termKinds } from '../site/lists.ts'
import { assemble } from '../site/site.ts'
import { loadConfig } from '../store/config-file.ts'
import type { Opened, OutputFolder } from '../store/publish.ts'
import { fileOf, scan } from '../store/scan.ts'
import { planPages } from './plan.ts'
import { renderPage } from './render.ts'

export interface BuildOptions {
  /** Folder of `site.config.ts`. */
  readonly site: string
  /** Folder of the default theme. */
  readonly theme: string
  /** Milliseconds since 1970, or a wall-clock text that is read in the site's zone. */
  readonly now: (config: ResolvedConfig) => number
  readonly drafts: boolean
  /** Opens the output folder, once the site is known to be sound; null where a site is only checked. */
  readonly open: (() => Promise<Opened>) | null
  readonly progress: (step: Step, done: number, of: number) => void
}

export type Step = 'parse' | 'render'

export interface BuildResult {
  readonly ok: boolean
  readonly articles: number
  readonly outputs: number
  readonly rendered: number
  readonly written: number
  readonly unchanged: number
  readonly removed: number
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
  const opened = hasError(judge(before, config)) ? null : await options.open?.()
  if (opened && 'refused' in opened) return nothing(judge([...before, opened.refused], config))
  const output = opened?.output ?? null
  const ofPages = canRender(before) ? await render(pages, ask, scanned, output, options) : []
  const ofUnplaced = [...site.unpublished].flatMap(([id, reason]) =>
    reason === 'incomplete' ? checkBody(id, parsed.get(id)?.body ?? [], ask) : [],
  )
  const found = judge([...before, ...ofPages, ...ofUnplaced], config)
  const saved = hasError(found) ? await output?.discard() : await output?.commit()
  const diagnostics = saved?.failed ? orderDiagnostics([...found, saved.failed]) : found
  return {
    ok: !hasError(diagnostics),
    articles: [...site.articles.values()].filter(article => article.kind === 'article').length,
    outputs: pages.length,
    rendered: pages.filter(page => page.kind !== 'media').length,
    written: saved?.written ?? 0,
    unchanged: saved?.unchanged ?? 0,
    removed: saved?.removed ?? 0,
    diagnostics,
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
  return scanned.registry.map(source => {
    const name = source.path
      .split('/')
      .at(-1)
      ?.replace(/\.ya?ml$/, '')
    const kind = termKinds.find(known => known === name)
    if (kind !== undefined) return parseRegistry(source, kind)
    const place = { file: source.path, line: 1, column: 1 }
    const hint = `registries are ${termKinds.map(known => `${known}.yaml`).join(', ')}`
    return {
      kind: 'tags',
      terms: [],
      diagnostics: [diagnostic('registry/invalid', `"${name}" is no registry`, place, { hint })],
    }
  })
}

async function render(
  pages: readonly Page[],
  ask: Questions,
  scanned: Scanned,
  output: OutputFolder | null,
  options: BuildOptions,
): Promise<Diagnostic[]> {
  const found: Diagnostic[] = []
  let writing: Promise<unknown>[] = []
  for (const [index, page] of pages.entries()) {
    const { content, diagnostics } = renderPage(page, ask)
    found.push(...diagnostics)
    if (output !== null) {
      const file =
        typeof content === 'string' ? content : { copyOf: fileOf(options.site, scanned, content.copyOf) }
      writing.push(output.stage(page.path, file))
    }
    // Pages wait for the disk now and then, so that not all of them are in memory at once.
    if (writing.length >= 64) {
      await Promise.all(writing)
      writing = []
    }
    options.progress('render', index + 1, pages.length)
  }
  await Promise.all(writing)
  return found
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

function nothing(diagnostics: readonly Diagnostic[]): BuildResult {
  const none = { articles: 0, outputs: 0, rendered: 0, written: 0, unchanged: 0, removed: 0 }
  return { ok: false, ...none, diagnostics: orderDiagnostics(diagnostics) }
}
