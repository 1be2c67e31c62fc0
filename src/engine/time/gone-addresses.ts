import { type Diagnostic, diagnostic } from '../../model/diagnostic.ts'
import type { Site } from '../../site/site.ts'
import type { LastBuild } from '../../store/cache/last-build.ts'
import type { Traces } from '../../store/cache/traces.ts'

/** A build, as far as it tells what has become of the addresses of the one before. */
export interface Departed {
  /** Output paths of the last build that this one has not. */
  readonly paths: readonly string[]
  /** What is remembered of the last build; null where nothing is. */
  readonly traces: Traces | null
  readonly last: LastBuild | null
  readonly site: Site
  /** Source path → digest of its bytes. */
  readonly sources: ReadonlyMap<string, string>
  readonly now: number
  readonly drafts: boolean
  /** How the user named the output folder. */
  readonly out: string
}

/**
 * Addresses that readers and other sites may have, and that lead nowhere from now on. Told once, by the build that takes
 * them away. What ends by its own date, the further pages of lists, and names that tell a digest are no news.
 */
export function goneAddresses(from: Departed): Diagnostic[] {
  const { last, site, now, drafts } = from
  const sawMore = last !== null && ((last.drafts && !drafts) || now < last.since)
  const expired = [...site.unpublished.values()].filter(reason => reason === 'expired').length
  const byTime = sawMore || (last !== null && expired > last.heldBack.expired)
  return from.paths.flatMap(path => {
    if (path.startsWith('assets/')) return []
    if (from.traces !== null && !from.traces.pages.has(path))
      return [goneAddress(path, { hint: copied }, from)]
    if (!path.endsWith('.html') || /(?:^|\/)(?:404|page\/\d+\/index)\.html$/.test(path)) return []
    const source = sourceOf(path, from)
    if (source === null) return byTime || withArticles.test(path) ? [] : [goneAddress(path, {}, from)]
    const reason = site.unpublished.get(source)
    if (reason === 'expired' || (sawMore && reason !== undefined)) return []
    return [toldOf(path, source, from)]
  })
}

/** Lists that nobody names: they come and go with their articles. */
const withArticles = /(?:^|\/)archive\/\d{4}\//

const copied = 'put the file back into static/ if others may have linked to it'

const byItself = new Set(['article', 'standing', 'redirect'])

/** The file that a page was made of; null for lists, and where nothing is remembered. */
function sourceOf(path: string, { traces }: Departed): string | null {
  const page = traces?.pages.get(path)?.page
  const [kind, args]: [string, unknown] = page === undefined ? ['', null] : JSON.parse(page)
  return byItself.has(kind) && typeof args === 'string' ? args : null
}

interface Departure {
  readonly file?: string
  readonly why?: string
  readonly hint?: string
}

function toldOf(path: string, source: string, from: Departed): Diagnostic {
  const { site, traces, sources } = from
  const address = addressIn(path)
  const reason = site.unpublished.get(source)
  if (reason !== undefined) return goneAddress(path, { file: source, why: whys[reason], hint: stays }, from)
  const file = sources.has(source) ? source : sameText(traces?.sources.get(source), sources)
  const moved = file === null ? undefined : site.articles.get(file)
  if (file === null || moved === undefined) {
    const hint = `if another page has taken its place, say there \`aliases: [${address}]\`; ${stays}`
    return goneAddress(path, { file: source, why: 'its file was deleted', hint }, from)
  }
  const why = `the article is at "${addressIn(moved.path)}"`
  return goneAddress(
    path,
    { file, why, hint: `add \`aliases: [${address}]\` here, and it leads there` },
    from,
  )
}

const stays = 'an article with `withdrawn: true` keeps its address and tells readers'

const whys = {
  draft: 'its article is a draft',
  future: 'its article is dated ahead',
  expired: 'its article has expired',
  incomplete: 'its article has errors',
} as const

/** The file that has the bytes now: it was renamed. */
function sameText(digest: string | undefined, sources: ReadonlyMap<string, string>): string | null {
  for (const [path, now] of sources) if (now === digest) return path
  return null
}

/** As an alias names it: from the root of the site. */
function addressIn(path: string): string {
  return `/${path.replace(/(^|\/)index\.html$/, '$1')}`
}

function goneAddress(path: string, { file, why, hint }: Departure, { out }: Departed): Diagnostic {
  const address = addressIn(path)
  const message = `"${address}", an address of the last build, is gone${why === undefined ? '' : `: ${why}`}`
  const moved = `if another page has taken its place, say there \`aliases: [${address}]\``
  return diagnostic('address/gone', message, { file: file ?? `${out}/${path}` }, { hint: hint ?? moved })
}
