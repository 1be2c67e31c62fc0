import type { ConfigComplaint, PluginEntry, ResolvedConfig } from '../../model/config.ts'
import { type Code, catalogue, type SeverityByCode } from '../../model/diagnostic.ts'
import { mappedFields } from '../../model/known-fields.ts'
import { type Taxonomy, termKeys } from '../../model/taxonomy.ts'
import { didYouMean } from '../../text/nearest.ts'
import {
  bareMap,
  child,
  complain,
  count,
  entries,
  isMap,
  type Node,
  oneOf,
  onlyKeys,
  optionalText,
  text,
} from './read-keys.ts'
import { resolveDefault, resolveEditions, resolveSections } from './resolve-editions.ts'
import { resolveLinks } from './resolve-links.ts'
import { resolvePlugins } from './resolve-plugins.ts'
import { checkPrefixes } from './resolve-prefix.ts'
import { resolveTaxonomies } from './resolve-taxonomies.ts'

/**
 * Checks what a site's config file gave and fills in what it leaves open. Everything that is wrong is complained of
 * at once; there is no config then.
 */
export function resolveConfig(raw: unknown): {
  config: ResolvedConfig | null
  complaints: ConfigComplaint[]
} {
  const root: Node = { value: raw, path: [], complaints: [] }
  if (!isMap(raw)) {
    complain(root, 'the config must be an object', 'write `export default defineConfig({ site: …, … })`')
    return { config: null, complaints: root.complaints }
  }
  onlyKeys(root, keys)
  const editions = resolveEditions(root)
  const site = resolveSite(root)
  const timeZone = resolveTimeZone(root)
  const usual = resolveDefault(root, editions)
  const sections = resolveSections(root, editions)
  const taxonomies = resolveTaxonomies(root, editions, sections)
  const config: ResolvedConfig = {
    ...site,
    timeZone,
    editions,
    default: usual,
    sections,
    address: resolveAddress(root),
    fields: resolveFields(root, taxonomies),
    taxonomies,
    terms: oneOf(child(root, 'terms'), ['open', 'closed']),
    fallback: oneOf(child(root, 'fallback'), ['none', 'list']),
    pageSize: count(child(root, 'pageSize'), 20),
    feeds: resolveFeeds(root),
    links: resolveLinks(root),
    markdown: resolveMarkdown(root),
    plugins: pluginsOf(child(root, 'plugins')),
    theme: optionalText(child(root, 'theme')) ?? null,
    severity: resolveSeverity(root),
  }
  checkPrefixes(root, config)
  return { config: root.complaints.length === 0 ? config : null, complaints: root.complaints }
}

