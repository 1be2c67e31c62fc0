import type { Json } from '../../model/article.ts'
import type { Diagnostic } from '../../model/diagnostic.ts'
import { carryExtensions, extensionsOf } from '../../model/extensions.ts'
import type { Page } from '../../model/page.ts'
import type { Queries } from '../../model/queries.ts'
import { watchTemplates } from '../../render/templates.ts'
import { urlOf } from '../../site/site.ts'
import { type Cache, openCache } from '../../store/cache/cache.ts'
import type { ChangedAnswer, RenderReason } from '../../store/cache/render-reasons.ts'
import type { Traces } from '../../store/cache/traces.ts'
import { lookAtOutput, type OutputFile, type OutputStatus } from '../../store/output/output-status.ts'
import { changedSince, changeOf } from '../incremental/trace-table.ts'
import { type BuildOptions, hasError, judge } from '../job/job.ts'
import { renderPage } from '../job/render.ts'
import { findCopies } from '../job/staged.ts'
import { identityOf } from '../pages/publish-pages.ts'
import { findPage, nearestAddresses } from './find-page.ts'
import { type Survey, survey } from './survey.ts'

/** What the next build will do with a page, and what it is made of. */
export interface Explanation {
  readonly page: Page
  /** Address from the root of the host. */
  readonly url: string
  readonly state: State
  /** Answers that are others than in the build that is remembered. */
  readonly changes: readonly ChangedAnswer[]
  readonly status: OutputStatus
  /** Why the last build that rendered anything rendered this page too, or left it; null if nothing is known of it. */
  readonly last: LastRender | null
  readonly askers: readonly Asker[]
  /** Errors, with which no build publishes anything. */
  readonly errors: readonly Diagnostic[]
  readonly timeZone: string
}

/**
 * `fresh` pages are left alone; `changed` are those with other answers, `file` those whose file is not as it was
 * written; `new` ones were not there, or were of another kind, and `forgotten` is everything if nothing is remembered.
 */
export type State = 'fresh' | 'changed' | 'file' | 'new' | 'forgotten'

export interface LastRender {
  /** The instant of that build: milliseconds since 1970. */
  readonly at: number
  readonly reason: 'left' | 'new' | 'file' | 'forgotten' | readonly ChangedAnswer[]
}

/** Who asked, in the order of the first query: the kind of page, or a template by its name. */
export interface Asker {
  readonly by: 'kind' | 'template'
  readonly name: string
  /** Each once, in the order asked: `["card","content/zh/news/air.md"]`. */
  readonly queries: readonly string[]
}

export type Why =
  | { readonly explained: Explanation }
  | { readonly broken: readonly Diagnostic[] }
  | { readonly unknown: string; readonly nearest: readonly string[] }

export interface WhyOptions extends Pick<BuildOptions, 'site' | 'theme' | 'now' | 'drafts'> {
  /** The page as somebody may write it: its address, its file, or its source. */
  readonly asked: readonly string[]
  readonly cache: string
  readonly out: string
  /** Absolute path of the output folder. */
  readonly outFolder: string
}

/** Explains why a page was rendered last, and what would make the next build render it. Writes nothing. */
export async function explain(options: WhyOptions): Promise<Why> {
  const cache = openCache(options.cache, options.out)
  const seen = await survey(options, { ...cache, folder: options.cache })
  if ('broken' in seen) return seen
  const { base } = seen.config
  const names = { pages: seen.pages, base, outFolders: [options.out, options.outFolder] }
  const page = options.asked.flatMap(asked => findPage(asked, names) ?? [])[0]
  if (page === undefined) return unknown(options.asked, seen)
  const look = await lookAtOutput(options.site, options.out, options.cache)
  try {
    return { explained: explainPage(page, seen, cache, look(page.path), options.site) }
  } finally {
    cache.answers.close()
  }
}

function unknown(asked: readonly string[], { site, pages, config }: Survey): Why {
  const [first = ''] = asked
  const [file, reason] = asked.flatMap(name => [...site.unpublished].filter(([id]) => id === name))[0] ?? []
  if (file !== undefined && reason !== undefined)
    return { unknown: `${file} has no page: ${unpublished[reason]}`, nearest: [] }
  const addresses = pages.map(({ path }) => decodeURI(urlOf(path, config.base)))
  return { unknown: `there is no page "${first}"`, nearest: nearestAddresses(first, addresses) }
}

