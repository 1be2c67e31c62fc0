import { type Diagnostic, diagnostic } from '../../model/diagnostic.ts'
import { extensionsOf } from '../../model/extensions.ts'
import type { Page } from '../../model/page.ts'
import type { Queries } from '../../model/queries.ts'
import { kinds } from '../../outputs/index.ts'
import { isMarkdown } from '../../text/markdown-name.ts'
import { type PluginPlan, planPluginOutputs } from './plugin-outputs.ts'

/** All that the kinds of outputs plan, those of plugins too, whatever may be wrong with it. */
export function listPages(ask: Queries): PluginPlan {
  const own = kinds.flatMap(kind => [...kind.plan(ask)])
  if (extensionsOf(ask).outputs.size === 0) return { pages: own, diagnostics: [], readsTexts: false }
  const { pages, ...rest } = planPluginOutputs(ask, builtIn)
  return { pages: [...own, ...pages], ...rest }
}

const builtIn: ReadonlySet<string> = new Set(kinds.map(kind => kind.name))

/** What is asked of pieces whose outputs want one place. */
export type OfPieces = Pick<Queries, 'article' | 'setting'>

/**
 * Every page that shall exist. Two at one path are an error that names both sources: also where they differ only
 * in case or in Unicode normalisation (one file on many disks), or where one is a file and the other its folder.
 */
export function planPages(ask: Queries): Omit<PluginPlan, 'pages'> & { readonly pages: Page[] } {
  const { pages, diagnostics: ofPlugins, readsTexts } = listPages(ask)
  const taken = new Map<string, Page>()
  const diagnostics = [...ofPlugins]
  const keys = pages.map(page => fold(page.path))
  for (const [index, page] of pages.entries()) {
    const key = keys[index] ?? ''
    const other = taken.get(key)
    if (other === undefined) taken.set(key, page)
    else if (isOneAlias(page, other, ask)) {
      const [kept, dropped] = inDefaultEdition(page, ask) ? [page, other] : [other, page]
      taken.set(key, kept)
      if (kept.from.file !== dropped.from.file) diagnostics.push(sharedAlias(kept, dropped, ask))
    } else if (!sameCopy(page, other)) diagnostics.push(collision(page, other, ask))
  }
  for (const [index, page] of pages.entries()) {
    const key = keys[index] ?? ''
    for (let end = key.indexOf('/'); end >= 0; end = key.indexOf('/', end + 1)) {
      const file = taken.get(key.slice(0, end))
      if (file !== undefined) diagnostics.push(collision(page, file, ask))
    }
  }
  return { pages: [...new Set(taken.values())], diagnostics, readsTexts }
}

/** An old address that a piece names twice, or that its versions share: it leads to that piece. */
export function isOneAlias(page: Page, other: Page, ask: OfPieces): boolean {
  if (page.kind !== 'redirect' || other.kind !== 'redirect') return false
  const [one, two] = [ask.article(page.from.file), ask.article(other.from.file)]
  return one.kind === two.kind && one.key === two.key
}

function inDefaultEdition({ from }: Page, ask: Queries): boolean {
  return ask.article(from.file).edition === ask.setting('default')
}

function sharedAlias(kept: Page, dropped: Page, ask: Queries): Diagnostic {
  const { edition } = ask.article(kept.from.file)
  const message = `two versions of one article have the alias "${dropped.path}"; it leads to the one in "${edition}"`
  const related = [{ message: 'the other one is here', ...kept.from }]
  return diagnostic('pair/alias', message, dropped.from, { related })
}

/** Two articles may show one picture: the same bytes under the same name are one file. */
export function sameCopy(a: Page, b: Page): boolean {
  return a.kind === 'media' && b.kind === 'media' && a.path === b.path && a.path.startsWith('assets/')
}

export function collision(page: Page, other: Page, ask: OfPieces, from = ''): Diagnostic {
  const [first, second] = rank(page) >= rank(other) ? [page, other] : [other, page]
  const both = first.path === second.path ? `"${first.path}"` : `"${first.path}" and "${second.path}"`
  return diagnostic('path/collision', `two outputs want one place${from}: ${both}`, first.from, {
    ...(page.kind === 'article' && other.kind === 'article' ? ofDates(first, second, ask) : {}),
    related: [{ message: 'the other one comes from here', ...second.from }],
  })
}

/** A report of each year under one name: addresses do not have the date that the name of a file begins with. */
function ofDates(page: Page, other: Page, ask: OfPieces): { readonly hint?: string } {
  const days = [page, other].map(({ from }) => ask.article(from.file).date?.iso.slice(0, 10) ?? '')
  const [day = '', another = ''] = days
  if (day === another) return {}
  const units = day.slice(0, 4) === another.slice(0, 4) ? '{year}/{month}/{day}' : '{year}'
  const hint = `give one of the two a \`slug\`, or have the date in all addresses: \`address: '{edition}/${units}/{slug}'\` in the site's config`
  return { hint }
}

/** A complaint points at a file that an editor can change, where one of the two is such a file. */
function rank({ from }: Page): number {
  return isMarkdown(from.file) ? 1 : 0
}

export function fold(path: string): string {
  return path.normalize('NFC').toLowerCase()
}
