import { type Doubtful, doubtOf, isHardlyMeant } from './doubt.ts'
import { characterAfter, characterBefore, flankClassOf, friendlyFlanks, isEscaped } from './emphasis.ts'
import { costOf, type PairedRun } from './pairing.ts'

/**
 * Where those runs of `*` and `~~` start that may begin and may end emphasis, although a letter stands on one side
 * and a mark on the other. By CommonMark a run in `AI**“` can but end it and one in `”**AI` can but begin it; Chinese
 * has no spaces there, and shares `“”`, `…`, `·` and `℃` with scripts that have. In a paragraph with Han such runs
 * are free if fewer marks are then left for readers to see than by CommonMark, or less emphasis is in emphasis. What
 * it says is of the text as it is written, so that both ways find the same.
 */
export function freeRuns(text: string): ReadonlySet<number> {
  const free = new Set<number>()
  for (const marker of ['*', '~']) {
    if (!hasDoubt(text, marker) || !han.test(text)) continue
    let end = -1
    for (const block of text.split(blankLine)) {
      const isAsked = block.includes(marker) && han.test(block)
      for (const paragraph of block.split(newParagraph)) {
        const start = end + 1
        end = start + paragraph.length
        if (isAsked) addFree(text, runsOf(text, marker, start, paragraph), free)
      }
    }
  }
  return free
}

const han = /\p{Script=Han}/u

const blankLine = /\n(?=[ \t>]*(?:\n|$))/

/** Before an item of a list, a heading, a row of a table or a footnote; and after a heading. */
const newParagraph =
  /\n(?=[ \t>]*(?:(?:[-*+]|\d{1,9}[.)]|#{1,6})[ \t]|\||\[\^))|\n(?<=^[ \t>]{0,9}#{1,6}[ \t].*\n)/m

/** Nobody writes more in a paragraph, and every run may have to be compared with every other. */
const mostRuns = 300

type Run = PairedRun & Doubtful

function addFree(text: string, runs: readonly Run[], free: Set<number>): void {
  const grades = new Set(runs.flatMap(({ doubt }) => doubt?.grade ?? []))
  if (grades.size === 0) return
  const isUnlikely = (from: Run, to: Run): boolean => isHardlyMeant(text, from, to)
  let best = 0
  let least = costOf(runs, isUnlikely)
  for (const grade of [...grades].sort()) {
    const cost = costOf(
      runs.map(run => (isFreeBy(grade, run) ? { ...run, open: true, close: true } : run)),
      isUnlikely,
    )
    if (cost < least) [best, least] = [grade, cost]
  }
  for (const run of runs) if (isFreeBy(best, run)) free.add(run.start)
}

function isFreeBy(grade: number, { doubt }: Run): boolean {
  return doubt !== undefined && doubt.grade <= grade
}

/** Whether there is any run between a mark and a letter, which is found out faster than all are listed. */
function hasDoubt(text: string, marker: string): boolean {
  let end = 0
  for (let first = text.indexOf(marker); first >= 0; first = text.indexOf(marker, end)) {
    end = endOfRun(text, marker, first)
    const start = first + (isEscaped(text, first) ? 1 : 0)
    const isSpaced = text.charCodeAt(start - 1) <= 0x20 || text.charCodeAt(end) <= 0x20
    if (!isSpaced && doubtOf(text, start, end)) return true
  }
  return false
}

function runsOf(text: string, marker: string, from: number, paragraph: string): Run[] {
  const runs: Run[] = []
  const bare = paragraph.includes('`') ? paragraph.replace(codeSpan, blank) : paragraph
  let end = from
  for (let first = bare.indexOf(marker); first >= 0; first = bare.indexOf(marker, end - from)) {
    end = endOfRun(text, marker, from + first)
    const start = from + first + (isEscaped(text, from + first) ? 1 : 0)
    const length = end - start
    if (length === 0 || (marker === '~' && length !== 2)) continue
    const before = flankClassOf(characterBefore(text, start))
    const flanks = friendlyFlanks(marker, before, flankClassOf(characterAfter(text, end)))
    runs.push({ start, length, ...flanks, doubt: doubtOf(text, start, end) })
    if (runs.length > mostRuns) return []
  }
  return runs
}

const codeSpan = /(?<!`)(`+)(?!`)[\s\S]*?(?<!`)\1(?!`)/g

function blank(code: string): string {
  return ' '.repeat(code.length)
}

function endOfRun(text: string, marker: string, start: number): number {
  let end = start + 1
  while (text.charAt(end) === marker) end++
  return end
}
