import type { Digest } from '../text/digest.ts'
import type { ArticleFile, Asset, Source } from './article.ts'
import type { Diagnostic } from './diagnostic.ts'
import type { FileFacts } from './file-type.ts'

/** A template under the name that `{% include %}` uses: `article.njk`, `parts/card.njk`. */
export interface TemplateFile {
  readonly name: string
  readonly text: string
  readonly path: string
  /** From the default theme, 0, to the site's own. */
  readonly layer: number
}

/** Strings of the interface in one language; the name is that of the file, e.g. `zh-Hans`. */
export interface StringsFile {
  readonly name: string
  readonly text: string
  readonly path: string
  readonly origin: 'site' | 'theme'
}

/** A style sheet, script or picture of the theme, under its name below `templates/assets/`. */
export interface ThemeAsset extends Asset {
  readonly name: string
}

/** A file of `static/`, which is copied as it is. */
export interface StaticFile extends FileFacts {
  readonly path: string
  readonly digest: Digest<'asset'>
  readonly size: number
}

/**
 * Everything that a site's folders hold, read once. Paths are relative to the site's root, with `/`, and every
 * list is sorted by them; the default theme's own files stand below `diglot/templates/`.
 */
export interface Scanned {
  readonly sources: readonly ArticleFile[]
  /** The files of `content/registry/`. */
  readonly registry: readonly Source[]
  /** The files of `content/data/`; of those that are none by their names, the bytes are not read. */
  readonly data: readonly Source[]
  /** The files of `content/` that articles may show or link. */
  readonly assets: readonly Asset[]
  /** Each layer over those below, each name once; what is overridden is called `theme:…`, once for each layer above it. */
  readonly templates: readonly TemplateFile[]
  /** All layers, the default theme's first: a site may translate a few words and keep the rest. */
  readonly strings: readonly StringsFile[]
  readonly themeAssets: readonly ThemeAsset[]
  readonly statics: readonly StaticFile[]
  /** Where the files are that do not lie below the site's root: path → absolute path. */
  readonly copyFrom: ReadonlyMap<string, string>
  readonly diagnostics: readonly Diagnostic[]
}

/** All that stands around the articles: what a site is assembled from besides them. */
export type Surroundings = Pick<
  Scanned,
  'registry' | 'data' | 'assets' | 'templates' | 'strings' | 'themeAssets' | 'statics'
>
