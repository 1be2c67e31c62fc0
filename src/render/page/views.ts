import type { Article } from '../../model/article.ts'
import { type Shown, shownKeys } from '../../model/known-fields.ts'
import type { Queries } from '../../model/queries.ts'
import { shared } from '../../site/shared.ts'
import { type MomentView, viewMoment } from '../../text/format.ts'
import type { Moment } from '../../text/moment.ts'

export interface LinkView {
  readonly name: string
  readonly url: string
  /** Set where the name is in another language than the page. */
  readonly lang: string | null
}

export interface ImageView {
  readonly url: string
  readonly width: number | null
  readonly height: number | null
}

/** A lead picture where it is shown large, with what is said of it. */
export interface PictureView extends ImageView {
  readonly alt: string | null
  readonly caption: string | null
  readonly credit: string | null
  /** Set where the credit is in another language than the page. */
  readonly creditLang: string | null
}

/** What a list shows of an article. */
export interface CardView {
  readonly id: string
  readonly url: string
  readonly title: string
  readonly summary: string | null
  readonly date: MomentView
  readonly section: { readonly label: string; readonly url: string } | null
  readonly image: ImageView | null
  /** Declared fields that cards have. */
  readonly fields: Readonly<Record<string, unknown>>
  readonly lang: string
  /** From another edition than the page: shown by fallback, marked with its language. */
  readonly foreign: boolean
  readonly languageLabel: string
}

export interface DayView {
  readonly date: MomentView
  readonly cards: readonly CardView[]
}

/** An article's card as a page of `edition` shows it. Many pages show one, so nobody may change it. */
export function cardView(id: string, edition: string, ask: Queries): CardView {
  return shared(ask, 'card', edition, id, () => {
    const card = ask.card(id)
    const own = ask.edition(card.edition)
    return Object.freeze({
      id,
      url: card.url,
      title: card.title,
      summary: card.summary ?? null,
      date: viewMoment(card.date),
      section: card.section === undefined ? null : Object.freeze(ask.section(card.edition, card.section)),
      image: Object.freeze(imageView(card.image, ask)),
      fields: card.fields === undefined ? noFields : Object.freeze(fieldViews(card.fields)),
      lang: own.lang,
      foreign: card.edition !== edition,
      languageLabel: own.label,
    })
  })
}

export function cardViews(ids: readonly string[], edition: string, ask: Queries): CardView[] {
  const cards: CardView[] = []
  for (const id of ids) cards.push(cardView(id, edition, ask))
  return cards
}

export function termViews(
  taxonomy: string,
  edition: string,
  ids: readonly string[],
  ask: Queries,
): LinkView[] {
  const terms: LinkView[] = []
  for (const id of ids) terms.push(termView(taxonomy, edition, id, ask))
  return terms
}

/** Cards grouped by day, in their order. */
export function dayViews(ids: readonly string[], edition: string, ask: Queries): DayView[] {
  const days: { date: MomentView; cards: CardView[] }[] = []
  for (const card of cardViews(ids, edition, ask)) {
    const last = days.at(-1)
    if (last !== undefined && isSameDay(last.date, card.date)) last.cards.push(card)
    else days.push({ date: card.date, cards: [card] })
  }
  return days
}

export function isSameDay(one: MomentView, other: MomentView): boolean {
  return one.day === other.day && one.month === other.month && one.year === other.year
}

export function termView(taxonomy: string, edition: string, id: string, ask: Queries): LinkView {
  return shared(ask, 'term', edition, `${taxonomy}/${id}`, () => {
    const { name, url, lang } = ask.term(taxonomy, edition, id)
    return Object.freeze({ name, url, lang: lang ?? null })
  })
}

export function namesOf(links: readonly { readonly name: string }[]): string[] {
  const names: string[] = []
  for (const { name } of links) names.push(name)
  return names
}

/** The lead picture of an article: a content file by path, or an address on another site. */
export function imageView(image: string | undefined, ask: Queries): ImageView | null {
  if (image === undefined) return null
  if (/^https?:/i.test(image)) return { url: image, width: null, height: null }
  const found = ask.picture(image)
  return found === null ? null : { url: found.url, width: found.width ?? null, height: found.height ?? null }
}

/** The lead picture with what is said of it, for the article's own page. */
export function pictureView({ image, imageWords }: Article, ask: Queries): PictureView | null {
  const found = imageView(image, ask)
  if (found === null) return null
  const { alt, caption, credit, creditEdition } = imageWords ?? {}
  return {
    url: found.url,
    width: found.width,
    height: found.height,
    alt: alt ?? null,
    caption: caption ?? null,
    credit: credit ?? null,
    creditLang: creditEdition === undefined ? null : ask.edition(creditEdition).lang,
  }
}

/**
 * Gives a view what its article shows as it was read; null for what that does not say. Keys are added to the object:
 * spreading one into another is slow.
 */
export function withShownViews<T extends object>(view: T, shown: Shown): T {
  const target = view as { [key: string]: unknown }
  for (const key of shownKeys) target[key] = viewValue(shown[key])
  return view
}

/** Declared fields as templates have them. */
export function fieldViews(fields: Article['fields']): Record<string, unknown> {
  const views: Record<string, unknown> = {}
  for (const key of Object.keys(fields)) views[key] = viewValue(fields[key])
  return views
}

const noFields: Readonly<Record<string, unknown>> = Object.freeze({})

/** A copy: a template that sorts a list in place must not change what is remembered. */
function viewValue(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value ?? null
  return isMoment(value) ? viewMoment(value) : structuredClone(value)
}

function isMoment(value: object): value is Moment {
  return 'epoch' in value
}
