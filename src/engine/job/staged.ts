import type { Content } from '../../model/page.ts'
import type { Scanned } from '../../model/scanned.ts'
import { fileOf } from '../../store/input/scan.ts'

/** Finds the file of a path to copy, and its digest if a scan knows that. */
export type FindCopy = (path: string) => { readonly copyOf: string; readonly digest?: string }

export function findCopies(scanned: Scanned, siteFolder: string): FindCopy {
  const files = [...scanned.themeAssets, ...scanned.assets, ...scanned.statics]
  const digests = new Map<string, string>(files.map(file => [file.path, file.digest]))
  return path => {
    const digest = digests.get(path)
    return { copyOf: fileOf(siteFolder, scanned, path), ...(digest === undefined ? {} : { digest }) }
  }
}

/** A page's content as the output folder takes it. */
export function staged(content: Content, findCopy: FindCopy) {
  return typeof content === 'string' ? content : findCopy(content.copyOf)
}
