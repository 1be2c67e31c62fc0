import type { OutputKind } from '../model/page.ts'
import { documentContext } from '../render/page/document.ts'
import { named, outputFolder } from '../render/page/navigation.ts'
import { termViews } from '../render/page/views.ts'
import { stringOf } from '../render/page/vocabulary.ts'
import { renderTemplate } from '../render/templates.ts'
import { yearViews } from './archive.ts'

/** The site map for people: the paper's table of contents. */
export const siteMapKind: OutputKind<string> = {
  name: 'site-map',

  *plan(ask) {
    for (const edition of ask.editions()) {
      const from = { file: `the site map of "${edition}"` }
      yield {
        path: `${outputFolder(edition, ask)}site-map/index.html`,
        kind: 'site-map',
        args: edition,
        from,
      }
    }
  },

  render({ args: edition }, ask, report) {
    const url = `${ask.home(edition)}site-map/`
    const title = stringOf(ask, edition, 'nav.siteMap', {})
    const document = documentContext(
      { kind: 'site-map', edition, url, title, versions: ask.versions(`${edition}/site-map`) },
      ask,
    )
    const taxonomies = ask.taxonomies()
    const links = taxonomies.map(({ id }) => termViews(id, edition, ask.termIds(id, edition), ask))
    const indexes = document.nav.taxonomies.map((nav, index) => ({ ...nav, terms: links[index] ?? [] }))
    const more = {
      ...document,
      sections: ask.sections(edition).map(id => ask.section(edition, id)),
      standing: ask.standing(edition).map(id => ask.title(id)),
      years: yearViews(edition, ask),
      taxonomies: indexes,
      feeds: document.page.feeds,
    }
    const context = named(more, taxonomies, links)
    return renderTemplate('pages/site-map.njk', context, { ask, edition, report })
  },
}
