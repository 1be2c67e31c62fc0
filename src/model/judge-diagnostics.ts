import { type CodeFacts, catalogue, type Diagnostic, type SeverityByCode } from './diagnostic.ts'

/** Applies the config's severities and drops what is switched off; fixed codes stay errors. */
export function applySeverity(found: readonly Diagnostic[], severity: SeverityByCode): Diagnostic[] {
  return found.flatMap(one => {
    const facts: CodeFacts = catalogue[one.code]
    const wanted = facts.fixed ? one.severity : (severity[one.code] ?? one.severity)
    return wanted === 'off' ? [] : [{ ...one, severity: wanted }]
  })
}

/** Sorts by file, line, column and code, and drops exact repetitions (one problem seen from several pages). */
export function orderDiagnostics(found: readonly Diagnostic[]): Diagnostic[] {
  const seen = new Set<string>()
  return [...found]
    .sort(
      (a, b) =>
        compare(a.file, b.file) ||
        (a.line ?? 0) - (b.line ?? 0) ||
        (a.column ?? 0) - (b.column ?? 0) ||
        compare(a.code, b.code) ||
        compare(a.message, b.message),
    )
    .filter(one => {
      const key = JSON.stringify([one.code, one.file, one.line, one.column, one.message])
      return !seen.has(key) && seen.add(key)
    })
}

/** Parsing knows no path, so its complaints, and the other places that they name, have none. */
export function inFile(found: readonly Diagnostic[], file: string): Diagnostic[] {
  return found.map(one => {
    const related = one.related?.map(other => ({ ...other, file }))
    return { ...one, file, ...(related === undefined ? {} : { related }) }
  })
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
