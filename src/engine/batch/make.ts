import type { Scanned } from '../../model/scanned.ts'
import { parseData } from '../../parse/data/data.ts'
import { lintTemplates } from '../../render/lint.ts'
import { answers } from '../../site/answers.ts'
import { heldBackOf } from '../../site/held-back.ts'
import { noRoutes } from '../../site/links.ts'
import { openQueryLog } from '../../site/query-log.ts'
import { assemble } from '../../site/site.ts'
import { notedColumns } from '../../store/cache/noted.ts'
import { pageColumns } from '../../store/cache/page-columns.ts'
import { allRendered, reasonsToKeep } from '../incremental/reasons.ts'
import { changeOf, openTraceTable } from '../incremental/trace-table.ts'
import {
  type BuildOptions,
  type BuildResult,
  type BuildStart,
  canRender,
  hasError,
  judge,
  nothing,
} from '../job/job.ts'
import { planPages } from '../job/plan.ts'
import { parseRegistries } from '../job/registries.ts'
import { findCopies } from '../job/staged.ts'
import { publishPages } from '../pages/publish-pages.ts'
import { checkUnrendered } from '../pages/unrendered.ts'
import { parserNotices } from '../parsing/parser.ts'
import type { Help } from '../threads/help.ts'
import { parseAll } from '../threads/ingest.ts'
import type { Renderers } from '../threads/renderers.ts'
import type { Work } from '../threads/work.ts'
import { expiringLinks } from '../time/expiring-links.ts'
import { goneAddresses } from '../time/gone-addresses.ts'
import { planAhead } from '../time/plan-ahead.ts'

/** Parses, assembles, plans, renders and saves: the part of a build that has something to do. */
export async function make(from: BuildStart, help: Help, options: BuildOptions): Promise<BuildResult> {
  const { config, cache, now, scanned, inputs } = from
  options.phase?.('parse')
  const { parsed, diagnostics: ofParsing } = await parseAll({
    site: options.site,
    sources: scanned.sources,
    pack: cache?.articles ?? null,
    parsing: from.parsing,
    workers: help.parsers,
    progress: (done, of) => options.progress('parse', done, of),
  })
  if (ofParsing.length === 0) help.parsed()
  // Where a thread has died many articles are missing, and what would be said of links to them is not so.
  if (ofParsing.some(one => one.code === 'source/crash')) {
    const found = [...from.configDiagnostics, ...scanned.diagnostics, ...ofParsing]
    return { ...nothing, diagnostics: judge(found, config) }
  }
  options.phase?.('assemble')
  const registry = parseRegistries(scanned, config)
  const { site, diagnostics: ofSite } = assemble({
    config,
    extensions: from.parsing.extensions,
    scanned,
    parsed,
    registry,
    data: scanned.data.map(parseData),
    clock: { now, drafts: options.drafts },
  })
  cache?.articles.letGo()
  options.phase?.('plan')
  const { pages, diagnostics: ofPlan, readsTexts } = planPages(answers(site, noRoutes))
  const { routes, diagnostics: ofTime } = planAhead(site, pages)
  const ask = answers(site, routes)
  const ofTemplates = lintTemplates(ask, templatePaths(scanned))

  const before = [
    ...from.configDiagnostics,
    ...parserNotices(config),
    ...scanned.diagnostics,
    ...ofParsing,
    ...ofSite,
    ...ofPlan,
    ...ofTime,
    ...ofTemplates,
  ]
  const opened = hasError(judge(before, config)) ? null : await options.open?.()
  const refused = opened && ('refused' in opened ? opened.refused : opened.output.foreign())
  if (refused) return { ...nothing, diagnostics: judge([...before, refused], config) }
  const output = opened && 'output' in opened ? opened.output : null

  options.phase?.('render')
  const traces = (output && cache?.traces()) ?? null
  const queryLog = openQueryLog(ask, {
    body: id => cache?.articles.bodyDigest(parsed.get(String(id))?.digest ?? ''),
  })
  const table = cache && output && openTraceTable(queryLog, traces?.noted ?? notedColumns(), cache.answers)
  const findCopy = findCopies(scanned, options.site)
  const renderers = (): Renderers | null => help.renderers(routes)
  const work: Work = { pages, queryLog, findCopy, output, traces, table, renderers }
  const made = canRender(before)
    ? await publishPages(work, (done, of) => options.progress('render', done, of))
    : noPages
  const ahead = options.open === null ? expiringLinks(site, pages, ask) : []
  const ofAll = [...before, ...checkUnrendered(site, parsed, ask), ...ahead]
  const found = [...ofAll, ...made.diagnostics]
  options.phase?.('publish')
  // A file may be saved between the scan and its parsing: what was built is remembered under what was parsed.
  const sources = new Map(
    scanned.sources.map(({ path, digest }) => [path, parsed.get(path)?.digest ?? digest] as const),
  )
  const { drafts, out = 'dist' } = options
  const gone =
    output === null || hasError(judge(found, config))
      ? []
      : goneAddresses({
          ...{ paths: output.departures(), last: cache?.lastBuild() ?? null },
          ...{ traces, site, sources, now, drafts, out },
        })
  const failed = hasError(judge([...found, ...gone], config))
  const saved = failed ? await output?.discard() : await output?.commit()
  options.phase?.('remember')
  const articles = [...site.articles.values()].filter(article => article.kind === 'article').length
  const outputs = pages.length
  const heldBack = heldBackOf(site)
  const isAsScanned = scanned.sources.every(({ path, digest }) => sources.get(path) === digest)
  const former = traces?.noted ?? notedColumns()
  const look = changeOf(former, queryLog, cache?.answers ?? null)
  const reasons = () => (traces === null ? allRendered(now) : reasonsToKeep(now, made.reasons, former, look))
  const built = !failed &&
    saved?.failed === null && {
      reasons: made.rendered.length > 0 ? reasons() : null,
      last: {
        ...{ inputs: isAsScanned ? inputs.all() : '', since: now, until: site.until },
        ...{ articles, outputs, drafts, heldBack, diagnostics: found, standing: saved.standing },
      },
      traces: {
        // Where texts decide which outputs there are, no edit of one may be taken for the text's own affair.
        ...{ settings: readsTexts ? '' : inputs.settings, sources, diagnostics: ofAll },
        ...{ noted: table?.noted ?? notedColumns(), pages: made.traces },
      },
    }
  const unsaved = await cache?.save(new Set(sources.values()), built || null, saved?.changes ?? null)
  const failures = [saved?.failed, unsaved].filter(one => one !== null && one !== undefined)
  // Where the publishing has failed, nobody knows what is gone.
  const diagnostics = judge([...found, ...(saved?.failed ? [] : gone), ...failures], config)
  return {
    ok: !hasError(diagnostics),
    articles,
    outputs,
    parsed: cache?.articles.added() ?? parsed.size,
    rendered: made.rendered.length,
    renderedPaths: made.rendered,
    written: saved?.written ?? 0,
    unchanged: saved?.unchanged ?? 0,
    removed: saved?.removed ?? 0,
    heldBack,
    diagnostics,
  }
}

const noPages = { traces: pageColumns(), rendered: [], reasons: new Map(), diagnostics: [] } as const

function templatePaths(scanned: Scanned): (name: string) => string {
  const paths = new Map(scanned.templates.map(({ name, path }) => [name, path]))
  return name => paths.get(name) ?? name
}
