import type { Article, Parsed } from '../model/article.ts'
import { type Diagnostic, diagnostic } from '../model/diagnostic.ts'
import type { Page } from '../model/page.ts'
import type { Questions } from '../model/questions.ts'
import { isRecord } from '../site/read-values.ts'
import { addressOf, type Site } from '../site/site.ts'
import { clockTime, type Moment } from '../text/moment.ts'

/**
 * Tells of links to what is there and will expire, so that an editor can do something about it before readers see words
 * without a link.
 */
export function expiringLinks(site: Site, pages: readonly Page[], ask: Questions): Diagnostic[] {
  const ends = endsOf(site, pages)
  if (ends.size === 0) return []
  const later = [...(site.coming?.articles.values() ?? [])].filter(({ id }) => !site.articles.has(id))
  return [...site.articles.values(), ...later].flatMap(article => {
    const parsed = site.parsed.get(article.id) ?? site.coming?.parsed.get(article.id)
    return parsed === undefined ? [] : linksOf(article, parsed, ends, site, ask)
  })
}

function linksOf(
  { id, withdrawn }: Article,
  { targets, body }: Parsed,
  ends: ReadonlyMap<string, Moment>,
  { spans }: Site,
  ask: Questions,
): Diagnostic[] {
  if (withdrawn !== undefined) return []
  const last = spans.get(id)?.until?.epoch ?? Number.POSITIVE_INFINITY
  const found = new Map<string, Moment>()
  for (const target of targets) {
    const answer = ask.link(id, target)
    const end = 'url' in answer ? ends.get(answer.url.replace(/[?#].*/s, '')) : undefined
    if (end !== undefined && end.epoch < last) found.set(target, end)
  }
  if (found.size === 0) return []
  return body.shape.flatMap(hole => {
    const end = typeof hole === 'object' && hole.kind === 'link' ? found.get(hole.target) : undefined
    if (end === undefined || typeof hole === 'number' || hole.kind === 'text') return []
    const { line, column, endColumn } = hole
    const place = { file: id, line, column, ...(endColumn === undefined ? {} : { endColumn }) }
    return [diagnostic('link/expires', `"${hole.target}" expires on ${clockTime(end)}`, place)]
  })
}

/** Address → when nothing is there any more: of pieces, their old addresses, and lists that have nothing else in them. */
function endsOf({ spans, urls, lists, coming, config }: Site, pages: readonly Page[]): Map<string, Moment> {
  const ends = new Map<string, Moment>()
  for (const [id, { until }] of spans) {
    const url = urls.get(id)
    if (url !== undefined && until !== undefined) ends.set(url, until)
  }
  if (ends.size === 0) return ends
  for (const { kind, path, args } of pages) {
    let until: Moment | undefined
    if (kind === 'redirect') until = spans.get(String(args))?.until
    else if (kind === 'list' && isRecord(args)) {
      const name = String(args.list)
      until = coming?.lists.has(name) ? undefined : lastOf(lists.get(name)?.ids ?? [], spans)
    }
    if (until !== undefined) ends.set(addressOf(path, config.base), until)
  }
  return ends
}

/** When the last of these expires; nothing where one of them does not. */
function lastOf(ids: readonly string[], spans: Site['spans']): Moment | undefined {
  let last: Moment | undefined
  for (const id of ids) {
    const until = spans.get(id)?.until
    if (until === undefined) return undefined
    if (last === undefined || until.epoch > last.epoch) last = until
  }
  return last
}