const unpublished = {
  draft: 'it is a draft (--drafts shows it)',
  future: 'its date is in the future (--drafts shows it)',
  expired: 'it has expired',
  incomplete: 'its front matter has errors (`diglot check` tells which)',
}

function explainPage(
  page: Page,
  seen: Survey,
  cache: Cache,
  file: OutputFile,
  siteFolder: string,
): Explanation {
  const { queryLog, config } = seen
  const traces = cache.traces()
  const { askers, diagnostics } = whoAsked(page, queryLog)
  const changes = changesOf(page, traces, seen, cache)
  const { status } = file
  const state =
    page.kind === 'media' ? copyState(page, seen, file, siteFolder) : stateOf(page, traces, changes, status)
  return {
    ...{ page, url: urlOf(page.path, config.base), state, changes, status, askers },
    last: lastRender(page, cache),
    errors: judge([...seen.diagnostics, ...diagnostics], config).filter(one => hasError([one])),
    timeZone: config.timeZone,
  }
}

function changesOf(
  page: Page,
  traces: Traces | null,
  { queryLog }: Survey,
  { answers }: Cache,
): ChangedAnswer[] {
  const trace = traces?.pages.get(page.path)
  if (!traces || trace?.page !== identityOf(page)) return []
  const { noted } = traces
  return changedSince(trace, noted, queryLog).map(changeOf(noted, queryLog, answers))
}

function stateOf(
  page: Page,
  traces: Traces | null,
  changes: readonly ChangedAnswer[],
  status: OutputStatus,
): State {
  if (traces === null) return 'forgotten'
  if (traces.pages.get(page.path)?.page !== identityOf(page)) return 'new'
  if (changes.length > 0) return 'changed'
  return status === 'sound' || status === 'disguised' ? 'fresh' : 'file'
}

/** Files are copied where they are not there yet, whatever is remembered. */
function copyState(
  { args }: Page,
  { scanned }: Survey,
  { status, written }: OutputFile,
  site: string,
): State {
  if (written === null) return 'new'
  if (findCopies(scanned, site)(String(args)).digest !== written) return 'changed'
  return status === 'sound' || status === 'disguised' ? 'fresh' : 'file'
}

function lastRender({ path }: Page, cache: Cache): LastRender | null {
  const reasons = cache.reasons()
  if (reasons === null) return null
  const { at, changed, pages } = reasons
  if (pages === null) return { at, reason: 'forgotten' }
  const found = pages.find(([, paths]) => paths.includes(path))?.[0]
  return { at, reason: found === undefined ? 'left' : named(found, changed) }
}

function named(reason: RenderReason, changed: readonly ChangedAnswer[]): LastRender['reason'] {
  return typeof reason === 'string' ? reason : reason.flatMap(number => changed[number] ?? [])
}

/** Renders the page once and notes who asks what. */
function whoAsked(page: Page, queryLog: Survey['queryLog']) {
  const asked = new Map<string, { by: Asker['by']; name: string; queries: Set<string> }>()
  const { diagnostics } = watchTemplates(running => {
    const note = (query: string): void => {
      const template = running()
      const by = template === null ? 'kind' : 'template'
      const name = template ?? page.kind
      const asker = asked.get(`${by} ${name}`) ?? { by, name, queries: new Set() }
      asked.set(`${by} ${name}`, asker)
      asker.queries.add(query)
    }
    return renderPage(page, { note: work => queryLog.note(ask => work(observed(ask, note))) })
  })
  const askers = [...asked.values()].map(one => ({ ...one, queries: [...one.queries] }))
  return { askers, diagnostics }
}

function observed(ask: Queries, note: (query: string) => void): Queries {
  const table = Object.entries(ask).map(([name, answer]) => [
    name,
    (...args: Json[]): unknown => {
      note(JSON.stringify([name, ...args]))
      return (answer as (...args: Json[]) => unknown)(...args)
    },
  ])
  // The same queries with the same signatures; only somebody listens.
  return carryExtensions(Object.fromEntries(table) as Queries, extensionsOf(ask))
}
