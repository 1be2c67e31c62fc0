import { endsAddress } from '../emphasis/address-end.ts'
import {
  characterAfter,
  characterBefore,
  type FlankClass,
  type Flanks,
  flankClassOf,
  friendlyFlanks,
  isEscaped,
  plainFlanks,
} from '../emphasis/emphasis.ts'
import { freeRuns } from '../emphasis/free-runs.ts'
import { type PlaceholderClass, type Placeholders, standInsFor } from './placeholders.ts'
import { isRemarkOnly } from './remark-only.ts'

/** A text made ready for satteri. */
export interface Prepared {
  readonly text: string
  /** Whether there may be bare addresses in it, and whether there may be such as begin with `www.`. */
  readonly hasAddress: boolean
  readonly hasWww: boolean
  /** Whether there may be definitions of links in it. */
  readonly hasDefinitions: boolean
  /** Puts the characters of the source back into what satteri gives; undefined where all are those of the source. */
  readonly standIns: Pick<Placeholders, 'restore' | 'restoreIn'> | undefined
}

/**
 * The text as satteri must see it to read it as remark does with our plugins; nothing where it is not known how.
 * When in doubt, nothing: the other way is slower and right.
 */
export function prepare(text: string): Prepared | undefined {
  if (isRemarkOnly(text)) return undefined
  const hasWww = /www\./i.test(text)
  const hasAddress = hasWww || text.includes('@') || text.includes('://')
  const hasDefinitions = text.includes(']:')
  return prepareRuns({ text, hasAddress, hasWww, hasDefinitions, standIns: undefined })
}

