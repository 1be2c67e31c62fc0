/** A run of marks, and what it can do. */
export interface PairedRun {
  readonly start: number
  readonly length: number
  readonly open: boolean
  readonly close: boolean
}

/**
 * How little sense a reading of a paragraph makes: the marks that are left over, which readers would see, and a little for
 * emphasis in emphasis of the same kind, which nobody would. Pairs marks as CommonMark does; all are of one sort.
 */
export function costOf<R extends PairedRun>(
  runs: readonly R[],
  isUnlikely: (from: R, to: R) => boolean,
): number {
  const openers: { readonly run: R; left: number }[] = []
  /** Where the last pair of one mark and the last of two began. */
  const begun = { 1: -1, 2: -1 }
  let cost = 0
  for (const run of runs) {
    let left = run.length
    while (run.close && left > 0) {
      const at = openers.findLastIndex(one => fits(one.run, one.left, run, left))
      const opener = openers[at]
      if (!opener) break
      for (const dropped of openers.splice(at + 1)) cost += dropped.left
      const use = opener.left > 1 && left > 1 ? 2 : 1
      opener.left -= use
      left -= use
      if (isUnlikely(opener.run, run)) cost += 2 * use
      const start = opener.run.start + opener.left
      if (begun[use] > start) cost++
      begun[use] = start
      if (opener.left === 0) openers.pop()
    }
    if (run.open && left > 0) openers.push({ run, left })
    else cost += left
  }
  return openers.reduce((sum, one) => sum + one.left, cost)
}

/** The rule of three: `**a*b**` is strong and has a mark in it. */
function fits(from: PairedRun, opening: number, to: PairedRun, closing: number): boolean {
  if (!from.close && !to.open) return true
  return closing % 3 === 0 || (opening + closing) % 3 !== 0
}
