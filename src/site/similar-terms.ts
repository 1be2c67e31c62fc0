import type { TermKind } from '../model/article.ts'
import { type Diagnostic, diagnostic, type Place } from '../model/diagnostic.ts'
import { openNeighbours } from '../text/one-letter.ts'
import { isLikelySlip, withoutMarks } from './likely-slip.ts'
import type { RegisteredOfKind } from './registered-terms.ts'
import type { OpenTerm } from './term-ids.ts'

/** What somebody may have meant by another name. */
interface Meant {
  readonly name: string
  readonly place: Place
  /** Infinite for what the registry has. */
  readonly uses: number
}

/**
 * Warns of open terms that are another one by all appearances: written with other marks or spaces, or used once and one
 * letter away from one that is registered or frequent.
 */
export function similarTerms(
  kind: TermKind,
  terms: readonly OpenTerm[],
  registered: RegisteredOfKind,
): Diagnostic[] {
  const [others, byMarks] = [new Map<string, Meant>(), new Map<string, Meant>()]
  for (const [name, { file, at }] of registered.spellings) {
    const meant = { name, place: { file, ...at }, uses: Number.POSITIVE_INFINITY }
    others.set(name.toLowerCase(), meant)
    byMarks.set(withoutMarks(name.toLowerCase()), meant)
  }
  const found: Diagnostic[] = []
  const once: OpenTerm[] = []
  for (const term of [...terms].sort((a, b) => b.uses - a.uses || (a.folded < b.folded ? -1 : 1))) {
    const bare = withoutMarks(term.folded)
    const same = byMarks.get(bare)
    const meant = { name: term.name, place: { file: term.file, ...term.at }, uses: term.uses }
    if (same !== undefined) {
      found.push(similar(kind, term, 'differs in marks or spaces alone', same))
      continue
    }
    if (bare !== '') byMarks.set(bare, meant)
    if (term.uses >= frequent) others.set(term.folded, meant)
    else if (term.uses === 1) once.push(term)
  }
  if (once.length === 0 || others.size === 0) return found
  const neighbours = openNeighbours([...others.keys()])
  for (const term of once) {
    const near = neighbours(term.folded)
      .flatMap(folded => others.get(folded) ?? [])
      .filter(({ name, uses }) =>
        isLikelySlip(term.folded, name.toLowerCase(), uses === Number.POSITIVE_INFINITY),
      )
      .sort((a, b) => (a.uses === b.uses ? (a.name < b.name ? -1 : 1) : b.uses - a.uses))[0]
    if (near !== undefined) found.push(similar(kind, term, 'is used once, and is one letter away', near))
  }
  return found
}

/** As often a name must be used that others are taken for slips of it. */
const frequent = 3

function similar(kind: TermKind, term: OpenTerm, how: string, { name, place, uses }: Meant): Diagnostic {
  const which =
    uses === Number.POSITIVE_INFINITY
      ? 'is in the registry'
      : uses === 1
        ? 'is used once too'
        : `is used ${uses} times`
  return diagnostic(
    'term/similar',
    `"${term.name}" ${how} from "${name}", which ${which}`,
    { file: term.file, ...term.at },
    {
      hint: `did you mean "${name}"? If not, give "${term.name}" a line in content/registry/${kind}.yaml`,
      related: [{ message: `"${name}" is here`, ...place }],
    },
  )
}
