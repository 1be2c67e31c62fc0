import { ownExtensions } from '../../src/engine/job/built-in.ts'
import { planPages } from '../../src/engine/job/plan.ts'
import { parseRegistries } from '../../src/engine/job/registries.ts'
import { renderPage } from '../../src/engine/job/render.ts'
import { checkUnrendered } from '../../src/engine/pages/unrendered.ts'
import { planAhead } from '../../src/engine/time/plan-ahead.ts'
import type { Asset, Parsed } from '../../src/model/article.ts'
import type { ResolvedConfig, SiteConfig } from '../../src/model/config.ts'
import type { Diagnostic } from '../../src/model/diagnostic.ts'
import { type FileFacts, type FileType, fileTypes, typeFacts } from '../../src/model/file-type.ts'
import { applySeverity, orderDiagnostics } from '../../src/model/judge-diagnostics.ts'
import type { Page } from '../../src/model/page.ts'
import type { Queries } from '../../src/model/queries.ts'
import type { Scanned } from '../../src/model/scanned.ts'
import { parseArticle } from '../../src/parse/article.ts'
import { resolveConfig } from '../../src/parse/config/resolve-config.ts'
import { parseData } from '../../src/parse/data/data.ts'
import { answers } from '../../src/site/answers.ts'
import { noRoutes } from '../../src/site/links.ts'
import { openQueryLog } from '../../src/site/query-log.ts'
import { assemble, type Ingredients, type Site } from '../../src/site/site.ts'
import { digest } from '../../src/text/digest.ts'
import { isMarkdown } from '../../src/text/markdown-name.ts'
import { byAuto } from './settings.ts'
import { strings } from './strings.ts'
import { templates } from './templates.ts'

/** Path below the site's root → text. Whatever is not Markdown, a registry, a template or strings is copied as it is. */
export type Files = Readonly<Record<string, string>>

/** `undefined` for what the name of a file would say otherwise. */
export type SomeFacts = { readonly [Fact in keyof Asset]?: Asset[Fact] | undefined }

export interface Options {
  readonly config?: Partial<SiteConfig>
  /** Milliseconds since 1970; the beginning of 2030 unless set. */
  readonly now?: number
  readonly drafts?: boolean
  /** Facts of copied files that reading them would give. */
  readonly assets?: Readonly<Record<string, SomeFacts>>
}

/** A site in memory, with everything that the pipeline says of it. */
export interface Rig {
  readonly site: Site
  readonly ask: Queries
  readonly pages: readonly Page[]
  /** What assembling, planning and looking at texts without a page found, ordered and judged as a build does. */
  readonly diagnostics: readonly Diagnostic[]
  /** The text of one output. Throws if it is not planned or rendering it reports anything. */
  text(path: string): string
  /** The problems that rendering an output reports. */
  problems(path: string): readonly Diagnostic[]
}

export function configOf(over: Partial<SiteConfig> = {}): ResolvedConfig {
  const { config, complaints } = resolveConfig({
    site: 'https://news.example.org/',
    timeZone: 'Asia/Shanghai',
    editions: {
      zh: { lang: 'zh-Hans', label: '中文', title: '株洲环境', description: '中文版' },
      en: { lang: 'en', label: 'English', title: 'Zhuzhou Air', description: 'The English edition' },
    },
    ...over,
  })
  if (config === null) throw new Error(JSON.stringify(complaints))
  return config
}

/** Parses, assembles and plans a site of in-memory files. */
export function siteOf(files: Files, options: Options = {}): Rig {
  return sitesOf(files, options)(options.now ?? Date.parse('2030-01-01T00:00:00Z'))
}

/** The same at any moment; the files are parsed once. */
export function sitesOf(files: Files, options: Options = {}): (now: number) => Rig {
  const config = configOf(options.config)
  const scanned = scannedOf(files, options)
  const parsed = new Map<string, Parsed>(
    scanned.sources.map(({ path, read }) => [path, parseArticle(read(), byAuto)]),
  )
  const registry = parseRegistries(scanned, config)
  return now =>
    rigOf({
      config,
      extensions: ownExtensions,
      scanned,
      parsed,
      registry,
      data: scanned.data.map(parseData),
      clock: { now, drafts: options.drafts ?? false },
    })
}

