import { closest, distance } from 'fastest-levenshtein'
import type { TermKind } from '../model/article.ts'
import type { ResolvedConfig } from '../model/config.ts'
import { type Diagnostic, diagnostic } from '../model/diagnostic.ts'
import type { ParsedRegistry, RegisteredTerm } from '../parse/registry.ts'
import { digest } from '../text/digest.ts'
import { slugify } from '../text/slug.ts'
import { longPart, tooLong } from './address.ts'
import type { Named } from './fields.ts'

/** A term as pages know it. */
export interface Term {
  readonly id: string
  readonly kind: TermKind
  /** Edition → name; an edition that has none shows another's. */
  readonly names: Readonly<Record<string, string>>
  /** As the registry has it, where that says more of a person than a name. */
  readonly registered?: RegisteredTerm
}

/** The piece that names a term. */
export interface NamedBy {
  readonly id: string
  readonly spot: { readonly edition: string }
}

/** All terms in use or registered, and the way from a name to its term. */
export interface Terms {
  /**
   * The id of a name that a piece gives; complains about names that a closed registry does not know. The name
   * itself is remembered only if it is `shown`: what drafts call a term must leave no trace.
   */
  resolve(kind: TermKind, named: Named, by: NamedBy, shown: boolean): string | undefined
  get(kind: TermKind, id: string): Term
  readonly diagnostics: readonly Diagnostic[]
}

/** Joins the registry's files and answers for names: by id, any edition's name, or alias, whatever their case. */
export function openTerms(registry: readonly ParsedRegistry[], config: ResolvedConfig): Terms {
  const diagnostics: Diagnostic[] = registry.flatMap(file => file.diagnostics)
  const byName = new Map<string, RegisteredTerm>()
  const known = new Map<string, Term>()
  const spellings = new Map<TermKind, string[]>()
  for (const { kind, terms } of registry) {
    for (const term of terms) {
      diagnostics.push(...unknownEditions(term, config))
      const more = term.profile === undefined ? {} : { registered: term }
      known.set(`${kind}/${term.id}`, { id: term.id, kind, names: term.names, ...more })
      for (const name of [term.id, ...Object.values(term.names), ...term.aliases]) {
        const other = byName.get(`${kind}/${fold(name)}`)
        if (other !== undefined && other.id !== term.id) diagnostics.push(ambiguous(name, term, other))
        byName.set(`${kind}/${fold(name)}`, other ?? term)
        spellings.set(kind, [...(spellings.get(kind) ?? []), name])
      }
    }
  }
  // What names resolved to, by edition and kind: they recur, and the second time adds nothing. Apart where not shown.
  const [shownNames, otherNames] = [newNames(config), newNames(config)]
  return {
    diagnostics,
    resolve(kind, named, by, shown) {
      const resolved = (shown ? shownNames : otherNames).get(by.spot.edition)?.[kind]
      const before = resolved?.get(named.name)
      if (before !== undefined) return before
      const id = resolveName(kind, named, by, shown)
      if (id !== undefined) resolved?.set(named.name, id)
      return id
    },
    get(kind, id) {
      return known.get(`${kind}/${id}`) ?? { id, kind, names: {} }
    },
  }

  function resolveName(
    kind: TermKind,
    named: Named,
    { id: file, spot: { edition } }: NamedBy,
    shown: boolean,
  ): string | undefined {
    const registered = byName.get(`${kind}/${fold(named.name)}`)
    if (registered !== undefined) return registered.id
    if (config.terms === 'closed') {
      diagnostics.push(unknown(kind, named, file, spellings.get(kind) ?? []))
      return undefined
    }
    const id = slugify(spelledOut(named.name)) || `term-${digest(named.name).slice(0, 8)}`
    const long = tooLong(id)
    if (long !== undefined) {
      diagnostics.push(longPart(long, { file, ...named.at }))
      return undefined
    }
    if (!shown) return id
    const key = `${kind}/${id}`
    const before = known.get(key)
    const names = before?.names ?? {}
    // Of several spellings ("AI", "Ai") the first by code point stands, so that no order of files shows.
    const name = names[edition] === undefined || named.name < names[edition] ? named.name : names[edition]
    if (before === undefined || !registeredId(byName, kind, id)) {
      known.set(key, { id, kind, names: { ...names, [edition]: name } })
    }
    return id
  }
}

/** Edition → kind → name → id. */
type Names = ReadonlyMap<string, Readonly<Record<TermKind, Map<string, string>>>>

function newNames(config: ResolvedConfig): Names {
  return new Map(
    config.editions.map(({ id }) => [id, { tags: new Map(), people: new Map(), sources: new Map() }]),
  )
}

/** Signs that tell names apart (C, C++, C#; 18.1, 181) become words, since an address drops them. */
function spelledOut(name: string): string {
  return name
    .replace(/\+/g, ' plus ')
    .replace(/#/g, ' sharp ')
    .replace(/&/g, ' and ')
    .replace(/(?<=[\p{L}\p{N}])[./](?=[\p{L}\p{N}])/gu, '-')
}

function registeredId(byName: ReadonlyMap<string, RegisteredTerm>, kind: TermKind, id: string): boolean {
  return byName.get(`${kind}/${id}`)?.id === id
}

function unknownEditions(term: RegisteredTerm, config: ResolvedConfig): Diagnostic[] {
  const editions = config.editions.map(edition => edition.id)
  return Object.keys(term.names)
    .filter(edition => !editions.includes(edition))
    .map(edition =>
      diagnostic(
        'registry/invalid',
        `"${term.id}" has a name for "${edition}", which is no edition`,
        {
          file: term.file,
          ...term.at,
        },
        { hint: `editions are ${editions.join(', ')}; other names go under \`aliases\`` },
      ),
    )
}

function ambiguous(name: string, term: RegisteredTerm, other: RegisteredTerm): Diagnostic {
  return diagnostic(
    'registry/ambiguous-name',
    `"${name}" names both "${other.id}" and "${term.id}"`,
    { file: term.file, ...term.at },
    { related: [{ message: `"${other.id}" is here`, file: other.file, ...other.at }] },
  )
}

function unknown(kind: TermKind, named: Named, file: string, names: readonly string[]): Diagnostic {
  const near = names.length > 0 ? closest(named.name, [...names]) : ''
  const isNear = near !== '' && distance(named.name, near) <= Math.max(1, named.name.length / 3)
  const hint = isNear ? `did you mean "${near}"? ` : ''
  return diagnostic(
    'term/unknown',
    `"${named.name}" is not in the registry of ${kind}`,
    { file, ...named.at },
    {
      hint: `${hint}New terms are added in content/registry/${kind}.yaml`,
    },
  )
}

function fold(name: string): string {
  return name.normalize('NFC').toLowerCase()
}
