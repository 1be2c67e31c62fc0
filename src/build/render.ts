import type { Diagnostic } from '../model/diagnostic.ts'
import type { Kind, Output, Page } from '../model/page.ts'
import type { Questions } from '../model/questions.ts'
import { kinds } from '../outputs/index.ts'
import { stamp, track } from '../site/track.ts'
import { canonicalJson, digest } from '../text/digest.ts'

const byName = new Map<string, Kind>(kinds.map(kind => [kind.name, kind]))

/** Renders one page with tracked questions. */
export function renderPage(page: Page, questions: Questions): Output {
  const { ask, asked } = track(questions)
  const diagnostics: Diagnostic[] = []
  const kind = byName.get(page.kind)
  if (kind === undefined) throw new Error(`there is no kind of output "${page.kind}"`)
  const content = kind.render(page, ask, found => diagnostics.push(found))
  return { page, content, asked: asked(), diagnostics }
}

/**
 * Digest of all that decides a page's bytes: what it is, and the answers to what it asked. `known` remembers answers
 * between the pages of one site.
 */
export function pageStamp(
  page: Page,
  asked: readonly string[],
  questions: Questions,
  known: Map<string, string>,
): string {
  return digest(`${canonicalJson([page.kind, page.args])}\n${stamp(questions, asked, known)}`)
}
