import type { TermKind } from '../model/article.ts'
import type { OutputKind } from '../model/page.ts'
import { documentContext } from '../render/page/document.ts'
import { outputFolder } from '../render/page/navigation.ts'
import { termView } from '../render/page/views.ts'
import { stringOf } from '../render/page/vocabulary.ts'
import { renderTemplate } from '../render/templates.ts'
import { termKinds } from '../site/lists/lists.ts'

/** The indexes of an edition's tags, people and sources, with counts. */
export const termsKind: OutputKind<readonly [string, TermKind]> = {
  name: 'terms',

  *plan(ask) {
    for (const edition of ask.editions()) {
      for (const kind of termKinds) {
        const from = { file: `the index of ${kind} in "${edition}"` }
        yield {
          path: `${outputFolder(edition, ask)}${kind}/index.html`,
          kind: 'terms',
          args: [edition, kind],
          from,
        }
      }
    }
  },

  render({ args: [edition, kind] }, ask, report) {
    const title = stringOf(ask, edition, `terms.${kind}`, {})
    const url = `${ask.home(edition)}${kind}/`
    const context = {
      ...documentContext(
        { kind: 'terms', edition, url, title, versions: ask.versions(`${edition}/${kind}`) },
        ask,
      ),
      kind,
      title,
      terms: ask
        .terms(kind, edition)
        .map(({ id, count }) => ({ ...termView(kind, edition, id, ask), count })),
    }
    return renderTemplate('pages/terms.njk', context, { ask, edition, report })
  },
}
