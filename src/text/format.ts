import type { Moment } from './moment.ts'

/** The styles in which templates show a moment; each is a string of the edition, `date.<style>`. */
export type DateStyle = 'day' | 'full' | 'time' | 'short' | 'month' | 'moment'

/** Looks up a string of an edition. */
export type Strings = (key: string) => string

/** What a template sees of a moment; `iso` is a plain day where no time is known. */
export interface MomentView {
  readonly iso: string
  readonly year: number
  readonly month: number
  readonly day: number
  /** Monday is 1. */
  readonly weekday: number
  readonly hour: number
  readonly minute: number
  readonly dayOnly: boolean
}

/**
 * Writes a date with the edition's own pattern. The platform's `Intl` is not asked: its wording changes
 * between versions of Node, and with it every page's bytes.
 */
export function formatDate(moment: MomentView, style: DateStyle, strings: Strings): string {
  if (style === 'moment' && moment.dayOnly) return formatDate(moment, 'day', strings)
  // Dates are the text that pages have most of: no function is made for each.
  const parts = patternParts(strings(styleKeys[style] ?? `date.${style}`))
  let written = parts[0] ?? ''
  for (let index = 1; index < parts.length; index += 2) {
    const name = parts[index] ?? ''
    written += (dateField(name, moment, strings) ?? `{${name}}`) + (parts[index + 1] ?? '')
  }
  return written
}

function dateField(name: string, moment: MomentView, strings: Strings): string | undefined {
  switch (name) {
    case 'year':
      return String(moment.year)
    case 'month':
      return String(moment.month)
    case 'day':
      return String(moment.day)
    case 'hour':
      return two(moment.hour)
    case 'minute':
      return two(moment.minute)
    case 'month2':
      return two(moment.month)
    case 'day2':
      return two(moment.day)
    case 'monthName':
      return strings(monthKeys[moment.month] ?? `month.${moment.month}`)
    case 'weekday':
      return strings(weekdayKeys[moment.weekday] ?? `weekday.${moment.weekday}`)
    default:
      return undefined
  }
}

/** Made once: a key that is made anew for each date has to be looked at letter by letter to be found. */
const styleKeys: Readonly<Partial<Record<string, string>>> = {
  day: 'date.day',
  full: 'date.full',
  time: 'date.time',
  short: 'date.short',
  month: 'date.month',
  moment: 'date.moment',
}
const monthKeys = Array.from({ length: 13 }, (_, month) => `month.${month}`)
const weekdayKeys = Array.from({ length: 8 }, (_, weekday) => `weekday.${weekday}`)

/** Reads the wall-clock fields out of a moment's ISO text, by their places: thousands of cards show one. */
export function viewMoment({ iso, dayOnly }: Moment): MomentView {
  const year = Number(iso.slice(0, 4))
  const month = Number(iso.slice(5, 7))
  const day = Number(iso.slice(8, 10))
  const hour = Number(iso.slice(11, 13))
  const minute = Number(iso.slice(14, 16))
  const weekday = new Date(Date.UTC(year, month - 1, day)).getUTCDay() || 7
  return Object.freeze({
    iso: dayOnly ? iso.slice(0, 10) : iso,
    year,
    month,
    day,
    weekday,
    hour,
    minute,
    dayOnly,
  })
}

/** Groups thousands with the edition's string `number.group`. */
export function formatNumber(value: number, strings: Strings): string {
  const [whole = '', fraction] = String(value).split('.')
  const group = strings('number.group')
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, () => group)
  return fraction === undefined ? grouped : `${grouped}.${fraction}`
}

/** Replaces `{name}` by what `value` gives; a name it does not know stays as it is. */
export function fill(pattern: string, value: (name: string) => string | undefined): string {
  const parts = patternParts(pattern)
  let filled = parts[0] ?? ''
  for (let index = 1; index < parts.length; index += 2) {
    const name = parts[index] ?? ''
    filled += (value(name) ?? `{${name}}`) + (parts[index + 1] ?? '')
  }
  return filled
}

/** Literal text and names by turns. Patterns are few, and filled for every page. */
function patternParts(pattern: string): readonly string[] {
  const known = split.get(pattern)
  if (known !== undefined) return known
  const parts: string[] = []
  for (const part of pattern.split(/\{(\w+)\}/)) parts.push(fields.find(field => field === part) ?? part)
  split.set(pattern, parts)
  return parts
}

const split = new Map<string, readonly string[]>()

/** What is cut out of a pattern is equal to these, but has to be compared letter by letter each time. */
const fields = ['year', 'month', 'day', 'hour', 'minute', 'month2', 'day2', 'monthName', 'weekday']

function two(value: number): string {
  return value < 10 ? `0${value}` : String(value)
}
