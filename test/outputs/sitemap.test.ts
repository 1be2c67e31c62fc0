import { expect, test } from 'vitest'
import { article, siteOf } from '../support/site.ts'
import { named, readXml, texts } from '../support/xml.ts'

const files = {
  'content/zh/news/空气.md': article('updated: 2021-02-01 08:00\nkey: air'),
  'content/en/news/air.md': article('key: air'),
  'content/zh/news/draft.md': article('draft: true'),
}
const below = { config: { site: 'https://example.org/paper/' } }

test('the index names every part', () => {
  const rig = siteOf(files, below)
  const locs = named(readXml(rig.text('sitemap.xml')), 'sitemap').flatMap(one => texts(one, 'loc'))
  expect(locs.sort()).toEqual(
    ['en-2021-01', 'en-pages', 'zh-2021-01', 'zh-pages'].map(
      part => `https://example.org/paper/sitemaps/${part}.xml`,
    ),
  )
  for (const loc of locs)
    expect(rig.pages.map(page => `https://example.org/paper/${page.path}`)).toContain(loc)
})

test('an article has its address, its last change and its versions', () => {
  const [entry] = named(readXml(siteOf(files, below).text('sitemaps/zh-2021-01.xml')), 'url')
  if (entry === undefined) throw new Error('no entry')
  const zh = `https://example.org/paper/zh/news/${encodeURIComponent('空气')}/`
  const en = 'https://example.org/paper/en/news/air/'
  expect(texts(entry, 'loc')).toEqual([zh])
  expect(texts(entry, 'lastmod')).toEqual(['2021-02-01T08:00:00+08:00'])
  expect(named(entry, 'xhtml:link').map(({ attributes }) => [attributes.hreflang, attributes.href])).toEqual([
    ['zh-Hans', zh],
    ['en', en],
    ['x-default', zh],
  ])
})

test('robots.txt tells where it is', () => {
  expect(siteOf(files, below).text('robots.txt')).toBe(
    'User-agent: *\nAllow: /\n\nSitemap: https://example.org/paper/sitemap.xml\n',
  )
})
