import sitemap from '@astrojs/sitemap'
import { defineConfig } from 'astro/config'

export default defineConfig({
  site: 'https://news.example.org',
  outDir: './out',
  cacheDir: './.astro-cache',
  trailingSlash: 'always',
  integrations: [sitemap()],
  // As in the other sites: no highlighting of code.
  markdown: { syntaxHighlight: false },
})
