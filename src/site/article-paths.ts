import type { Article, Asset } from '../model/article.ts'
import type { ResolvedConfig } from '../model/config.ts'
import { type Diagnostic, diagnostic } from '../model/diagnostic.ts'
import type { StaticFile } from '../model/scanned.ts'
import { unsafePath } from '../text/safe.ts'
import { pathSegment } from '../text/slug.ts'
import { longPart, outputPath, tooLong } from './address.ts'
import { findAsset } from './assets.ts'
import { pictureProblem } from './file-problems.ts'
import type { Piece } from './place.ts'
import { readTarget, staticPath } from './target.ts'

/** The files of a site that front matter may name. */
export interface Files {
  /** Content files by path below the site. */
  readonly assets: ReadonlyMap<string, Asset>
  /** The same below static/. */
  readonly statics: ReadonlyMap<string, StaticFile>
  /** Names of templates. */
  readonly templates: ReadonlySet<string>
}

/** The output path of a piece, or null where it would be unsafe. */
export function addressOf(piece: Piece, config: ResolvedConfig, diagnostics: Diagnostic[]): string | null {
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
  return found.path
}

/** The column that a piece is filed under. */
export function sectionOf(piece: Piece, diagnostics: Diagnostic[]): string | undefined {
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

/** The lead picture: a file of content/ or static/ by its path below the site, or an address elsewhere. */
export function imageOf(piece: Piece, files: Files, diagnostics: Diagnostic[]): string | undefined {
  const named = piece.fields.image
  if (named === undefined) return undefined
  const from = (piece.from.image ?? piece).id
  const at = { file: from, ...named.at }
  if (/^https?:/i.test(named.name)) {
    diagnostics.push(diagnostic('image/remote', `"${named.name}" is on another site`, at))
    return named.name
  }
  const asset = findAsset(from, named.name, files.assets)
  const fixed = staticPath(readTarget(from, named.name))
  const file = asset ?? (fixed === null ? undefined : files.statics.get(fixed))
  if (file === undefined) {
    diagnostics.push(diagnostic('image/missing', `there is no picture "${named.name}"`, at))
    return undefined
  }
  const instead = 'name a picture here, and link to this file in the text'
  const found = pictureProblem(file, named.name, instead)
  if (found !== undefined) {
    const { problem, message, hint } = found
    diagnostics.push(diagnostic(problem, message, at, hint === undefined ? {} : { hint }))
  }
  return file === asset ? file.path : `static/${fixed}`
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
    const reason = /[?#]/.test(name)
      ? 'it has a query or an anchor, which no file can answer'
      : path == null
        ? 'it leads out of the site'
        : unsafePath(path.replace(/\/$/, ''))
    const place = { file: piece.id, ...at }
    if (name.startsWith('/') && path != null && reason === null) {
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

/** The name of the template that a piece asks for, if the site has it. */
export function templateOf(piece: Piece, files: Files, diagnostics: Diagnostic[]): string | undefined {
  const named = piece.fields.template
  if (named === undefined || files.templates.has(`pages/${named.name}.njk`)) return named?.name
  const place = { file: piece.id, ...named.at }
  const hint = `add templates/pages/${named.name}.njk`
  diagnostics.push(diagnostic('template/missing', `there is no template "${named.name}"`, place, { hint }))
  return undefined
}
