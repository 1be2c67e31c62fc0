import { Temporal } from 'temporal-polyfill'

/** A time through which the clocks of a zone were not changed. */
export interface Clocks {
  /** Milliseconds since 1970: the first instant, and the first one after it. */
  readonly from: number
  readonly to: number
  /** What the clocks are ahead of UTC, in milliseconds. */
  readonly offset: number
  /** The offset as ISO 8601 writes it; null where it has seconds, as before there were time zones. */
  readonly shown: string | null
}

const known = new Map<string, Clocks[]>()

/** How the clocks of a zone went at an instant. Asked of Temporal once for each stretch of time: it is slow. */
export function clocksAt(epoch: number, zone: string): Clocks {
  let stretches = known.get(zone)
  if (stretches === undefined) {
    stretches = []
    known.set(zone, stretches)
  }
  const before = stretches.find(({ from, to }) => from <= epoch && epoch < to)
  if (before !== undefined) return before
  const found = stretchAround(epoch, zone)
  stretches.push(found)
  return found
}

/** `2021-01-11T13:31:27` of milliseconds that are counted in local time. */
export function isoOf(local: number): string {
  return Number.isNaN(local) ? '' : new Date(local).toISOString().slice(0, 19)
}

function stretchAround(epoch: number, zone: string): Clocks {
  // A change at the instant itself is a former one: the clocks have been changed by then.
  const just = Temporal.Instant.fromEpochMilliseconds(epoch + 1).toZonedDateTimeISO(zone)
  const former = just.getTimeZoneTransition('previous')
  const next = Temporal.Instant.fromEpochMilliseconds(epoch)
    .toZonedDateTimeISO(zone)
    .getTimeZoneTransition('next')
  const offset = Math.round(just.offsetNanoseconds / 1e6)
  return {
    from: former?.epochMilliseconds ?? Number.NEGATIVE_INFINITY,
    to: next?.epochMilliseconds ?? Number.POSITIVE_INFINITY,
    offset,
    shown: offset % 60_000 === 0 ? just.offset : null,
  }
}
