import type { Article, Asset, Parsed } from '../model/article.ts'
import type { ResolvedConfig } from '../model/config.ts'
import { type Diagnostic, diagnostic } from '../model/diagnostic.ts'
import { unsafePath } from '../text/safe.ts'
import { outputPath, tooLong } from './address.ts'
import { findAsset } from './assets.ts'
import type { Named } from './fields.ts'
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
    const article = toArticle(piece, terms, assets, config, diagnostics)
    const reason = article === null ? 'incomplete' : whyUnpublished(piece, clock)
    if (article === null || reason !== null) unpublished.set(piece.id, reason ?? 'incomplete')
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

function toArticle(
  piece: Piece,
  terms: Terms,
  assets: ReadonlyMap<string, Asset>,
  config: ResolvedConfig,
  diagnostics: Diagnostic[],
): Article | null {
  const { id, spot, fields, parsed } = piece
  const resolve = (kind: 'tags' | 'people' | 'sources', names: readonly Named[] = []): string[] => [
    ...new Set(names.flatMap(named => terms.resolve(kind, named, spot.edition, id) ?? [])),
  ]
  const tags = resolve('tags', fields.tags)
  const authors = resolve('people', fields.author)
  const editors = resolve('people', fields.editor)
  const [source] = resolve('sources', fields.source && [fields.source])
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
  if (long !== undefined) {
    diagnostics.push(diagnostic('path/too-long', `"${long.slice(0, 40)}…" is too long`, { file: id, ...at }))
  }
  return found.path
}

function sectionOf(piece: Piece, diagnostics: Diagnostic[]): string | undefined {
  const named = piece.fields.section
  const reason = named === undefined ? null : unsafePath(named.name)
  if (named !== undefined && (reason !== null || named.name.includes('/'))) {
    const message = `the section "${named.name}" is not safe: ${reason ?? 'it has a slash'}`
    diagnostics.push(diagnostic('path/unsafe', message, { file: piece.id, ...named.at }))
    return undefined
  }
  return named?.name ?? piece.spot.section
}

function imageOf(
  piece: Piece,
  assets: ReadonlyMap<string, Asset>,
  diagnostics: Diagnostic[],
): string | undefined {
  const named = piece.fields.image
  if (named === undefined) return undefined
  const at = { file: piece.imageFrom, ...named.at }
  if (/^https?:/i.test(named.name)) {
    diagnostics.push(diagnostic('image/remote', `"${named.name}" is on another site`, at))
    return named.name
  }
  const asset = findAsset(piece.imageFrom, named.name, assets)
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
    if (name.startsWith('/') && path != null && reason === null) return [path]
    const message = `the alias "${name}" is not safe: ${reason ?? 'it must begin with a slash'}`
    diagnostics.push(diagnostic('path/unsafe', message, { file: piece.id, ...at }))
    return []
  })
}

/** The entries that are defined: absent and undefined are not the same to exact optional types. */
function defined<T extends object>(entries: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>
  }
}
