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
  return id => {
    const own = rank.get(id)
    const article = own === undefined ? undefined : oldestFirst[own]
    if (own === undefined || article === undefined) return []
    const score = new Map<number, number>()
    for (const tag of article.tags) {
      const posting = byTag.get(tag) ?? []
      const end = before(posting, own)
      const weight = 1 / (1 + Math.log2(1 + end))
      for (const index of posting.slice(Math.max(0, end - reach), end)) {
        const subjects = oldestFirst[index]?.tags.length ?? 1
        score.set(index, (score.get(index) ?? 0) + weight / Math.sqrt(subjects))
      }
    }
    return [...score]
      .sort(([a, weightA], [b, weightB]) => weightB - weightA || b - a)
      .slice(0, most)
      .flatMap(([index]) => oldestFirst[index]?.id ?? [])
  }
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
