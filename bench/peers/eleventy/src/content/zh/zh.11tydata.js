/** What all articles of this folder have in common. */
// biome-ignore lint/style/noDefaultExport: Eleventy wants it.
export default {
  edition: 'zh',
  layout: 'article.njk',
  permalink: ({ page }) => `${page.filePathStem.replace('/content', '')}/`,
}
