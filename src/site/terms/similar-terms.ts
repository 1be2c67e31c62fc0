import { type Diagnostic, diagnostic } from '../../model/diagnostic.ts'
import { openNeighbours } from '../../text/one-letter.ts'
import { isLikelySlip, withoutMarks } from './likely-slip.ts'
import { fold, type RegisteredTerms } from './registered-terms.ts'
import type { OpenTerm } from './term-ids.ts'

/** What somebody may have meant by another name; its uses are infinite where the registry has it. */
type Meant = Pick<OpenTerm, 'name' | 'folded' | 'place' | 'uses'>

/**
 * Warns of open terms that are another one by all appearances: written with other marks or spaces, or used once and one
 * letter away from one that is registered or frequent.
 */
export function similarTerms(
  taxonomy: string,
  terms: readonly OpenTerm[],
  registered: RegisteredTerms,
): Diagnostic[] {
  const names: Meant[] = [...registered.spellings].map(([name, { file, at }]) => ({
    ...{ name, folded: fold(name), place: { file, ...at }, uses: Number.POSITIVE_INFINITY },
  }))
  const found: Diagnostic[] = []
  const told = new Set<OpenTerm>()
  for (const [term, meant] of alikeButMarks(terms, names)) {
    told.add(term)
    found.push(similar(taxonomy, term, 'differs in marks or spaces alone', meant))
  }
  const once = terms.filter(term => term.uses === 1 && !told.has(term))
  const usual = [...names, ...terms.filter(({ uses }) => uses >= frequent)]
  if (once.length === 0 || usual.length === 0) return found
  const byFolded = new Map(usual.map(meant => [meant.folded, meant]))
  const visitNeighbours = openNeighbours([...byFolded.keys()])
  for (const term of once) {
    let best: Meant | undefined
    visitNeighbours(term.folded, (folded, slip) => {
      const meant = byFolded.get(folded)
      if (meant === undefined || (best !== undefined && !isMoreUsual(meant, best))) return
      if (isLikelySlip(term.folded, folded, slip, meant.uses === Number.POSITIVE_INFINITY)) best = meant
    })
    if (best !== undefined) found.push(similar(taxonomy, term, 'is used once, and is one letter away', best))
  }
  return found
}

/** As often a name must be used that others are taken for slips of it. */
const frequent = 3

/** Open terms that have everything but marks in common with a more usual name, and that name. */
function alikeButMarks(terms: readonly OpenTerm[], names: readonly Meant[]): (readonly [OpenTerm, Meant])[] {
  const usual = new Map(names.map(meant => [withoutMarks(meant.folded), meant]))
  const bared = terms.map(({ folded }) => withoutMarks(folded))
  for (const [index, term] of terms.entries()) {
    const bare = bared[index] ?? ''
    const other = usual.get(bare)
    if (other === undefined || isMoreUsual(term, other)) usual.set(bare, term)
  }
  const alike: [OpenTerm, Meant][] = []
  for (const [index, term] of terms.entries()) {
    const meant = usual.get(bared[index] ?? '')
    if (meant !== undefined && meant !== term && bared[index] !== '') alike.push([term, meant])
  }
  return alike
}

function isMoreUsual(a: Meant, b: Meant): boolean {
  if (a.uses !== b.uses) return a.uses > b.uses
  // The one without the marks.
  return a.folded.length === b.folded.length ? a.folded < b.folded : a.folded.length < b.folded.length
}

function similar(taxonomy: string, term: OpenTerm, how: string, { name, place, uses }: Meant): Diagnostic {
  const times = uses === 1 ? 'used once too' : `used ${uses} times`
  const which = uses === Number.POSITIVE_INFINITY ? 'in the registry' : times
  const hint = `did you mean "${name}"? If not, give "${term.name}" a line in content/registry/${taxonomy}.yaml`
  const related = [{ message: `"${name}" is here`, ...place }]
  return diagnostic('term/similar', `"${term.name}" ${how} from "${name}", which is ${which}`, term.place, {
    hint,
    related,
  })
}
