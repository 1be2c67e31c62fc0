import type { Diagnostic } from '../../model/diagnostic.ts'
import { orderDiagnostics } from '../../model/judge-diagnostics.ts'
import { createReport, tally } from './report.ts'

interface Out {
  write(text: string): unknown
  readonly isTTY?: boolean
}

/**
 * Prints each problem once, as `diglot build` prints it, until it is gone; says when all errors are, and how many
 * problems are left when some of them are.
 */
export function createDevReport(
  out: Out,
  read: (path: string) => string | undefined,
  prefix: string,
): (diagnostics: readonly Diagnostic[]) => void {
  let known = new Set<string>()
  let errors = 0
  return diagnostics => {
    const all = orderDiagnostics(diagnostics)
    const keys = new Set(all.map(one => JSON.stringify(one)))
    const fresh = all.filter(one => !known.has(JSON.stringify(one)))
    const isLess = [...known].some(key => !keys.has(key))
    const hadErrors = errors > 0
    known = keys
    errors = all.filter(one => one.severity === 'error').length
    createReport('pretty', out, read, { prefix, brief: true }).diagnostics(fresh)
    if (fresh.length === 0 && !isLess) return
    if (all.length === 0) out.write('All problems are mended.\n')
    else if (errors === 0 && hadErrors) out.write(`All errors are mended; ${tally(all)} left.\n`)
    else out.write(`${tally(all)}${fresh.length > 0 ? '' : ' left'}\n`)
  }
}
