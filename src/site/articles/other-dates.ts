import { type Diagnostic, diagnostic } from '../../model/diagnostic.ts'
import { type Moment, parseMoment } from '../../text/moment.ts'
import { bare } from '../front-matter/not-yet-words.ts'
import type { Piece } from './place.ts'
import { type Clock, isDraft, nextShown } from './schedule.ts'

/** A time that another system would show a piece from, or until, under a key that we do not know. */
export interface OtherDate {
  readonly key: string
  readonly moment: Moment
  readonly ends: boolean
}

/** The times in a piece's front matter that other systems heed. */
export function otherDates({ extra }: Piece, zone: string): readonly OtherDate[] {
  const found: OtherDate[] = []
  for (const key of Object.keys(extra)) {
    const name = bare(key)
    const ends = endings.has(name)
    const value = extra[key]
    if (typeof value !== 'string' || !(ends || beginnings.has(name))) continue
    const moment = parseMoment(value, zone)
    if (typeof moment !== 'string') found.push({ key, moment, ends })
  }
  return found
}

/**
 * Complains of those by which a piece would not be shown that is shown now, or will be: told beforehand, since a build at
 * night must not be the first to fail for it.
 */
export function heldByDate(piece: Piece, dates: readonly OtherDate[], clock: Clock): Diagnostic[] {
  if (dates.length === 0) return []
  const { id, parsed, fields } = piece
  const shown = nextShown(piece, clock)
  const end = fields.expires?.epoch ?? Number.POSITIVE_INFINITY
  return dates.flatMap(({ key, moment, ends }) => {
    if (shown === null || isDraft(piece)) return []
    if (ends ? moment.epoch >= end : moment.epoch <= shown) return []
    const entry = parsed.front.find(one => one.key === key)
    const what = ends ? 'ends a piece' : 'keeps a piece back until then'
    const message = `"${key}: ${entry?.text ?? moment.iso}" ${what} in other systems, and Diglot does not know the key`
    const ours = ends ? 'expires' : 'date'
    const hint = `write it as \`${ours}\`, or have it read so: \`fields: { '${key}': '${ours}' }\` in the site's config`
    const at = { file: id, ...(entry?.keyAt ?? { line: 1, column: 1 }) }
    return [diagnostic('front-matter/not-yet', message, at, { hint })]
  })
}

const beginnings = new Set([
  ...['published', 'publish', 'publishdate', 'publisheddate', 'publishedat', 'publishat', 'publishon'],
  ...['publishedon', 'publishtime', 'pubdate', 'pubdatetime', 'publicationdate', 'releasedate', 'releaseat'],
  ...['scheduled', 'scheduledat', 'scheduledfor', 'embargo', 'embargountil', 'validfrom', 'availablefrom'],
  ...[
    'visiblefrom',
    'golive',
    'goliveat',
    'livedate',
    'liveat',
    'schedule',
    'scheduledate',
    'embargodate',
    'datepublished',
    '发布时间',
    '发布日期',
    '定时发布',
  ],
])

const endings = new Set([
  ...[
    'expiry',
    'expire',
    'expirydate',
    'expiredate',
    'expiration',
    'expirationdate',
    'expiresat',
    'expireson',
  ],
  ...[
    'unpublishdate',
    'unpublishat',
    'unpublishon',
    'validuntil',
    'validto',
    'availableuntil',
    'visibleuntil',
  ],
  ...['下线时间', '过期时间'],
])
