import { characterAfter, characterBefore, flankClassOf } from './emphasis.ts'

/** That a run stands between a letter and a mark, none of them Chinese, and so may mean more than CommonMark lets it. */
export interface Doubt {
  /**
   * 1: a mark that Chinese shares, on the side where it belongs; 2: one of ASCII, which may be a part of code
   * or of a formula; 3: one on the side where it does not belong.
   */
  readonly grade: 1 | 2 | 3
  readonly mark: string
  /** Whether it stands before the run. */
  readonly isAfterMark: boolean
}

/** A run with its doubt. */
export interface Doubtful {
  readonly start: number
  readonly length: number
  readonly doubt: Doubt | undefined
}

export function doubtOf(text: string, start: number, end: number): Doubt | undefined {
  const before = flankClassOf(characterBefore(text, start))
  const after = flankClassOf(characterAfter(text, end))
  if (before.cjk || after.cjk || before.is === 'space' || after.is === 'space' || before.is === after.is)
    return undefined
  const isAfterMark = before.is === 'punctuation'
  const mark = isAfterMark ? characterBefore(text, start) : characterAfter(text, end)
  const grade = gradeOf(mark, isAfterMark, end - start)
  return grade && { grade, mark, isAfterMark }
}

/** A single `*` is a sign of footnotes and of multiplication besides. */
function gradeOf(mark: string, isAfterMark: boolean, length: number): Doubt['grade'] | undefined {
  if (mark <= '\x7F') {
    const isProse = proseMarks.includes(mark)
    return isProse || (length > 1 && (isAfterMark ? enders : beginners).includes(mark)) ? 2 : undefined
  }
  if (length === 1 && mathematical.test(mark)) return undefined
  if (!(isAfterMark ? opening : closing).test(mark)) return 1
  // Quotation marks are often typed the wrong way round.
  return quotation.test(mark) ? 3 : undefined
}

/** Marks of ASCII that stand in no formula; others with which bold words end, and with which they begin. */
const proseMarks = '"\':;,!?'
const enders = '%)]}.+#_`*~'
const beginners = '([{<$#@+-_`*~'

const mathematical = /\p{Sm}/u
const quotation = /[\p{Pi}\p{Pf}]/u
const opening = /[\p{Pi}\p{Ps}]/u
const closing = /[\p{Pf}\p{Pe}]/u

/**
 * In `GDP*“甲”，CPI*“乙”` the marks are two footnotes', in `2**(n)**3` and `(a)**2和(b)**2` they are powers, and in
 * `“**A”，“**B”` nobody has ended what was begun.
 */
export function isHardlyMeant(text: string, from: Doubtful, to: Doubtful): boolean {
  if (!from.doubt || !to.doubt) return false
  const isFormula = operators.includes(from.doubt.mark) && operators.includes(to.doubt.mark)
  const isPower = isFormula && text.charAt(from.start) === '*'
  if (from.doubt.isAfterMark !== to.doubt.isAfterMark)
    return isPower && !han.test(text.slice(from.start, to.start))
  const { isAfterMark } = from.doubt
  const isFootnote =
    from.length === 1 && (isAfterMark ? closing.test(from.doubt.mark) : opening.test(to.doubt.mark))
  return isPower || isFootnote || (isAfterMark ? to : from).doubt?.grade === 3
}

const operators = '()[]{}+-'

const han = /\p{Script=Han}/u
