/** What the terms of a field are to a piece. Pages, feeds and metadata have a place of their own for all but `about`. */
export type TermRole = 'keyword' | 'author' | 'editor' | 'publisher' | 'about'

/** A key of front matter that names terms. */
export interface TermField {
  readonly key: string
  /** What templates call it: `article.authors`. */
  readonly shownAs: string
  readonly role: TermRole
  /** A piece names one term, not a list of them. */
  readonly single: boolean
}

/** Names by which articles are found: their terms have pages, an index and a file in `content/registry/`. */
export interface Taxonomy {
  /** Names the registry's file, the taxonomy's lists, and its strings: `tags`. */
  readonly id: string
  /** Part of addresses, below the edition. */
  readonly folder: string
  readonly fields: readonly TermField[]
  /** Its terms are persons: the registry may say more of them than their names. */
  readonly profiles: boolean
  /** Its terms have feeds. */
  readonly feeds: boolean
  /** Edition → what it is called there; empty where the theme's strings say so. */
  readonly labels: Readonly<Record<string, string>>
}

/** A term field with the taxonomy that its terms are of. */
export interface TermKey extends TermField {
  readonly taxonomy: string
}

/** The taxonomies that every site has, unless its config drops them. */
export const builtInTaxonomies = [
  {
    id: 'tags',
    folder: 'tags',
    fields: [{ key: 'tags', shownAs: 'tags', role: 'keyword', single: false }],
    profiles: false,
    feeds: true,
    labels: {},
  },
  {
    id: 'people',
    folder: 'people',
    fields: [
      { key: 'author', shownAs: 'authors', role: 'author', single: false },
      { key: 'editor', shownAs: 'editors', role: 'editor', single: false },
    ],
    profiles: true,
    feeds: true,
    labels: {},
  },
  {
    id: 'sources',
    folder: 'sources',
    fields: [{ key: 'source', shownAs: 'source', role: 'publisher', single: true }],
    profiles: false,
    feeds: false,
    labels: {},
  },
] as const satisfies readonly Taxonomy[]

/** Front matter of the built-in taxonomies. */
export type BuiltInTermField = (typeof builtInTaxonomies)[number]['fields'][number]['key']

/** The strings that say what a taxonomy is called: on its index, and above one of its terms. */
export function labelKeys(id: string): readonly string[] {
  return [`terms.${id}`, `list.${id}`]
}

/** All fields of taxonomies, in their order. */
export function termKeys(taxonomies: readonly Pick<Taxonomy, 'id' | 'fields'>[]): TermKey[] {
  return taxonomies.flatMap(({ id, fields }) => fields.map(field => ({ ...field, taxonomy: id })))
}

/**
 * The taxonomies with one more field of front matter, as `fields: { place: { type: 'term', of: 'places' } }` declares it;
 * undefined where there is no such taxonomy.
 */
export function withTermField(
  taxonomies: readonly Taxonomy[],
  key: string,
  of: string,
  single: boolean,
): readonly Taxonomy[] | undefined {
  const taxonomy = taxonomies.find(({ id }) => id === of)
  if (taxonomy === undefined) return undefined
  const others = taxonomy.fields.filter(field => field.key !== key)
  const fields = [...others, termField(key, single)]
  return taxonomies.map(one => (one === taxonomy ? { ...taxonomy, fields } : one))
}

/** A field as sites declare it. */
export function termField(key: string, single = false): TermField {
  return { key, shownAs: key, role: 'about', single }
}
