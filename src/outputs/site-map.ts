import type { Kind } from '../model/page.ts'
import { documentContext } from '../render/document.ts'
import { homeUrl } from '../render/navigation.ts'
import { renderTemplate } from '../render/templates.ts'
import { termView } from '../render/views.ts'
import { stringOf } from '../render/vocabulary.ts'
import { yearViews } from './archive.ts'
import { editionsUrls } from './versions.ts'

/** The site map for people: the paper's table of contents. */
export const siteMapKind: Kind<string> = {
  name: 'site-map',

  *plan(ask) {
    for (const edition of ask.editions()) {
      const from = { file: `the site map of "${edition}"` }
      yield { path: `${edition}/site-map/index.html`, kind: 'site-map', args: edition, from }
    }
  },

  render({ args: edition }, ask, report) {
    const url = `${homeUrl(edition, ask)}site-map/`
    const title = stringOf(ask, edition, 'nav.siteMap', {})
    const document = documentContext(
      { kind: 'site-map', edition, url, title, versions: editionsUrls('site-map/', ask) },
      ask,
    )
    const links = (kind: 'tags' | 'people' | 'sources') =>
      ask.termIds(kind, edition).map(id => termView(kind, edition, id, ask))
    const context = {
      ...document,
      sections: ask.sections(edition).map(id => ask.section(edition, id)),
      standing: ask.standing(edition).map(id => ask.title(id)),
      years: yearViews(edition, ask),
      tags: links('tags'),
      people: links('people'),
      sources: links('sources'),
      feeds: document.page.feeds,
    }
    return renderTemplate('pages/site-map.njk', context, { ask, edition, report })
  },
}