/** Strikethrough crosses emphasis by other rules: only what has no syntax in it, and emphasis not beside it. */
const struck = /(?<![*_~\\])~~[^~*_\n`<[\]\\&|]+~~(?![*_~])/g

/** Every run must be able to begin and to end emphasis for satteri exactly where it is for remark. */
function prepareRuns(plain: Prepared): Prepared | undefined {
  const { text } = plain
  if (text.includes('~~') && text.replace(struck, '').includes('~~')) return undefined
  const runs = runsOf(text, freeRuns(text))
  const wishes: Loan[] = []
  for (const run of runs) addLoansFor(run, plain, wishes)
  if (plain.hasAddress) addAddressEnds(plain, wishes)
  const loans = joinLoans(wishes)
  if (!loans) return undefined
  if (loans.length === 0) return runs.every(run => agrees(run, run.before, run.after)) ? plain : undefined
  const standIns = standInsFor(text)
  if (!loans.every(([at, as]) => standIns.replace(at, as))) return undefined
  const ready = standIns.text()
  const isAgreed = runs.every(run =>
    agrees(run, characterBefore(ready, run.start), characterAfter(ready, run.end)),
  )
  if (!isAgreed) return undefined
  return { ...plain, text: ready, standIns }
}

interface Loan {
  readonly at: number
  readonly as: PlaceholderClass
}

/** In order; nothing where a character would have to be two things. */
function joinLoans(
  loans: readonly Loan[],
): readonly (readonly [at: number, as: PlaceholderClass])[] | undefined {
  const found = new Map<number, PlaceholderClass>()
  for (const { at, as } of loans) {
    const other = found.get(at)
    if (as === 'punctuation' ? other && other !== as : other === 'punctuation') return undefined
    // What ends an address counts as a letter too.
    if (other !== 'end') found.set(at, as)
  }
  return [...found].sort(([one], [other]) => one - other)
}

/** A bare address that is ASCII ends where address-end.ts says. */
function addAddressEnds({ text, hasWww }: Prepared, loans: Loan[]): void {
  if (!hasWww && !hasBareAddress(text)) return
  for (const { 0: address, index } of text.matchAll(bareAddress)) {
    const at = index + address.length
    if (/[^\0-\x7F]/.test(text.charAt(at)) && endsAddress(address, characterAfter(text, at)))
      loans.push({ at, as: 'end' })
  }
}

/** None in the target of a link, which no placeholder may be in. */
const bareAddress =
  /(?:https?:\/\/|www\.)(?<!(?:\]\(\s*(?:[^\s()]|\([^\s()]*\))*|<[^\s>]*|\]:\s*\S*)(?:https?:\/\/|www\.))[!-~]*/gi

/** Most addresses are those of links, and no others are in most texts. */
function hasBareAddress(text: string): boolean {
  for (let at = text.indexOf('://'); at >= 0; at = text.indexOf('://', at + 1)) {
    const isOfLink = text.endsWith('](https', at) || text.endsWith('](http', at)
    if (!isOfLink) return true
  }
  return false
}

interface Run {
  readonly marker: string
  readonly start: number
  readonly end: number
  /** What stands beside it. */
  readonly before: string
  readonly after: string
  /** Whether the `>` or `|` before it may be a sign of a quotation or the edge of a cell, which may be seen or not. */
  readonly isAfterEdge: boolean
  readonly isFree: boolean
}

/**
 * The runs that need a look. A single `~` is no mark, and two are like `**`. Of a run after an odd number of backslashes,
 * the first character is none.
 */
function runsOf(text: string, free: ReadonlySet<number>): Run[] {
  const runs: Run[] = []
  for (const marker of ['*', '_', '~']) {
    let end = 0
    for (let first = text.indexOf(marker); first >= 0; first = text.indexOf(marker, end)) {
      end = first + 1
      while (text.charAt(end) === marker) end++
      const start = first + (isEscaped(text, first) ? 1 : 0)
      const isFree = free.has(start)
      if (start === end || (marker !== '~' && !isFree && isPlain(text, start - 1) && isPlain(text, end)))
        continue
      const before = characterBefore(text, start)
      const isAfterEdge = before === '|' || (before === '>' && isInPrefix(text, start - 1))
      runs.push({ marker, start, end, before, after: characterAfter(text, end), isAfterEdge, isFree })
    }
  }
  return runs
}

/** Between ASCII a run is the same to all; but nobody knows beside `~`, and at what may be the edge of a quotation or cell. */
function isPlain(text: string, at: number): boolean {
  const unit = text.charCodeAt(at)
  return (unit >= 0x20 && unit < 0x7e && unit !== 0x7c && unit !== 0x3e) || unit === 0x0a
}

/** Whether only signs of blocks stand before it in its line, so that it might be one itself. */
function isInPrefix(text: string, at: number): boolean {
  return /^(?:[\s>*+\-\d.)]|\[\^[^\]\s]+\]:)*$/.test(text.slice(text.lastIndexOf('\n', at) + 1, at))
}

/** The placeholders beside a run that make satteri count as remark-cjk-friendly does; and for `~`, which is no mark. */
function addLoansFor(run: Run, { text, hasAddress }: Prepared, loans: Loan[]): void {
  const { marker, start, end } = run
  if (marker === '~' && end - start === 1) {
    loans.push({ at: start, as: 'letter' })
    return
  }
  const before = flankClassOf(run.before)
  const after = flankClassOf(run.after)
  if (run.isFree) {
    const at = before.is === 'punctuation' ? start - 1 : end
    if (text.charAt(at) > '\x7F') loans.push({ at, as: 'letter' })
    else if (!hasAddress && isNoSyntax(text, at)) loans.push({ at, as: 'short letter' })
    return
  }
  if (isBeyondDoubt(before, after)) return
  if (isSame(friendlyFlanks(marker, before, after), plainFlanks(marker, before.is, after.is))) return
  addLoan(start - 1, before, after, loans)
  addLoan(end, after, before, loans)
}

/** Other marks of ASCII may be a part of a link, of code or of a reference. */
function isNoSyntax(text: string, at: number): boolean {
  return '%,.!?+#'.includes(text.charAt(at)) && !isEscaped(text, at)
}

/** Only where Chinese meets marks do the two count differently. */
function isBeyondDoubt(before: FlankClass, after: FlankClass): boolean {
  return (!before.cjk && !after.cjk) || (before.is !== 'punctuation' && after.is !== 'punctuation')
}

/** Chinese is to count as punctuation beside other punctuation, and as a letter beside all else. */
function addLoan(at: number, chinese: FlankClass, other: FlankClass, loans: Loan[]): void {
  const as = other.is === 'punctuation' && !other.cjk ? 'punctuation' : 'letter'
  if (chinese.cjk && chinese.is !== as) loans.push({ at, as })
}

/** Whether the run is the same to satteri, which sees these characters beside it. */
function agrees(run: Run, seenBefore: string, seenAfter: string): boolean {
  const { marker, start, end, before, after, isAfterEdge, isFree } = run
  if (marker === '~' && end - start === 1) return true
  const kindBefore = flankClassOf(before)
  const kindAfter = flankClassOf(after)
  if (!kindBefore.isAgreed || !kindAfter.isAgreed) return false
  const wanted = isFree
    ? { open: true, close: true }
    : besideTilde(friendlyFlanks(marker, kindBefore, kindAfter), before, after)
  if (!isSame(wanted, plainFlanks(marker, flankClassOf(seenBefore).is, flankClassOf(seenAfter).is)))
    return false
  const isBeforeEdge = after === '|'
  // An edge is never lent for, so both sides see the same there.
  if (!isAfterEdge && !isBeforeEdge) return true
  return orEdge(kindBefore, isAfterEdge).every(one =>
    orEdge(kindAfter, isBeforeEdge).every(two => {
      const friendly = besideTilde(friendlyFlanks(marker, one, two), before, after)
      const plain = plainFlanks(
        marker,
        (isAfterEdge ? one : flankClassOf(seenBefore)).is,
        (isBeforeEdge ? two : flankClassOf(seenAfter)).is,
      )
      return isSame(wanted, friendly) && isSame(wanted, plain)
    }),
  )
}

/** remark lets emphasis begin before a `~` and end after one, whatever stands on the other side. */
function besideTilde({ open, close }: Flanks, before: string, after: string): Flanks {
  return { open: open || after === '~', close: close || before === '~' }
}

function orEdge(kind: FlankClass, isEdge: boolean): readonly FlankClass[] {
  return isEdge ? [kind, flankClassOf('')] : [kind]
}

function isSame(one: Flanks, other: Flanks): boolean {
  return one.open === other.open && one.close === other.close
}
