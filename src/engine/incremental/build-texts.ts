import type { Body } from '../../model/article.ts'
import { decodeBody } from '../../model/body.ts'
import type { Page } from '../../model/page.ts'
import { openQueryLog, type QueryLog } from '../../site/query-log.ts'
import { encodeNumbers, hasAny } from '../../store/cache/asked.ts'
import type { Cache } from '../../store/cache/cache.ts'
import type { LastBuild } from '../../store/cache/last-build.ts'
import type { NotedColumns } from '../../store/cache/noted.ts'
import type { RenderReasons } from '../../store/cache/render-reasons.ts'
import type { TracePatch } from '../../store/cache/trace-patch.ts'
import { askedBy, type Trace, type Traces } from '../../store/cache/traces.ts'
import type { OutputFolder } from '../../store/output/output-folder.ts'
import { digest } from '../../text/digest.ts'
import { type BuildOptions, type BuildResult, type BuildStart, judge, nothing } from '../job/job.ts'
import type { Parsing } from '../job/parse-settings.ts'
import { type RenderedPage, renderPage } from '../job/render.ts'
import { type Edit, editedTexts } from './edited-texts.ts'
import { reasonsToKeep } from './reasons.ts'
import { type Changed, NotRemembered, rememberedQueries } from './remembered.ts'
import { changeOf } from './trace-table.ts'

/**
 * Builds after nothing but the texts of a few articles has changed. Then three queries about each have another answer,
 * and all others the one that is remembered: the site need not be assembled to render the pages that asked them.
 * Null where more than that has changed, or anything is unusual; nothing has been written then.
 */
export async function buildTexts(
  from: BuildStart & { readonly cache: Cache; readonly last: LastBuild },
  options: BuildOptions,
): Promise<BuildResult | null> {
  const { cache, config, inputs, last } = from
  const traces = cache.traces()
  if (traces === null || traces.settings !== inputs.settings || options.open === null) return null
  if (traces.state !== last.traces) return null
  const edits = await editedTexts(from, traces, cache)
  const changed = edits && changedAnswers(edits, traces, cache)
  if (!edits || !changed) return null

  const opened = await options.open()
  if ('refused' in opened) return null
  const made =
    opened.output.standing() === last.standing
      ? await render(changed, { ...from, traces, output: opened.output })
      : null
  if (made === null) {
    await opened.output.discard()
    return null
  }
  const saved = await opened.output.commit()
  const sources = new Map(edits.map(edit => [edit.id, edit.after.digest]))
  const built = saved.failed === null && {
    last: { ...last, inputs: inputs.all(), since: from.now, standing: saved.standing },
    traces: { former: traces, since: { sources, noted: made.noted, pages: made.pages } },
    reasons: made.reasons,
  }
  const unsaved = await cache.save(
    new Set(from.scanned.sources.map(source => source.digest)),
    built || null,
    saved.changes,
  )
  const failures = [saved.failed, unsaved].filter(one => one !== null)
  const diagnostics = judge([...last.diagnostics, ...failures], config)
  const { written, unchanged, removed } = saved
  const { articles, outputs, heldBack } = last
  const renderedPaths = [...made.pages.keys()]
  return {
    ...{ ...nothing, ok: failures.length === 0, articles, outputs, parsed: cache.articles.added() },
    ...{ rendered: renderedPaths.length, renderedPaths, written, unchanged, removed, heldBack, diagnostics },
  }
}

