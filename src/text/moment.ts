import { Temporal } from 'temporal-polyfill'
import { clocksAt, isoOf } from './clocks.ts'

/** An instant that readers see, in the site's zone. */
export interface Moment {
  /** ISO 8601 with offset, e.g. `2021-01-11T13:31:27+08:00`; midnight where only a day is known. */
  readonly iso: string
  /** Milliseconds since 1970, for sorting. */
  readonly epoch: number
  /** True where the editor gave a day and no time: none is shown then. */
  readonly dayOnly: boolean
}

const day = /^(\d{4})(?:([-/.])(\d{1,2})\2(\d{1,2})|年(\d{1,2})月(\d{1,2})日)/
/** Programs write fractions, short offsets, and the name of the zone behind the offset, which says it all. */
const time =
  /^(?:[T\s]\s*(\d{1,2})[:：](\d{2})(?:[:：](\d{2})(?:[.,]\d+)?)?\s*(?:(Z|UTC|GMT|(?:UTC|GMT)?[+-]\d{1,2}(?::?\d{2})?)(?:\s+[A-Z]{3,5}|\s*[[(][\w\s/+-]+[\])])?)?)?$/i

/**
 * Reads a date as editors write it: year first, a time if there is one, in `zone` (IANA) unless it carries an
 * offset. Returns why not, in words, for anything that is no date, does not exist, or exists twice.
 */
export function parseMoment(text: string, zone: string): Moment | string {
  const dayFound = day.exec(text.trim())
  const rest = text.trim().slice(dayFound?.[0].length)
  // Nobody needs a space behind 日.
  const timeFound = dayFound && time.exec(dayFound[5] !== undefined && /^\d/.test(rest) ? ` ${rest}` : rest)
  if (!dayFound || !timeFound) return `"${text}" is not a date`
  const [, hour, minute = '0', second = '0', zoned] = timeFound
  const offset = zoned && normalOffset(zoned)
  const fields = {
    year: Number(dayFound[1]),
    month: Number(dayFound[3] ?? dayFound[5]),
    day: Number(dayFound[4] ?? dayFound[6]),
    hour: Number(hour ?? 0),
    minute: Number(minute),
    second: Number(second),
  }
  const plain = inPlainYears(fields, zone, offset, hour === undefined)
  if (plain !== null) return plain
  try {
    const plain = Temporal.PlainDateTime.from(fields, { overflow: 'reject' })
    return inZone(plain, zone, offset, hour === undefined)
  } catch {
    return `"${text}" does not exist in the calendar`
  }
}

type Fields = { readonly [unit in 'year' | 'month' | 'day' | 'hour' | 'minute' | 'second']: number }

const dayLength = 86_400_000

/**
 * The moment, where the calendar has it and the clocks of the zone are not changed within two days; null where more
 * thought is needed. It is what Temporal finds, without the time it takes: a site has some ten thousand dates.
 */
function inPlainYears(
  fields: Fields,
  zone: string,
  offset: string | undefined,
  dayOnly: boolean,
): Moment | null {
  const { year, month, day, hour, minute, second } = fields
  const local = Date.UTC(year, month - 1, day, hour, minute, second)
  if (year < 1900 || year > 2100 || !exists(fields, new Date(local))) return null
  const written = offset === undefined ? 0 : millisecondsOf(offset)
  if (written === null) return null
  const clocks = clocksAt(local - written, zone)
  if (local - 2 * dayLength < clocks.from || local + 2 * dayLength > clocks.to || clocks.shown === null)
    return null
  const epoch = local - (offset === undefined ? clocks.offset : written)
  const shown = epoch + clocks.offset
  return { iso: (shown === local ? plainText(fields) : isoOf(shown)) + clocks.shown, epoch, dayOnly }
}

/** A day or hour that does not exist is counted as one of those behind it. */
function exists({ month, day, hour, minute, second }: Fields, counted: Date): boolean {
  const isDay = counted.getUTCMonth() === month - 1 && counted.getUTCDate() === day
  return isDay && hour < 24 && minute < 60 && second < 60
}

function plainText({ year, month, day, hour, minute, second }: Fields): string {
  return `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:${two(second)}`
}

function two(value: number): string {
  return value < 10 ? `0${value}` : String(value)
}

/** `+08:00` for `+8`, `+0800`, `UTC+8`; `+00:00` for `Z`. */
function normalOffset(offset: string): string {
  const [, sign = '+', hours = '0', minutes = '00'] = offset.match(/([+-])(\d{1,2}?):?(\d{2})?$/) ?? []
  return `${sign}${hours.padStart(2, '0')}:${minutes}`
}

/** In milliseconds; null for one that does not exist. */
function millisecondsOf(offset: string): number | null {
  const hours = Number(offset.slice(1, 3))
  const minutes = Number(offset.slice(-2))
  if (hours > 23 || minutes > 59) return null
  return (offset.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000
}

/** How a moment is told to an editor: `2021-01-11 13:31`, or the day alone where no more is known. */
export function clockTime({ iso, dayOnly }: Moment): string {
  return dayOnly ? iso.slice(0, 10) : iso.slice(0, 16).replace('T', ' ')
}

/** The instant `epoch` milliseconds after 1970 in a zone. */
export function momentAt(epoch: number, zone: string): Moment {
  return toMoment(Temporal.Instant.fromEpochMilliseconds(epoch).toZonedDateTimeISO(zone), false)
}

function inZone(
  plain: Temporal.PlainDateTime,
  zone: string,
  offset: string | undefined,
  dayOnly: boolean,
): Moment | string {
  if (offset !== undefined) {
    const instant = Temporal.Instant.from(`${plain.toString()}${offset}`)
    return toMoment(instant.toZonedDateTimeISO(zone), dayOnly)
  }
  if (dayOnly) return toMoment(plain.toPlainDate().toZonedDateTime(zone), true)
  try {
    return toMoment(plain.toZonedDateTime(zone, { disambiguation: 'reject' }), false)
  } catch {
    return `"${plain.toString().replace('T', ' ')}" falls into a change of the clocks in ${zone}; write it with its offset`
  }
}

function toMoment(zoned: Temporal.ZonedDateTime, dayOnly: boolean): Moment {
  return {
    iso: zoned.toString({ timeZoneName: 'never', calendarName: 'never', smallestUnit: 'second' }),
    epoch: zoned.epochMilliseconds,
    dayOnly,
  }
}
