import type { Parsed } from '../../model/article.ts'
import type { Diagnostic } from '../../model/diagnostic.ts'
import { inputsOf } from '../job/inputs.ts'
import { canRender, hasError } from '../job/job.ts'
import { type Composed, compose, type Sources } from './compose.ts'

export interface Good {
  readonly served: Composed | null
  /** Articles of which an older text is served, or none; null where more than that is older. */
  readonly behind: ReadonlySet<string> | null
}

/**
 * What to serve when a site has been read anew: the new one with the former texts of articles that are broken now, and
 * without new ones that are broken, so that one broken file does not keep the others from being seen. With other errors
 * the former site stays, unless that was no sound one either: then the new one, as far as it can be rendered at all.
 */
export function lastGood(next: Composed, served: Composed | null, now: number): Good {
  if (!hasError(next.diagnostics)) return { served: next, behind: new Set() }
  const older = formerTexts(next, served)
  const mixed = older.size === 0 ? next : withFormer(next.sources, older, served, now)
  const isSound = !hasError(mixed.diagnostics)
  const hadSound = served !== null && !hasError(served.diagnostics)
  if (isSound || (!hadSound && canRender(mixed.diagnostics))) {
    return { served: mixed, behind: new Set(older.keys()) }
  }
  return { served, behind: null }
}

/** The texts of articles that are broken now and were not; null for those that somebody has only begun to write. */
function formerTexts(next: Composed, served: Composed | null): ReadonlyMap<string, Parsed | null> {
  if (served === null) return new Map()
  const former = served.sources.parsed
  const isOther = (file: string): boolean => {
    const now = next.sources.parsed.get(file)
    return now !== undefined && now.digest !== former.get(file)?.digest
  }
  // Where two want one thing, the one that came last is held back.
  const named = errorsOf(next).flatMap(one => [one.file, ...(one.related ?? []).map(other => other.file)])
  const before = new Set(errorsOf(served).map(one => one.file))
  const broken = named.filter(file => isOther(file) && !before.has(file))
  return new Map(broken.map(file => [file, former.get(file) ?? null]))
}

function errorsOf({ diagnostics }: Composed): Diagnostic[] {
  return diagnostics.filter(one => one.severity === 'error')
}

function withFormer(
  sources: Sources,
  older: ReadonlyMap<string, Parsed | null>,
  served: Composed | null,
  now: number,
): Composed {
  const parsed = new Map(sources.parsed)
  for (const [path, former] of older) {
    if (former === null) parsed.delete(path)
    else parsed.set(path, former)
  }
  const mixed = { ...sources, parsed }
  // Assembling thousands of articles takes a second, and most often it would give what is there already.
  return served !== null && isSame(mixed, served.sources) ? served : compose(mixed, now)
}

function isSame(a: Sources, b: Sources): boolean {
  const besides = ({ config, parsing, scanned }: Sources): string =>
    inputsOf(config, parsing, scanned, true).settings
  return (
    a.parsed.size === b.parsed.size &&
    [...a.parsed].every(([path, one]) => b.parsed.get(path)?.digest === one.digest) &&
    besides(a) === besides(b)
  )
}
