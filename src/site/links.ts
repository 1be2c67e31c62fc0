import type { Asset } from '../model/article.ts'
import type { AssetFacts, ImageAnswer, LinkAnswer, Problem } from '../model/queries.ts'
import type { StaticFile } from '../model/scanned.ts'
import { schemeOf } from '../text/addresses.ts'
import { meantAddress } from '../text/meant-address.ts'
import { clockTime } from '../text/moment.ts'
import { didYouMean } from '../text/nearest.ts'
import { slugify } from '../text/slug.ts'
import { nearArticle, nearlyCalled } from './articles/other-texts.ts'
import { linkTo, meantHint, ofCopy } from './meant.ts'
import { assetFacts, findAsset } from './paths/assets.ts'
import { linkedProblem, pictureProblem } from './paths/file-problems.ts'
import { encodePath, ownPath, readTarget, sourceOf, staticPath, type Target } from './paths/target.ts'
import type { Site } from './site.ts'

/** The output paths that links to generated pages are checked against. */
export interface Routes {
  /** Those of the plan. */
  readonly now: ReadonlySet<string>
  /** Those that there were or will be, as time goes by. */
  readonly once: ReadonlySet<string>
}

export const noRoutes: Routes = { now: new Set(), once: new Set() }

/**
 * Where a link leads: an article's file becomes its address, a content file its hashed one, anything else must be
 * a page of the plan. Anchors are checked where the target is an article.
 */
export function resolveLink(site: Site, routes: Routes, from: string, written: string): LinkAnswer {
  const own = ownPath(written, site.config.site)
  if (own !== null) return toOwn(site, routes, from, own, written)
  const scheme = schemeOf(written)
  if (scheme !== undefined) return byScheme(scheme, written, site.config.links.schemes)
  const target = readTarget(from, written)
  if (target === null) return nowhere(written)
  if (target.path === null) return withAnchor(site, from, target, '', written)
  if (sourceOf(target) !== null) return toArticle(site, from, target, written)
  const asset = findAsset(from, written, site.assets)
  if (asset === undefined) return toRoute(site, routes, from, target, written)
  const article = nearArticle(asset.path)
  if (article !== undefined) return article
  const url = assetFacts(asset, site.config.base).url + target.query + hash(target)
  return withProblem(asset, { url }, linkedProblem(asset, written))
}

function nowhere(written: string): Problem {
  const why = written.includes('\\') ? 'has a backslash in it' : 'leads out of the site'
  return { problem: 'link/broken', message: `"${written}" ${why}`, ...meantHint(written) }
}

/** An address of this site in full: a reader gets what is published there, and no file of content/ by its name. */
function toOwn(site: Site, routes: Routes, from: string, path: string, written: string): LinkAnswer {
  const target = readTarget(from, path)
  return target === null ? nowhere(written) : toRoute(site, routes, from, target, written)
}

/** An address of a scheme that is not everybody's. */
function byScheme(scheme: string, written: string, allowed: readonly string[]): LinkAnswer {
  if (allowed.includes(scheme)) {
    const rest = encodeURI(written.slice(scheme.length)).replace(/%25(?=[\da-f]{2})/gi, '%')
    return { url: scheme + rest }
  }
  const meant = meantAddress(written)
  const message = `"${written}" leads to an address by "${scheme}:", which this site does not allow`
  const hint =
    meant === undefined
      ? `allow it in the site's config, \`links: { schemes: ['${scheme}'] }\`, or begin the path of a file with ./`
      : `did you mean "${meant}"?`
  return { problem: 'link/scheme', message, hint }
}

/** The picture that a piece refers to: beside it, below content/ or in static/; remote ones are no query. */
export function resolveImage(site: Site, from: string, written: string): ImageAnswer {
  const asset = findAsset(from, written, site.assets)
  if (asset !== undefined) return shown(asset, written, assetFacts(asset, site.config.base))
  const target = readTarget(from, written)
  const path = staticPath(target)
  const file = path === null ? undefined : site.statics.get(path)
  if (path !== null && file !== undefined) {
    return shown(file, written, { url: site.config.base + encodePath(path) })
  }
  const message = `there is no picture "${written}"`
  return { problem: 'image/missing', message, ...(ofCopy(site, from, target) ?? meantHint(written)) }
}

function shown(file: StaticFile, written: string, facts: AssetFacts): ImageAnswer {
  const instead = `link to it, without the exclamation mark: [its title](${written})`
  return withProblem(file, facts, pictureProblem(file, written, instead))
}

/** What is unsafe has no address. What is damaged has one, for a site that takes the damage for a warning. */
function withProblem<T extends AssetFacts>(
  file: Pick<Asset, 'path' | 'unsafe'>,
  facts: T,
  problem: Problem | undefined,
): T | Problem | (Problem & T) {
  if (problem === undefined) return facts
  return file.unsafe === undefined ? { ...facts, ...problem } : problem
}

