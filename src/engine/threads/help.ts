import type { Routes } from '../../site/links.ts'
import type { BuildOptions, BuildStart } from '../job/job.ts'
import { openRenderers, type Renderers } from './renderers.ts'
import { openWorkerPool, type WorkerPool } from './worker-pool.ts'

/** The threads of one build: none are started before somebody has enough to do for them. */
export interface Help {
  /** So many articles are probably to be parsed: starts threads now if they will be needed. */
  expect(articles: number): void
  /** Threads that parse; null if so many articles are too few, or this thread is to work alone. */
  parsers(articles: number): WorkerPool | null
  /** All articles have been parsed: threads that are there already begin to assemble the site. */
  parsed(): void
  /** Threads that render, told which output paths there will be. */
  renderers(routes: Routes): Renderers | null
  close(): Promise<void>
}

export function openHelp({ config, parsing, cache, now, scanned }: BuildStart, options: BuildOptions): Help {
  let started: WorkerPool | null = null
  let opened: ReturnType<typeof openRenderers> | null = null

  function startPool(): WorkerPool | null {
    // Threads find what others have parsed in the pack, so without one this thread works alone.
    if (options.jobs < 2 || cache === null || parsing.isAlone) return null
    started ??= openWorkerPool(options.jobs - 1)
    return started
  }

  function assemble(): ReturnType<typeof openRenderers> | null {
    const threads = startPool()
    if (threads === null || cache === null) return null
    const { registry, data, assets, templates, strings, themeAssets, statics } = scanned
    opened ??= openRenderers(threads, {
      ...{ task: 'site', config, parsing: parsing.source, folder: options.site, now, drafts: options.drafts },
      ...{ pack: cache.articles.flush(), packOwner: cache.packOwner },
      scanned: { registry, data, assets, templates, strings, themeAssets, statics },
      sources: scanned.sources.map(source => [source.path, source.digest]),
    })
    return opened
  }

  return {
    expect(articles) {
      if (articles >= enough) startPool()
    },
    parsers: articles => (articles >= enough ? startPool() : null),
    parsed() {
      if (started !== null) assemble()
    },
    renderers: routes => assemble()?.(routes) ?? null,
    async close() {
      await started?.close()
    },
  }
}

/** Starting threads costs as much as parsing so many articles. */
const enough = 1000
