import type { ConfigComplaint, ResolvedConfig } from '../../model/config.ts'
import type { Diagnostic } from '../../model/diagnostic.ts'
import type { Extensions } from '../../model/extensions.ts'
import type { ParseSettings } from '../../model/parse-settings.ts'
import { type LoadedConfig, loadConfig, locateComplaints } from '../../store/config/config-file.ts'
import type { PluginModules } from '../../store/plugins/find-plugins.ts'
import type { Layer } from '../../store/plugins/layers.ts'
import { digest } from '../../text/digest.ts'
import { directivesOf, ownExtensions, withBuiltIn } from './built-in.ts'

/** What another thread or process is told of the settings, to make its own of it: functions cannot be sent. */
export interface ParsingSource {
  readonly parser: ParseSettings['parser']
  /** Null where there are no plugins. */
  readonly plugins: PluginModules | null
}

/** The settings that a site is parsed with, what plugins bring besides, and what both were made of. */
export interface Parsing {
  readonly source: ParsingSource
  readonly settings: ParseSettings
  readonly extensions: Extensions
  /** Folders of themes and plugins, the later over the earlier. */
  readonly layers: readonly Layer[]
  /** Of all plugins; empty where there are none. */
  readonly digest: string
  /** Files and folders besides the site's own that this depends on, absolute. */
  readonly watched: readonly string[]
  /** A plugin stands in the config itself, where no other thread gets it from. */
  readonly isAlone: boolean
  /** With an error among them, the rest is of no use. */
  readonly diagnostics: readonly Diagnostic[]
}

/** Without plugins. */
export function bareParsing(parser: ParseSettings['parser'] = 'auto'): Parsing {
  return {
    ...{
      source: { parser, plugins: null },
      settings: settingsOf(parser, ownExtensions),
      extensions: ownExtensions,
    },
    ...{ layers: [], digest: '', watched: [], isAlone: false, diagnostics: [] },
  }
}

/** What a config says of parsing and of plugins, whose modules are run. `before` is taken again if nothing of it has changed. */
export async function openParsing(
  site: string,
  { config, configPath, value }: LoadedConfig & { readonly config: ResolvedConfig },
  before?: Parsing,
): Promise<Parsing> {
  const { parser } = config.markdown
  // Most sites have none, and need not load what looks for them.
  if (configPath === null || !wantsPlugins(config)) return bareParsing(parser)
  const { findPlugins, themeOf } = await import('../../store/plugins/find-plugins.ts')
  const found = findPlugins(site, configPath, config)
  const theme = themeOf(site, config)
  const digests = digest(JSON.stringify([found.modules, theme.layer]))
  if (before?.digest === digests && before.settings.parser === parser) return before
  const isAlone = found.modules.some(one => one.isInline)
  const locate = (complaints: readonly ConfigComplaint[]) => locateComplaints(complaints, site, found.config)
  const { watched, complaints: ofFinding, ...modules } = found
  const { loadPlugins } = await import('../../store/plugins/load-plugins.ts')
  const { extensions: brought, layers, complaints: ofLoading } = await loadPlugins(modules, value)
  const extensions = withBuiltIn(brought)
  const notices = isAlone ? [aloneNotice(found)] : []
  return {
    ...{ source: { parser, plugins: modules }, settings: settingsOf(parser, extensions), extensions },
    ...{ layers: [...(theme.layer === null ? [] : [theme.layer]), ...layers], digest: digests, isAlone },
    watched: [...watched, ...theme.watched, ...layers.flatMap(foldersOf)],
    diagnostics: await locate([...ofFinding, ...theme.complaints, ...ofLoading, ...notices]),
  }
}

/** The settings of another thread or process, and what plugins bring besides. */
export async function openSource(source: ParsingSource): Promise<Pick<Parsing, 'settings' | 'extensions'>> {
  const { parser, plugins } = source
  if (plugins === null) return { settings: settingsOf(parser, ownExtensions), extensions: ownExtensions }
  const { loadPlugins } = await import('../../store/plugins/load-plugins.ts')
  const isInline = plugins.modules.some(one => one.isInline)
  const brought = await loadPlugins(plugins, isInline ? (await loadConfig(plugins.site)).value : undefined)
  const extensions = withBuiltIn(brought.extensions)
  return { settings: settingsOf(parser, extensions), extensions }
}

function wantsPlugins({ plugins, markdown, theme }: ResolvedConfig): boolean {
  return theme !== null || [plugins, markdown.remark, markdown.rehype].some(list => list.length > 0)
}

function settingsOf(parser: ParseSettings['parser'], extensions: Extensions): ParseSettings {
  const { remark, rehype, parsing } = extensions
  return { parser, remark, rehype, directives: directivesOf(extensions), digest: parsing }
}

function foldersOf(layer: Layer): string[] {
  return Object.values(layer).flatMap(folder => folder?.absolute ?? [])
}

function aloneNotice({ modules }: PluginModules): ConfigComplaint {
  const [first, ...others] = modules.filter(one => one.isInline)
  const message = 'a plugin stands in the config itself, so that one thread does everything'
  const related = others.map(({ at }) => ({ path: at, message: 'this one too' }))
  return { code: 'plugin/one-thread', path: first?.at ?? [], message, related }
}
