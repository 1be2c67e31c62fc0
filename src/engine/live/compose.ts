import type { Parsed } from '../../model/article.ts'
import type { ResolvedConfig } from '../../model/config.ts'
import type { Diagnostic } from '../../model/diagnostic.ts'
import { inFile } from '../../model/judge-diagnostics.ts'
import type { Page } from '../../model/page.ts'
import type { Scanned } from '../../model/scanned.ts'
import { parseData } from '../../parse/data/data.ts'
import type { ParsedRegistry } from '../../parse/registry.ts'
import { lintTemplates } from '../../render/lint.ts'
import { answers } from '../../site/answers.ts'
import { noRoutes, type Routes } from '../../site/links.ts'
import { patchSite } from '../../site/patch.ts'
import { openQueryLog, type QueryLog } from '../../site/query-log.ts'
import { assemble, type Site } from '../../site/site.ts'
import { judge } from '../job/job.ts'
import type { Parsing } from '../job/parse-settings.ts'
import { planPages } from '../job/plan.ts'
import { parserNotices } from '../parsing/parser.ts'
import { planAhead } from '../time/plan-ahead.ts'

/** What the disk says, read and parsed. */
export interface Sources {
  readonly config: ResolvedConfig
  readonly configDiagnostics: readonly Diagnostic[]
  readonly parsing: Parsing
  readonly scanned: Scanned
  readonly parsed: ReadonlyMap<string, Parsed>
  readonly registry: readonly ParsedRegistry[]
}

/** A site whose pages can be rendered one by one. */
export interface Composed {
  readonly sources: Sources
  readonly site: Site
  /** Output path → page. */
  readonly pages: ReadonlyMap<string, Page>
  readonly routes: Routes
  /** What its pages have asked so far. */
  readonly queryLog: QueryLog
  /** As the config judges them; what rendering finds is not among them. */
  readonly diagnostics: readonly Diagnostic[]
}

/** Assembles, plans and lints, as a build does before it renders. Drafts and future articles are shown. */
export function compose(sources: Sources, now: number): Composed {
  const { config, scanned, parsed, registry } = sources
  const { extensions } = sources.parsing
  const made = assemble({
    config,
    extensions,
    scanned,
    parsed,
    registry,
    data: scanned.data.map(parseData),
    clock: { now, drafts: true },
  })
  const plan = planPages(answers(made.site, noRoutes))
  const { routes, diagnostics: ofTime } = planAhead(made.site, plan.pages)
  const pages = new Map(plan.pages.map(page => [page.path, page]))
  const ask = answers(made.site, routes)
  const files = new Map(scanned.templates.map(({ name, path }) => [name, path]))
  const ofTemplates = lintTemplates(ask, name => files.get(name) ?? name)
  const found = [
    sources.configDiagnostics,
    parserNotices(config),
    scanned.diagnostics,
    made.diagnostics,
    plan.diagnostics,
    ofTime,
    ofTemplates,
  ]
  return {
    sources,
    site: made.site,
    pages,
    routes,
    queryLog: openQueryLog(ask),
    diagnostics: judge(found.flat(), config),
  }
}

/** Composes a site of which only the texts of some articles have changed; null where more may follow from that. */
export function recompose(before: Composed, sources: Sources, changed: readonly string[]): Composed | null {
  let { site } = before
  let diagnostics = [...before.diagnostics]
  for (const id of changed) {
    const was = before.site.parsed.get(id)
    const parsed = sources.parsed.get(id)
    const patched = was === undefined || parsed === undefined ? null : patchSite(site, id, parsed)
    if (was === undefined || parsed === undefined || patched === null) return null
    site = patched
    const gone = new Set(judge(inFile(was.diagnostics, id), sources.config).map(keyOf))
    diagnostics = diagnostics.filter(one => !gone.has(keyOf(one)))
    diagnostics.push(...judge(inFile(parsed.diagnostics, id), sources.config))
  }
  const ask = answers(site, before.routes)
  return {
    ...before,
    sources,
    site,
    queryLog: openQueryLog(ask),
    diagnostics: judge(diagnostics, sources.config),
  }
}

function keyOf(one: Diagnostic): string {
  return JSON.stringify([one.code, one.file, one.line, one.column, one.message])
}
