import { expect, test } from 'vitest'
import { article, siteOf } from '../../support/site.ts'

const files = {
  'content/zh/news/a.md': article('updated: 2021-03-01 08:00'),
  'content/en/news/a.md': '---\ntitle: A\n---\n',
  'content/zh/news/b.md': '---\ntitle: B\ndate: 2020-12-31 23:59\n---\n',
  'content/zh/pages/about.md': '---\ntitle: About\n---\n',
  'content/zh/news/draft.md': article('draft: true'),
}

test('parts are an edition’s pages and its articles by month', () => {
  const { ask } = siteOf(files)
  expect([...ask.sitemapParts()].sort()).toEqual([
    'en-2021-01',
    'en-pages',
    'zh-2020-12',
    'zh-2021-01',
    'zh-pages',
  ])
})

test('an article has its last change and all its versions', () => {
  const { ask } = siteOf(files)
  const versions = [
    { edition: 'zh', url: '/zh/news/a/' },
    { edition: 'en', url: '/en/news/a/' },
  ]
  expect(ask.sitemapPart('zh-2021-01')).toEqual([
    { url: '/zh/news/a/', modified: '2021-03-01T08:00:00+08:00', versions },
  ])
  expect(ask.sitemapPart('en-2021-01')).toEqual([
    { url: '/en/news/a/', modified: '2021-01-11T00:00:00+08:00', versions },
  ])
  expect(ask.sitemapPart('zh-2020-12')).toMatchObject([{ url: '/zh/news/b/', versions: [{ edition: 'zh' }] }])
})

test('every page that may be found is in it once, and nothing else', () => {
  const rig = siteOf(files, { config: { site: 'https://example.org/paper/' } })
  const listed = rig.ask.sitemapParts().flatMap(part => rig.ask.sitemapPart(part).map(entry => entry.url))
  expect(new Set(listed).size).toBe(listed.length)
  const wanted = rig.pages
    .filter(page => /(?:^|\/)index\.html$/.test(page.path) && page.kind !== 'redirect')
    .filter(page => !/\/page\/\d+\//.test(page.path))
    .map(page => `/paper/${page.path.replace(/index\.html$/, '')}`)
  expect([...listed].sort()).toEqual(wanted.sort())
})

test('lists and generated pages have their versions', () => {
  const { ask } = siteOf(files)
  const entry = (url: string) => ask.sitemapPart('zh-pages').find(one => one.url === url)
  expect(entry('/zh/')?.versions).toEqual([
    { edition: 'zh', url: '/zh/' },
    { edition: 'en', url: '/en/' },
  ])
  expect(entry('/zh/news/')?.versions.map(one => one.edition)).toEqual(['zh', 'en'])
  expect(entry('/zh/archive/2020/12/')?.versions.map(one => one.edition)).toEqual(['zh'])
  expect(entry('/zh/about/')).toEqual({ url: '/zh/about/', versions: [{ edition: 'zh', url: '/zh/about/' }] })
})

test('a large month is cut into parts of ten thousand', () => {
  const many = Object.fromEntries(
    Array.from({ length: 10_001 }, (_, n) => [
      `content/zh/n${n}.md`,
      '---\ntitle: N\ndate: 2021-01-01\n---\n',
    ]),
  )
  const { ask } = siteOf(many)
  const parts = ask.sitemapParts().filter(part => part.startsWith('zh-2021'))
  expect(parts).toEqual(['zh-2021-01', 'zh-2021-01-2'])
  expect(parts.map(part => ask.sitemapPart(part).length)).toEqual([10_000, 1])
})

test('what is in an edition by fallback alone is not in it', () => {
  const { ask } = siteOf(files, {
    config: { fallback: 'list', sections: { news: { zh: '新闻', en: 'News' } } },
  })
  const listed = ask.sitemapPart('en-pages').map(entry => entry.url)
  expect(ask.lists().map(list => list.name)).toContain('en/archive/2020/12')
  expect(listed.filter(url => url.includes('archive'))).toEqual([
    '/en/archive/',
    '/en/archive/2021/',
    '/en/archive/2021/01/',
  ])
})
