import { lstatSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { join, sep } from 'node:path'
import type { ArticleFile, Asset, Source } from '../../model/article.ts'
import { type Code, type Diagnostic, diagnostic } from '../../model/diagnostic.ts'
import type { Scanned, StaticFile } from '../../model/scanned.ts'
import { dataExtension } from '../../parse/data/data-name.ts'
import { digest } from '../../text/digest.ts'
import { isMarkdown } from '../../text/markdown-name.ts'
import { isWithin } from '../files/out-folder.ts'
import { readContentAsset, readStatic, recall } from '../files/read-asset.ts'
import { readFiles, readFilesAtOnce, readSource, type Unreadable } from '../files/read-files.ts'
import { noSignatures, type Signatures } from '../files/signatures.ts'
import { type FoundFile, walk } from '../files/walk.ts'
import type { Layer } from '../plugins/layers.ts'
import { pointersAmong } from './copied-problems.ts'
import { scanTheme } from './scan-theme.ts'
import { SourceFile } from './source-file.ts'

export interface ScanOptions {
  readonly signatures?: Signatures
  readonly articles?: 'now' | 'later'
  /** Templates, strings and assets between the default theme's and the site's. */
  readonly layers?: readonly Layer[]
}

/**
 * Reads a site's folders: content, the templates over those of the default theme, and what is copied as it is.
 * Problems with files are diagnostics; a file that vanishes meanwhile is as good as never there. Articles are read
 * later where all of them will be parsed anyway; one that has vanished by then is a problem of parsing.
 */
export async function scan(
  siteFolder: string,
  themeFolder: string,
  { signatures = noSignatures, articles = 'now', layers = [] }: ScanOptions = {},
): Promise<Scanned> {
  const [content, theme, statics] = await Promise.all([
    scanContent(siteFolder, signatures, articles),
    scanTheme(siteFolder, themeFolder, layers, signatures),
    scanStatic(siteFolder, signatures),
  ])
  const diagnostics = [content, theme, statics].flatMap(part => part.diagnostics)
  return { ...content, ...theme, ...statics, diagnostics }
}

/** True if a link leads from a file to somewhere outside of these folders: it has replaced what a scan found there. */
export function leadsAway(file: string, folders: readonly string[]): boolean {
  try {
    if (lstatSync(file).isSymbolicLink()) return true
    const real = realpathSync(file)
    return !folders.some(folder => isWithin(real, realpathSync(folder)))
  } catch {
    return true
  }
}

/** The absolute path of a file that a scan found, for copying it. */
export function fileOf(siteFolder: string, scanned: Scanned, path: string): string {
  return scanned.copyFrom.get(path) ?? join(siteFolder, path)
}

/** The part of a scan that `content/` gives. */
export async function scanContent(
  siteFolder: string,
  signatures: Signatures,
  articles: 'now' | 'later' = 'now',
) {
  const { exists, files, diagnostics } = await walk(join(siteFolder, 'content'), 'content')
  const of = (kind: string): FoundFile[] => files.filter(file => roleOf(file) === kind)
  const sources = readFilesAtOnce<ArticleFile>(of('source'), file =>
    readArticle(siteFolder, file.path, signatures, articles),
  )
  const registry = readFilesAtOnce<Source>(of('registry'), readRegistry)
  const data = readFilesAtOnce<Source>(of('data'), readData)
  const assets = await readFiles<Asset>(of('asset'), file => recall(file, signatures, readContentAsset))
  return {
    sources: sources.values,
    registry: registry.values,
    data: data.values,
    assets: assets.values,
    diagnostics: [
      ...(exists ? [] : [noContent()]),
      ...[{ diagnostics }, sources, registry, data, assets].flatMap(part => part.diagnostics),
    ],
  }
}

/** The part of a scan that `static/` gives. */
export async function scanStatic(siteFolder: string, signatures: Signatures) {
  const { files, diagnostics } = await walk(join(siteFolder, 'static'), 'static', true)
  const read = await readFiles<StaticFile>(files, file => recall(file, signatures, readStatic))
  const found = [...diagnostics, ...read.diagnostics, ...pointersAmong(read.values)]
  return { statics: read.values, diagnostics: found }
}

function roleOf({ path }: FoundFile): 'source' | 'registry' | 'data' | 'asset' {
  if (path.startsWith('content/data/')) return 'data'
  if (isMarkdown(path)) return 'source'
  return /^content\/registry\/[^/]+\.ya?ml$/i.test(path) ? 'registry' : 'asset'
}

/** An article's file; its bytes are read only if no signature tells its digest. */
export function readArticle(
  siteFolder: string,
  path: string,
  signatures: Signatures,
  when: 'now' | 'later' = 'now',
): ArticleFile | Unreadable {
  // `join` would take a tenth of the time of a scan.
  const absolute = `${siteFolder}${sep}${path}`
  // By its size, before it is in memory: someone may have renamed a film to .md.
  const stats = statSync(absolute)
  const { size } = stats
  if (size > sourceLimit) {
    const hint = 'an article is text of at most 1 MB; put data into a file and link to it'
    return tooLarge('markdown/limits', path, size, hint)
  }
  const known = signatures.find(path, stats)
  const isKnown = typeof known === 'string'
  // What is known already need not be noted again.
  const file = new SourceFile(siteFolder, path, isKnown ? noSignatures : signatures, stats)
  if (isKnown) file.tell(known)
  else if (when === 'now') file.tell(digest(readSource(absolute)))
  return file
}

function readRegistry({ path, absolute }: FoundFile): Source {
  return { path, bytes: readFileSync(absolute) }
}

/** What cannot be read as data is told of by its name alone, and may be large. */
function readData({ path, absolute }: FoundFile): Source | Unreadable {
  if (dataExtension(path) === undefined) return { path, bytes: new Uint8Array() }
  const { size } = statSync(absolute)
  if (size <= sourceLimit) return { path, bytes: readFileSync(absolute) }
  return tooLarge('source/too-large', path, size, 'a data file has at most 1 MB: split it into several')
}

function tooLarge(code: Code, path: string, size: number, hint: string): Unreadable {
  const message = `the file has ${(size / 1_000_000).toFixed(1)} MB`
  return { unreadable: [diagnostic(code, message, { file: path, line: 1, column: 1 }, { hint })] }
}

function noContent(): Diagnostic {
  const hint =
    'make a folder for each edition in it, such as content/zh/ and content/en/; or run `diglot init`'
  return diagnostic('config/missing', 'the site has no folder "content"', { file: 'content' }, { hint })
}

/** What parsing would refuse in any case. */
const sourceLimit = 1_000_000
