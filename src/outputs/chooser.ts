import type { OutputKind } from '../model/page.ts'
import { chooserUrl } from '../render/page/navigation.ts'
import { renderTemplate } from '../render/templates.ts'
import { bareContext } from './bare.ts'

/** The page at the site's root, where readers choose an edition. */
export const chooserKind: OutputKind<null> = {
  name: 'chooser',

  *plan(ask) {
    if (chooserUrl(ask) === null) return
    yield { path: 'index.html', kind: 'chooser', args: null, from: { file: ask.setting('file') } }
  },

  render(_, ask, report) {
    const context = bareContext('chooser', ask.setting('base'), ask)
    return renderTemplate('pages/chooser.njk', context, { ask, edition: ask.setting('default'), report })
  },
}
