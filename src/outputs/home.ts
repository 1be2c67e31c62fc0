import type { Kind } from '../model/page.ts'
import { documentContext } from '../render/document.ts'
import { outputFolder } from '../render/navigation.ts'
import { renderTemplate } from '../render/templates.ts'
import { type CardView, cardView, dayViews } from '../render/views.ts'

const seconds = 3
const inBlock = 5
const inDays = 20

/** An edition's front page: a lead, seconds beside it, a block for each section, then the newest by day. */
export const homeKind: Kind<string> = {
  name: 'home',

  *plan(ask) {
    for (const edition of ask.editions()) {
      yield {
        path: `${outputFolder(edition, ask)}index.html`,
        kind: 'home',
        args: edition,
        from: { file: 'site.config.ts' },
      }
    }
  },

  render({ args: edition }, ask, report) {
    const { description } = ask.edition(edition)
    const url = ask.home(edition)
    const facts = { kind: 'home', edition, url, title: null, description, versions: ask.versions(edition) }
    const newest = ask.latest(edition, seconds + inDays)
    const top = newest.slice(0, seconds + 2).map(id => cardView(id, edition, ask))
    const lead = chooseLead(top)
    const beside = top.filter(card => card !== lead).slice(0, seconds)
    const shown = new Set([lead, ...beside].map(card => card?.id))
    const context = {
      ...documentContext(facts, ask),
      today: top[0]?.date ?? null,
      lead,
      seconds: beside,
      blocks: ask.sections(edition).map(id => ({
        ...ask.section(edition, id),
        cards: ask
          .latest(`${edition}/section/${id}`, inBlock + shown.size)
          .filter(article => !shown.has(article))
          .slice(0, inBlock)
          .map(article => cardView(article, edition, ask)),
      })),
      days: dayViews(newest, edition, ask),
      moreUrl: `${url}archive/`,
    }
    return renderTemplate('pages/home.njk', context, { ask, edition, report })
  },
}

/** The newest of the last few that has a picture, else the newest. */
function chooseLead(top: readonly CardView[]): CardView | null {
  return top.find(card => card.image !== null) ?? top[0] ?? null
}
