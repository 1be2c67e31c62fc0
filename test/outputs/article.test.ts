import { describe, expect, test } from 'vitest'
import { article, type Files, placesOf, siteOf } from '../support/site.ts'

const files: Files = {
  'content/zh/news/a.md': article('tags: [空气]\nauthor: 甲\nsource: 晨报', '文'),
  'content/en/news/a.md': '---\ntitle: Air & water\n---\nText\n',
  'content/zh/news/b.md': '---\ntitle: 后\ndate: 2021-01-12\ntags: [空气]\n---\n',
  'content/zh/pages/about.md': '---\ntitle: 关于\n---\n关于\n',
}

describe('an article’s page', () => {
  const rig = siteOf(files)
  const zh = rig.text('zh/news/a/index.html')
  const en = rig.text('en/news/a/index.html')

  test('has its text and its facts', () => {
    expect(en).toContain('<html lang="en">')
    expect(en).toContain('<title>Air &amp; water – Zhuzhou Air</title>')
    expect(en).toContain('<h1>Air &amp; water</h1>')
    expect(en).toContain('<p>Text</p>')
    expect(zh).toContain('2021年1月11日')
    expect(en).toContain('11 January 2021')
    expect(en).toContain(`<a href="${encodeURI('/en/people/甲/')}" lang="zh-Hans">甲</a>`)
  })

  test('names its address and its versions', () => {
    for (const page of [zh, en]) {
      expect(page).toContain(
        '<link rel="alternate" hreflang="zh-Hans" href="https://news.example.org/zh/news/a/">',
      )
      expect(page).toContain(
        '<link rel="alternate" hreflang="en" href="https://news.example.org/en/news/a/">',
      )
      expect(page).toContain(
        '<link rel="alternate" hreflang="x-default" href="https://news.example.org/zh/news/a/">',
      )
    }
    expect(en).toContain('<link rel="canonical" href="https://news.example.org/en/news/a/">')
    expect(en).toContain('<a lang="zh-Hans" href="/zh/news/a/">中文</a>')
  })

  test('without a pair, the switch leads to the other front page and no alternate is claimed', () => {
    const page = rig.text('zh/news/b/index.html')
    expect(page).toContain('<a lang="en" href="/en/">English (–)</a>')
    expect(page).not.toContain('hreflang="en"')
    expect(page).toContain('hreflang="x-default" href="https://news.example.org/zh/news/b/"')
  })

  test('leads to its neighbours and to earlier related ones', () => {
    expect(zh).toContain('→ 后')
    expect(zh).not.toContain('≈')
    const more = {
      ...files,
      'content/zh/news/c.md': '---\ntitle: 再后\ndate: 2021-01-13\ntags: [空气]\n---\n',
    }
    const last = siteOf(more).text('zh/news/c/index.html')
    expect(last).toContain('≈ T')
    expect(last).toContain('← 后')
    expect(last, 'it stands there as the neighbour').not.toContain('≈ 后')
  })
})

describe('a template of its own', () => {
  test('is used', () => {
    const rig = siteOf({
      'content/zh/a.md': article('template: long'),
      'templates/pages/long.njk': 'LONG {{ article.title }}',
    })
    expect(rig.text('zh/a/index.html')).toBe('LONG T')
  })

  test.each(['content/zh/a.md', 'content/zh/pages/a.md'])('is missed: %s', path => {
    const rig = siteOf({ [path]: article('template: gone') })
    expect(placesOf(rig.diagnostics)).toEqual([`template/missing ${path}:4:11`])
    expect(rig.text('zh/a/index.html')).toContain('<h1>')
  })

  test.each(['../layouts/base', '../../../etc/passwd', '__proto__'])('is no path: %s', name => {
    const rig = siteOf({ 'content/zh/a.md': article(`template: "${name}"`) })
    expect(rig.diagnostics.map(one => one.code)).toEqual(['template/missing'])
    expect(rig.text('zh/a/index.html')).toContain('<h1>')
  })
})

test('a standing page has its text and stands in the navigation', () => {
  const rig = siteOf(files)
  expect(rig.text('zh/about/index.html')).toContain('<p>关于</p>')
  expect(rig.text('zh/index.html')).toContain('<a href="/zh/about/">关于</a>')
  expect(rig.text('en/index.html')).not.toContain('about')
})

describe('the navigation', () => {
  const rig = siteOf({
    'content/zh/pages/about.md': article(''),
    'content/zh/pages/hidden.md': article('nav: false'),
    'content/zh/pages/guide/one.md': article(''),
    'content/zh/pages/guide/law.md': article('nav: true'),
    'content/zh/pages/guide/deep/two.md': article('nav: false'),
    'content/zh/news/a.md': article('nav: true'),
    'content/zh/pages/broken.md': article('nav: ja'),
    'templates/pages/site-map.njk': '{% for one in standing %}{{ one.url }} {% endfor %}',
  })

  test('has the standing pages that are in no folder, and those that say so', () => {
    expect(rig.ask.navigation('zh').map(id => id.replace('content/zh/pages/', ''))).toEqual([
      'about.md',
      'broken.md',
      'guide/law.md',
    ])
    const page = rig.text('zh/guide/one/index.html')
    expect(page).toContain('href="/zh/guide/law/"')
    expect(page).not.toMatch(/<a href="[^"]*(?:one|two|hidden)\//)
  })

  test('is not the site map, which has all', () => {
    expect(rig.text('zh/site-map/index.html').trim().split(' ')).toEqual([
      '/zh/about/',
      '/zh/broken/',
      '/zh/guide/deep/two/',
      '/zh/guide/law/',
      '/zh/guide/one/',
      '/zh/hidden/',
    ])
  })

  test('is told by yes or no', () => {
    expect(placesOf(rig.diagnostics)).toEqual(['front-matter/type content/zh/pages/broken.md:4:6'])
  })
})
