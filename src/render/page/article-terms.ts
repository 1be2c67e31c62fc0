import type { Article } from '../../model/article.ts'
import type { Queries } from '../../model/queries.ts'
import { type TermKey, type TermRole, termKeys } from '../../model/taxonomy.ts'
import { type LinkView, termViews } from './views.ts'

/** A field of a taxonomy with the terms that an article names there. */
export interface ArticleTerms {
  readonly field: TermKey
  readonly links: LinkView[]
}

/** All fields of taxonomies, or those of some roles: also those in which an article says nothing. */
export function articleTerms(
  { terms, edition }: Article,
  ask: Queries,
  roles?: readonly TermRole[],
): ArticleTerms[] {
  const all: ArticleTerms[] = []
  for (const field of keysOf(ask)) {
    if (roles?.includes(field.role) === false) continue
    all.push({ field, links: termViews(field.taxonomy, edition, terms[field.key] ?? [], ask) })
  }
  return all
}

/** What an article names as one of these: its authors, its keywords. */
export function withRole(all: readonly ArticleTerms[], role: TermRole): readonly LinkView[] {
  const found: LinkView[] = []
  for (const { field, links } of all) if (field.role === role) found.push(...links)
  return found
}

/** Gives an article's view its terms by the names of their fields, and `facts`: what no other part of the page shows. */
export function withTermViews<T extends object>(
  view: T,
  all: readonly ArticleTerms[],
  edition: string,
  ask: Queries,
): T {
  const target = view as { [name: string]: unknown }
  const facts = []
  for (const { field, links } of all) {
    target[field.shownAs] = field.single ? (links[0] ?? null) : links
    if (field.role !== 'about' || links.length === 0) continue
    const label = ask.text(edition, `facts.${field.key}`) ?? ask.text(edition, `terms.${field.taxonomy}`)
    facts.push({ label, links })
  }
  target.facts = facts
  return view
}

/** The fields of an article's terms, made once for each answer of a site. */
function keysOf(ask: Queries): readonly TermKey[] {
  const taxonomies = ask.taxonomies()
  const known = made.get(taxonomies)
  if (known !== undefined) return known
  const keys = termKeys(taxonomies)
  made.set(taxonomies, keys)
  return keys
}

const made = new WeakMap<ReturnType<Queries['taxonomies']>, readonly TermKey[]>()
