import type { Routes } from '../../site/links.ts'
import type { SiteTask } from './tasks.ts'
import type { PoolWorker, WorkerPool } from './worker-pool.ts'

/** Threads that have, or will soon have, a site of their own. */
export interface Renderers {
  /** One for each thread: waits until its site is there. */
  readonly workers: readonly (() => Promise<PoolWorker>)[]
}

/** Lets threads assemble the site while this one does so too; which pages there will be is told later. */
export function openRenderers(pool: WorkerPool, site: SiteTask): (routes: Routes) => Renderers {
  const assembled = pool.workers.map(async worker => {
    await worker(site)
    return worker
  })
  // Whoever waits for one of them hears of its failure.
  for (const one of assembled) one.catch(() => {})
  return routes => {
    const ready = assembled.map(async one => {
      const worker = await one
      await worker({ task: 'routes', routes })
      return worker
    })
    for (const one of ready) one.catch(() => {})
    return { workers: ready.map(one => () => one) }
  }
}
