import type { Body, DirectiveHole, Hole, ImageSize, Position } from '../model/article.ts'
import { holesIn } from '../model/body.ts'
import { type Diagnostic, diagnostic } from '../model/diagnostic.ts'
import type { Report } from '../model/page.ts'
import type { Queries } from '../model/queries.ts'
import { ownPath, readTarget, sourceOf } from '../site/paths/target.ts'
import { schemeOf } from '../text/addresses.ts'
import { isMarkdown } from '../text/markdown-name.ts'
import { escapeHtml } from '../text/safe.ts'
import { renderDirective } from './directive.ts'
import { operable } from './operable.ts'
import { stringOf } from './page/vocabulary.ts'

export interface BodyOptions {
  /** Put before addresses that begin with a slash: feeds want absolute ones. */
  readonly origin: string | undefined
  /** The page's own absolute address, for `#…` links in feeds. */
  readonly self: string | undefined
}

/** The addresses that the page itself has. */
const own: BodyOptions = { origin: undefined, self: undefined }

/**
 * Fills the holes of an article's body: addresses of links and pictures, words in the edition's language.
 * Links and pictures that lead nowhere are reported with their place in the source.
 */
export function renderBody(id: string, ask: Queries, report: Report, options: BodyOptions = own): string {
  const { edition } = ask.article(id)
  const html = fillBody(ask.body(id), id, edition, ask, report, options)
  const shown = html.includes(noAddress) ? plainWords(html) : html
  // Feed readers have their own ways.
  return options === own ? operable(shown, edition, ask) : shown
}

function fillBody(
  body: Body,
  id: string,
  edition: string,
  ask: Queries,
  report: Report,
  options: BodyOptions,
): string {
  let html = ''
  for (const part of body) {
    html +=
      typeof part === 'string' ? withSelf(part, options) : fillHole(part, id, edition, ask, report, options)
  }
  return html
}

/**
 * Checks links and pictures of a text that has no page: because its front matter is wrong, so that one run tells all, or
 * because it waits. Addresses relative to the page are left out where it will have none.
 */
