import { type Diagnostic, diagnostic } from '../../model/diagnostic.ts'
import type { Taxonomy } from '../../model/taxonomy.ts'
import { nearest } from '../../text/nearest.ts'
import type { Named } from '../front-matter/fields.ts'
import { longPart, tooLong } from '../paths/address.ts'
import { fold, type RegisteredTerms } from './registered-terms.ts'
import { listHint, type Several, severalIn } from './several-names.ts'
import { similarTerms } from './similar-terms.ts'
import { type OpenTerm, ownId, tellApart } from './term-ids.ts'

/** The file that names a term. */
export interface NamedBy {
  readonly id: string
  readonly edition: string
  /** When readers may first have seen it, in milliseconds since 1970; infinite while nobody may. */
  readonly since: number
}

/** The names of one taxonomy that are written somewhere, and the terms that they are of. */
export interface TermNames {
  note(named: Named, by: NamedBy): void
  settle(): void
  idOf(name: string): string | undefined
  /** Edition → name of a term that the registry does not have. */
  shownAs(id: string): Readonly<Record<string, string>>
}

/** What a name is. Names recur, and the second time that is known. */
type Meaning =
  | { readonly is: 'registered'; readonly id: string }
  | { readonly is: 'open'; readonly term: OpenTerm; readonly several: Several | null }
  | { readonly is: 'unknown'; readonly near: string; readonly several: Several | null }
  | { readonly is: 'too long'; readonly part: string }

export function openNames(
  taxonomy: Taxonomy,
  registered: RegisteredTerms,
  isClosed: boolean,
  diagnostics: Diagnostic[],
): TermNames {
  const meanings = new Map<string, Meaning>()
  const open = new Map<string, OpenTerm>()
  const byId = new Map<string, OpenTerm>()

  function meaningOf({ name, at }: Named, file: string): Meaning {
    const known = registered.byName.get(fold(name))
    if (known !== undefined) return { is: 'registered', id: known.id }
    const several = severalIn(name, taxonomy)
    if (isClosed) return { is: 'unknown', near: nearest(name, registered.spellings.keys()) ?? '', several }
    const folded = fold(name)
    const before = open.get(folded)
    if (before !== undefined) return { is: 'open', term: before, several }
    const id = ownId(name)
    const part = tooLong(id)
    if (part !== undefined) return { is: 'too long', part }
    const place = { file, ...at }
    const term = { name, folded, place, id, names: {}, uses: 0, since: Number.POSITIVE_INFINITY }
    open.set(folded, term)
    return { is: 'open', term, several }
  }

  return {
    note(named, by) {
      let meaning = meanings.get(named.name)
      if (meaning === undefined) {
        meaning = meaningOf(named, by.id)
        meanings.set(named.name, meaning)
      }
      if (meaning.is === 'open') use(meaning.term, named.name, by)
      const problem = problemOf(meaning, taxonomy, named, by.id)
      if (problem !== null) diagnostics.push(problem)
    },
    settle() {
      const terms = [...open.values()]
      tellApart(terms, registered.byId)
      for (const term of terms) byId.set(term.id, term)
      diagnostics.push(...similarTerms(taxonomy.id, terms, registered))
    },
    idOf(name) {
      const meaning = meanings.get(name)
      if (meaning?.is === 'registered') return meaning.id
      return meaning?.is === 'open' ? meaning.term.id : undefined
    },
    shownAs: id => byId.get(id)?.names ?? {},
  }
}

function use(term: OpenTerm, name: string, { edition, since }: NamedBy): void {
  term.uses++
  if (since === Number.POSITIVE_INFINITY) return
  if (since < term.since) term.since = since
  // Of several spellings ("AI", "Ai") the first by code point stands, so that no order of files shows.
  const before = term.names[edition]
  if (before === undefined || name < before) term.names[edition] = name
}

function problemOf(meaning: Meaning, taxonomy: Taxonomy, named: Named, file: string): Diagnostic | null {
  // Most have none, and places are made for those that have.
  if (meaning.is === 'registered' || (meaning.is === 'open' && meaning.several === null)) return null
  const place = { file, ...named.at }
  if (meaning.is === 'too long') return longPart(meaning.part, place)
  const list = listHint(meaning.several, taxonomy, named.alone)
  if (meaning.is === 'unknown') {
    const near = meaning.near === '' ? '' : `did you mean "${meaning.near}"? `
    const hint = list ?? `${near}New terms are added in content/registry/${taxonomy.id}.yaml`
    return diagnostic('term/unknown', `"${named.name}" is not in the registry of ${taxonomy.id}`, place, {
      hint,
    })
  }
  if (list === null) return null
  return diagnostic('front-matter/list', `"${named.name}" is one name, and looks like several`, place, {
    hint: list,
  })
}
