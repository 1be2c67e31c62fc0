import type { Parsed } from '../../model/article.ts'
import { decodeBody, noBody } from '../../model/body.ts'
import type { Diagnostic } from '../../model/diagnostic.ts'
import type { Queries } from '../../model/queries.ts'
import { checkBody } from '../../render/body.ts'
import type { Site } from '../../site/site.ts'

/**
 * Looks at the links and pictures of texts that no page shows: of those whose front matter is wrong, and of those that wait,
 * or what is wrong with them would be told on the day that they appear.
 */
export function checkUnrendered(site: Site, parsed: ReadonlyMap<string, Parsed>, ask: Queries): Diagnostic[] {
  return [...site.unpublished].flatMap(([id, reason]) => {
    if (reason !== 'incomplete' && !(reason === 'future' && willShow(site, id))) return []
    const found = checkBody(id, decodeBody(parsed.get(id)?.body ?? noBody), ask, reason === 'future')
    // What is there when a piece appears is told then.
    return found.filter(one => one.code !== 'link/not-now')
  })
}

function willShow({ coming, spans }: Site, id: string): boolean {
  const { from, until } = spans.get(id) ?? {}
  const isNever = from !== undefined && until !== undefined && until.epoch <= from.epoch
  return !isNever && coming?.articles.get(id)?.withdrawn === undefined
}
