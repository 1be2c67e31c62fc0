import type { Asset } from '../../model/article.ts'
import { type Diagnostic, diagnostic } from '../../model/diagnostic.ts'
import type { StaticFile } from '../../model/scanned.ts'
import type { Named } from '../front-matter/fields.ts'
import { findAsset } from './assets.ts'
import { pictureProblem } from './file-problems.ts'
import { readTarget, staticPath } from './target.ts'

/** The files of a site that may be pictures. */
export interface PictureFiles {
  /** Content files by path below the site. */
  readonly assets: ReadonlyMap<string, Asset>
  /** Files of static/ by path below it. */
  readonly statics: ReadonlyMap<string, StaticFile>
}

/** What a name in `from` means: a file of content/ or static/ by its path below the site, or an address elsewhere. */
export function pictureAt(
  from: string,
  named: Named,
  files: PictureFiles,
  diagnostics: Diagnostic[],
): string | undefined {
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
