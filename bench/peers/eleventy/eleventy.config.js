import feed from '@11ty/eleventy-plugin-rss'

const editions = ['zh', 'en']
const sections = ['news', 'policy', 'explained', 'community', 'data']
const pageSize = 20

/** The configuration that Eleventy reads. */
// biome-ignore lint/style/noDefaultExport: Eleventy wants it.
export default function configure(config) {
  config.addPlugin(feed)
  config.addPassthroughCopy('src/style.css')
  for (const edition of editions) {
    const of = collection => collection.getFilteredByGlob(`src/content/${edition}/**/*.md`).reverse()
    config.addCollection(`articles_${edition}`, of)
    config.addCollection(`sections_${edition}`, collection =>
      sections.flatMap(section => {
        const inIt = of(collection).filter(one => one.url.startsWith(`/${edition}/${section}/`))
        return pages(section, `/${edition}/${section}/`, inIt)
      }),
    )
    config.addCollection(`tagged_${edition}`, collection => {
      return [...byTag(of(collection))].flatMap(([tag, articles]) =>
        pages(tag, `/${edition}/tags/${tag}/`, articles),
      )
    })
  }
  config.addFilter('day', date => date.toISOString().slice(0, 10))
  config.addFilter('instant', date => date.toISOString())
  return { dir: { input: 'src', output: 'out' }, markdownTemplateEngine: false }
}

function byTag(articles) {
  const tags = new Map()
  for (const article of articles) {
    for (const tag of article.data.tags ?? []) {
      if (!tags.has(tag)) tags.set(tag, [])
      tags.get(tag).push(article)
    }
  }
  return tags
}

/** The pages of one list: Eleventy pages one collection a template, so lists of lists are cut here. */
function pages(title, url, articles) {
  const count = Math.max(1, Math.ceil(articles.length / pageSize))
  const address = page => (page === 0 ? url : `${url}page/${page + 1}/`)
  return Array.from({ length: count }, (_, page) => ({
    title,
    url: address(page),
    articles: articles.slice(page * pageSize, (page + 1) * pageSize),
    newer: page > 0 ? address(page - 1) : null,
    older: page + 1 < count ? address(page + 1) : null,
  }))
}
