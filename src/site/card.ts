import type { Article, Card } from '../model/article.ts'
import { keysOf } from './front-matter/site-keys.ts'
import { type Site, urlOf } from './site.ts'

/** All that another page may show of an article. */
export function cardOf(article: Article, site: Site): Card {
  const { id, edition, section, title, date, summary, image } = article
  if (date === undefined) throw new Error(`"${id}" is a standing page and has no card`)
  return {
    id,
    edition,
    url: urlOf(article.path, site.config.base),
    title,
    date,
    ...(section === undefined ? {} : { section }),
    ...(summary === undefined ? {} : { summary }),
    ...(image === undefined ? {} : { image }),
    ...fieldsOfCard(article, site),
  }
}

function fieldsOfCard({ fields }: Article, site: Site): Pick<Card, 'fields'> {
  const { onCards } = keysOf(site.config)
  if (onCards.length === 0) return {}
  const found = onCards.flatMap(key => {
    const value = fields[key]
    return value === undefined ? [] : [[key, value] as const]
  })
  return { fields: Object.fromEntries(found) }
}
