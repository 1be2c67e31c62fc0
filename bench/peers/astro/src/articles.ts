import { type CollectionEntry, getCollection } from 'astro:content'

export type Article = CollectionEntry<'articles'>

export const editions = ['zh', 'en']
export const sections = ['news', 'policy', 'explained', 'community', 'data']
export const titles: Record<string, string> = { zh: '基准新闻', en: 'Benchmark News' }
export const pageSize = 20

/** Articles of all editions, newest first. */
export async function newestFirst(): Promise<Article[]> {
  const articles = await getCollection('articles')
  return articles.sort((one, other) => other.data.date.getTime() - one.data.date.getTime())
}

export function ofEdition(articles: Article[], edition: string): Article[] {
  return articles.filter(article => article.id.startsWith(`${edition}/`))
}

export function byTag(articles: Article[]): Map<string, Article[]> {
  const tags = new Map<string, Article[]>()
  for (const article of articles) {
    for (const tag of article.data.tags) {
      const those = tags.get(tag)
      if (those === undefined) tags.set(tag, [article])
      else those.push(article)
    }
  }
  return tags
}

export function day(date: Date): string {
  return date.toISOString().slice(0, 10)
}
