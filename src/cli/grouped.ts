import type { Code, Diagnostic } from '../model/diagnostic.ts'

/** A problem that is shown, and those of its kind that are not. */
export interface Shown {
  readonly one: Diagnostic
  readonly alike: readonly Diagnostic[]
}

/** Nobody reads more warnings than these one by one. */
const most = 20

/**
 * What people are shown: all errors, for each has to be mended, and of very many warnings the first of each code. The
 * order stays.
 */
export function grouped(found: readonly Diagnostic[]): Shown[] {
  const warnings = found.filter(one => one.severity === 'warning')
  const alone = (one: Diagnostic): Shown => ({ one, alike: [] })
  if (warnings.length <= most) return found.map(alone)
  const byCode = new Map<Code, Diagnostic[]>()
  for (const one of warnings) {
    const those = byCode.get(one.code)
    if (those === undefined) byCode.set(one.code, [one])
    else those.push(one)
  }
  return found.flatMap(one => {
    if (one.severity === 'error') return [alone(one)]
    const [first, ...alike] = byCode.get(one.code) ?? []
    return one === first ? [{ one, alike }] : []
  })
}
