import type { OutputKind } from '../model/page.ts'
import { documentContext } from '../render/page/document.ts'
import { outputFolder } from '../render/page/navigation.ts'
import { termView } from '../render/page/views.ts'
import { stringOf } from '../render/page/vocabulary.ts'
import { renderTemplate } from '../render/templates.ts'

/** The indexes of the terms of an edition, with counts: one for each taxonomy. */
export const termsKind: OutputKind<readonly [edition: string, taxonomy: string]> = {
  name: 'terms',

  *plan(ask) {
    for (const edition of ask.editions()) {
      for (const { id, folder } of ask.taxonomies()) {
        const from = { file: `the index of ${id} in "${edition}"` }
        const path = `${outputFolder(edition, ask)}${folder}/index.html`
        yield { path, kind: 'terms', args: [edition, id], from }
      }
    }
  },

  render({ args: [edition, kind] }, ask, report) {
    const title = stringOf(ask, edition, `terms.${kind}`, {})
    const folder = ask.taxonomies().find(({ id }) => id === kind)?.folder ?? kind
    const url = `${ask.home(edition)}${encodeURI(folder)}/`
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
