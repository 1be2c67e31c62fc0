import type { OutputKind } from '../model/page.ts'
import { renderBody } from '../render/body.ts'
import { safeText } from '../render/nunjucks/environment.ts'
import { documentContext } from '../render/page/document.ts'
import { fieldViews, pictureView, withShownViews } from '../render/page/views.ts'
import { renderTemplate } from '../render/templates.ts'

/** A standing page: About, Contact. */
export const standingKind: OutputKind<string> = {
  name: 'standing',

  *plan(ask) {
    for (const edition of ask.editions()) {
      for (const id of ask.standing(edition)) {
        const { path, addressAt } = ask.article(id)
        yield { path, kind: 'standing', args: id, from: { file: id, ...addressAt } }
      }
    }
  },

  render({ args: id }, ask, report) {
    const page = ask.article(id)
    const { edition } = page
    const image = pictureView(page, ask)
    const facts = {
      kind: 'standing',
      edition,
      url: ask.address(id) ?? '',
      title: page.title,
      description: page.summary,
      versions: ask.versions(id),
      image,
      noindex: page.noindex,
    }
    const context = {
      ...documentContext(facts, ask),
      standing: withShownViews(
        {
          title: page.title,
          summary: page.summary ?? null,
          ownSummary: page.ownSummary ?? null,
          image,
          body: safeText(renderBody(id, ask, report)),
          // Copies: a template that sorts them in place must not change what is remembered.
          headings: ask.headings(id).map(heading => ({ ...heading })),
          fields: fieldViews(page.fields),
          extra: structuredClone(page.extra),
        },
        page,
      ),
    }
    return renderTemplate(`pages/${page.template ?? 'standing'}.njk`, context, { ask, edition, report })
  },
}
