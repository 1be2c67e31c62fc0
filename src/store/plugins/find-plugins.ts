import { basename, resolve } from 'node:path'
import type { Json } from '../../model/article.ts'
import type { ConfigComplaint, PluginEntry, ResolvedConfig } from '../../model/config.ts'
import { canonicalJson, digest } from '../../text/digest.ts'
import { themeLayer } from './layers.ts'
import { filesOf, pathBelow } from './module-files.ts'
import { resolveModule } from './resolve-module.ts'

/** The plugins that a config names, as plain data: every thread loads its own by it. */
export interface PluginModules {
  /** Folder of the site. */
  readonly site: string
  /** Name of its config file. */
  readonly config: string
  readonly modules: readonly PluginModule[]
}

/** What a module brings: a plugin of Diglot's, or one of unified. */
export interface PluginModule {
  readonly role: 'plugin' | 'remark' | 'rehype'
  /** Key path in the config. */
  readonly at: readonly string[]
  /** As the config names it; what stands in the config itself is called by its place. */
  readonly named: string
  /** Absolute path. Null where the plugin stands in the config itself. */
  readonly file: string | null
  /** How messages name that file, or the config. */
  readonly shown: string
  readonly options: Json
  readonly isInline: boolean
  /** Of its files, options and version. */
  readonly digest: string
}

export interface FoundPlugins extends PluginModules {
  /** Files and folders of the plugins, absolute. */
  readonly watched: readonly string[]
  readonly complaints: readonly ConfigComplaint[]
}

/** The layer of the theme that a config names, if it names one. */
export function themeOf(siteFolder: string, { theme }: ResolvedConfig) {
  if (theme === null) return { layer: null, complaints: [], watched: [] }
  const { layer, complaints } = themeLayer(theme, resolve(siteFolder))
  return { layer, complaints, watched: layer?.templates ? [layer.templates.absolute] : [] }
}

/** Looks for the modules that a config names, and at their bytes; nothing of them is run. */
export function findPlugins(siteFolder: string, configPath: string, config: ResolvedConfig): FoundPlugins {
  const site = resolve(siteFolder)
  const modules: PluginModule[] = []
  const complaints: ConfigComplaint[] = []
  const watched: string[] = []
  const find = (role: PluginModule['role'], entry: PluginEntry): void => {
    const { at, module, options, isInline } = entry
    const named = module ?? at.join('.')
    // What stands in the config is as the config is, with all that it imports.
    const found = module === null ? { file: configPath, of: null } : resolveModule(module, site)
    if ('lacking' in found) {
      const hint = /^[./]/.test(named)
        ? 'the path is relative to the config'
        : `install it: npm install ${named}; a file's path begins with ./`
      complaints.push({ code: 'plugin/missing', path: at, message: found.lacking, hint })
      return
    }
    const files = filesOf(found, site)
    const settings = isInline ? filesOf({ file: configPath, of: null }, site).digest : ''
    watched.push(...files.watched)
    modules.push({
      ...{ role, at, named, options, isInline },
      file: module === null ? null : found.file,
      shown: pathBelow(site, found.file),
      digest: digest(`${files.digest} ${settings} ${canonicalJson(options)}`).slice(0, 32),
    })
  }
  for (const entry of config.plugins) find('plugin', entry)
  for (const entry of config.markdown.remark) find('remark', entry)
  for (const entry of config.markdown.rehype) find('rehype', entry)
  return { site, config: basename(configPath), modules, watched: [...new Set(watched)], complaints }
}
