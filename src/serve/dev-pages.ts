import type { Copied, Live } from '../build/live.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import { digest } from '../text/digest.ts'
import { scriptJson } from '../text/safe.ts'

/** What stands at an address. */
export type Look =
  | ({ readonly kind: 'page'; readonly status: 200 | 404 | 500; readonly html: string } & OfPage)
  | { readonly kind: 'text'; readonly name: string; readonly text: string }
  | ({ readonly kind: 'file' } & Copied)
  | { readonly kind: 'folder' }
  | { readonly kind: 'elsewhere'; readonly base: string }

interface OfPage {
  /** What a build would not publish: this page, and pages that it links to, by address. */
  readonly early: Early
  /** Digest of all that is to be seen: a browser that shows another one must load the page again. */
  readonly version: string
  /** What rendering this page found. */
  readonly diagnostics: readonly Diagnostic[]
}

export type State = 'draft' | 'future'

export interface Early {
  readonly own: State | null
  readonly links: Readonly<Record<string, State>>
}

/** Looks up a decoded path as a static host would in the output of a build. */
export function look(live: Live, path: string): Look {
  const base = live.served?.sources.config.base ?? '/'
  const page = pageOf(live, path)
  if (live.served === null) return page(500, '', [])
  if (!path.startsWith(base)) return { kind: 'elsewhere', base }
  const local = path.slice(base.length)
  const name = local === '' || local.endsWith('/') ? `${local}index.html` : local
  const found = live.show(name) ?? live.show(name.normalize('NFC'))
  if (found === null) {
    if (name === local && live.served.pages.has(`${local}/index.html`)) return { kind: 'folder' }
    return notFound(live, local, page)
  }
  if ('file' in found) return { kind: 'file', ...found }
  if (!name.endsWith('.html')) return { kind: 'text', name, text: found.content }
  return page(found.content === '' ? 500 : 200, found.content, found.diagnostics)
}

type MakePage = (status: 200 | 404 | 500, html: string, diagnostics: readonly Diagnostic[]) => Look

function pageOf(live: Live, path: string): MakePage {
  return (status, html, diagnostics) => {
    const early = { own: earlyState(live, path), links: earlyLinks(live, html) }
    const version = digest(JSON.stringify([status, html, early])).slice(0, 16)
    return { kind: 'page', status, html, early, version, diagnostics }
  }
}

function notFound(live: Live, local: string, page: MakePage): Look {
  const found = live.show(`${local.split('/')[0]}/404.html`) ?? live.show('404.html')
  if (found === null || 'file' in found) return page(404, '', [])
  return page(404, found.content, found.diagnostics)
}

/** Links of a page that lead to what a build would not publish: address → why. */
function earlyLinks(live: Live, html: string): Record<string, State> {
  const { served } = live
  const found: Record<string, State> = {}
  if (served === null || served.site.early.size === 0) return found
  const states = new Map(
    [...served.site.early].flatMap(([id, state]) => {
      const url = served.site.urls.get(id)
      return url === undefined ? [] : [[url, state] as const]
    }),
  )
  for (const [, href = ''] of html.matchAll(/ href="([^"#?]+)/g)) {
    const state = states.get(href)
    if (state !== undefined) found[href] = state
  }
  return found
}

/** Why the page at an address would not be there after a build, or null. */
function earlyState(live: Live, path: string): State | null {
  const { served } = live
  if (served === null) return null
  const local = path.slice(served.sources.config.base.length)
  const id = served.site.byPath.get(local === '' || local.endsWith('/') ? `${local}index.html` : local)
  return (id === undefined ? undefined : served.site.early.get(id)) ?? null
}

/** A page as it is sent in dev: with the script that keeps it fresh, and with what that must know. */
export function withClient(html: string, facts: { readonly [key: string]: unknown }): string {
  const text = html === '' ? nothing : html
  const scripts =
    `<script type="application/json" id="diglot-dev">${scriptJson(facts)}</script>` +
    '<script type="module" src="/__diglot/dev.js" async></script>'
  const end = text.lastIndexOf('</body>')
  return end === -1 ? text + scripts : text.slice(0, end) + scripts + text.slice(end)
}

const nothing = `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark"><title>Diglot</title></head>
<body><p style="font: 1rem system-ui; margin: 3rem auto; text-align: center">This page cannot be shown yet.</p></body></html>
`
