/** What relations are found by: an edition's own articles, oldest first, with their tags. */
export interface Tagged {
  readonly id: string
  readonly tags: readonly string[]
}

/** Answers which earlier articles are nearest to one, or nothing for an id it does not know. */
export type Related = (id: string) => readonly string[]

const most = 4

/**
 * Older articles of a tag than this many are not looked at: news grows old, and an article stands on few other pages,
 * which are rendered when its title changes.
 */
const reach = 4

/**
 * Prepares the related articles of one edition. Only earlier articles are candidates and only earlier ones weigh,
 * so a new article changes nobody's list but its own. Rarer tags weigh more, and articles on few subjects more than
 * those on many (as in cosine similarity); ties go to the newer article.
 */
export function relate(oldestFirst: readonly Tagged[]): Related {
  const rank = new Map<string, number>()
  const byTag = new Map<string, number[]>()
  for (const [index, article] of oldestFirst.entries()) {
    rank.set(article.id, index)
    for (const tag of article.tags) {
      const posting = byTag.get(tag)
      if (posting === undefined) byTag.set(tag, [index])
      else posting.push(index)
    }
  }
  // Beside each other: the articles themselves lie all over the memory.
  const roots = Float64Array.from(oldestFirst, ({ tags }) => Math.sqrt(tags.length))
  // One table for all queries, wiped after each.
  const score = new Float64Array(oldestFirst.length)
  return id => {
    const own = rank.get(id)
    const article = own === undefined ? undefined : oldestFirst[own]
    if (own === undefined || article === undefined) return []
    const candidates: number[] = []
    for (const tag of article.tags) {
      const posting = byTag.get(tag) ?? []
      const end = before(posting, own)
      const weight = 1 / (1 + Math.log2(1 + end))
      for (let at = Math.max(0, end - reach); at < end; at++) {
        const index = posting[at] ?? 0
        const so = score[index] ?? 0
        if (so === 0) candidates.push(index)
        score[index] = so + weight / (roots[index] ?? 1)
      }
    }
    const nearest = best(candidates, score)
    for (const index of candidates) score[index] = 0
    return nearest.map(index => oldestFirst[index]?.id ?? '')
  }
}

/** The highest scores, newer articles first where they are equal; a full sort of all would cost more than the rest. */
function best(candidates: readonly number[], score: Float64Array): number[] {
  const found: number[] = []
  const isBetter = (a: number, b: number): boolean => {
    const difference = (score[a] ?? 0) - (score[b] ?? 0)
    return difference > 0 || (difference === 0 && a > b)
  }
  for (const candidate of candidates) {
    let place = found.length
    while (place > 0 && isBetter(candidate, found[place - 1] ?? candidate)) place--
    if (place === most) continue
    found.splice(place, 0, candidate)
    if (found.length > most) found.pop()
  }
  return found
}

/** How many numbers of an ascending list are smaller than `limit`. */
function before(ascending: readonly number[], limit: number): number {
  let low = 0
  let high = ascending.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ascending[middle] ?? limit) < limit) low = middle + 1
    else high = middle
  }
  return low
}
