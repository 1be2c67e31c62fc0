import type { TermKind } from '../../model/article.ts'
import type { ResolvedConfig } from '../../model/config.ts'
import type { Diagnostic } from '../../model/diagnostic.ts'
import type { ParsedRegistry, RegisteredTerm } from '../../parse/registry.ts'
import type { Named } from '../front-matter/fields.ts'
import { type NamedBy, openNames } from './names.ts'
import { joinRegistry } from './registered-terms.ts'

/** A term as pages know it. */
export interface Term {
  readonly id: string
  readonly kind: TermKind
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
  note(kind: TermKind, named: Named, by: NamedBy): void
  /** To be called when all names are noted: whoever else there is decides on a term's id. */
  settle(): void
  /** The id of a name that was noted; of one that a closed registry does not know there is none. */
  idOf(kind: TermKind, name: string): string | undefined
  get(kind: TermKind, id: string): Term
  readonly diagnostics: readonly Diagnostic[]
}

/** Joins the registry's files and answers for names: by id, any edition's name, or alias, whatever their case. */
export function openTerms(registry: readonly ParsedRegistry[], config: ResolvedConfig): Terms {
  const { registered, diagnostics } = joinRegistry(registry, config)
  const isClosed = config.terms === 'closed'
  const kinds = {
    tags: openNames('tags', registered.tags, isClosed, diagnostics),
    people: openNames('people', registered.people, isClosed, diagnostics),
    sources: openNames('sources', registered.sources, isClosed, diagnostics),
  }
  return {
    diagnostics,
    note: (kind, named, by) => kinds[kind].note(named, by),
    settle: () => {
      for (const names of Object.values(kinds)) names.settle()
    },
    idOf: (kind, name) => kinds[kind].idOf(name),
    get(kind, id) {
      const known = registered[kind].byId.get(id)
      const names = known?.names ?? kinds[kind].shownAs(id)
      return known?.profile === undefined ? { id, kind, names } : { id, kind, names, registered: known }
    },
  }
}
