import type { Article } from '../../model/article.ts'
import type { Edition, ResolvedConfig } from '../../model/config.ts'
import { type Diagnostic, diagnostic, type Place } from '../../model/diagnostic.ts'
import { editionAt } from '../../parse/config/resolve-prefix.ts'
import { unsafePath } from '../../text/safe.ts'
import { pathSegment } from '../../text/slug.ts'
import { intrudedBy, longPart, outputPath, tooLong } from '../paths/address.ts'
import { type PictureFiles, pictureAt } from '../paths/picture-file.ts'
import { readTarget } from '../paths/target.ts'
import { withoutFile } from './pictures.ts'
import type { Piece } from './place.ts'

/** The files of a site that front matter may name. */
export interface Files extends PictureFiles {
  /** Names of templates. */
  readonly templates: ReadonlySet<string>
}

/** The output path of a piece, or null where it would be unsafe. */
export function articlePath(piece: Piece, config: ResolvedConfig, diagnostics: Diagnostic[]): string | null {
  const { spot, fields, id } = piece
  const section = fields.section?.name ?? spot.section
  const found = outputPath(
    { spot, key: fields.key?.name, slug: fields.slug?.name, section, date: fields.date },
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
  const other = intrudedBy(found.path, spot, config)
  if (other === undefined) return found.path
  // Of a section's name it is told once, where that stands.
  if (sectionAt(section ?? '', spot, config) === undefined)
    diagnostics.push(
      intrusion(`/${found.path.replace(/index\.html$/, '')}`, other, { file: id, ...at }, config),
    )
  return null
}

/** The edition that has the folder of a section, where the section is of one without a prefix. */
function sectionAt(
  section: string,
  { edition }: Piece['spot'],
  { editions }: ResolvedConfig,
): Edition | undefined {
  const isBare = editions.some(({ id, prefix }) => id === edition && prefix === '')
  return isBare ? editionAt(pathSegment(section), editions) : undefined
}

function intrusion(address: string, { id }: Edition, place: Place, { file }: ResolvedConfig): Diagnostic {
  const message = `"${address}" lies in the folder of the edition "${id}"`
  const related = [{ message: `"${id}" is an edition here`, file }]
  return diagnostic('path/collision', message, place, {
    hint: 'give it another `slug`, path or section',
    related,
  })
}

/** The column that a piece is filed under. */
export function sectionOf(
  piece: Piece,
  config: ResolvedConfig,
  diagnostics: Diagnostic[],
): string | undefined {
  const named = piece.fields.section
  const other = sectionAt(named?.name ?? piece.spot.section ?? '', piece.spot, config)
  if (other !== undefined && piece.spot.kind === 'article') {
    const place = { file: (piece.from.section ?? piece).id, ...(named?.at ?? { line: 1, column: 1 }) }
    diagnostics.push(intrusion(`/${other.prefix}/`, other, place, config))
    return undefined
  }
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

/** The lead picture: a file of content/ or static/ by its path below the site, or an address elsewhere. */
export function imageOf(piece: Piece, files: Files, diagnostics: Diagnostic[]): string | undefined {
  if (piece.fields.image === undefined) return undefined
  const named = piece.fields.image.src
  if (named === undefined) {
    diagnostics.push(withoutFile(piece))
    return undefined
  }
  return pictureAt((piece.from.image ?? piece).id, named, files, diagnostics)
}

/** Old addresses that lead to a piece, as paths below the site. */
export function aliasesOf(piece: Piece, diagnostics: Diagnostic[]): Article['aliases'] {
  return (piece.fields.aliases ?? []).flatMap(({ name, at, alone }) => {
    const several = name.split(/[\s,，、;；]+(?=\/)/u)
    if (several.length > 1) {
      const hint = `write \`${alone ?? 'aliases'}: [${several.join(', ')}]\``
      const message = `"${name}" is one alias, and looks like several`
      diagnostics.push(diagnostic('front-matter/list', message, { file: piece.id, ...at }, { hint }))
    }
    const path = readTarget('', name)?.path
    // To browsers two slashes begin the name of a host.
    const isHost = /^(?:[a-z]+:)?\/\//i.test(name)
    const reason = /[?#]/.test(name)
      ? 'it has a query or an anchor, which no file can answer'
      : isHost
        ? 'it names a host: write the path alone'
        : path == null
          ? 'it leads out of the site'
          : unsafePath(path.replace(/\/$/, ''))
    const place = { file: piece.id, ...at }
    if (name.startsWith('/') && path != null && reason === null) {
      const [ending] = forPrograms.exec(path) ?? []
      if (ending !== undefined) {
        const message = `the alias "${name}" would be a page, and programs ask for addresses in "${ending}"`
        diagnostics.push(diagnostic('path/alias', message, place))
        return []
      }
      const long = tooLong(path)
      if (long === undefined) return [{ path, at }]
      diagnostics.push(longPart(long, place))
      return []
    }
    const message = `the alias "${name}" is not safe: ${reason ?? 'it must begin with a slash'}`
    diagnostics.push(diagnostic('path/unsafe', message, place))
    return []
  })
}

/** Feeds, data, pictures: whoever asks for these can read no page that leads on. */
const forPrograms =
  /\.(?:xml|json|jsonl|rss|atom|rdf|opml|ya?ml|txt|csv|ics|css|m?js|map|wasm|pdf|docx?|xlsx?|pptx?|zip|gz|png|jpe?g|gif|webp|avif|svg|ico|bmp|tiff?|mp3|m4a|ogg|wav|mp4|webm|mov|woff2?|ttf|otf)(?=\/?$)/i

/** The name of the template that a piece asks for, if the site has it. */
export function templateOf(piece: Piece, files: Files, diagnostics: Diagnostic[]): string | undefined {
  const named = piece.fields.template
  if (named === undefined || files.templates.has(`pages/${named.name}.njk`)) return named?.name
  const place = { file: piece.id, ...named.at }
  const hint = `add templates/pages/${named.name}.njk`
  diagnostics.push(diagnostic('template/missing', `there is no template "${named.name}"`, place, { hint }))
  return undefined
}