function rigOf(from: Ingredients): Rig {
  const { config, parsed } = from
  const { site, diagnostics: ofSite } = assemble(from)
  const { pages, diagnostics: ofPlan } = planPages(answers(site, noRoutes))
  const { routes, diagnostics: ofTime } = planAhead(site, pages)
  const ask = answers(site, routes)
  const found = [...ofSite, ...ofPlan, ...ofTime, ...checkUnrendered(site, parsed, ask)]
  const render = (path: string) => {
    const page = pages.find(one => one.path === path)
    if (page === undefined) throw new Error(`"${path}" is not planned`)
    return renderPage(page, openQueryLog(ask))
  }
  return {
    site,
    ask,
    pages,
    diagnostics: orderDiagnostics(applySeverity(found, config.severity)),
    text(path) {
      const { content, diagnostics } = render(path)
      if (diagnostics.length > 0) throw new Error(JSON.stringify(diagnostics))
      return typeof content === 'string' ? content : content.copyOf
    },
    problems: path => render(path).diagnostics,
  }
}

/** An article with a title and whatever front matter lines are given; its body begins below them. */
export function article(front: string, body = 'Text.'): string {
  return `---\ntitle: T\ndate: 2021-01-11\n${front === '' ? '' : `${front}\n`}---\n${body}\n`
}

/** `code file:line:column` of each diagnostic. */
export function placesOf(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.map(({ code, file, line, column }) =>
    line === undefined ? `${code} ${file}` : `${code} ${file}:${line}:${column}`,
  )
}

function scannedOf(files: Files, options: Options): Scanned {
  const entries = Object.entries(files)
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
  const below = (folder: string): [string, string][] => entries.filter(([path]) => path.startsWith(folder))
  // No file here is a picture: those that are called so are taken for one.
  const typed = (path: string): FileFacts => {
    const extension = /\.(\w+)$/.exec(path)?.[1]?.toLowerCase() ?? ''
    const type = fileTypeNames.find(name => typeFacts(name).extensions?.includes(extension))
    return type === undefined ? {} : { type }
  }
  const asset = ([path, text]: [string, string]): Asset => ({
    path,
    digest: digest<'asset'>(text),
    size: text.length,
    ...typed(path),
    ...(options.assets?.[path] as Partial<Asset> | undefined),
  })
  const own = below('templates/').filter(([path]) => path.endsWith('.njk'))
  const all = new Map([
    ...Object.entries(templates),
    ...own.map(([path, text]) => [path.slice(10), text] as const),
  ])
  return {
    sources: below('content/')
      .filter(([path]) => isMarkdown(path))
      .map(([path, text]) => ({
        path,
        digest: digest<'source'>(text),
        read: () => bytes(text),
        tell: () => {},
      })),
    registry: below('content/registry/')
      .filter(([path]) => isRegistry(path))
      .map(([path, text]) => ({ path, bytes: bytes(text) })),
    data: below('content/data/').map(([path, text]) => ({ path, bytes: bytes(text) })),
    assets: below('content/')
      .filter(([path]) => !isMarkdown(path) && !isRegistry(path) && !path.startsWith('content/data/'))
      .map(asset),
    templates: [...all].sort().map(([name, text]) => ({ name, text, path: `templates/${name}`, layer: 0 })),
    strings: [
      ...Object.entries(strings).map(([name, text]) => ({
        name,
        text,
        path: `diglot/templates/strings/${name}.json`,
        origin: 'theme' as const,
      })),
      ...below('templates/strings/').map(([path, text]) => ({
        name: path.slice(18, -5),
        text,
        path,
        origin: 'site' as const,
      })),
    ],
    themeAssets: below('templates/assets/').map(one => ({ ...asset(one), name: one[0].slice(17) })),
    statics: below('static/').map(asset),
    copyFrom: new Map(),
    diagnostics: [],
  }
}

const fileTypeNames = Object.keys(fileTypes) as FileType[]

function isRegistry(path: string): boolean {
  return /^content\/registry\/[^/]+\.ya?ml$/.test(path)
}
