import { describe, expect, test } from 'vitest'
import { article, type Files, placesOf, siteOf } from '../support/site.ts'

const editions = {
  zh: { lang: 'zh-Hans', label: '中文', title: '日报', description: '一份报纸', prefix: '' },
  en: { lang: 'en', label: 'English', title: 'The Daily', description: 'A paper' },
} as const

const files: Files = {
  'content/zh/news/air.md': article('tags: [空气]', '[首页](/) [英文](/en/) [同](../../en/news/air.md)'),
  'content/en/news/air.md': article('tags: [空气]'),
  'content/zh/pages/about.md': article(''),
}

describe.each([
  ['at the root', 'https://example.org/'],
  ['below a sub-directory', 'https://example.org/paper/'],
  ['below one of the name of an edition', 'https://example.org/en/'],
])('an edition without a prefix %s', (_, site) => {
  const rig = siteOf(files, { config: { site, editions } })
  const base = new URL(site).pathname

  test('begins there, and the other in its folder', () => {
    expect(rig.diagnostics).toEqual([])
    expect(rig.pages.filter(({ kind }) => kind === 'home').map(({ path }) => path)).toEqual([
      'index.html',
      'en/index.html',
    ])
    const ends = ['news/air/', 'about/', 'tags/空气/', 'archive/2021/01/', 'news/', 'site-map/'].map(
      end => `${end}index.html`,
    )
    const paths = rig.pages.map(({ path }) => path)
    expect(paths).toEqual(
      expect.arrayContaining([...ends, 'atom.xml', 'news/rss.xml', 'en/news/air/index.html']),
    )
    expect(paths.filter(path => path.startsWith('zh/'))).toEqual([])
    expect(rig.text('news/air/index.html')).toContain(
      `<a href="${base}">首页</a> <a href="${base}en/">英文</a> <a href="${base}en/news/air/">同</a>`,
    )
  })

  test('there is no chooser, and one page for addresses that are none', () => {
    expect(rig.pages.some(({ kind }) => kind === 'chooser')).toBe(false)
    const lost = rig.pages.filter(({ kind }) => kind === 'not-found').map(({ path }) => path)
    expect(lost).toEqual(['404.html', 'en/404.html'])
    expect(rig.text('404.html')).toContain(`<a href="${base}">中文</a>`)
  })

  test.each(['zh', 'en'] as const)('x-default is as the config says: %s', main => {
    const { text } = siteOf(files, { config: { site, editions, default: main } })
    const home = site + (main === 'zh' ? '' : 'en/')
    for (const path of ['index.html', 'en/index.html'])
      expect(text(path)).toContain(`<link rel="alternate" hreflang="x-default" href="${home}">`)
    expect(text('sitemaps/zh-pages.xml').match(/<loc>[^<]*<\/loc>/g)?.[0]).toBe(`<loc>${site}</loc>`)
  })
})

describe('pages of an edition without a prefix that lie in the folder of another', () => {
  const intruders: Files = {
    'content/zh/news/slug.md': article('slug: en'),
    'content/zh/en.md': article(''),
    'content/zh/EN/folder.md': article(''),
    'content/zh/news/section.md': article('section: en'),
    'content/zh/pages/en.md': article(''),
    'content/zh/pages/en/law.md': article(''),
    'content/zh/pages/law.md': article('slug: En.html'),
    'content/en/en/own.md': article('slug: en'),
    'content/zh/news/english.md': article('slug: english'),
  }
  const sections = [
    'path/collision content/zh/EN/folder.md:1:1',
    'path/collision content/zh/news/section.md:4:10',
  ]
  const standing = [
    'path/collision content/zh/pages/en.md:1:1',
    'path/collision content/zh/pages/en/law.md:1:1',
    'path/collision content/zh/pages/law.md:4:7',
  ]
  const bySlug = ['path/collision content/zh/en.md:1:1', 'path/collision content/zh/news/slug.md:4:7']

  describe.each(['https://example.org/', 'https://example.org/en/'])('at %s', site => {
    test.each([
      ['{edition}/{path}', ['path/collision content/zh/en.md:1:1']],
      ['{edition}/{slug}', bySlug],
      ['{edition}/{slug}.html', bySlug],
      ['{edition}/{section}/{slug}', ['path/collision content/zh/en.md:1:1']],
      ['{edition}/{year}/{slug}', []],
      ['{year}/{edition}/{slug}', bySlug],
      ['{slug}/{edition}', bySlug],
      ['posts/{edition}/{slug}', bySlug],
    ])('are told with both places: %s', (address, byPattern) => {
      const { diagnostics } = siteOf(intruders, { config: { site, editions, address } })
      const found = diagnostics.filter(one => one.related?.[0]?.file === 'site.config.ts')
      expect(new Set(placesOf(found))).toEqual(new Set([...sections, ...standing, ...byPattern]))
      expect(found.every(one => /in the folder of the edition "en"$/.test(one.message))).toBe(true)
    })
  })

  test('are as good as any where all editions have prefixes', () => {
    const { diagnostics } = siteOf(intruders, { config: { address: '{edition}/{path}' } })
    expect(diagnostics.filter(one => one.message.includes('edition'))).toEqual([])
  })
})
