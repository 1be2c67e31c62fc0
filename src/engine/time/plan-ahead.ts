import type { Diagnostic } from '../../model/diagnostic.ts'
import type { Page } from '../../model/page.ts'
import { answers } from '../../site/answers.ts'
import type { Span } from '../../site/articles/schedule.ts'
import { isRecord } from '../../site/front-matter/read-texts.ts'
import { noRoutes, type Routes } from '../../site/links.ts'
import type { Site } from '../../site/site.ts'
import { clockTime, type Moment } from '../../text/moment.ts'
import { collision, fold, isOneAlias, listPages, type OfPieces, sameCopy } from '../job/plan.ts'

/**
 * What time will change of a plan: outputs that there were or will be, and those that will want a place of others. That is
 * told beforehand, since a build at night must not be the first to fail for it.
 */
export function planAhead(site: Site, pages: readonly Page[]): { routes: Routes; diagnostics: Diagnostic[] } {
  const coming = pagesOf(site.coming)
  const once = new Set([...coming, ...pagesOf(site.gone)].map(page => page.path))
  const routes = { now: new Set(pages.map(page => page.path)), once }
  if (coming.length === 0) return { routes, diagnostics: [] }
  const paths = new Set(coming.map(page => page.path))
  const known = new Set(pages.filter(page => paths.has(page.path)).map(nameOf))
  const fresh = coming.filter(page => !known.has(nameOf(page)))
  const found = fresh.length === 0 ? [] : collisions(fresh, [...pages, ...fresh], site)
  return { routes, diagnostics: found }
}

function pagesOf(site: Site | null): readonly Page[] {
  return site === null ? [] : listPages(answers(site, noRoutes)).pages
}

/** One output today and tomorrow, whatever it will have in it. */
function nameOf({ path, kind, from }: Page): string {
  return `${kind}\n${path}\n${from.file}`
}

function collisions(fresh: readonly Page[], all: readonly Page[], site: Site): Diagnostic[] {
  const wanted = new Map<string, Page[]>()
  for (const page of fresh) wanted.set(fold(page.path), [...(wanted.get(fold(page.path)) ?? []), page])
  const rank = new Map(fresh.map((page, index) => [page, index]))
  const pieces: OfPieces = {
    article: id => site.articles.get(id) ?? answers(site.coming ?? site, noRoutes).article(id),
    setting: name => site.config[name],
  }
  const found: Diagnostic[] = []
  const meet = (page: Page, other: Page, isSame: boolean): void => {
    if (page === other || (isSame && (isOneAlias(page, other, pieces) || sameCopy(page, other)))) return
    const from = meeting(page, other, site)
    if (from !== null) found.push(collision(page, other, pieces, from))
  }
  const folders = new Map<string, Page>()
  for (const page of all) {
    const key = fold(page.path)
    for (const other of wanted.get(key) ?? []) {
      // Of two that come each is met once.
      if ((rank.get(page) ?? -1) < (rank.get(other) ?? -1)) meet(other, page, true)
    }
    for (let end = key.indexOf('/'); end >= 0; end = key.indexOf('/', end + 1)) {
      for (const other of wanted.get(key.slice(0, end)) ?? []) meet(page, other, false)
      if (rank.has(page)) folders.set(key.slice(0, end), page)
    }
  }
  for (const page of all) {
    const inside = rank.has(page) ? undefined : folders.get(fold(page.path))
    if (inside !== undefined) meet(inside, page, false)
  }
  return found
}

/** From when on two outputs are there at once, in words; null if never. */
function meeting(page: Page, other: Page, site: Site): string | null {
  const [one, two] = [spanOf(page, site), spanOf(other, site)]
  const from = latest(one.from, two.from)
  const isApart = [one.until, two.until].some(
    until => until !== undefined && from !== undefined && until.epoch <= from.epoch,
  )
  if (isApart) return null
  return from === undefined ? '' : ` from ${clockTime(from)} on`
}

/** A list begins with the first of its articles. */
function spanOf({ kind, args, from }: Page, { spans, coming, articles }: Site): Span {
  const list = kind === 'list' && isRecord(args) ? coming?.lists.get(String(args.list)) : undefined
  if (list === undefined) return spans.get(from.file) ?? {}
  if (list.ids.some(id => articles.has(id))) return {}
  const first = list.ids.flatMap(id => spans.get(id)?.from ?? []).sort((a, b) => a.epoch - b.epoch)[0]
  return first === undefined ? {} : { from: first }
}

function latest(a: Moment | undefined, b: Moment | undefined): Moment | undefined {
  if (a === undefined || b === undefined) return a ?? b
  return a.epoch > b.epoch ? a : b
}
