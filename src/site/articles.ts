import type { Article, Asset, Parsed, TermKind } from '../model/article.ts'
import type { ResolvedConfig } from '../model/config.ts'
import { type Diagnostic, diagnostic } from '../model/diagnostic.ts'
import { unsafePath } from '../text/safe.ts'
import { pathSegment } from '../text/slug.ts'
import { longPart, outputPath, tooLong } from './address.ts'
import { findAsset } from './assets.ts'
import { pairUp, withSharedFacts } from './pairs.ts'
import { missingFacts, type Piece } from './place.ts'
import { readTarget } from './target.ts'
import type { Terms } from './terms.ts'

/** What decides whether a piece is published, besides its own front matter. */
export interface Clock {
  /** Milliseconds since 1970; articles dated later wait. */
  readonly now: number
  /** Publish drafts and future articles too. */
  readonly drafts: boolean
}

export interface Settled {
  readonly published: readonly { readonly article: Article; readonly parsed: Parsed }[]
  /** Source path → why it is not published. */
  readonly unpublished: ReadonlyMap<string, 'draft' | 'future' | 'expired' | 'incomplete'>
  readonly diagnostics: readonly Diagnostic[]
}

/** Turns placed pieces into articles: facts shared between pairs, names into terms, addresses, who is published. */
export function settle(
  pieces: readonly Piece[],
  terms: Terms,
  assets: ReadonlyMap<string, Asset>,
  config: ResolvedConfig,
  clock: Clock,
): Settled {
  const { pairs, diagnostics } = pairUp(pieces, config)
  const published: { article: Article; parsed: Parsed }[] = []
  const unpublished = new Map<string, 'draft' | 'future' | 'expired' | 'incomplete'>()
  for (const own of pieces) {
    const piece = withSharedFacts(own, pairs, config)
    diagnostics.push(...missingFacts(piece))
    const reason = whyUnpublished(piece, clock)
    const article = toArticle(piece, idsOf(piece, terms, reason === null), assets, config, diagnostics)
    if (article === null) unpublished.set(piece.id, 'incomplete')
    else if (reason !== null) unpublished.set(piece.id, reason)
    else published.push({ article, parsed: piece.parsed })
  }
  return { published, unpublished, diagnostics }
}

/** Drafts fail closed: whatever is unsure is not published. */
function whyUnpublished(piece: Piece, clock: Clock): 'draft' | 'future' | 'expired' | 'incomplete' | null {
  const { fields, present } = piece
  if (fields.expires !== undefined && fields.expires.epoch <= clock.now) return 'expired'
  if (clock.drafts) return null
  if (fields.draft === true || (present.has('draft') && fields.draft === undefined)) return 'draft'
  if (fields.date !== undefined && fields.date.epoch > clock.now) return 'future'
  return null
}

type Ids = (kind: TermKind, fact: 'tags' | 'author' | 'editor' | 'source') => string[]

/** The ids of the terms that a piece names. Those that its pair names are known by the pair's language and place. */
function idsOf(piece: Piece, terms: Terms, shown: boolean): Ids {
  return (kind, fact) => {
    const names = [piece.fields[fact] ?? []].flat()
    const by = piece.from[fact] ?? piece
    return [...new Set(names.flatMap(named => terms.resolve(kind, named, by, shown) ?? []))]
  }
}

