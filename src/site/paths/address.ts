import type { Edition, ResolvedConfig } from '../../model/config.ts'
import { type Diagnostic, diagnostic, type Place } from '../../model/diagnostic.ts'
import { editionAt } from '../../parse/config/resolve-prefix.ts'
import { withoutMarkdown } from '../../text/markdown-name.ts'
import type { Moment } from '../../text/moment.ts'
import { unsafePath } from '../../text/safe.ts'
import { pathSegment } from '../../text/slug.ts'

/** What a source path says before any file is read. */
export interface Spot {
  readonly edition: string
  readonly kind: 'article' | 'page'
  /** Folders and file name below the edition, without extension and without a leading date. */
  readonly parts: readonly string[]
  /** First folder below the edition, unless it is a year. */
  readonly section: string | undefined
  /** `YYYY-MM-DD` that the file name begins with. */
  readonly day: string | undefined
}

/** Splits `content/<edition>/…/name.md` (or `.markdown`); null for a file that stands in no edition's folder. */
export function spotOf(path: string): Spot | null {
  const all = withoutMarkdown(path.normalize('NFC')).split('/')
  const [edition, first, last] = [all[1], all[2], all.at(-1)]
  if (edition === undefined || first === undefined || last === undefined) return null
  const folder = all.length > 3 ? first : undefined
  const kind = folder === 'pages' ? 'page' : 'article'
  const dated = kind === 'article' ? /^(\d{4}-\d{2}-\d{2})-(.+)$/.exec(last) : null
  const parts = all.slice(kind === 'page' ? 3 : 2)
  if (dated !== null) parts[parts.length - 1] = dated[2] ?? last
  return {
    edition,
    kind,
    parts,
    section: kind === 'article' && folder !== undefined && !/^\d{4}$/.test(folder) ? folder : undefined,
    day: dated?.[1],
  }
}

/** What the pattern of addresses may use of an article. */
export interface Addressed {
  readonly spot: Spot
  readonly slug?: string | undefined
  /** The `key` of front matter; the path without the date where it names none, so that addresses have no dates in them. */
  readonly key?: string | undefined
  readonly section?: string | undefined
  readonly date?: Moment | undefined
}

/**
 * The output path of a piece: its address, with `index.html` where that is a folder. Pages stand directly below their edition.
 * Returns the reason in words where the address would be unsafe.
 */
export function outputPath(of: Addressed, config: ResolvedConfig): { path: string } | { unsafe: string } {
  const { spot } = of
  if (of.slug !== undefined) {
    const reason = of.slug.includes('/') ? 'it has a slash' : unsafePath(of.slug)
    if (reason !== null || /[%?#]/.test(of.slug)) return { unsafe: reason ?? 'it has a %, ? or #' }
  }
  const last = spot.parts.length - 1
  const slug = pathSegment(of.slug ?? spot.parts[last] ?? '')
  let local = ''
  for (let index = 0; index < last; index++) local += `${pathSegment(spot.parts[index] ?? '')}/`
  local += slug
  let path = ''
  for (const pieces of patternSegments(spot.kind === 'page' ? '{edition}/{path}' : config.address)) {
    let part = ''
    for (const [index, piece] of pieces.entries()) {
      part += index % 2 === 0 ? piece : placeholder(piece, of, local, slug, config)
    }
    if (part !== '') path += path === '' ? part : `/${part}`
  }
  const reason = slug === '' ? 'it is empty' : unsafePath(path)
  if (reason !== null) return { unsafe: reason }
  return { path: isFile(path) ? path : `${path}/index.html` }
}

/** An address that ends in `.html` is a file, and all others are folders with an index. */
export function isFile(address: string): boolean {
  return /\.html?$/i.test(address)
}

/**
 * The edition whose folder an address leads into, though the piece is of another one without a prefix. Where all editions
 * share the first folder of their articles, that may be any part of it.
 */
export function intrudedBy(
  path: string,
  { edition, kind }: Spot,
  config: ResolvedConfig,
): Edition | undefined {
  const own = config.editions.find(({ id }) => id === edition)
  if (own?.prefix !== '') return undefined
  const isFirst = kind === 'page' || config.address.startsWith('{edition}/')
  const parts = path.split('/')
  for (const part of isFirst ? parts.slice(0, 1) : parts) {
    const other = editionAt(part.replace(/\.html?$/i, ''), config.editions)
    if (other !== undefined) return other
  }
  return undefined
}

/** The parts of a pattern, each cut into what stands there and, at every other place, the name of a placeholder. */
function patternSegments(pattern: string): readonly (readonly string[])[] {
  const known = patterns.get(pattern)
  if (known !== undefined) return known
  const parts = pattern.split('/').map(part => part.split(/\{(\w+)\}/))
  patterns.set(pattern, parts)
  return parts
}

const patterns = new Map<string, readonly (readonly string[])[]>()

/** The part of an address that is too long for the file systems of readers' and editors' machines. */
export function tooLong(path: string): string | undefined {
  // Three bytes at most are a UTF-16 unit.
  return path.length <= 60 ? undefined : path.split('/').find(part => Buffer.byteLength(part) > 180)
}

export function longPart(part: string, place: Place): Diagnostic {
  return diagnostic('path/too-long', `"${part.slice(0, 40)}…" is too long`, place)
}

function placeholder(
  name: string,
  of: Addressed,
  local: string,
  slug: string,
  { editions }: ResolvedConfig,
): string {
  switch (name) {
    case 'edition':
      return editions.find(({ id }) => id === of.spot.edition)?.prefix ?? of.spot.edition
    case 'path':
      return local
    case 'slug':
      return slug
    case 'section':
      return pathSegment(of.section ?? '')
    case 'key':
      return (of.key?.split('/') ?? of.spot.parts).map(pathSegment).join('/')
    case 'year':
      return of.date?.iso.slice(0, 4) ?? ''
    case 'month':
      return of.date?.iso.slice(5, 7) ?? ''
    case 'day':
      return of.date?.iso.slice(8, 10) ?? ''
    default:
      return ''
  }
}
