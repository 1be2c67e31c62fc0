import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Command } from 'commander'
import type { Edition, ResolvedConfig } from '../../model/config.ts'
import { UsageError } from '../options/usage.ts'

interface NewOptions {
  readonly site: string
  readonly edition?: string
  readonly both: boolean
  readonly title?: string
}

/** `diglot new news/2021/air --both`: a new article as a draft, in one edition or as a pair. */
export function newCommand(): Command {
  return new Command('new')
    .description('begin an article: diglot new news/2021/clean-air --both')
    .argument(
      '<path>',
      'where it stands below its edition: news/air, zh/news/air or the file; pages/… makes a standing page',
    )
    .option('--site <folder>', 'folder of site.config.ts', '.')
    .option('--edition <name>', 'the edition it is written in; the default edition unless set')
    .option('--both', 'begin its counterpart in the other editions too', false)
    .option('--title <title>', 'its title')
    .action(newArticle)
}

async function newArticle(given: string, options: NewOptions): Promise<void> {
  // Loaded here: no other command wants it before it has begun.
  const { unsafePath } = await import('../../text/safe.ts')
  const { isMarkdown, withoutMarkdown } = await import('../../text/markdown-name.ts')
  const config = await (await import('../options/site-config.ts')).configOrReport(options.site)
  if (config === null) return
  const { local: path, edition } = (await import('../options/article-place.ts')).articlePlace(
    given,
    options.site,
    config,
  )
  const local = withoutMarkdown(path)
  const end = isMarkdown(path) ? path.slice(local.length).toLowerCase() : '.md'
  const reason = unsafePath(local)
  if (reason !== null) throw new UsageError(`"${given}" cannot be a path: ${reason}`)
  const wanted = editionsFor(options, edition, config)
  const files = config.editions.map(one => ({ edition: one, ...fileOf(options.site, one, local, end) }))
  const there = files.filter(({ existing }) => existing !== null)
  const inTheWay = there.filter(one => wanted.includes(one.edition)).map(({ existing }) => existing)
  if (inTheWay.length > 0)
    throw new UsageError(
      `${inTheWay.join(' and ')} ${inTheWay.length === 1 ? 'exists' : 'exist'} already; nothing was written`,
    )
  if (there.length === 0) await refuseUnlisted(local, config)
  const { momentAt } = await import('../../text/moment.ts')
  // Whoever has the facts already gives them to the others.
  const giver = there[0]?.edition ?? wanted[0]
  for (const one of wanted) {
    const { path } = fileOf(options.site, one, local, end)
    const text =
      one === giver
        ? articleText(local, options.title, momentAt(Date.now(), config.timeZone).iso)
        : counterpartText(giver?.id ?? '', local, one === wanted[0] ? options.title : undefined)
    await mkdir(dirname(join(options.site, path)), { recursive: true })
    await writeFile(join(options.site, path), text, { flag: 'wx' })
    process.stdout.write(`${path}\n`)
  }
}

/** A pair that is there may say its section in its front matter. */
async function refuseUnlisted(local: string, config: ResolvedConfig): Promise<void> {
  const [first = '', ...rest] = local.split('/')
  if (first === 'pages' || rest.length === 0) return
  const { unlisted } = await import('../../site/articles/sections.ts')
  const wrong = unlisted(first, config)
  if (wrong === undefined) return
  const edition = nearEdition(first, config)
  const hint = edition === undefined ? wrong.hint : `did you mean "${[edition, ...rest].join('/')}"?`
  throw new UsageError(`${wrong.message}; nothing was written\n${hint}`)
}

/** The edition that a name means but for its case, or for a country or script behind it. */
function nearEdition(name: string, { editions }: ResolvedConfig): string | undefined {
  const [written, language = ''] = /^([a-z]{2,3})(?:[-_][a-z]{2,4})*$/.exec(name.toLowerCase()) ?? []
  const ids = editions.map(({ id }) => id)
  return (
    ids.find(id => id.toLowerCase() === written?.replaceAll('_', '-')) ??
    ids.find(id => id.toLowerCase() === language)
  )
}

/** `named`: by the path. */
function editionsFor(
  { edition, both }: NewOptions,
  named: string | undefined,
  config: ResolvedConfig,
): Edition[] {
  if (edition !== undefined && named !== undefined && edition !== named)
    throw new UsageError(`the path says "${named}" and --edition "${edition}"`)
  const wanted = named ?? edition ?? config.default
  const first = config.editions.find(one => one.id === wanted)
  const names = config.editions.map(one => one.id).join(', ')
  if (first === undefined) {
    const near = nearEdition(wanted, config)
    const hint = near === undefined ? '' : `did you mean "${near}"? `
    throw new UsageError(`"${wanted}" is no edition; ${hint}editions are ${names}`)
  }
  return both ? [first, ...config.editions.filter(one => one !== first)] : [first]
}

/** Where an edition has the article, and the file that stands there already, be it called `.md` or `.markdown`. */
function fileOf(
  site: string,
  { id }: Edition,
  local: string,
  end: string,
): { readonly path: string; readonly existing: string | null } {
  const path = `content/${id}/${local}${end}`
  const twins = [path, ...['.md', '.markdown'].map(other => `content/${id}/${local}${other}`)]
  return { path, existing: twins.find(one => existsSync(join(site, one))) ?? null }
}

function articleText(local: string, title: string | undefined, now: string): string {
  const named = JSON.stringify(title ?? local.split('/').at(-1))
  if (local.startsWith('pages/')) return `---\ntitle: ${named}\ndraft: true\n---\n\n`
  const date = now.slice(0, 16).replace('T', ' ')
  return `---\ntitle: ${named}\ndate: ${date}\nsource:\nauthor: []\neditor:\ntags: []\nsummary:\ndraft: true\n---\n\n`
}

/** The counterpart takes date, source, author, editor and tags from its pair, so it needs none. */
function counterpartText(giver: string, local: string, title = '…'): string {
  const named = JSON.stringify(title)
  if (local.startsWith('pages/')) return `---\ntitle: ${named}\ndraft: true\n---\n\n`
  return `---\ntitle: ${named}\nsummary:\ndraft: true\n# date, source, author, editor and tags are taken from the ${giver} edition\n---\n\n`
}
