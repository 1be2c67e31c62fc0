import type { Queries } from '../../model/queries.ts'
import { labelKeys } from '../../model/taxonomy.ts'
import {
  type DateStyle,
  fill,
  formatDate,
  formatNumber,
  type MomentView,
  type Strings,
} from '../../text/format.ts'
import { cardView } from './views.ts'

/** How helpers find the page that is being rendered. */
export interface Helpers {
  ask(): Queries
  edition(): string
}

type Values = Readonly<Record<string, string | number>>

const none: Values = {}

/** Functions that templates and macros may call. Each reaches data through queries alone. */
export function globals(at: Helpers) {
  return {
    /** A string of the interface in the page's edition, with `{name}` filled in; `count` chooses a plural form. */
    text: (key: string, values: Values = none): string => stringOf(at.ask(), at.edition(), key, values),
    /** A string of the interface in another edition. */
    textIn: (edition: string, key: string, values: Values = none): string =>
      stringOf(at.ask(), edition, key, values),
    /** Hashed address of a file in `templates/assets/`. */
    asset(name: string): string {
      const found = at.ask().asset(name)
      if (found === null) throw new Error(`there is no file "${name}" in templates/assets/`)
      return found.url
    },
    /** What a file of `content/data/` says: `data('weather')`; an edition's own goes before the common one. */
    data: (name: string): unknown => at.ask().data(name, at.edition()),
    /** An address below the site, sub-directory included: `link('/zh/about/')`. */
    link: (path: string): string => at.ask().setting('base') + encodeURI(path.replace(/^\//, '')),
    /** The newest cards of a section, or of the whole edition for `''`. */
    latest(section: string, count: number) {
      const list = section === '' ? at.edition() : `${at.edition()}/section/${section}`
      return at
        .ask()
        .latest(list, count)
        .map(id => cardView(id, at.edition(), at.ask()))
    },
  }
}

/** Filters besides Nunjucks' own. */
export function filters(at: Helpers) {
  const strings = (key: string): string => patternOf(at.ask(), at.edition(), key)
  return {
    /** A moment in one of the edition's styles: day, full, time, short, month, moment. */
    date: (moment: MomentView, style: DateStyle = 'day'): string => formatDate(moment, style, strings),
    /** A number with its thousands grouped. */
    number: (value: number): string => formatNumber(value, strings),
  }
}

/** Strings that pages ask for without a template's help: titles of generated pages, dates, footnotes. */
export function neededStrings(ask: Queries): readonly string[] {
  return [...fixedStrings, ...ask.taxonomies().flatMap(({ id }) => labelKeys(id))]
}

const fixedStrings: readonly string[] = [
  ...['list.section', 'list.month', 'list.page'],
  ...['archive.title', 'archive.year', 'nav.siteMap', 'notFound.title', 'footnote.label', 'footnote.back'],
  ...['text.table', 'text.listing', 'text.done', 'text.open'],
  ...['directive.note', 'directive.warning', 'directive.toc', 'directive.role'],
  ...['day', 'full', 'time', 'short', 'month', 'moment'].map(style => `date.${style}`),
  ...Array.from({ length: 12 }, (_, month) => `month.${month + 1}`),
  ...Array.from({ length: 7 }, (_, weekday) => `weekday.${weekday + 1}`),
  'number.group',
]

/**
 * A string of the interface; throws if the edition has none, which makes the page fail with a diagnostic. With a
 * `count` among the values, the plural form of the edition's language is preferred (CLDR, by `Intl.PluralRules`).
 */
export function stringOf(ask: Queries, edition: string, key: string, values: Values): string {
  const count = values === none ? undefined : values.count
  const form = typeof count === 'number' ? pluralOf(ask.edition(edition).lang, count) : null
  const pattern = (form && ask.text(edition, `${key}.${form}`)) ?? ask.text(edition, key)
  if (pattern === null) throw noString(key, edition)
  // Most strings have nothing to fill, and a page has dozens.
  return pattern.includes('{')
    ? filled(pattern, values, grouping => ask.text(edition, grouping) ?? '')
    : pattern
}

function filled(pattern: string, values: Values, strings: Strings): string {
  return fill(pattern, name => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined
    return typeof value === 'number' ? formatNumber(value, strings) : value
  })
}

/** A string of the interface as it stands in its file. */
function patternOf(ask: Queries, edition: string, key: string): string {
  const pattern = ask.text(edition, key)
  if (pattern === null) throw noString(key, edition)
  return pattern
}

function noString(key: string, edition: string): Error {
  return new Error(`there is no string "${key}" in edition "${edition}"`)
}

const rules = new Map<string, Intl.PluralRules>()

function pluralOf(lang: string, count: number): string {
  const known = rules.get(lang) ?? new Intl.PluralRules(lang)
  rules.set(lang, known)
  return known.select(count)
}
