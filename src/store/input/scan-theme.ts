import { readFile, realpath } from 'node:fs/promises'
import { join } from 'node:path'
import type { Diagnostic } from '../../model/diagnostic.ts'
import type { StringsFile, TemplateFile, ThemeAsset } from '../../model/scanned.ts'
import { decode } from '../../parse/source/decode.ts'
import { readAsset, recall } from '../files/read-asset.ts'
import { readFiles, type Unreadable } from '../files/read-files.ts'
import type { Signatures } from '../files/signatures.ts'
import { byCodePoint, type FoundFile, walk } from '../files/walk.ts'
import { brokenAmong } from './copied-problems.ts'

interface Layer {
  readonly templates: readonly TemplateFile[]
  readonly strings: readonly StringsFile[]
  readonly themeAssets: readonly ThemeAsset[]
  readonly copyFrom: ReadonlyMap<string, string>
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Reads templates, strings and assets of the default theme and of the site, the site's over the theme's by name.
 * A site that is the theme's own home has one layer only.
 */
export async function scanTheme(
  siteFolder: string,
  themeFolder: string,
  signatures: Signatures,
): Promise<Layer> {
  const [own, theme] = await Promise.all([
    realpath(join(siteFolder, 'templates')).catch(() => undefined),
    // The package may be linked into node_modules; what counts is where it really lies.
    realpath(themeFolder).catch(() => themeFolder),
  ])
  if (own === theme) return await readLayer(join(siteFolder, 'templates'), 'templates', 'theme', signatures)
  const [below, above] = await Promise.all([
    readLayer(theme, 'diglot/templates', 'theme', signatures),
    readLayer(join(siteFolder, 'templates'), 'templates', 'site', signatures),
  ])
  return {
    templates: [
      ...layered(below.templates, above.templates),
      ...overridden(below.templates, above.templates),
    ],
    strings: [...below.strings, ...above.strings],
    themeAssets: layered(below.themeAssets, above.themeAssets),
    copyFrom: below.copyFrom,
    diagnostics: [...below.diagnostics, ...above.diagnostics],
  }
}

/** What the site overrides stays within reach as `theme:<name>`, so that a page can extend the one it replaces. */
function overridden(below: Layer['templates'], above: Layer['templates']): Layer['templates'] {
  const names = new Set(above.map(({ name }) => name))
  return below.filter(({ name }) => names.has(name)).map(one => ({ ...one, name: `theme:${one.name}` }))
}

async function readLayer(
  folder: string,
  shown: string,
  origin: 'site' | 'theme',
  signatures: Signatures,
): Promise<Layer> {
  const { files, diagnostics } = await walk(folder, shown)
  const of = (pattern: RegExp): FoundFile[] => files.filter(file => pattern.test(file.below))
  const assetFiles = of(/^assets\//)
  const [templates, strings, themeAssets] = await Promise.all([
    readFiles(of(/^(?!assets\/).+\.njk$/), async file => {
      const read = await readText(file)
      return 'unreadable' in read ? read : { name: file.below, ...read }
    }),
    readFiles(of(/^strings\/[^/]+\.json$/), async file => {
      const read = await readText(file)
      const name = file.below.slice('strings/'.length, -'.json'.length)
      return 'unreadable' in read ? read : { name, ...read, origin }
    }),
    readFiles(assetFiles, async file => {
      return { ...(await recall(file, signatures, readAsset)), name: file.below.slice('assets/'.length) }
    }),
  ])
  return {
    templates: templates.values,
    strings: strings.values,
    themeAssets: themeAssets.values,
    copyFrom: new Map(shown === 'templates' ? [] : assetFiles.map(file => [file.path, file.absolute])),
    diagnostics: [
      ...[{ diagnostics }, templates, strings, themeAssets].flatMap(part => part.diagnostics),
      ...brokenAmong(themeAssets.values),
    ],
  }
}

async function readText({ path, absolute }: FoundFile): Promise<{ text: string; path: string } | Unreadable> {
  const { text, diagnostics } = decode(await readFile(absolute))
  if (text !== undefined) return { text, path }
  return { unreadable: diagnostics.map(one => ({ ...one, file: path })) }
}

/** The later layer's over the earlier's, sorted by path: what overrides must not change the order of what does not. */
function layered<T extends { readonly name: string; readonly path: string }>(
  below: readonly T[],
  above: readonly T[],
): readonly T[] {
  const byName = new Map([...below, ...above].map(one => [one.name, one]))
  return [...byName.values()].sort((a, b) => byCodePoint(a.path, b.path))
}
