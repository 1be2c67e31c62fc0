import type { Parsed } from '../../model/article.ts'
import type { Diagnostic } from '../../model/diagnostic.ts'
import { orderDiagnostics } from '../../model/judge-diagnostics.ts'
import { livingSignatures } from '../../store/files/signatures.ts'
import { type Area, areas, createScanner } from '../../store/input/rescan.ts'
import { fileOf, leadsAway } from '../../store/input/scan.ts'
import { isMarkdown } from '../../text/markdown-name.ts'
import { inputsOf } from '../job/inputs.ts'
import { parseRegistries } from '../job/registries.ts'
import { parserOf } from '../parsing/parser.ts'
import { type Composed, compose, recompose, type Sources } from './compose.ts'
import { lastGood } from './last-good.ts'
import { openMemory } from './memory.ts'
import { parseSome, reparse } from './reparse.ts'
import { createShowcase, failure, type Shown } from './shown.ts'
import { watchConfig } from './watch-config.ts'

export interface LiveOptions {
  /** Folder of `site.config.ts`. */
  readonly site: string
  /** Folder of the default theme. */
  readonly theme: string
  /** Folder of the cache, or null to remember nothing. */
  readonly cache: string | null
  /** Milliseconds since 1970. */
  readonly now: () => number
  readonly progress: (done: number, of: number) => void
}

/** A path below the site (the default theme's are `diglot/templates/…`), or `everything`. */
export type Change = string

/** A site that is kept up to date: the same engine as a build, but pages are rendered when somebody asks. */
export interface Live {
  /** The last site without errors, or one with some if there never was another; null if there is none to show. */
  readonly served: Composed | null
  /** The last site that could be assembled, whatever is wrong with it. */
  readonly latest: Composed | null
  /** All problems of the site as it is on the disk, but for those that only rendering finds. */
  readonly diagnostics: readonly Diagnostic[]
  /** Files and folders of plugins and themes, absolute: what lies elsewhere may change the site too. */
  readonly watched: readonly string[]
  /** Reads what changed. Never throws, and must not be called again before it is done. */
  update(changes: ReadonlySet<Change>): Promise<void>
  /** What the output would have at a path: a rendered page, the absolute path of a copied file, or null. */
  show(path: string): Shown | { readonly file: string } | null
}

