import rss from '@astrojs/rss'
import type { APIContext } from 'astro'
import { editions, newestFirst, ofEdition, titles } from '../../articles.ts'

export function getStaticPaths() {
  return editions.map(edition => ({ params: { edition } }))
}

export async function GET(context: APIContext) {
  const edition = context.params.edition ?? ''
  const articles = ofEdition(await newestFirst(), edition).slice(0, 20)
  return rss({
    title: titles[edition] ?? '',
    description: titles[edition] ?? '',
    site: context.site ?? '',
    items: articles.map(article => ({
      title: article.data.title,
      pubDate: article.data.date,
      description: article.data.summary ?? article.data.title,
      link: `/${article.id}/`,
    })),
  })
}
