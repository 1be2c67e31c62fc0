import type { Article, Parsed } from '../model/article.ts'
import { canonicalJson } from '../text/digest.ts'
import { placePiece } from './articles/place.ts'
import { replaced } from './articles/replaced.ts'
import { findAsset } from './paths/assets.ts'
import type { Site } from './site.ts'

/**
 * The site after one article's text changed and nothing else: what `assemble` would give, without asking the thousands
 * of others. Null where more may depend on it: front matter, the pictures and files it shows, a piece that is
 * not published. Which lists it stands in, its pair, its address follow from those alone.
 */
export function patchSite(site: Site, id: string, parsed: Parsed): Site | null {
  const article = site.articles.get(id)
  const before = site.parsed.get(id)
  if (article === undefined || before === undefined) return null
  if (!equal(before.front, parsed.front)) return null
  if (!equal(filesOf(site, id, before), filesOf(site, id, parsed))) return null
  return {
    ...site,
    articles: replaced(site.articles, id, patched(article, parsed, site)),
    parsed: replaced(site.parsed, id, parsed),
  }
}

function patched(article: Article, parsed: Parsed, site: Site): Article {
  const written = placePiece(article.id, parsed, site.config).piece?.fields.summary
  return { ...article, words: parsed.words, summary: written ?? (parsed.lead || undefined) }
}

/** The files beside articles that a text shows or links to: they are copied because of it. */
function filesOf(site: Site, id: string, { targets }: Parsed): string[] {
  return [...new Set(targets.flatMap(target => findAsset(id, target, site.assets)?.path ?? []))].sort()
}

function equal(a: unknown, b: unknown): boolean {
  return canonicalJson(a) === canonicalJson(b)
}
