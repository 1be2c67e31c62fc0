import { join } from 'node:path'
import type { Parsed } from '../../model/article.ts'
import { parseData } from '../../parse/data/data.ts'
import { answers } from '../../site/answers.ts'
import { openQueryLog, type QueryLog } from '../../site/query-log.ts'
import { assemble, type Site } from '../../site/site.ts'
import { readPack } from '../../store/articles/read-pack.ts'
import { readIfThere } from '../../store/files/read-files.ts'
import { writeStaged } from '../../store/output/staging.ts'
import type { Parsing } from '../job/parse-settings.ts'
import { parseRegistries } from '../job/registries.ts'
import { renderPage } from '../job/render.ts'
import { parserOf } from '../parsing/parser.ts'
import type { RenderedPages, RenderTask, RoutesTask, SiteTask } from './tasks.ts'
import { takeBatches } from './work-queue.ts'

/** The site of this thread: the same ingredients give every thread the same one. */
let opened: { readonly site: Site; readonly bodyDigest: (path: string) => string | undefined } | undefined
let queryLog: QueryLog | undefined
/** Queries of the query log that the build has heard of. */
let sent = 0

/** Assembles the site whose pages this thread will render. */
export function openSite(
  task: SiteTask,
  { settings, extensions }: Pick<Parsing, 'settings' | 'extensions'>,
): void {
  const { config, scanned, folder, now, drafts } = task
  const parse = parserOf({ source: task.parsing, settings })
  const again = (path: string): Parsed => parse(readIfThere(join(folder, path)) ?? new Uint8Array())
  const { parsed, bodyDigest, letGo } = readPack(task.pack, task.packOwner, task.sources, again)
  const registry = parseRegistries(scanned, config)
  const { site } = assemble({
    config,
    extensions,
    scanned,
    parsed,
    registry,
    data: scanned.data.map(parseData),
    clock: { now, drafts },
  })
  letGo()
  opened = { site, bodyDigest }
}

/** Opens the query log, when it is known which pages there will be. */
export function openRoutes({ routes }: RoutesTask): void {
  if (opened === undefined) throw new Error('a thread was told of pages before it had a site')
  const { site, bodyDigest } = opened
  queryLog = openQueryLog(answers(site, routes), { body: id => bodyDigest(String(id)) })
}

/** Renders what falls to this thread into files, which the build will move to their places. */
export function* renderPages(
  { place, queue, thread, pages }: RenderTask,
  isAt: (item: number) => void,
): Generator<RenderedPages> {
  const book = queryLog
  if (book === undefined) throw new Error('a thread was asked for pages before it had a site')
  for (const { first, end } of takeBatches(queue, pages.length, thread)) {
    const rendered = pages.slice(first, end).map((page, index) => {
      isAt(first + index)
      const { content, asked, diagnostics } = renderPage(page, book)
      if (typeof content !== 'string') throw new Error(`"${page.path}" is copied, not rendered`)
      const staged = writeStaged(place, page.path, `page-${first + index}`, content)
      return { staged, asked, diagnostics }
    })
    yield { first, pages: rendered, ...unsent(book) }
  }
}

/** The queries that the query log has gained since it was last asked for them. */
function unsent(book: QueryLog): Pick<RenderedPages, 'queries' | 'digests' | 'answers'> {
  const numbers = Array.from({ length: book.size() - sent }, (_, index) => sent + index)
  sent = book.size()
  const queries = numbers.map(book.query)
  const isKept = (query: string): boolean => !query.startsWith('["body"')
  return {
    queries,
    digests: numbers.map(book.digest),
    answers: numbers.map((number, index) => (isKept(queries[index] ?? '') ? book.answer(number) : '')),
  }
}
