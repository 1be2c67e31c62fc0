import { type Diagnostic, diagnostic } from '../model/diagnostic.ts'
import type { Page } from '../model/page.ts'
import type { Questions } from '../model/questions.ts'
import { kinds } from '../outputs/index.ts'
import { isMarkdown } from '../text/markdown-name.ts'

/**
 * Every page that shall exist. Two at one path are an error that names both sources: also where they differ only
 * in case or in Unicode normalisation (one file on many disks), or where one is a file and the other its folder.
 */
export function planPages(ask: Questions): { pages: Page[]; diagnostics: Diagnostic[] } {
  const pages = kinds.flatMap(kind => [...kind.plan(ask)])
  const taken = new Map<string, Page>()
  const diagnostics: Diagnostic[] = []
  const keys = pages.map(page => fold(page.path))
  for (const [index, page] of pages.entries()) {
    const key = keys[index] ?? ''
    const other = taken.get(key)
    if (other === undefined) taken.set(key, page)
    else if (!sameCopy(page, other)) diagnostics.push(collision(page, other))
  }
  for (const [index, page] of pages.entries()) {
    const key = keys[index] ?? ''
    for (let end = key.indexOf('/'); end >= 0; end = key.indexOf('/', end + 1)) {
      const file = taken.get(key.slice(0, end))
      if (file !== undefined) diagnostics.push(collision(page, file))
    }
  }
  return { pages: [...new Set(taken.values())], diagnostics }
}

/** Two articles may show one picture: the same bytes under the same name are one file. */
function sameCopy(a: Page, b: Page): boolean {
  return a.kind === 'media' && b.kind === 'media' && a.path === b.path && a.path.startsWith('assets/')
}

function collision(page: Page, other: Page): Diagnostic {
  const [first, second] = rank(page) >= rank(other) ? [page, other] : [other, page]
  const both = first.path === second.path ? `"${first.path}"` : `"${first.path}" and "${second.path}"`
  return diagnostic('path/collision', `two outputs want one place: ${both}`, first.from, {
    related: [{ message: 'the other one comes from here', ...second.from }],
  })
}

/** A complaint points at a file that an editor can change, where one of the two is such a file. */
function rank({ from }: Page): number {
  return isMarkdown(from.file) ? 1 : 0
}

function fold(path: string): string {
  return path.normalize('NFC').toLowerCase()
}
