import { closest, distance } from 'fastest-levenshtein'
import type { ImageAnswer, LinkAnswer } from '../model/questions.ts'
import { slugify } from '../text/slug.ts'
import { assetFacts, findAsset } from './assets.ts'
import type { Site } from './site.ts'
import { encodePath, readTarget, sourceOf, staticPath, type Target } from './target.ts'

/** Every output path of the plan, so that links to generated pages can be checked. */
export type Routes = ReadonlySet<string>

/**
 * Where a link leads: an article's file becomes its address, a content file its hashed one, anything else must be
 * a page of the plan. Anchors are checked where the target is an article.
 */
export function resolveLink(site: Site, routes: Routes, from: string, written: string): LinkAnswer {
  const target = readTarget(from, written)
  if (target === null) return { problem: 'link/broken', message: `"${written}" leads out of the site` }
  if (target.path === null) return withAnchor(site, from, target, '', written)
  if (sourceOf(target) !== null) return toArticle(site, target, written)
  const asset = findAsset(from, written, site.assets)
  if (asset?.unsafe !== undefined) {
    return { problem: 'content/unsafe-file', message: `"${written}" is not published: ${asset.unsafe}` }
  }
  if (asset !== undefined)
    return { url: assetFacts(asset, site.config.base).url + target.query + hash(target) }
  return toRoute(site, routes, from, target, written)
}

/** The picture that a piece refers to: beside it, below content/ or in static/; remote ones are no question. */
export function resolveImage(site: Site, routes: Routes, from: string, written: string): ImageAnswer {
  const asset = findAsset(from, written, site.assets)
  if (asset?.unsafe !== undefined) {
    return { problem: 'content/unsafe-file', message: `"${written}" is not published: ${asset.unsafe}` }
  }
  if (asset !== undefined) return assetFacts(asset, site.config.base)
  const path = staticPath(readTarget(from, written))
  if (path !== null && routes.has(path)) return { url: site.config.base + encodePath(path) }
  return { problem: 'image/missing', message: `there is no picture "${written}"` }
}

/** The address of a source file that a link names, if anything is published of it. */
export function publishedAt(site: Site, named: string): string | undefined {
  return site.urls.get(idOf(site, named))
}

/** Links name files in the composed form, whatever the disk has. */
function idOf(site: Site, named: string): string {
  return site.ids.get(named) ?? named
}

function toArticle(site: Site, target: Target, written: string): LinkAnswer {
  const named = sourceOf(target) ?? ''
  const id = idOf(site, named)
  const url = publishedAt(site, named)
  if (url !== undefined) return withAnchor(site, id, target, url, written)
  const reason = site.unpublished.get(id)
  // Its own file has an error that is reported already; that the link fails too would say nothing new.
  if (reason === 'incomplete') return { url: '#' }
  if (reason !== undefined) return unpublished(reason, written)
  const hint = didYouMean(id, [...site.urls.keys()])
  return { problem: 'link/broken', message: `there is no article "${written}"`, ...hint }
}

function unpublished(reason: 'draft' | 'future' | 'expired', written: string): LinkAnswer {
  const why = { draft: 'a draft', future: 'dated in the future', expired: 'expired' }[reason]
  return {
    problem: 'link/unpublished',
    message: `"${written}" is ${why}`,
    hint: 'publish it too, or drop the link',
  }
}

function toRoute(site: Site, routes: Routes, from: string, target: Target, written: string): LinkAnswer {
  const { base } = site.config
  const own = site.urls.get(from) ?? base
  const address = target.rooted ? base + target.path : addressBeside(own, written)
  // An address above the sub-directory that the site is served below is not the site's.
  const path = address.startsWith(base) ? address.slice(base.length) : null
  const bare = path?.replace(/\/$/, '')
  const index = bare === '' ? 'index.html' : `${bare}/index.html`
  for (const candidate of [path, path === null ? null : index, staticPath(target)]) {
    if (candidate === null || candidate === '' || !routes.has(candidate)) continue
    const url = base + encodePath(candidate.replace(/(^|\/)index\.html$/, '$1'))
    const article = site.byPath.get(candidate)
    if (article !== undefined) return withAnchor(site, article, target, url, written)
    return { url: url + target.query + hash(target) }
  }
  return { problem: 'link/broken', message: `nothing is published at "${written}"` }
}

/** The decoded address that a browser on the page `own` would go to. */
function addressBeside(own: string, written: string): string {
  return decodeURI(new URL(written, `http://h${own}`).pathname).normalize('NFC')
}

function withAnchor(site: Site, id: string, target: Target, url: string, written: string): LinkAnswer {
  const anchors = target.anchor ? site.parsed.get(id)?.anchors : undefined
  const anchor = target.anchor && anchors ? known(target.anchor, anchors) : target.anchor
  if (anchor === undefined) {
    return {
      problem: 'link/broken-anchor',
      message: `"${written}" names no heading of ${id}`,
      ...didYouMean(target.anchor ?? '', anchors ?? []),
    }
  }
  return { url: url + target.query + hash({ ...target, anchor }) }
}

/** GitHub keeps the selectors of emoji in ids, and so do links that come with a text. */
function known(anchor: string, anchors: readonly string[]): string | undefined {
  if (anchors.includes(anchor)) return anchor
  const plain = /[\u20E3\uFE00-\uFE0F]/.test(anchor) ? slugify(anchor) : undefined
  return anchors.find(one => one === plain)
}

function hash(target: Target): string {
  return target.anchor === null ? '' : `#${encodePath(target.anchor)}`
}

function didYouMean(wanted: string, known: readonly string[]): { hint?: string } {
  if (known.length === 0 || known.length > 20_000) return {}
  const near = closest(wanted, [...known])
  return distance(wanted, near) <= Math.max(2, wanted.length / 10) ? { hint: `did you mean "${near}"?` } : {}
}
