import type { OutputKind } from '../model/page.ts'
import type { Queries } from '../model/queries.ts'
import { documentContext } from '../render/page/document.ts'
import { outputFolder } from '../render/page/navigation.ts'
import { type CardView, cardView, cardViews, dayViews, isSameDay } from '../render/page/views.ts'
import { renderTemplate } from '../render/templates.ts'

/** Beside the lead: four headlines are as high as a picture, and so are three of which one has a picture too. */
const seconds = 4
const inBlock = 5
const inDays = 20

/** An edition's front page: a lead, seconds beside it, a block for each section, then by day what is left; no story twice. */
export const homeKind: OutputKind<string> = {
  name: 'home',

  *plan(ask) {
    for (const edition of ask.editions()) {
      yield {
        path: `${outputFolder(edition, ask)}index.html`,
        kind: 'home',
        args: edition,
        from: { file: ask.setting('file') },
      }
    }
  },

  render({ args: edition }, ask, report) {
    const { description } = ask.edition(edition)
    const url = ask.home(edition)
    const facts = { kind: 'home', edition, url, title: null, description, versions: ask.versions(edition) }
    const top = cardViews(ask.latest(edition, seconds + 1), edition, ask)
    const [lead = null, ...others] = leadFirst(top)
    const beside = others.slice(0, lead?.image && others[0]?.image ? seconds - 1 : seconds)
    const front = [lead, ...beside].flatMap(card => card?.id ?? [])
    const blocks = blocksOf(edition, new Set(front), ask)
    const shown = new Set([...front, ...blocks.flatMap(block => block.cards.map(card => card.id))])
    const left = ask.latest(edition, shown.size + inDays).filter(id => !shown.has(id))
    const context = {
      ...documentContext(facts, ask),
      today: top[0]?.date ?? null,
      lead,
      seconds: beside,
      secondsPictured: beside.every(card => card.image),
      blocks,
      pictured: blocks.every(block => block.cards[0]?.image),
      days: dayViews(left.slice(0, inDays), edition, ask),
      moreUrl: `${url}archive/`,
    }
    return renderTemplate('pages/home.njk', context, { ask, edition, report })
  },
}

/**
 * A block for each section that has more than one story left, each with about as many as the others: blocks stand side by
 * side. What they do not show is in the list below.
 */
function blocksOf(edition: string, front: ReadonlySet<string>, ask: Queries) {
  const full = ask.sections(edition).flatMap(id => {
    const newest = ask.latest(`${edition}/section/${id}`, inBlock + front.size)
    const ids = newest.filter(article => !front.has(article)).slice(0, inBlock)
    return ids.length < 2 ? [] : [{ ...ask.section(edition, id), ids }]
  })
  const fewest = Math.min(...full.map(({ ids }) => ids.length))
  return full.map(({ label, url, ids }) => ({
    label,
    url,
    cards: leadFirst(ids.slice(0, Math.max(3, fewest)).map(id => cardView(id, edition, ask))),
  }))
}

/** The newest leads: of several of its day the first that has a picture, since news is not to wait for one. */
function leadFirst(cards: readonly CardView[]): CardView[] {
  const [newest] = cards
  if (newest === undefined) return []
  const ofDay = cards.filter(({ date }) => isSameDay(date, newest.date))
  const lead = ofDay.find(card => card.image !== null) ?? newest
  return [lead, ...cards.filter(card => card !== lead)]
}
