import { readFile, realpath } from 'node:fs/promises'
import { join, sep } from 'node:path'
import type { Diagnostic } from '../../model/diagnostic.ts'
import { inFile } from '../../model/places.ts'
import type { StringsFile, TemplateFile, ThemeAsset } from '../../model/scanned.ts'
import { decode } from '../../parse/source/decode.ts'
import { readAsset, recall } from '../files/read-asset.ts'
import { readFiles, type Unreadable } from '../files/read-files.ts'
import type { Signatures } from '../files/signatures.ts'
import { byCodePoint, type FoundFile, walk } from '../files/walk.ts'
import type { Layer, LayerFolder } from '../plugins/layers.ts'
import { brokenAmong } from './copied-problems.ts'

interface Read {
  readonly templates: readonly TemplateFile[]
  readonly strings: readonly StringsFile[]
  readonly themeAssets: readonly ThemeAsset[]
  readonly copyFrom: ReadonlyMap<string, string>
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Reads templates, strings and assets of the default theme, of the layers over it, and of the site over all, each over those below
 * by name. A site that is the default theme's own home has that one layer besides.
 */
export async function scanTheme(
  siteFolder: string,
  themeFolder: string,
  between: readonly Layer[],
  signatures: Signatures,
): Promise<Read> {
  const [own, theme] = await Promise.all([
    realpath(join(siteFolder, 'templates')).catch(() => undefined),
    // The package may be linked into node_modules; what counts is where it really lies.
    realpath(themeFolder).catch(() => themeFolder),
  ])
  const site = join(siteFolder, 'templates')
  const isHome = own === theme
  const lowest = isHome ? wholeLayer(site, 'templates') : wholeLayer(theme, 'diglot/templates')
  const layers = [lowest, ...between, ...(isHome ? [] : [wholeLayer(site, 'templates')])]
  const read = await Promise.all(
    layers.map((layer, number) => {
      const origin = number === 0 || number <= between.length ? 'theme' : 'site'
      return readLayer(layer, number, origin, signatures)
    }),
  )
  return {
    templates: stacked(read.map(one => one.templates)),
    strings: read.flatMap(one => one.strings),
    themeAssets: layered(read.map(one => one.themeAssets)),
    copyFrom: new Map(read.flatMap(one => [...one.copyFrom])),
    diagnostics: read.flatMap(one => one.diagnostics),
  }
}

/** A folder that has all that a theme may have. */
function wholeLayer(absolute: string, shown: string): Layer {
  const below = (name: string) => ({ absolute: join(absolute, name), shown: `${shown}/${name}` })
  return { templates: { absolute, shown }, strings: below('strings'), assets: below('assets') }
}

/** What a layer overrides stays within reach as `theme:<name>`, and below that again, so that a page can extend the one it replaces. */
function stacked(layers: readonly (readonly TemplateFile[])[]): TemplateFile[] {
  const named = new Map<string, TemplateFile>()
  for (const one of layers.flat()) {
    for (
      let name = one.name, file: TemplateFile | undefined = one;
      file !== undefined;
      name = `theme:${name}`
    ) {
      const below = named.get(name)
      named.set(name, { ...file, name })
      file = below
    }
  }
  const all = [...named.values()]
  const isReached = ({ name }: TemplateFile): boolean => !name.startsWith('theme:')
  // What overrides must not change the order of what does not.
  return [...all.filter(isReached).sort(byPath), ...all.filter(one => !isReached(one)).sort(byPath)]
}

async function readLayer(
  layer: Layer,
  number: number,
  origin: 'site' | 'theme',
  signatures: Signatures,
): Promise<Read> {
  const { files, diagnostics } = await walkLayer(layer)
  const [templates, strings, themeAssets] = await Promise.all([
    readFiles(files.templates, async file => {
      const read = await readText(file)
      return 'unreadable' in read ? read : { name: file.below, ...read, layer: number }
    }),
    readFiles(files.strings, async file => {
      const read = await readText(file)
      return 'unreadable' in read ? read : { name: file.below.slice(0, -'.json'.length), ...read, origin }
    }),
    readFiles(files.assets, async file => {
      return { ...(await recall(file, signatures, readAsset)), name: file.below }
    }),
  ])
  const isSite = origin === 'site' || layer.templates?.shown === 'templates'
  return {
    templates: templates.values,
    strings: strings.values,
    themeAssets: themeAssets.values,
    copyFrom: new Map(isSite ? [] : files.assets.map(file => [file.path, file.absolute])),
    diagnostics: [
      ...[{ diagnostics }, templates, strings, themeAssets].flatMap(part => part.diagnostics),
      ...brokenAmong(themeAssets.values),
    ],
  }
}

interface LayerFiles {
  readonly templates: readonly FoundFile[]
  readonly strings: readonly FoundFile[]
  readonly assets: readonly FoundFile[]
}

/** One walk through a folder that has all; one through each where they lie apart. */
async function walkLayer({ templates, strings, assets }: Layer): Promise<{
  readonly files: LayerFiles
  readonly diagnostics: readonly Diagnostic[]
}> {
  const roots = [templates, strings, assets].filter(one => one !== null)
  const outer = roots.filter(one => !roots.some(other => one.absolute.startsWith(other.absolute + sep)))
  const walked = await Promise.all(outer.map(({ absolute, shown }) => walk(absolute, shown)))
  const all = walked.flatMap(one => one.files)
  const within = (folder: LayerFolder | null, pattern: RegExp): FoundFile[] => {
    if (folder === null) return []
    const start = `${folder.shown}/`
    return all.flatMap(file => {
      const below = file.path.startsWith(start) ? file.path.slice(start.length) : ''
      return pattern.test(below) ? [{ ...file, below }] : []
    })
  }
  return {
    files: {
      templates: within(templates, /^(?!assets\/).+\.njk$/),
      strings: within(strings, /^[^/]+\.json$/),
      assets: within(assets, /./),
    },
    diagnostics: walked.flatMap(one => one.diagnostics),
  }
}

async function readText({ path, absolute }: FoundFile): Promise<{ text: string; path: string } | Unreadable> {
  const { text, diagnostics } = decode(await readFile(absolute))
  if (text !== undefined) return { text, path }
  return { unreadable: inFile(diagnostics, path) }
}

/** The later layers' over the earlier's, sorted by path: what overrides must not change the order of what does not. */
function layered<T extends { readonly name: string; readonly path: string }>(
  layers: readonly (readonly T[])[],
): readonly T[] {
  const byName = new Map(layers.flat().map(one => [one.name, one]))
  return [...byName.values()].sort(byPath)
}

function byPath(a: { readonly path: string }, b: { readonly path: string }): number {
  return byCodePoint(a.path, b.path)
}
