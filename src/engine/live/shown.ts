import { type Diagnostic, diagnostic } from '../../model/diagnostic.ts'
import type { Page } from '../../model/page.ts'
import { judge } from '../job/job.ts'
import { renderPage } from '../job/render.ts'
import { identityOf } from '../pages/publish-pages.ts'
import type { Composed } from './compose.ts'

/** A page as a browser gets it. */
export interface Shown {
  readonly content: string
  /** What rendering found, as the config judges it. */
  readonly diagnostics: readonly Diagnostic[]
}

interface Kept extends Shown {
  /** The queries it asked, and the digests of the answers: of the site itself nothing is kept. Null if it failed. */
  readonly asked: readonly (readonly [query: string, digest: string])[] | null
  /** Kind and arguments: tomorrow another page may stand at this path. */
  readonly page: string
  /** The last content that was rendered without a template failing. */
  readonly good: string
}

/** So many pages are kept as they were rendered last: more than anybody has open. */
const most = 200

/**
 * Renders pages when they are asked for. One whose queries all have the answers they had is not rendered again; one
 * whose template fails is shown as it was, with the failure beside it.
 */
export function createShowcase(): { show(page: Page, from: Composed): Shown } {
  const kept = new Map<string, Kept>()
  return {
    show(page, from) {
      const before = kept.get(page.path)
      const made = freshOne(page, from, before) ?? render(page, from, before)
      kept.delete(page.path)
      kept.set(page.path, made)
      for (const path of kept.keys()) {
        if (kept.size <= most) break
        kept.delete(path)
      }
      return made
    },
  }
}

function freshOne(page: Page, { queryLog }: Composed, before: Kept | undefined): Kept | null {
  if (before === undefined || before.asked === null || before.page !== identityOf(page)) return null
  const isSame = before.asked.every(([query, digest]) => queryLog.digest(queryLog.numberOf(query)) === digest)
  return isSame ? before : null
}

function render(page: Page, of: Composed, before: Kept | undefined): Kept {
  try {
    const { content, asked, diagnostics } = renderPage(page, of.queryLog)
    const noted = asked.map(number => [of.queryLog.query(number), of.queryLog.digest(number)] as const)
    const text = typeof content === 'string' ? content : ''
    const failed = diagnostics.some(one => one.code === 'template/runtime')
    const good = failed ? (before?.good ?? '') : text
    const judged = judge(diagnostics, of.sources.config)
    return { page: identityOf(page), asked: noted, good, content: good, diagnostics: judged }
  } catch (cause) {
    const found = [failure(`the page "${page.path}" cannot be rendered`, cause, page.from.file)]
    const good = before?.good ?? ''
    return { page: identityOf(page), asked: null, good, content: good, diagnostics: found }
  }
}

/** What went wrong that no rule foresaw, as a problem that can be shown. */
export function failure(what: string, cause: unknown, file: string): Diagnostic {
  const reason = cause instanceof Error ? cause.message : String(cause)
  return diagnostic('dev/failed', `${what}: ${reason}`, { file })
}
