import type { Diagnostic, Severity } from '../../model/diagnostic.ts'

/** A problem that is shown, and those of its kind that are not. */
export interface Shown {
  readonly one: Diagnostic
  readonly alike: readonly Diagnostic[]
}

/** Nobody reads more than these one by one. */
const most = 20

/**
 * What people are shown: where there are very many problems of a severity that may be grouped, the first of each code
 * and how many are like it. The order stays.
 */
export function grouped(found: readonly Diagnostic[], severities: readonly Severity[]): Shown[] {
  const many = severities.filter(severity => found.filter(one => one.severity === severity).length > most)
  const keyOf = (one: Diagnostic): string => `${one.severity} ${one.code}`
  const byCode = new Map<string, Diagnostic[]>()
  for (const one of found) {
    const those = byCode.get(keyOf(one))
    if (those === undefined) byCode.set(keyOf(one), [one])
    else those.push(one)
  }
  return found.flatMap(one => {
    if (!many.includes(one.severity)) return [{ one, alike: [] }]
    const [first, ...alike] = byCode.get(keyOf(one)) ?? []
    return one === first ? [{ one, alike }] : []
  })
}