function resolveSite(root: Node): Pick<ResolvedConfig, 'site' | 'origin' | 'base'> {
  const nothing = { site: '', origin: '', base: '/' }
  const node = child(root, 'site')
  const site = text(node, "site: 'https://news.example.org/'")
  if (site === undefined) return nothing
  const url = URL.canParse(site) ? new URL(site) : undefined
  if (url === undefined || !/^https?:\/\//i.test(site)) {
    complain(node, `"${site}" is not an absolute web address`, "write it like 'https://news.example.org/'")
    return nothing
  }
  if (url.search !== '' || url.hash !== '' || /[?#]/.test(site)) {
    complain(node, `"${site}" has a query or a fragment, which the address of a site has not`)
  }
  if (url.username !== '' || url.password !== '') {
    complain(
      node,
      'the address of the site has a user name or a password in it, and all readers would see it',
    )
  }
  const base = url.pathname.endsWith('/') ? url.pathname : `${url.pathname}/`
  return { site: url.origin + base, origin: url.origin, base }
}

function resolveTimeZone(root: Node): string {
  const node = child(root, 'timeZone')
  const zone = text(node, "timeZone: 'Asia/Shanghai'")
  if (zone === undefined || isTimeZone(zone)) return zone ?? 'UTC'
  const chinese = /beijing|peking|^cst$|^prc$|^(?:utc|gmt)?\+0?8(?::?00)?$/i.test(zone)
  const hint = chinese
    ? "China's zone is called 'Asia/Shanghai'"
    : (didYouMean(zone, Intl.supportedValuesOf('timeZone')) ??
      "write the zone's IANA name, like 'Asia/Shanghai'")
  complain(node, `"${zone}" is not the name of a time zone`, hint)
  return 'UTC'
}

function isTimeZone(name: string): boolean {
  // Engines also take offsets, which know nothing of summer time, and abbreviations: to them, CST is Chicago.
  if (!/^[a-z_]+\/.|^UTC$/i.test(name)) return false
  // A format takes ten times as long to open, and old names of zones alone need one.
  if (Intl.supportedValuesOf('timeZone').includes(name)) return true
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

function resolveAddress(root: Node): string {
  const node = child(root, 'address')
  const written = optionalText(node) ?? '{edition}/{path}'
  // The slashes at the ends say nothing: every address begins at the root and ends in one.
  const pattern = written.replace(/^\/|\/$/g, '')
  for (const [, name = ''] of pattern.matchAll(/\{([^{}]*)\}/g)) {
    if (placeholders.includes(name)) continue
    const hint =
      didYouMean(name, placeholders) ?? `known are ${placeholders.map(one => `{${one}}`).join(', ')}`
    complain(node, `"{${name}}" is not a placeholder of addresses`, hint)
  }
  const fixed = pattern.replace(/\{[^{}]*\}/g, 'x')
  if (/[{}]/.test(fixed)) complain(node, `"${written}" has a brace without its partner`)
  if (/[?#%\\\s]/.test(fixed) || fixed.split('/').some(part => /^\.*$/.test(part))) {
    const hint = "write folders and placeholders, like '{edition}/{year}/{month}/{slug}'"
    complain(node, `"${written}" is not a pattern of addresses`, hint)
  }
  if (!pattern.includes('{edition}')) {
    const hint = `write '{edition}/${pattern}'`
    complain(
      node,
      `"${written}" lacks {edition}, so both versions of an article would have one address`,
      hint,
    )
  }
  if (!/\{(?:slug|path|key)\}/.test(pattern)) {
    const hint = `write '${pattern}/{slug}'`
    complain(
      node,
      `"${written}" lacks {slug}, {path} or {key}, so many articles would have one address`,
      hint,
    )
  }
  return pattern
}

function resolveFields(root: Node, taxonomies: readonly Taxonomy[]): ResolvedConfig['fields'] {
  const known: readonly string[] = [...mappedFields, ...termKeys(taxonomies).map(({ key }) => key)]
  return bareMap(
    entries(child(root, 'fields')).flatMap(([theirs, node]): [string, string][] => {
      const field = known.find(one => one === node.value)
      if (field !== undefined) return [[theirs, field]]
      const name = text(node, `one of ${known.join(', ')}`)
      if (name !== undefined) {
        const hint = didYouMean(name, known) ?? `known are ${known.join(', ')}`
        complain(node, `"${name}" is not a field of Diglot's front matter`, hint)
      }
      return []
    }),
  )
}

function resolveFeeds(root: Node): ResolvedConfig['feeds'] {
  const node = child(root, 'feeds')
  entries(node)
  onlyKeys(node, ['limit', 'content'])
  return {
    limit: count(child(node, 'limit'), 20),
    content: oneOf(child(node, 'content'), ['full', 'summary']),
  }
}

function resolveMarkdown(root: Node): ResolvedConfig['markdown'] {
  const node = child(root, 'markdown')
  entries(node)
  onlyKeys(node, ['parser', 'remark', 'rehype'])
  return {
    parser: oneOf(child(node, 'parser'), ['auto', 'remark']),
    remark: pluginsOf(child(node, 'remark')),
    rehype: pluginsOf(child(node, 'rehype')),
  }
}

function pluginsOf({ value, path, complaints }: Node): readonly PluginEntry[] {
  const found = resolvePlugins(value, path)
  complaints.push(...found.complaints)
  return found.entries
}

function resolveSeverity(root: Node): SeverityByCode {
  return bareMap(
    entries(child(root, 'severity')).flatMap(([code, node]): [Code, 'error' | 'warning' | 'off'][] => {
      if (!isCode(code)) {
        const hint = didYouMean(code, codes) ?? `those that can be set are ${settable.join(', ')}`
        complain(node, `"${code}" is not the code of a diagnostic`, hint)
        return []
      }
      if (!settable.includes(code)) {
        complain(node, `"${code}" is about safety or lost meaning and cannot be lowered`, 'delete this line')
      }
      // Left out, it would mean the same as not being there; written as undefined it is a slip.
      if (node.value === undefined) return []
      return [[code, oneOf(node, ['error', 'warning', 'off'])]]
    }),
  )
}

function isCode(name: string): name is Code {
  return Object.hasOwn(catalogue, name)
}

const codes = Object.keys(catalogue)

const settable = Object.entries(catalogue).flatMap(([code, facts]) => ('fixed' in facts ? [] : [code]))

const placeholders = ['edition', 'year', 'month', 'day', 'section', 'slug', 'path', 'key']

const keys = [
  ...['site', 'timeZone', 'default', 'editions', 'sections', 'address', 'fields', 'taxonomies'],
  ...['terms', 'fallback', 'pageSize', 'feeds', 'links', 'markdown', 'plugins', 'theme', 'severity'],
]
