import { expect, test } from 'vitest'
import { defaultTheme } from '../support/default-theme.ts'
import { article, placesOf, siteOf } from '../support/site.ts'

const rig = siteOf({
  ...defaultTheme,
  'content/zh/news/a.md': article('noindex: true'),
  'content/en/news/a.md': article(''),
  'content/zh/news/b.md': article('noindex: false'),
  'content/zh/pages/p.md': '---\ntitle: P\nnoindex: true\n---\nT',
})
const robots = '<meta name="robots" content="noindex">'

test('`noindex: true` asks search engines to leave a piece alone, and no other value does', () => {
  expect(rig.diagnostics).toEqual([])
  for (const path of ['zh/news/a/index.html', 'zh/p/index.html']) {
    expect(rig.text(path)).toContain(robots)
    expect(rig.text(path)).not.toContain('hreflang="x-default"')
  }
  for (const path of ['en/news/a/index.html', 'zh/news/b/index.html'])
    expect(rig.text(path)).not.toContain(robots)
})

test('no sitemap and no `hreflang` leads there, and readers find it', () => {
  const sitemap = rig.pages
    .filter(({ kind }) => kind === 'sitemap')
    .map(({ path }) => rig.text(path))
    .join('')
  expect(sitemap).not.toMatch(/zh\/(?:news\/a|p)\//)
  expect(sitemap).toContain('en/news/a/')
  const en = rig.text('en/news/a/index.html')
  expect(en).not.toContain('hreflang="zh-Hans" href="https:')
  expect(en).toContain('hreflang="x-default" href="https://news.example.org/en/news/a/"')
  expect(en).toContain('<a href="/zh/news/a/" lang="zh-Hans" hreflang="zh-Hans" rel="alternate">')
  expect(rig.text('zh/index.html')).toContain('href="/zh/news/a/"')
})

test('another value than true or false is an error that says what to write', () => {
  const { diagnostics } = siteOf({ 'content/zh/news/a.md': article('noindex: perhaps') })
  expect(placesOf(diagnostics)).toEqual(['front-matter/type content/zh/news/a.md:4:10'])
  expect(diagnostics[0]?.hint).toBe('write `noindex: true` or `noindex: false`')
})
