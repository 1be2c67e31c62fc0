import type { ArticleFile, Parsed } from '../../model/article.ts'
import { quickArticle } from '../../parse/quick-article.ts'
import { packEntry } from '../../store/articles/article-pack.ts'
import type { Cache } from '../../store/cache/cache.ts'
import type { Traces } from '../../store/cache/traces.ts'
import type { BuildStart } from '../job/job.ts'
import type { Parsing } from '../job/parse-settings.ts'

/** An article whose text is another one than in the last build. */
export interface Edit {
  readonly id: string
  readonly after: Parsed
}

/** The articles that were edited; null if other pages may see anything of it, or if they are many. */
export async function editedTexts(
  { parsing, scanned }: BuildStart,
  traces: Traces,
  { articles }: Cache,
): Promise<Edit[] | null> {
  const files = scanned.sources.filter(source => traces.sources.get(source.path) !== source.digest)
  if (scanned.sources.length !== traces.sources.size || files.length > most) return null
  const edits: Edit[] = []
  for (const file of files) {
    const before = articles.find(traces.sources.get(file.path) ?? '', bodyless)
    if (before === undefined || before.diagnostics.length > 0) return null
    const after = articles.find(file.digest, bodyless) ?? (await parsed(file, parsing, articles))
    if (after?.digest !== file.digest || after.diagnostics.length > 0) return null
    if (seenByOthers(before) !== seenByOthers(after) || isWordless(before) || isWordless(after)) return null
    edits.push({ id: file.path, after })
  }
  return edits
}

/** More than so many articles are as soon assembled with all others. */
const most = 50

/** What pages besides its own can see of an article, and what decides which files are copied. */
function seenByOthers({ front, lead, anchors, targets }: Parsed): string {
  return JSON.stringify([front, lead, anchors, targets])
}

/** Of an article that has no text at all a whole build tells. */
function isWordless({ words }: Parsed): boolean {
  return words.han + words.latin === 0
}

/** Remark and a parser of YAML are loaded where the text is not an ordinary one: that takes longer than all the rest. */
async function parsed(
  file: ArticleFile,
  parsing: Parsing,
  articles: Cache['articles'],
): Promise<Parsed | null> {
  const bytes = bytesOf(file)
  if (bytes === null) return null
  const found = quickArticle(bytes, parsing.settings) ?? (await parseAnew(file, parsing))
  return found && articles.add(packEntry(found), () => found)
}

/** Read again, since other files may be read while the parser is loaded. */
async function parseAnew(file: ArticleFile, parsing: Parsing): Promise<Parsed | null> {
  const { parserOf } = await import('../parsing/parser.ts')
  const bytes = bytesOf(file)
  return bytes && parserOf(parsing)(bytes)
}

/** A file that has vanished since the scan is for a whole build too, which tells of it. */
function bytesOf(file: ArticleFile): Uint8Array | null {
  try {
    return file.read()
  } catch {
    return null
  }
}

/** A body that is damaged is for a whole build. */
function bodyless(): never {
  throw new Error('the body that was remembered is damaged')
}
