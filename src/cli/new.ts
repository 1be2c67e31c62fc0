import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Command } from 'commander'
import type { Edition, ResolvedConfig } from '../model/config.ts'
import { UsageError } from './usage.ts'

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
    .argument('<path>', 'where it stands below the edition, without .md; pages/… makes a standing page')
    .option('--site <folder>', 'folder of site.config.ts', '.')
    .option('--edition <name>', 'the edition it is written in; the default edition unless set')
    .option('--both', 'begin its counterpart in the other editions too', false)
    .option('--title <title>', 'its title')
    .action(newArticle)
}

async function newArticle(path: string, options: NewOptions): Promise<void> {
  // Loaded here: no other command wants it before it has begun.
  const { unsafePath } = await import('../text/safe.ts')
  const { isMarkdown, withoutMarkdown } = await import('../text/markdown-name.ts')
  const local = withoutMarkdown(path)
  const end = isMarkdown(path) ? path.slice(local.length).toLowerCase() : '.md'
  const reason = unsafePath(local)
  if (reason !== null) throw new UsageError(`"${path}" cannot be a path: ${reason}`)
  const config = await (await import('./site-config.ts')).configOrReport(options.site)
  if (config === null) return
  const [first, ...others] = editionsFor(options, config)
  if (first === undefined) return
  await create(
    options.site,
    first,
    local + end,
    articleText(
      local,
      options.title,
      (await import('../text/moment.ts')).momentAt(Date.now(), config.timeZone).iso,
    ),
  )
  const counterpart = counterpartText(first, local)
  for (const edition of others) await create(options.site, edition, local + end, counterpart)
}

function editionsFor({ edition, both }: NewOptions, config: ResolvedConfig): Edition[] {
  const wanted = edition ?? config.default
  const first = config.editions.find(one => one.id === wanted)
  const names = config.editions.map(one => one.id).join(', ')
  if (first === undefined) throw new UsageError(`"${wanted}" is no edition; editions are ${names}`)
  return both ? [first, ...config.editions.filter(one => one !== first)] : [first]
}

async function create(site: string, edition: Edition, local: string, text: string): Promise<void> {
  const path = `content/${edition.id}/${local}`
  const file = join(site, path)
  const twin = path.endsWith('.md') ? `${path.slice(0, -3)}.markdown` : path.replace(/\.markdown$/, '.md')
  if (existsSync(join(site, twin))) throw new UsageError(`${twin} exists already; it was left as it is`)
  await mkdir(dirname(file), { recursive: true })
  try {
    await writeFile(file, text, { flag: 'wx' })
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'EEXIST') {
      throw new UsageError(`${path} exists already; it was left as it is`)
    }
    throw cause
  }
  process.stdout.write(`${path}\n`)
}

function articleText(local: string, title: string | undefined, now: string): string {
  const named = JSON.stringify(title ?? local.split('/').at(-1))
  if (local.startsWith('pages/')) return `---\ntitle: ${named}\ndraft: true\n---\n\n`
  const date = now.slice(0, 16).replace('T', ' ')
  return `---\ntitle: ${named}\ndate: ${date}\nsource:\nauthor: []\neditor:\ntags: []\nsummary:\ndraft: true\n---\n\n`
}

/** The counterpart takes date, source, author, editor and tags from its pair, so it needs none. */
function counterpartText(first: Edition, local: string): string {
  if (local.startsWith('pages/')) return '---\ntitle: "…"\ndraft: true\n---\n\n'
  return `---\ntitle: "…"\nsummary:\ndraft: true\n# date, source, author, editor and tags are taken from the ${first.id} edition\n---\n\n`
}
