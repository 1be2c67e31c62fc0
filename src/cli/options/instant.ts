import type { ResolvedConfig } from '../../model/config.ts'
import { UsageError } from './usage.ts'

/** How a time is written, in the zone of the site unless it has an offset. */
export const instantForms = '2021-01-11, 2021-01-11 13:31 or 2021-01-11T13:31:00+08:00'

/** The instant that `--now` means in a site's time zone, or that of the first call where it is not given. */
export async function instantOf(text: string | undefined): Promise<(config: ResolvedConfig) => number> {
  let instant: number | undefined
  // Loaded only where it is wanted: most builds are of now.
  const parse = text === undefined ? null : (await import('../../text/moment.ts')).parseMoment
  return ({ timeZone }) => {
    if (instant !== undefined) return instant
    const moment = parse === null ? { epoch: Date.now() } : parse(text ?? '', timeZone)
    if (typeof moment === 'string') throw new UsageError(`--now: ${moment}; write ${instantForms}`)
    instant = moment.epoch
    return instant
  }
}
