import type { HeldBack } from '../../model/held-back.ts'

/** The numbers of a whole run. */
export interface Summary {
  readonly ok: boolean
  readonly articles: number
  readonly outputs: number
  readonly parsed: number
  readonly rendered: number
  readonly written: number
  readonly unchanged: number
  readonly removed: number
  readonly milliseconds: number
  readonly peakMemoryBytes: number
  readonly heldBack: HeldBack
  /** How many files equal those of a clean build, where that was looked at. */
  readonly verified?: number
}

/** `wrote`: false for runs that only check. */
export function summaryLines(facts: Summary, wrote: boolean): string {
  const { verified } = facts
  const equal = verified === 1 ? "1 file equals a clean build's" : `${verified} files equal a clean build's`
  const lines = [summaryLine(facts, wrote), heldBackLine(facts.heldBack), verified === undefined ? '' : equal]
  return lines.map(line => (line === '' ? '' : `${line}\n`)).join('')
}

function summaryLine(facts: Summary, wrote: boolean): string {
  const { articles, outputs, written, unchanged, removed, milliseconds } = facts
  const made = `${many(articles, 'article') || 'no articles'}, ${many(outputs, 'file') || 'no files'}`
  const seconds = (milliseconds / 1000).toFixed(milliseconds < 10_000 ? 2 : 1)
  if (!wrote) return `${made}: checked in ${seconds} s`
  return `${made}: ${written} written, ${unchanged} unchanged, ${removed} removed, in ${seconds} s`
}

/** `Held back: 2 drafts, 1 waits until 2027-01-01 08:00`. */
function heldBackLine({ drafts, waiting, until, expired }: HeldBack): string {
  const waits = waiting === 1 ? `1 waits until ${until}` : `${waiting} wait, the first until ${until}`
  const parts = [many(drafts, 'draft'), waiting === 0 ? '' : waits, expired === 0 ? '' : `${expired} expired`]
  const named = parts.filter(part => part !== '')
  return named.length === 0 ? '' : `Held back: ${named.join(', ')}`
}

/** `3 errors`; nothing for none. */
export function many(count: number, what: string): string {
  return count === 0 ? '' : `${count} ${what}${count === 1 ? '' : 's'}`
}
