import { slugify } from '../../text/slug.ts'

/** What is known of a heading: its words, and the id that its editor gave it. */
export interface Headed {
  readonly words: string
  readonly own?: string | undefined
}

export interface HeadingId {
  readonly id: string
  /** The id that it once had, if no other heading has it now. */
  readonly former?: string | undefined
}

/**
 * The ids of a text's headings: none twice, none empty, and none with the theme's `d_` in front. A second `Setup` is
 * `setup-1`, as GitHub has it, for links that come with a text; it once was `setup-2`. `others` are the ids of all else.
 */
export function idsOf(headings: readonly Headed[], others: readonly string[] = []): HeadingId[] {
  const taken = new Map<string, number>(others.map(id => [id, 0]))
  const owns = headings.map(({ own }) => {
    if (own === undefined || taken.has(own)) return undefined
    taken.set(own, 0)
    return own
  })
  const slugs = headings.map(({ words }, index) => (owns[index] === undefined ? slugOf(words) : undefined))
  const ids = owns.map((own, index) => own ?? freeId(slugs[index] ?? '', taken, 0))
  if (new Set(slugs).size === slugs.length) return ids.map(id => ({ id }))
  const before = new Map<string, number>()
  return ids.map((id, index) => {
    const slug = slugs[index]
    const former = slug === undefined ? id : freeId(slug, before, 1)
    if (taken.has(former)) return { id }
    taken.set(former, 0)
    return { id, former }
  })
}

function slugOf(words: string): string {
  return slugify(words).replace(/^d_/, 'd-')
}

/**
 * `taken` remembers how often a slug was asked for, so that ten thousand equal headings are not a hang. `first` is the
 * number of the one that has none.
 */
function freeId(slug: string, taken: Map<string, number>, first: 0 | 1): string {
  const id = (number: number) =>
    slug === '' ? `section-${number + 1 - first}` : number === first ? slug : `${slug}-${number}`
  let number = taken.has(slug) ? (taken.get(slug) ?? 0) + 1 : first
  while (taken.has(id(number))) number++
  taken.set(id(number), first)
  taken.set(slug, number)
  return id(number)
}
