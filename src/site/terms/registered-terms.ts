import type { ResolvedConfig } from '../../model/config.ts'
import { type Diagnostic, diagnostic } from '../../model/diagnostic.ts'
import type { ParsedRegistry, RegisteredTerm } from '../../parse/registry.ts'

/** What the registry has of one taxonomy. */
export interface RegisteredTerms {
  readonly byId: ReadonlyMap<string, RegisteredTerm>
  /** By id, any edition's name, or alias, as `fold` has it. */
  readonly byName: ReadonlyMap<string, RegisteredTerm>
  /** All of those, as they are written there. */
  readonly spellings: ReadonlyMap<string, RegisteredTerm>
}

/** Joins the files of the registry, and tells of names that two terms have and of names for no edition. */
export function joinRegistry(
  registry: readonly ParsedRegistry[],
  config: ResolvedConfig,
): { readonly registered: ReadonlyMap<string, RegisteredTerms>; readonly diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = registry.flatMap(file => file.diagnostics)
  const registered = new Map(config.taxonomies.map(({ id }) => [id, nothing()]))
  for (const { taxonomy, terms } of registry) {
    const { byId, byName, spellings } = registered.get(taxonomy) ?? nothing()
    for (const term of terms) {
      diagnostics.push(...unknownEditions(term, config))
      byId.set(term.id, term)
      for (const name of [term.id, ...Object.values(term.names), ...term.aliases]) {
        const other = byName.get(fold(name))
        if (other !== undefined && other.id !== term.id) diagnostics.push(ambiguous(name, term, other))
        if (other === undefined) byName.set(fold(name), term)
        spellings.set(name, other ?? term)
      }
    }
  }
  return { registered, diagnostics }
}

/** What names have in common that are one: all but their case. */
export function fold(name: string): string {
  return name.normalize('NFC').toLowerCase()
}

/** Of a taxonomy without a file. */
export function nothing() {
  return {
    byName: new Map<string, RegisteredTerm>(),
    byId: new Map<string, RegisteredTerm>(),
    spellings: new Map<string, RegisteredTerm>(),
  }
}

function unknownEditions(term: RegisteredTerm, config: ResolvedConfig): Diagnostic[] {
  const editions = config.editions.map(edition => edition.id)
  return Object.keys(term.names)
    .filter(edition => !editions.includes(edition))
    .map(edition =>
      diagnostic(
        'registry/invalid',
        `"${term.id}" has a name for "${edition}", which is no edition`,
        { file: term.file, ...term.at },
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