function toArticle(
  piece: Piece,
  ids: Ids,
  assets: ReadonlyMap<string, Asset>,
  config: ResolvedConfig,
  diagnostics: Diagnostic[],
): Article | null {
  const { id, spot, fields, parsed } = piece
  const tags = ids('tags', 'tags')
  const authors = ids('people', 'author')
  const editors = ids('people', 'editor')
  const [source] = ids('sources', 'source')
  const path = addressOf(piece, config, diagnostics)
  const image = imageOf(piece, assets, diagnostics)
  const aliases = aliasesOf(piece, diagnostics)
  const section = sectionOf(piece, diagnostics)
  if (fields.title === undefined || path === null || (spot.kind === 'article' && fields.date === undefined))
    return null
  return {
    id,
    kind: spot.kind,
    edition: spot.edition,
    key: piece.key,
    path,
    title: fields.title,
    tags,
    authors,
    editors,
    aliases,
    corrections: fields.corrections ?? [],
    headings: parsed.headings,
    words: parsed.words,
    extra: piece.extra,
    ...defined({
      section,
      source,
      image,
      date: fields.date,
      updated: fields.updated,
      summary: fields.summary ?? (parsed.lead || undefined),
      sourceUrl: fields.sourceUrl,
      withdrawn: fields.withdrawn === true ? '' : fields.withdrawn,
      template: fields.template?.name,
      order: fields.order,
    }),
  }
}

function addressOf(piece: Piece, config: ResolvedConfig, diagnostics: Diagnostic[]): string | null {
  const { spot, fields, key, id } = piece
  const section = fields.section?.name ?? spot.section
  const found = outputPath(
    { spot, key, ...defined({ slug: fields.slug?.name, section, date: fields.date }) },
    config,
  )
  const at = fields.slug?.at ?? { line: 1, column: 1 }
  if ('unsafe' in found) {
    const what = fields.slug === undefined ? 'the address of this file' : `the slug "${fields.slug.name}"`
    diagnostics.push(diagnostic('path/unsafe', `${what} is not safe: ${found.unsafe}`, { file: id, ...at }))
    return null
  }
  const long = tooLong(found.path)
  if (long !== undefined) diagnostics.push(longPart(long, { file: id, ...at }))
  return found.path
}

function sectionOf(piece: Piece, diagnostics: Diagnostic[]): string | undefined {
  const named = piece.fields.section
  if (named === undefined) return piece.spot.section
  const at = { file: (piece.from.section ?? piece).id, ...named.at }
  const reason = unsafePath(named.name) ?? (named.name.includes('/') ? 'it has a slash' : null)
  const folder = pathSegment(named.name)
  if (reason !== null || folder === '') {
    const message = `the section "${named.name}" is not safe: ${reason ?? 'its address is empty'}`
    diagnostics.push(diagnostic('path/unsafe', message, at))
    return undefined
  }
  if (tooLong(folder) !== undefined) diagnostics.push(longPart(folder, at))
  return named.name
}

function imageOf(
  piece: Piece,
  assets: ReadonlyMap<string, Asset>,
  diagnostics: Diagnostic[],
): string | undefined {
  const named = piece.fields.image
  if (named === undefined) return undefined
  const from = (piece.from.image ?? piece).id
  const at = { file: from, ...named.at }
  if (/^https?:/i.test(named.name)) {
    diagnostics.push(diagnostic('image/remote', `"${named.name}" is on another site`, at))
    return named.name
  }
  const asset = findAsset(from, named.name, assets)
  if (asset === undefined)
    diagnostics.push(diagnostic('image/missing', `there is no picture "${named.name}"`, at))
  else if (asset.unsafe !== undefined) {
    diagnostics.push(
      diagnostic('content/unsafe-file', `"${named.name}" is not published: ${asset.unsafe}`, at),
    )
  }
  return asset?.path
}

function aliasesOf(piece: Piece, diagnostics: Diagnostic[]): string[] {
  return (piece.fields.aliases ?? []).flatMap(({ name, at }) => {
    const path = readTarget('', name)?.path
    const reason = path == null ? 'it leads out of the site' : unsafePath(path.replace(/\/$/, ''))
    const place = { file: piece.id, ...at }
    if (name.startsWith('/') && path != null && reason === null) {
      const long = tooLong(path)
      if (long === undefined) return [path]
      diagnostics.push(longPart(long, place))
      return []
    }
    const message = `the alias "${name}" is not safe: ${reason ?? 'it must begin with a slash'}`
    diagnostics.push(diagnostic('path/unsafe', message, place))
    return []
  })
}

/** The entries that are defined: absent and undefined are not the same to exact optional types. */
function defined<T extends object>(entries: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>
  }
}
