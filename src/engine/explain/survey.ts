import type { Parsed } from '../../model/article.ts'
import { noBody } from '../../model/body.ts'
import type { ResolvedConfig } from '../../model/config.ts'
import type { Diagnostic } from '../../model/diagnostic.ts'
import type { Extensions } from '../../model/extensions.ts'
import type { Page } from '../../model/page.ts'
import type { Scanned } from '../../model/scanned.ts'
import { parseData } from '../../parse/data/data.ts'
import { answers } from '../../site/answers.ts'
import { noRoutes } from '../../site/links.ts'
import { openQueryLog, type QueryLog } from '../../site/query-log.ts'
import { assemble, type Site } from '../../site/site.ts'
import { bodyCheck, packFiles, packOwner } from '../../store/articles/article-pack.ts'
import { readPack } from '../../store/articles/read-pack.ts'
import { loadConfig } from '../../store/config/config-file.ts'
import type { Signatures } from '../../store/files/signatures.ts'
import { scan } from '../../store/input/scan.ts'
import { type BuildOptions, hasError, judge } from '../job/job.ts'
import { openParsing, type Parsing } from '../job/parse-settings.ts'
import { planPages } from '../job/plan.ts'
import { parseRegistries } from '../job/registries.ts'
import { parserOf } from '../parsing/parser.ts'
import { planAhead } from '../time/plan-ahead.ts'

/** A site as a build would see it now. */
export interface Survey {
  readonly config: ResolvedConfig
  readonly scanned: Scanned
  readonly extensions: Extensions
  readonly site: Site
  readonly pages: readonly Page[]
  readonly queryLog: QueryLog
  /** The instant for which it was assembled. */
  readonly now: number
  /** What is wrong with the site, but for its templates and links. */
  readonly diagnostics: readonly Diagnostic[]
}

/** What a survey may take over from builds before it. */
export interface Remembered {
  /** The cache folder. */
  readonly folder: string
  readonly engine: string
  readonly signatures: Signatures
}

/** Reads, assembles and plans a site to answer queries about it. Nothing is rendered, nothing is written anywhere. */
export async function survey(
  { site: folder, theme, now: instantOf, drafts }: Pick<BuildOptions, 'site' | 'theme' | 'now' | 'drafts'>,
  remembered: Remembered | null,
): Promise<Survey | { readonly broken: readonly Diagnostic[] }> {
  const loaded = await loadConfig(folder)
  const { config } = loaded
  if (config === null) return { broken: loaded.diagnostics }
  const parsing = await openParsing(folder, { ...loaded, config })
  const ofConfig = [...loaded.diagnostics, ...parsing.diagnostics]
  if (hasError(parsing.diagnostics)) return { broken: judge(ofConfig, config) }
  const now = instantOf(config)
  const scanned = await scan(folder, theme, {
    layers: parsing.layers,
    ...(remembered && { signatures: remembered.signatures }),
  })
  const { parsed, bodyDigest } = parseSources(scanned, parsing, remembered)
  const registry = parseRegistries(scanned, config)
  const { site, diagnostics } = assemble({
    ...{ config, extensions: parsing.extensions, scanned, parsed, registry },
    data: scanned.data.map(parseData),
    clock: { now, drafts },
  })
  const { pages, diagnostics: ofPlan } = planPages(answers(site, noRoutes))
  const { routes, diagnostics: ofTime } = planAhead(site, pages)
  const queryLog = openQueryLog(answers(site, routes), {
    body: id => bodyDigest(String(id)),
  })
  const found = [...ofConfig, ...scanned.diagnostics, ...diagnostics, ...ofPlan, ...ofTime]
  return { config, scanned, extensions: parsing.extensions, site, pages, queryLog, now, diagnostics: found }
}

function parseSources({ sources }: Scanned, parsing: Parsing, remembered: Remembered | null) {
  const parse = parserOf(parsing)
  const files = new Map(sources.map(source => [source.path, source]))
  const again = (path: string): Parsed => parse(files.get(path)?.read() ?? new Uint8Array())
  if (remembered === null) {
    const parsed = new Map(sources.map(({ path }) => [path, again(path)]))
    return { parsed, bodyDigest: (path: string) => bodyCheck(parsed.get(path)?.body ?? noBody) }
  }
  const { folder, engine } = remembered
  const wanted = sources.map(({ path, digest }) => [path, digest] as const)
  return readPack(packFiles(folder), packOwner(engine, parsing.settings.digest), wanted, again)
}
