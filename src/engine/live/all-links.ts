import type { Body, Parsed } from '../../model/article.ts'
import type { Diagnostic } from '../../model/diagnostic.ts'
import { carryExtensions } from '../../model/extensions.ts'
import { renderBody } from '../../render/body.ts'
import { answers } from '../../site/answers.ts'
import { judge } from '../job/job.ts'
import { pause } from '../job/pause.ts'
import type { Composed } from './compose.ts'

/** Finds the links and pictures of a whole site that lead nowhere, also on pages that nobody looks at. */
export interface LinkCheck {
  /** Works in between all else. Null where `isStale` says that nobody wants to know any more. */
  run(site: Composed, isStale: () => boolean): Promise<readonly Diagnostic[] | null>
}

export function linkCheck(): LinkCheck {
  // What stands between links is not looked at: of all texts it would take too much memory.
  const known = new WeakMap<Parsed, Body>()
  return {
    async run(composed, isStale) {
      const { site, routes, sources } = composed
      const ask = answers(site, routes)
      const found: Diagnostic[] = []
      let since = performance.now()
      for (const id of site.articles.keys()) {
        const parsed = site.parsed.get(id)
        if (parsed === undefined) continue
        const holes = known.get(parsed) ?? parsed.body.shape.filter(part => typeof part !== 'number')
        known.set(parsed, holes)
        const holesOnly = carryExtensions({ ...ask, body: () => holes }, site.extensions)
        renderBody(id, holesOnly, one => found.push(one))
        if (performance.now() - since < slice) continue
        await pause()
        if (isStale()) return null
        since = performance.now()
      }
      return judge(found, sources.config)
    },
  }
}

/** Milliseconds: nobody waits longer for a page because of this. */
const slice = 10
