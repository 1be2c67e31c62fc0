import { statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { ConfigComplaint } from '../../model/config.ts'
import type { Plugin } from '../../model/plugin.ts'
import type { PluginModule, PluginModules } from './find-plugins.ts'
import { pathBelow } from './module-files.ts'
import { findPackage } from './resolve-module.ts'

/** Folders with what a site may override; null where there is none. */
export interface Layer {
  readonly templates: LayerFolder | null
  readonly strings: LayerFolder | null
  readonly assets: LayerFolder | null
}

export interface LayerFolder {
  readonly absolute: string
  /** How messages name it. */
  readonly shown: string
}

interface Found {
  readonly layer: Layer | null
  readonly complaints: readonly ConfigComplaint[]
}

/** What a plugin brings for pages, relative to its module. */
export function layersOf(module: PluginModule, plugin: Plugin, { site }: PluginModules): Found {
  const complaints: ConfigComplaint[] = []
  const base = module.file === null ? site : dirname(module.file)
  const of = (kind: keyof Layer): LayerFolder | null => {
    const named = plugin[kind]
    if (named === undefined) return null
    const absolute = resolve(base, named)
    if (isFolder(absolute)) return { absolute, shown: pathBelow(site, absolute) }
    const message = `plugin "${plugin.name}": there is no folder "${named}" for its ${kind}`
    complaints.push({
      code: 'plugin/missing',
      path: module.at,
      message,
      hint: 'it is relative to the module',
    })
    return null
  }
  const layer = { templates: of('templates'), strings: of('strings'), assets: of('assets') }
  return { layer: Object.values(layer).some(one => one !== null) ? layer : null, complaints }
}

/** The theme that a config names: a folder, or a package, whose templates may lie in `templates/`. */
export function themeLayer(theme: string, site: string): Found {
  const isPath = /^\.{0,2}\//.test(theme)
  const root = isPath ? resolve(site, theme) : findPackage(theme, site)?.folder
  if (root === undefined || !isFolder(root)) {
    const message = `there is no ${isPath ? 'folder' : 'package'} "${theme}" for the theme`
    const hint = isPath
      ? 'the path is relative to the config'
      : `install it: npm install ${theme}; a folder's path begins with ./`
    return { layer: null, complaints: [{ code: 'plugin/missing', path: ['theme'], message, hint }] }
  }
  const own = join(root, 'templates')
  const absolute = isFolder(own) ? own : root
  const folder = (below: string): LayerFolder | null => {
    const at = join(absolute, below)
    return isFolder(at) ? { absolute: at, shown: pathBelow(site, at) } : null
  }
  return {
    layer: { templates: folder(''), strings: folder('strings'), assets: folder('assets') },
    complaints: [],
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
}
