import type { Live } from '../engine/live/live.ts'
import type { Shown } from '../engine/live/shown.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import { digest } from '../text/digest.ts'
import { scriptJson } from '../text/safe.ts'

/** What stands at an address. */
export type Look =
  | ({ readonly kind: 'page'; readonly status: 200 | 404 | 500; readonly html: string } & OfPage)
  | { readonly kind: 'text'; readonly name: string; readonly text: string }
  | { readonly kind: 'file'; readonly name: string; readonly file: string }
  | { readonly kind: 'folder' }
  | { readonly kind: 'elsewhere'; readonly base: string }

interface OfPage {
  /** Digest of all that the browser shows: one that shows something else must load the page again. */
  readonly version: string
  readonly early: Early
  /** What rendering this page found. */
  readonly diagnostics: readonly Diagnostic[]
}

/** What a build would not publish yet: the page itself, and the addresses that it links to. */
interface Early {
  readonly own: 'draft' | 'future' | null
  readonly links: { readonly [address: string]: 'draft' | 'future' }
}

/** Looks up a decoded path as a static host would in the output of a build. */
export function look(live: Live, path: string): Look {
  const base = live.served?.sources.config.base ?? '/'
  if (live.served === null) return page(500, { content: '', diagnostics: [] }, neverEarly)
  if (!path.startsWith(base)) return { kind: 'elsewhere', base }
  const local = path.slice(base.length)
  const name = local === '' || local.endsWith('/') ? `${local}index.html` : local
  const found = live.show(name) ?? live.show(name.normalize('NFC'))
  if (found === null) {
    if (name === local && live.served.pages.has(`${local}/index.html`)) return { kind: 'folder' }
    return notFound(live, local)
  }
  if ('file' in found) return { kind: 'file', name, file: found.file }
  if (!name.endsWith('.html')) return { kind: 'text', name, text: found.content }
  const early = { own: earlyState(live, name), links: earlyLinks(live, found.content) }
  return page(found.content === '' ? 500 : 200, found, early)
}

function notFound(live: Live, local: string): Look {
  const found = live.show(`${local.split('/')[0]}/404.html`) ?? live.show('404.html')
  if (found === null || 'file' in found) return page(404, { content: '', diagnostics: [] }, neverEarly)
  return page(404, found, { own: null, links: earlyLinks(live, found.content) })
}

const neverEarly: Early = { own: null, links: {} }

function page(status: 200 | 404 | 500, { content, diagnostics }: Shown, early: Early): Look {
  const version = digest(JSON.stringify([status, early, content])).slice(0, 16)
  return { kind: 'page', status, html: content, version, early, diagnostics }
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

function earlyLinks({ served }: Live, html: string): Early['links'] {
  const found: Record<string, 'draft' | 'future'> = {}
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

/** `name`: path in the output. */
function earlyState({ served }: Live, name: string): Early['own'] {
  const id = served?.site.byPath.get(name)
  return (id === undefined ? undefined : served?.site.early.get(id)) ?? null
}
