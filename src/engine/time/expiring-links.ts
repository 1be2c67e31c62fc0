import type { Article, Parsed } from '../../model/article.ts'
import { holesIn } from '../../model/body.ts'
import { type Diagnostic, diagnostic } from '../../model/diagnostic.ts'
import type { Page } from '../../model/page.ts'
import type { Queries } from '../../model/queries.ts'
import { ownPath } from '../../site/paths/target.ts'
import type { Site } from '../../site/site.ts'
import { clockTime, type Moment } from '../../text/moment.ts'
import { endingsOf } from './endings.ts'

/**
 * Tells of links to what is there and will expire, so that an editor can do something about it before readers see words
 * without a link.
 */
export function expiringLinks(site: Site, pages: readonly Page[], ask: Queries): Diagnostic[] {
  const ends = endingsOf(site, pages)
  if (ends.size === 0) return []
  const later = [...(site.coming?.articles.values() ?? [])].filter(({ id }) => !site.articles.has(id))
  return [...site.articles.values(), ...later].flatMap(article => {
    const parsed = site.parsed.get(article.id) ?? site.coming?.parsed.get(article.id)
    return parsed === undefined ? [] : linksOf(article, parsed, ends, site, ask)
  })
}

function linksOf(
  { id, withdrawn }: Article,
  { body }: Parsed,
  ends: ReadonlyMap<string, Moment>,
  { spans, config }: Site,
  ask: Queries,
): Diagnostic[] {
  if (withdrawn !== undefined) return []
  const last = spans.get(id)?.until?.epoch ?? Number.POSITIVE_INFINITY
  return holesIn(body.shape).flatMap(hole => {
    if (hole.kind !== 'link' && hole.kind !== 'web') return []
    // An address of the web may be this site's own.
    if (hole.kind === 'web' && ownPath(hole.target, config.site) === null) return []
    const answer = ask.link(id, hole.target)
    const end = 'url' in answer ? ends.get(answer.url.replace(/[?#].*/s, '')) : undefined
    if (end === undefined || end.epoch >= last) return []
    const { line, column, endColumn } = hole
    const place = { file: id, line, column, ...(endColumn === undefined ? {} : { endColumn }) }
    return [diagnostic('link/expires', `"${hole.target}" expires on ${clockTime(end)}`, place)]
  })
}
