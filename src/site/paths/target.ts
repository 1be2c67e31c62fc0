import { schemeOf } from '../../text/addresses.ts'
import { isMarkdown } from '../../text/markdown-name.ts'

/** A link target as written, taken apart. */
export interface Target {
  /** Path below the site's root, e.g. `content/zh/news/air.md`; null for a bare `#anchor`. */
  readonly path: string | null
  /** Whether the target began with a slash: it is meant from the root of the site, not from the file. */
  readonly rooted: boolean
  readonly query: string
  /** Decoded, without `#`; null where there is none. */
  readonly anchor: string | null
}

/**
 * Reads a target relative to the file it stands in: decoded once, then joined, then checked to stay below the
 * site's root. Null if it leaves the site, which an address with a scheme does, or is not well encoded.
 */
export function readTarget(from: string, target: string): Target | null {
  if (schemeOf(target) !== undefined) return null
  const [written, query, hash] = split(target)
  const path = decode(written)
  const anchor = hash === undefined ? null : (decode(hash)?.normalize('NFC') ?? null)
  if (path === null || (hash !== undefined && anchor === null)) return null
  if (path === '') return { path: null, rooted: false, query, anchor }
  const rooted = path.startsWith('/')
  const parts = rooted ? [] : from.split('/').slice(0, -1)
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue
    if (part !== '..') parts.push(part)
    else if (parts.pop() === undefined) return null
  }
  const joined = parts.join('/').normalize('NFC')
  return { path: path.endsWith('/') && joined !== '' ? `${joined}/` : joined, rooted, query, anchor }
}

/** An absolute address of this site, as one from its root: `/zh/air/?a#b`; null for every other. `site` ends in a slash. */
export function ownPath(address: string, site: string): string | null {
  const { host, pathname: base } = urlOf(site)
  // Most lead elsewhere, and to parse them all would take its time. Names that are not of ASCII are parsed.
  if (!/^(?:https?:)?\/\//i.test(address) || !(address.toLowerCase().includes(host) || host.includes('xn--')))
    return null
  if (!URL.canParse(address, site)) return null
  const url = new URL(address, site)
  const isOwn = url.host === host && `${url.pathname}/`.startsWith(base)
  return isOwn ? `/${url.pathname.slice(base.length)}${url.search}${url.hash}` : null
}

let lastSite = new URL('http://localhost/')

function urlOf(site: string): URL {
  if (lastSite.href !== site) lastSite = new URL(site)
  return lastSite
}

/** What stands before `?`, from there to `#`, and behind that. */
function split(target: string): [written: string, query: string, hash: string | undefined] {
  const sharp = target.indexOf('#')
  const front = sharp === -1 ? target : target.slice(0, sharp)
  const asked = front.indexOf('?')
  const hash = sharp === -1 ? undefined : target.slice(sharp + 1)
  return asked === -1 ? [front, '', hash] : [front.slice(0, asked), front.slice(asked), hash]
}

/** The source file that a target names, by its path below the site; null where it names something else. */
export function sourceOf({ path, rooted }: Target): string | null {
  if (path === null || !isMarkdown(path)) return null
  return rooted && !path.startsWith('content/') ? `content/${path}` : path
}

/** A file of static/, whose folder is not part of its address; editors may name it either way. */
export function staticPath(target: Target | null): string | null {
  if (target?.path == null) return null
  if (target.path.startsWith('static/')) return target.path.slice('static/'.length)
  return target.rooted ? target.path : null
}

/** Files of static/ may have names that mean something in an address. */
export function encodePath(path: string): string {
  return encodeURI(path).replace(/[?#]/g, encodeURIComponent)
}

function decode(text: string): string | null {
  try {
    const decoded = text.includes('%') ? decodeURIComponent(text) : text
    return /[\u0000-\u001F\\]/.test(decoded) ? null : decoded
  } catch {
    return null
  }
}