/** The address of a source file that a link names, if anything is published of it. */
export function publishedAt(site: Site, named: string): string | undefined {
  return site.urls.get(idOf(site, named))
}

/** Links name files in the composed form, whatever the disk has. */
function idOf(site: Site, named: string): string {
  return site.ids.get(named) ?? named
}

function toArticle(site: Site, from: string, target: Target, written: string): LinkAnswer {
  const named = sourceOf(target) ?? ''
  const id = idOf(site, named)
  const url = publishedAt(site, named)
  if (url !== undefined) return withAnchor(site, id, target, url, written)
  const reason = site.unpublished.get(id)
  if (reason === 'future' || reason === 'expired') return notNow(site, id, target, written)
  // Its own file has an error that is reported already; that the link fails too would say nothing new.
  if (reason === 'incomplete') return { url: '#' }
  if (reason !== undefined) {
    const hint = 'publish it too, or drop the link'
    return { problem: 'link/unpublished', message: `"${written}" is a draft`, hint }
  }
  const called = (path: string): string => linkTo(path, from, target)
  const near = nearlyCalled(id, site.ids, site.assets, called)
  // In a very large site, looking for the like of each broken link would take longer than all else.
  const known = site.urls.size > 20_000 ? [] : site.urls.keys()
  const hint = near ?? didYouMean(id, known, path => `"${called(path)}"`)
  const message = `there is no article "${written}"`
  return { problem: 'link/broken', message, ...(hint === undefined ? {} : { hint }) }
}

/**
 * A piece that time has not brought yet, or has taken. A heading that it lacks is told of at once: on the day that it
 * appears nothing must be wrong that was not before.
 */
function notNow(site: Site, id: string, target: Target, written: string): Problem {
  const { from, until } = site.spans.get(id) ?? {}
  const waits = site.coming?.articles.has(id) ?? false
  const answer = waits ? withAnchor(site, id, target, '', written) : null
  if (answer !== null && 'problem' in answer) return answer
  const why = waits
    ? `waits until ${from === undefined ? 'later' : clockTime(from)}`
    : `expired on ${until === undefined ? 'a day' : clockTime(until)}`
  return { problem: 'link/not-now', message: `"${written}" ${why}` }
}

function toRoute(site: Site, routes: Routes, from: string, target: Target, written: string): LinkAnswer {
  const { base } = site.config
  const own = site.urls.get(from) ?? site.coming?.urls.get(from) ?? base
  const address = target.rooted ? base + target.path : addressBeside(own, written)
  // An address above the sub-directory that the site is served below is not the site's.
  const path = address.startsWith(base) ? address.slice(base.length) : null
  const bare = path?.replace(/\/$/, '')
  const index = bare === '' ? 'index.html' : `${bare}/index.html`
  const candidates = [path, path === null ? null : index, staticPath(target)].flatMap(one => one || [])
  for (const candidate of candidates) {
    if (!routes.now.has(candidate)) continue
    const url = base + encodePath(candidate.replace(/(^|\/)index\.html$/, '$1'))
    const article = site.byPath.get(candidate)
    if (article !== undefined) return withAnchor(site, article, target, url, written)
    const file = site.statics.get(candidate)
    const answer = { url: url + target.query + hash(target) }
    return file === undefined ? answer : withProblem(file, answer, linkedProblem(file, written))
  }
  const once = candidates.find(candidate => routes.once.has(candidate))
  if (once !== undefined) {
    const article = site.coming?.byPath.get(once) ?? site.gone?.byPath.get(once)
    if (article !== undefined) return notNow(site, article, target, written)
    const message = `nothing is published at "${written}" now: what stood there has expired, or what will waits`
    return { problem: 'link/not-now', message }
  }
  return { problem: 'link/broken', message: `nothing is published at "${written}"`, ...meantHint(written) }
}

/** The decoded address that a browser on the page `own` would go to. */
function addressBeside(own: string, written: string): string {
  return decodeURI(new URL(written, `http://h${own}`).pathname).normalize('NFC')
}

function withAnchor(site: Site, id: string, target: Target, url: string, written: string): LinkAnswer {
  const parsed = target.anchor ? (site.parsed.get(id) ?? site.coming?.parsed.get(id)) : undefined
  const anchors = parsed?.anchors
  const anchor = target.anchor && anchors ? known(target.anchor, anchors) : target.anchor
  if (anchor === undefined) {
    const hint = didYouMean(target.anchor ?? '', anchors ?? [])
    const message = `"${written}" names no heading of ${id}`
    return { problem: 'link/broken-anchor', message, ...(hint === undefined ? {} : { hint }) }
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
