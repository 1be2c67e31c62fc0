import type { ResolvedConfig } from '../../model/config.ts'
import type { Diagnostic } from '../../model/diagnostic.ts'
import type { ParsedRegistry, RegisteredTerm } from '../../parse/registry.ts'
import type { Named } from '../front-matter/fields.ts'
import { type NamedBy, openNames } from './names.ts'
import { joinRegistry, nothing } from './registered-terms.ts'

/** A term as pages know it. */
export interface Term {
  readonly id: string
  readonly taxonomy: string
  /** Edition → name; an edition that has none shows another's. */
  readonly names: Readonly<Record<string, string>>
  /** As the registry has it, where that says more of a person than a name. */
  readonly registered?: RegisteredTerm
}

/** All terms in use or registered, and the way from a name to its term. */
export interface Terms {
  /**
   * Notes a name that a file gives, and complains of it where something is wrong. How a file that nobody may see spells
   * a term leaves no trace.
   */
  note(taxonomy: string, named: Named, by: NamedBy): void
  /** To be called when all names are noted: a term's id depends on what other terms there are. */
  settle(): void
  /** The id of a name that was noted; of one that a closed registry does not know there is none. */
  idOf(taxonomy: string, name: string): string | undefined
  get(taxonomy: string, id: string): Term
  readonly diagnostics: readonly Diagnostic[]
}

/** Joins the registry's files and answers for names: by id, any edition's name, or alias, whatever their case. */
export function openTerms(registry: readonly ParsedRegistry[], config: ResolvedConfig): Terms {
  const { registered, diagnostics } = joinRegistry(registry, config)
  const isClosed = config.terms === 'closed'
  const all = new Map(
    config.taxonomies.map(taxonomy => {
      const ofTaxonomy = registered.get(taxonomy.id) ?? nothing()
      return [taxonomy.id, openNames(taxonomy, ofTaxonomy, isClosed, diagnostics)] as const
    }),
  )
  return {
    diagnostics,
    note: (taxonomy, named, by) => all.get(taxonomy)?.note(named, by),
    settle: () => {
      for (const names of all.values()) names.settle()
    },
    idOf: (taxonomy, name) => all.get(taxonomy)?.idOf(name),
    get(taxonomy, id) {
      const known = registered.get(taxonomy)?.byId.get(id)
      const names = known?.names ?? all.get(taxonomy)?.shownAs(id) ?? {}
      return known?.profile === undefined
        ? { id, taxonomy, names }
        : { id, taxonomy, names, registered: known }
    },
  }
}
