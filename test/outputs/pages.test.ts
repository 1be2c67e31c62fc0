import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { root } from '../support/cli.ts'
import { defaultTheme } from '../support/default-theme.ts'
import { article, type Files, siteOf } from '../support/site.ts'

const files: Files = {
  'content/zh/news/a.md': article('tags: [空气]\nsource: 晨报'),
  'content/zh/news/b.md': '---\ntitle: 旧\ndate: 2020-12-31\n---\n',
  'content/en/news/a.md': '---\ntitle: Air\n---\n',
}
const sites = [
  ['at the root', 'https://news.example.org/'],
  ['below a sub-directory', 'https://example.org/paper/'],
] as const

describe.each(sites)('a site %s', (_, site) => {
  const rig = siteOf(files, { config: { site } })
  const base = new URL(site).pathname
  const html = rig.pages.filter(page => page.path.endsWith('.html'))
  const paths = new Set(rig.pages.map(page => base + page.path.replace(/(^|\/)index\.html$/, '$1')))

  test('leads nowhere that is not there', () => {
    for (const page of html) {
      for (const [, url = ''] of rig.text(page.path).matchAll(/(?:href|src)="([^"]*)"/g)) {
        const local = url.startsWith(site) ? url.slice(new URL(site).origin.length) : url
        expect(paths, `${page.path} → ${url}`).toContain(decodeURI(local))
      }
    }
  })

  test('names the canonical address of every page', () => {
    for (const { path, kind } of html) {
      if (['chooser', 'redirect', 'not-found'].includes(kind)) continue
      const url = site + encodeURI(path.replace(/index\.html$/, ''))
      expect(rig.text(path), path).toContain(`<link rel="canonical" href="${url}">`)
    }
  })

  test('claims an alternate only where it claims one back', () => {
    const alternates = new Map(
      html.map(({ path }) => [
        site + encodeURI(path.replace(/index\.html$/, '')),
        [...rig.text(path).matchAll(/rel="alternate" hreflang="([^"]+)" href="([^"]+)"/g)]
          .map(([, lang, href]) => `${lang} ${href}`)
          .sort(),
      ]),
    )
    for (const [url, own] of alternates) {
      for (const one of own) {
        const [lang, href = ''] = one.split(' ')
        if (lang !== 'x-default') expect(alternates.get(href), `${url} → ${href}`).toEqual(own)
      }
    }
  })
})

describe('pages without articles', () => {
  const rig = siteOf({})

  test('all kinds of index are there and say so little', () => {
    expect(rig.diagnostics).toEqual([])
    for (const { path } of rig.pages) expect(() => rig.text(path), path).not.toThrow()
    expect(rig.pages.map(page => page.path)).toEqual(
      expect.arrayContaining([
        ...['index.html', '404.html', 'sitemap.xml', 'robots.txt'],
        ...[
          'zh/index.html',
          'zh/archive/index.html',
          'zh/tags/index.html',
          'zh/people/index.html',
          'zh/sources/index.html',
        ],
        ...[
          'zh/site-map/index.html',
          'zh/404.html',
          'zh/atom.xml',
          'zh/rss.xml',
          'zh/feed.json',
          'en/index.html',
        ],
      ]),
    )
  })

  test('the chooser and the 404 page name every edition', () => {
    for (const path of ['index.html', '404.html']) {
      expect(rig.text(path)).toContain('href="/zh/">中文</a>')
      expect(rig.text(path)).toContain('href="/en/">English</a>')
    }
  })

  test('the 404 page of the whole site is named for what it is, in each language, and the chooser for the paper', () => {
    const themed = siteOf({ ...files, ...defaultTheme })
    const titleOf = (path: string) => /<title>(.*)<\/title>/.exec(themed.text(path))?.[1]
    expect(titleOf('404.html')).toBe('没有找到这一页 · There is no such page · 株洲环境')
    expect(themed.text('404.html')).not.toContain('name="description"')
    expect(titleOf('en/404.html')).toBe('There is no such page · Zhuzhou Air')
    expect(titleOf('index.html')).toBe('株洲环境')
    expect(themed.text('index.html')).toContain('<meta name="description" content="中文版">')
  })
})

describe('the archive', () => {
  const rig = siteOf(files)

  test('has years and months, newest first', () => {
    const all = rig.text('zh/archive/index.html')
    expect(all.indexOf('<h2>2021</h2>')).toBeLessThan(all.indexOf('<h2>2020</h2>'))
    expect(all).toContain('<a href="/zh/archive/2021/01/">2021年1月</a>')
    const year = rig.text('zh/archive/2021/index.html')
    expect(year, 'counts stand on the pages of the years').toContain('2021年1月</a> 1')
    expect(rig.text('zh/archive/2020/index.html')).not.toContain('2021年1月')
  })

  test('a year has a version where the other edition has one', () => {
    expect(rig.text('zh/archive/2021/index.html')).toContain(
      'hreflang="en" href="https://news.example.org/en/archive/2021/"',
    )
    expect(rig.text('zh/archive/2020/index.html')).not.toContain('hreflang="en"')
  })

  test('a month is a list with its name as title', () => {
    expect(rig.text('zh/archive/2020/12/index.html')).toContain('<h1>2020年12月</h1>')
    expect(rig.text('en/archive/2021/01/index.html')).toContain('<h1>January 2021</h1>')
  })
})