export function checkBody(id: string, body: Body, ask: Queries, willHavePage = false): Diagnostic[] {
  return withAddresses(holesIn(body)).flatMap(part => {
    if (part.kind === 'text' || part.kind === 'directive') return []
    if (part.kind === 'web' && ownPath(part.target, ask.setting('site')) === null) return []
    const isFile = part.target.startsWith('/') || isMarkdown(part.target.replace(/[?#].*/s, ''))
    if (!willHavePage && part.kind === 'link' && !isFile && schemeOf(part.target) === undefined) return []
    const answer = part.kind === 'image' ? ask.image(id, part.target) : ask.link(id, part.target)
    if (!('problem' in answer)) return []
    return [part.kind === 'autolink' ? typed(part, id) : problem(part, id, answer)]
  })
}

/** What directives name in their braces is checked as what stands in the text. */
function withAddresses(holes: readonly Hole[]): Hole[] {
  return holes.flatMap(hole => (hole.kind === 'directive' ? addressesOf(hole) : [hole]))
}

function addressesOf({ addresses, line, column, endColumn }: DirectiveHole): Hole[] {
  const at = { line, column, ...(endColumn === undefined ? {} : { endColumn }) }
  return addresses.map(one => ({ ...one, ...at }))
}

/** Footnotes link within the page by `#…`; a feed has no page. In text no `<` is left, so only attributes match. */
function withSelf(html: string, { self }: BodyOptions): string {
  return self === undefined
    ? html
    : html.replace(/(<a [^<>]*?\bhref=")#/g, (_, before: string) => `${before}${escapeHtml(self)}#`)
}

function fillHole(
  hole: Hole,
  id: string,
  edition: string,
  ask: Queries,
  report: Report,
  options: BodyOptions,
): string {
  if (hole.kind === 'text') return escapeHtml(stringOf(ask, edition, hole.key, hole.values))
  if (hole.kind === 'directive') {
    for (const one of addressesOf(hole)) fillHole(one, id, edition, ask, report, options)
    const fill = (body: Body): string => fillBody(body, id, edition, ask, report, options)
    const inner = { label: fill(hole.label), content: fill(hole.content) }
    return reachable(renderDirective(hole, inner, ask.article(id), ask, report), options)
  }
  if (hole.kind === 'web' && ownPath(hole.target, ask.setting('site')) === null)
    return ` href="${escapeHtml(hole.target)}"`
  if (hole.kind === 'autolink') {
    const answer = ask.link(id, hole.target)
    if ('url' in answer) return `<a href="${escapeHtml(answer.url)}">${escapeHtml(hole.target)}</a>`
    report(typed(hole, id))
    return escapeHtml(`<${hole.target}>`)
  }
  if (hole.kind !== 'image') {
    const known = linkAddress(hole.target, id, ask)
    const answer = known === null ? ask.link(id, hole.target) : { url: known }
    if ('problem' in answer) report(problem(hole, id, answer))
    return 'url' in answer ? ` href="${escapeHtml(absolute(answer.url, options))}"` : noAddress
  }
  const answer = ask.image(id, hole.target)
  if ('problem' in answer) report(problem(hole, id, answer))
  // A reader sees the description that stands in its place.
  if (!('url' in answer)) return ` src="${escapeHtml(absolute(hole.target, options))}"`
  return ` src="${escapeHtml(absolute(answer.url, options))}"${sizeOf(hole.size, answer)}`
}

/** What a directive has made knows no feed, whose addresses are those of another page. */
function reachable(html: string, options: BodyOptions): string {
  const { origin } = options
  if (origin === undefined) return html
  const rooted = html.replace(
    /(<[a-z][^<>]*?\s(?:href|src|poster)=")(?=\/(?!\/))/g,
    (_, before: string) => before + escapeHtml(origin),
  )
  return withSelf(rooted, options)
}

/** Stands for the address of a link that leads nowhere; no text has the sign in it. */
const noAddress = ' \uFDD0'

/** A link that leads nowhere is its words. What others may point at, and what says how to read it, stays around them. */
function plainWords(html: string): string {
  const link = /<a((?:[^<>"]|"[^"]*")*?) \uFDD0((?:[^<>"]|"[^"]*")*)>(.*?)<\/a>/gs
  return html.replace(link, (_, before: string, behind: string, words: string) => {
    const kept = (before + behind).match(/ (?:id|lang|dir)="[^"]*"/g)?.join('') ?? ''
    return kept === '' ? words : `<span${kept}>${words}</span>`
  })
}

/** The size that the text wants, with its other side by the picture's own, which is the size where it wants none. */
function sizeOf(wanted: ImageSize = {}, own: { readonly width?: number; readonly height?: number }): string {
  const ratio = own.width && own.height ? own.width / own.height : undefined
  const other = (side: string | undefined, by: number): string | undefined =>
    ratio === undefined || side === undefined || side.endsWith('%')
      ? undefined
      : String(Math.max(Math.round(Number(side) * by), 1))
  const isFree = wanted.width === undefined && wanted.height === undefined
  const width = isFree ? own.width : (wanted.width ?? other(wanted.height, ratio ?? 1))
  const height = isFree ? own.height : (wanted.height ?? other(wanted.width, 1 / (ratio ?? 1)))
  return `${width === undefined ? '' : ` width="${width}"`}${height === undefined ? '' : ` height="${height}"`}`
}

/** Most links name an article's file and nothing in it: all that lead there ask the same, and so does its own page. */
function linkAddress(target: string, from: string, ask: Queries): string | null {
  const read = readTarget(from, target)
  const source = read === null || read.query !== '' || read.anchor !== null ? null : sourceOf(read)
  return source === null ? null : ask.address(source)
}

function absolute(url: string, { origin, self }: BodyOptions): string {
  if (origin === undefined) return url
  return /^[#?]/.test(url) ? `${self ?? ''}${url}` : url.startsWith('/') ? origin + url : url
}

function typed({ target, ...at }: Extract<Hole, { kind: 'autolink' }>, file: string): Diagnostic {
  const message = `"<${target}>" is no address that this site allows: it stands as it was typed`
  return problem(at, file, { problem: 'link/autolink', message })
}

function problem(
  { line, column, endColumn }: Position,
  file: string,
  answer: { problem: Diagnostic['code']; message: string; hint?: string },
): Diagnostic {
  const place = { file, line, column, ...(endColumn === undefined ? {} : { endColumn }) }
  return diagnostic(
    answer.problem,
    answer.message,
    place,
    answer.hint === undefined ? {} : { hint: answer.hint },
  )
}
