import type { OutputKind } from '../model/page.ts'
import { documentContext } from '../render/page/document.ts'
import { outputFolder } from '../render/page/navigation.ts'
import { stringOf } from '../render/page/vocabulary.ts'
import { renderTemplate } from '../render/templates.ts'
import { bareContext } from './bare.ts'

/** What a reader sees at an address that is none: one page for each edition, and one for hosts that know one only. */
export const notFoundKind: OutputKind<string | null> = {
  name: 'not-found',

  *plan(ask) {
    const from = { file: ask.setting('file') }
    yield { path: '404.html', kind: 'not-found', args: null, from }
    for (const edition of ask.editions()) {
      const folder = outputFolder(edition, ask)
      // Hosts serve the one at the root for all editions.
      if (folder !== '') yield { path: `${folder}404.html`, kind: 'not-found', args: edition, from }
    }
  },

  render({ args: edition }, ask, report) {
    if (edition === null) {
      const context = bareContext('not-found', `${ask.setting('base')}404.html`, ask)
      return renderTemplate('pages/404-root.njk', context, { ask, edition: ask.setting('default'), report })
    }
    const url = `${ask.home(edition)}404.html`
    const title = stringOf(ask, edition, 'notFound.title', {})
    const facts = { kind: 'not-found', edition, url, title, versions: [], noindex: true }
    return renderTemplate('pages/404.njk', documentContext(facts, ask), { ask, edition, report })
  },
}