/** Opens a site; its first update is done when this resolves. */
export async function openLive(options: LiveOptions): Promise<Live> {
  const memory = openMemory(options.cache)
  const scanner = createScanner(options.site, options.theme, livingSignatures(memory.signatures, options.now))
  const showcase = createShowcase()
  const source = watchConfig(options.site)
  let texts: ReadonlyMap<string, Parsed> = new Map()
  /** Digest of the settings that gave them. */
  let parsedWith = ''
  let disk: Sources | null = null
  let served: Composed | null = null
  let latest: Composed | null = null
  /** Articles of which an older text is served, or none, because theirs has errors; null where nothing is certain. */
  let behind: ReadonlySet<string> | null = null
  /** What `diagnostics` and `served` were made from, so that a look at an unchanged disk costs little. */
  let composedOf: Sources | null = null
  let diagnostics: readonly Diagnostic[] = []

  /** Articles alone changed: most edits end here, in milliseconds. False where the whole site must be looked at. */
  async function quick(changes: ReadonlySet<Change>): Promise<boolean> {
    if (disk === null || served === null || behind === null) return false
    if ([...behind].some(path => !changes.has(path))) return false
    const paths = [...changes].filter(path => path.startsWith('content/') && isMarkdown(path))
    if (paths.length !== changes.size || paths.length > 20) return false
    const reread = scanner.reread(paths)
    if (reread === null) return false
    const parsed = parseSome(reread.read, disk.parsed, memory.articles, parserOf(disk.parsing))
    if (parsed === null) return false
    const sources = { ...disk, scanned: reread.scanned, parsed }
    const next = recompose(served, sources, paths)
    if (next === null) return false
    const broken = next.diagnostics.some(one => one.severity === 'error' && changes.has(one.file))
    // One broken text must not keep those from being seen that were saved with it.
    if (broken && paths.length > 1) return false
    disk = sources
    composedOf = sources
    texts = sources.parsed
    diagnostics = next.diagnostics
    latest = next
    behind = new Set(broken ? paths : [])
    if (!broken) served = next
    return true
  }

  async function whole(changes: ReadonlySet<Change>): Promise<void> {
    const wanted = areasOf(changes)
    const rereads = !source.isRead || changes.has('everything') || [...changes].some(isConfig)
    if (rereads) await source.reread()
    // With a broken config or plugin nothing new is shown; what is parsed meanwhile says the same either way.
    const { config, parsing } = source
    if (rereads && parsing.layers.length > 0) wanted.add('theme')
    const scanned = await scanner.scan(wanted, parsing.layers)
    if (parsing.settings.digest !== parsedWith) texts = new Map()
    parsedWith = parsing.settings.digest
    memory.parseWith(parsedWith)
    const parse = parserOf(parsing)
    const { parsed, fresh } = await reparse(scanned, texts, memory.articles, parse, options.progress)
    texts = parsed
    await memory.remember(fresh, scanned)
    if (config !== null && composedOf !== null && isMadeOf(composedOf, { config, parsing, scanned })) return
    composedOf = null
    const configDiagnostics = source.diagnostics
    if (config === null) {
      diagnostics = orderDiagnostics(configDiagnostics)
      behind = null
      return
    }
    disk = { config, configDiagnostics, parsing, scanned, parsed, registry: parseRegistries(scanned, config) }
    const next = compose(disk, options.now())
    diagnostics = next.diagnostics
    latest = next
    const good = lastGood(next, served, options.now())
    served = good.served
    behind = good.behind
    // What vanished while it was being read is looked for again.
    composedOf = parsed.size === scanned.sources.length ? disk : null
  }

  /** Templates and what a config imports may have been known without being in a scan's lists by their path. */
  const isTrace = (path: Change): boolean => /^(?:content|static)\//.test(path) && scanner.isNothing(path)

  const live: Live = {
    get served() {
      return served
    },
    get latest() {
      return latest
    },
    get diagnostics() {
      return diagnostics
    },
    get watched() {
      return source.watched
    },
    async update(all) {
      const changes = new Set([...all].filter(path => !isTrace(path)))
      if (changes.size === 0) return
      try {
        if (!(await quick(changes))) await whole(changes)
      } catch (cause) {
        behind = null
        composedOf = null
        diagnostics = [failure('the site cannot be read', cause, 'site.config.ts')]
      }
    },
    show(path) {
      const page = served?.pages.get(path)
      if (page === undefined || served === null) return null
      if (page.kind !== 'media') return showcase.show(page, served)
      const file = fileOf(options.site, served.sources.scanned, String(page.args))
      return leadsAway(file, [options.site, options.theme, ...source.watched]) ? null : { file }
    },
  }
  await live.update(new Set(['everything']))
  return live
}

type Made = Pick<Sources, 'config' | 'parsing' | 'scanned'>

function isMadeOf(one: Made, other: Made): boolean {
  return allOf(one) === allOf(other)
}

function allOf({ config, parsing, scanned }: Made): string {
  return inputsOf(config, parsing, scanned, true).all()
}

function areasOf(changes: ReadonlySet<Change>): Set<Area> {
  if (changes.has('everything')) return new Set(areas)
  const wanted = new Set<Area>()
  for (const path of changes) {
    if (path.startsWith('content/') || path === 'content') wanted.add('content')
    if (/^(?:diglot\/)?templates(?:\/|$)/.test(path)) wanted.add('theme')
    if (path.startsWith('static/') || path === 'static') wanted.add('static')
  }
  return wanted
}

/** Whatever else lies in the site's folder may be what its config imports. */
function isConfig(path: Change): boolean {
  return !/^(?:content|static|(?:diglot\/)?templates)(?:\/|$)/.test(path)
}
