import type { OutputKind } from '../model/page.ts'
import { renderTemplate } from '../render/templates.ts'
import { isFile } from '../site/paths/address.ts'

/** Old addresses (`aliases`), as pages that lead to the new one from any static host. */
export const redirectKind: OutputKind<string> = {
  name: 'redirect',

  *plan(ask) {
    for (const edition of ask.editions()) {
      const pieces = [
        ...ask.published(edition, 'article'),
        ...ask.withdrawn(edition),
        ...ask.standing(edition),
      ]
      for (const id of pieces) {
        for (const { path, at } of ask.article(id).aliases) {
          yield { path: aliasPath(path), kind: 'redirect', args: id, from: { file: id, ...at } }
        }
      }
    }
  },

  render({ args: id }, ask, report) {
    const { edition } = ask.article(id)
    const { title, url } = ask.title(id)
    const context = {
      title,
      target: url,
      canonical: ask.setting('origin') + url,
      lang: ask.edition(edition).lang,
    }
    return renderTemplate('pages/redirect.njk', context, { ask, edition, report })
  },
}

/** `old/air.html` stays a file; `old/air/` and `old/air` are folders with an index. */
function aliasPath(alias: string): string {
  return isFile(alias) ? alias : `${alias.replace(/\/$/, '')}/index.html`
}