/** By number, what was noted and is now otherwise; null if nothing is remembered of one of the articles. */
function changedAnswers(edits: readonly Edit[], traces: Traces, cache: Cache): Map<number, Changed> | null {
  const wanted = new Map(
    edits.flatMap(edit => [
      [JSON.stringify(['article', edit.id]), edit] as const,
      [JSON.stringify(['body', edit.id]), edit] as const,
      [JSON.stringify(['headings', edit.id]), edit] as const,
    ]),
  )
  const changed = new Map<number, Changed>()
  let found = 0
  const { noted } = traces
  for (let number = 0; number < noted.size; number++) {
    const query = noted.query(number)
    // Most are other queries, and looking each up takes longer than all the rest.
    const edit = /^\["(?:article|body|headings)",/.test(query) ? wanted.get(query) : undefined
    if (edit === undefined) continue
    found++
    const before = noted.digest(number)
    const span = noted.span(number)
    const now =
      span === null
        ? bodyNow(edit, cache)
        : query.startsWith('["headings"')
          ? answered(edit.after.headings)
          : articleNow(edit, cache.answers.read(span, before))
    if (now === null) return null
    if (now.digest !== before) changed.set(number, now)
  }
  return found === wanted.size ? changed : null
}

function bodyNow({ after }: Edit, { articles }: Cache): Changed | null {
  const known = articles.bodyDigest(after.digest)
  return known === undefined ? null : { digest: known, answer: () => decodeBody(after.body), text: null }
}

function articleNow({ after }: Edit, before: string | undefined): Changed | null {
  if (before === undefined) return null
  return answered({ ...JSON.parse(before), words: after.words })
}

function answered(answer: unknown): Changed {
  const text = JSON.stringify(answer)
  return { digest: digest(text).slice(0, 32), answer: () => answer, text }
}

interface Rendered {
  readonly noted: TracePatch['noted']
  readonly pages: TracePatch['pages']
  readonly reasons: RenderReasons | null
}

/** Renders the pages that asked what has changed, and claims all others; null if anything is unusual. */
async function render(
  changed: ReadonlyMap<number, Changed>,
  to: {
    readonly traces: Traces<NotedColumns>
    readonly cache: Cache
    readonly parsing: Parsing
    readonly now: number
    readonly output: OutputFolder
  },
): Promise<Rendered | null> {
  const { traces, output, now } = to
  const { answers, articles } = to.cache
  const stale = [...traces.pages]
    .filter(([, trace]) => hasAny(trace.asked, changed))
    .map(([path, trace]) => ({ path, trace, asked: askedBy(trace) }))
  const bodyOf = (id: string): Body | undefined => {
    const found = articles.find(traces.sources.get(id) ?? '', () => {
      throw new NotRemembered(id)
    })
    return found && decodeBody(found.body)
  }
  const memory = rememberedQueries(
    traces.noted,
    stale.flatMap(({ asked }) => asked),
    changed,
    answers,
    to.parsing.extensions,
    bodyOf,
  )
  const queryLog = openQueryLog(memory.queries)
  const pages = new Map<string, Pick<Trace, 'asked' | 'content'>>()
  for (const { path, trace } of stale) {
    const made = tryRender(pageOf(path, trace), queryLog)
    if (made === null || memory.isLacking()) return null
    if (!isUsual(made, trace)) return null
    const asked = encodeNumbers(made.asked.map(number => memory.numberOf(queryLog.query(number))))
    if ((await output.stage(path, made.content)) !== null) return null
    pages.set(path, { asked, content: digest(made.content) })
  }
  output.keepRest()
  const reasons = stale.map(({ path, asked }) => [path, asked.filter(number => changed.has(number))] as const)
  const kept = reasonsToKeep(now, new Map(reasons), traces.noted, changeOf(traces.noted, queryLog, answers))
  const noted = new Map(
    [...changed].map(([number, { digest: fresh, text }]) => [
      number,
      { digest: fresh, span: text === null ? null : answers.add(text) },
    ]),
  )
  return { noted, pages, reasons: stale.length > 0 ? kept : null }
}

function tryRender(page: Page, queryLog: QueryLog): RenderedPage | null {
  try {
    return renderPage(page, queryLog)
  } catch {
    // A query that is not remembered, or a bug: a whole build knows the one and tells of the other.
    return null
  }
}

function pageOf(path: string, trace: Trace): Page {
  const [kind, args] = JSON.parse(trace.page)
  return { path, kind, args, from: { file: '' } }
}

/** Problems, the old ones too, are for a whole build, which knows how to tell of them. */
function isUsual(
  made: RenderedPage,
  { diagnostics }: Trace,
): made is RenderedPage & { readonly content: string } {
  return typeof made.content === 'string' && made.diagnostics.length === 0 && diagnostics.length === 0
}
