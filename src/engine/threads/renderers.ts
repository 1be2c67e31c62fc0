import type { Routes } from '../../site/links.ts'
import type { Crew, Hand } from './crew.ts'
import type { SiteTask } from './tasks.ts'

/** Threads that have, or will soon have, a site of their own. */
export interface Renderers {
  /** One for each thread: waits until its site is there. */
  readonly hands: readonly (() => Promise<Hand>)[]
}

/** Lets threads assemble the site while this one does so too; which pages there will be is told later. */
export function openRenderers(crew: Crew, site: SiteTask): (routes: Routes) => Renderers {
  const assembled = crew.hands.map(async hand => {
    await hand(site)
    return hand
  })
  // Whoever waits for one of them hears of its failure.
  for (const one of assembled) one.catch(() => {})
  return routes => {
    const ready = assembled.map(async one => {
      const hand = await one
      await hand({ task: 'routes', routes })
      return hand
    })
    for (const one of ready) one.catch(() => {})
    return { hands: ready.map(one => () => one) }
  }
}
