import { existsSync, lstatSync } from 'node:fs'
import { join } from 'node:path'
import type { ArticleFile } from '../../model/article.ts'
import type { Scanned } from '../../model/scanned.ts'
import type { Signatures } from '../files/signatures.ts'
import type { Layer } from '../plugins/layers.ts'
import { readArticle, scanContent, scanStatic } from './scan.ts'
import { scanTheme } from './scan-theme.ts'

/** A part of a site that can be read anew by itself. */
export type Area = 'content' | 'theme' | 'static'

export const areas: readonly Area[] = ['content', 'theme', 'static']

/** Reads a site again and again, as little of it as will do. */
export interface Scanner {
  /** Reads some areas anew; the others are as they were read last. The first scan must be of all. */
  scan(wanted: ReadonlySet<Area>, layers?: readonly Layer[]): Promise<Scanned>
  /**
   * Reads some articles anew that the last scan found, and gives them besides. Null where one of them is not simply the
   * same file with another text: then their folder must be walked.
   */
  reread(
    paths: readonly string[],
  ): { readonly scanned: Scanned; readonly read: readonly ArticleFile[] } | null
  /** Whether there is no such file and the last scan found none: a trace of how an editor saves. */
  isNothing(path: string): boolean
}

export function createScanner(siteFolder: string, themeFolder: string, signatures: Signatures): Scanner {
  let content: Awaited<ReturnType<typeof scanContent>> | undefined
  let theme: Awaited<ReturnType<typeof scanTheme>> | undefined
  let statics: Awaited<ReturnType<typeof scanStatic>> | undefined
  const joined = (): Scanned => {
    if (content === undefined || theme === undefined || statics === undefined)
      throw new Error('the first scan is of everything')
    const diagnostics = [content, theme, statics].flatMap(part => part.diagnostics)
    return { ...content, ...theme, ...statics, diagnostics }
  }
  return {
    async scan(wanted, layers = []) {
      // Each area is taken over as soon as it is read: one that fails leaves the others right.
      if (wanted.has('content')) content = await scanContent(siteFolder, signatures)
      if (wanted.has('theme')) theme = await scanTheme(siteFolder, themeFolder, layers, signatures)
      if (wanted.has('static')) statics = await scanStatic(siteFolder, signatures)
      return joined()
    },
    reread(paths) {
      if (content === undefined) return null
      const sources = [...content.sources]
      const read: ArticleFile[] = []
      for (const path of paths) {
        const index = sources.findIndex(source => source.path === path)
        const source = index === -1 ? null : rereadOne(siteFolder, path, signatures)
        if (source === null) return null
        sources[index] = source
        read.push(source)
      }
      content = { ...content, sources }
      return { scanned: joined(), read }
    },
    isNothing(path) {
      if (existsSync(join(siteFolder, path))) return false
      const known = [
        content?.sources,
        content?.registry,
        content?.data,
        content?.assets,
        statics?.statics,
      ].flat()
      return !known.some(one => one?.path === path || one?.path.startsWith(`${path}/`))
    },
  }
}

function rereadOne(siteFolder: string, path: string, signatures: Signatures) {
  try {
    if (!lstatSync(join(siteFolder, path)).isFile()) return null
    const read = readArticle(siteFolder, path, signatures)
    return 'unreadable' in read ? null : read
  } catch {
    return null
  }
}