describe('the front page', () => {
  const many = Object.fromEntries(
    Array.from({ length: 9 }, (_, n) => [
      `content/en/news/n${n}.md`,
      `---\ntitle: N${n}\ndate: 2021-01-0${n + 1}\n${n === 5 ? 'image: p.png\n' : ''}---\n`,
    ]),
  )

  test('leads with the newest, also where an older one has a picture', () => {
    const page = siteOf({ ...many, 'content/en/news/p.png': 'x' }).text('en/index.html')
    expect(page).toContain('<h1><a href="/en/news/n8/">N8</a></h1>')
    expect([...page.matchAll(/<h2><a[^>]*>(N\d)/g)].map(([, title]) => title)).toEqual([
      'N7',
      'N6',
      'N5',
      'N4',
    ])
    expect([...page.matchAll(/<p>(N\d)/g)].map(([, title]) => title)).toEqual(['N3', 'N2', 'N1', 'N0'])
  })
})

test('a redirect names the new address and escapes the title', () => {
  const rig = siteOf(
    { 'content/en/a.md': '---\ntitle: <b>&\ndate: 2021-01-01\naliases: [/old.html]\n---\n' },
    { config: { site: 'https://example.org/paper/' } },
  )
  expect(rig.text('old.html')).toBe(
    '<!doctype html><meta http-equiv="refresh" content="0; url=/paper/en/a/"><link rel="canonical" href="https://example.org/paper/en/a/"><title>&lt;b&gt;&amp;</title>\n',
  )
})

test('a redirect of the theme tells search engines where the page is, and forbids them nothing', () => {
  const name = 'templates/pages/redirect.njk'
  const rig = siteOf({
    'content/en/a.md': article('aliases: [/old.html]'),
    [name]: readFileSync(join(root, name), 'utf8'),
  })
  expect(rig.text('old.html')).toContain('<link rel="canonical" href="https://news.example.org/en/a/">')
  expect(rig.text('old.html')).toContain('<meta http-equiv="refresh" content="0; url=/en/a/">')
  expect(rig.text('old.html')).not.toContain('noindex')
})

describe('the page at the root', () => {
  const rig = siteOf(files)

  test('is the front page for readers of no known language, as the sitemap has it too', () => {
    const claims = ['zh-Hans /zh/', 'en /en/', 'x-default /']
    for (const path of ['index.html', 'zh/index.html', 'en/index.html'])
      expect(claimsOf(rig.text(path), '<link rel="alternate"'), path).toEqual(claims)
    const entry = /<loc>https:\/\/news\.example\.org\/<\/loc>.*/.exec(rig.text('sitemaps/zh-pages.xml'))?.[0]
    expect(claimsOf(entry ?? '', '<xhtml:link rel="alternate"')).toEqual(claims)
  })

  test('announces the feeds of all editions', () => {
    const feeds = rig.text('index.html').matchAll(/type="application\/([^"]+)" href="([^"]+)"/g)
    expect([...feeds].map(([, type, href]) => `${type} ${href}`)).toEqual([
      ...['atom+xml /zh/atom.xml', 'rss+xml /zh/rss.xml', 'feed+json /zh/feed.json'],
      ...['atom+xml /en/atom.xml', 'rss+xml /en/rss.xml', 'feed+json /en/feed.json'],
    ])
  })
})

describe('lists of which an edition has nothing in its language', () => {
  const rig = siteOf(
    {
      ...files,
      'content/zh/life/c.md': article('tags: [水]\nauthor: 乙'),
      'content/zh/life/d.md': article(''),
    },
    { config: { fallback: 'list', pageSize: 1 } },
  )

  test.each(['life', 'tags/水', 'people/乙', 'archive/2020/12', 'archive/2020', 'life/page/1'])(
    '%s: no language is claimed, and nobody shall find it',
    path => {
      const page = rig.text(`en/${path}/index.html`)
      expect(page).toContain('<meta name="robots" content="noindex">')
      expect(page).toContain(`<link rel="canonical" href="https://news.example.org/en/${encodeURI(path)}/">`)
      expect(page).not.toContain('hreflang')
      const original = rig.text(`zh/${path}/index.html`)
      expect(original).not.toContain('noindex')
      expect(original).not.toContain('hreflang="en"')
      const main = path.replace('page/1', '').replace(/\/$/, '')
      expect(page).toContain(`<a lang="zh-Hans" href="/zh/${encodeURI(main)}/">中文</a>`)
    },
  )

  test('others stay as they are', () => {
    expect(rig.text('en/news/index.html')).not.toContain('noindex')
    expect(rig.text('en/index.html')).not.toContain('noindex')
  })
})

test('pages of older articles have titles of their own, and the switch leads to the list', () => {
  const many = (edition: string) =>
    Object.fromEntries(['a', 'b', 'c'].map(name => [`content/${edition}/news/${name}.md`, article('')]))
  const rig = siteOf({ ...many('zh'), ...many('en') }, { config: { pageSize: 1 } })
  const [one, two, newest] = ['page/1/', 'page/2/', ''].map(end => rig.text(`zh/news/${end}index.html`))
  expect(one).toContain('<title>news (1) – 株洲环境</title>')
  expect(two).toContain('<title>news (2) – 株洲环境</title>')
  expect(newest).toContain('<title>news – 株洲环境</title>')
  for (const page of [one, two]) {
    expect(page).toContain('<a lang="en" href="/en/news/">English</a>')
    expect(page).not.toContain('hreflang')
  }
})

function claimsOf(text: string, begin: string): string[] {
  const links = text.matchAll(
    new RegExp(`${begin} hreflang="([^"]+)" href="https://news.example.org([^"]+)"`, 'g'),
  )
  return [...links].map(([, lang, href]) => `${lang} ${href}`)
}
