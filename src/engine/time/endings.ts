import type { Json } from '../../model/article.ts'
import type { Page } from '../../model/page.ts'
import { isRecord } from '../../site/front-matter/read-texts.ts'
import { countWithPage } from '../../site/lists/paging.ts'
import { assetPath, usedAssets } from '../../site/paths/assets.ts'
import { type Site, urlOf } from '../../site/site.ts'
import { photosOf } from '../../site/terms/profiles.ts'
import type { Moment } from '../../text/moment.ts'

/**
 * Address → when nothing is there any more: of pieces and their old addresses, of lists, their pages and their feeds that
 * have nothing else in them, and of files that nothing else names.
 */
export function endingsOf(site: Site, pages: readonly Page[]): Map<string, Moment> {
  const { spans, config } = site
  const ends = new Map<string, Moment>()
  if (![...spans].some(([id, { until }]) => until !== undefined && site.articles.has(id))) return ends
  const copies = endsOfCopies(site)
  for (const { kind, path, args } of pages) {
    const until =
      kind === 'article' || kind === 'standing' || kind === 'redirect'
        ? spans.get(String(args))?.until
        : kind === 'media'
          ? copies.get(path)
          : endOfLists(kind, args, site)
    // Some old addresses have signs in them that mean something.
    if (until !== undefined) ends.set(urlOf(path, config.base).replace(/[?#]/g, encodeURIComponent), until)
  }
  return ends
}

function endOfLists(kind: string, args: Json, site: Site): Moment | undefined {
  if (kind === 'archive' && Array.isArray(args)) {
    const [edition, year] = args
    return year === null ? undefined : endOf(named(`${edition}/archive/${year}/`, site), 1, site)
  }
  if (!isRecord(args)) return undefined
  if (kind === 'list') {
    const need = args.first === true ? 1 : countWithPage(Number(args.page), site.config.pageSize)
    return endOf([String(args.list)], need, site)
  }
  if (kind !== 'feed' || args.kind === 'latest') return undefined
  // A list has a feed as long as something in it is of its own edition.
  const isOwn = (id: string): boolean => site.articles.get(id)?.edition === args.edition
  return endOf([String(args.list)], 1, site, isOwn)
}

function named(prefix: string, { lists, coming }: Site): string[] {
  return [...lists.keys(), ...(coming?.lists.keys() ?? [])].filter(name => name.startsWith(prefix))
}

/** When less than `need` articles are left in these lists; nothing where that many stay, or others come. */
function endOf(
  names: readonly string[],
  need: number,
  { lists, coming, spans }: Site,
  counts: (id: string) => boolean = () => true,
): Moment | undefined {
  if (names.some(name => coming?.lists.has(name))) return undefined
  const ids = names.flatMap(name => lists.get(name)?.ids ?? []).filter(counts)
  const untils = ids.map(id => spans.get(id)?.until).filter(one => one !== undefined)
  const stay = ids.length - untils.length
  return stay >= need ? undefined : untils.sort((a, b) => b.epoch - a.epoch)[need - stay - 1]
}

/** Output path of a copy of a file of content/ → when nothing names it any more. */
function endsOfCopies(site: Site): Map<string, Moment> {
  const { assets, terms, lists, spans, coming } = site
  const ends = new Map<string, Moment>()
  const stay = new Set(coming?.used.map(assetPath))
  const use = (until: Moment | undefined, paths: readonly string[]): void => {
    for (const path of paths) {
      const known = ends.get(path)
      if (until === undefined) stay.add(path)
      else if (known === undefined || known.epoch < until.epoch) ends.set(path, until)
    }
  }
  for (const [id, article] of site.articles) {
    const parsed = site.parsed.get(id)
    if (parsed === undefined) continue
    use(spans.get(id)?.until, usedAssets([{ article, parsed }], assets, new Set()).map(assetPath))
  }
  for (const [name, list] of lists) {
    if (list.facts.kind !== 'term') continue
    const photos = photosOf(new Map([[name, list]]), terms, site)
    if (photos.size > 0) use(endOf([name], 1, site), usedAssets([], assets, photos).map(assetPath))
  }
  for (const path of stay) ends.delete(path)
  return ends
}
