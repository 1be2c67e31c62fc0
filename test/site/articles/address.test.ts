import { describe, expect, test } from 'vitest'
import { outputPath, spotOf, tooLong } from '../../../src/site/paths/address.ts'
import { parseMoment } from '../../../src/text/moment.ts'
import { article, configOf, placesOf, siteOf } from '../../support/site.ts'

describe('what a source path says', () => {
  test.each([
    ['content/zh/news/air.md', { edition: 'zh', kind: 'article', parts: ['news', 'air'], section: 'news' }],
    ['content/zh/air.md', { edition: 'zh', kind: 'article', parts: ['air'] }],
    ['content/zh/2021/air.md', { edition: 'zh', kind: 'article', parts: ['2021', 'air'] }],
    [
      'content/zh/news/2021/air.MD',
      { edition: 'zh', kind: 'article', parts: ['news', '2021', 'air'], section: 'news' },
    ],
    ['content/zh/pages/about.md', { edition: 'zh', kind: 'page', parts: ['about'] }],
    ['content/zh/pages/law/imprint.md', { edition: 'zh', kind: 'page', parts: ['law', 'imprint'] }],
    ['content/zh/pages.md', { edition: 'zh', kind: 'article', parts: ['pages'] }],
    [
      'content/zh/news/2018-01-02-stop-early.md',
      { edition: 'zh', kind: 'article', parts: ['news', 'stop-early'], section: 'news', day: '2018-01-02' },
    ],
    ['content/zh/2018-01-02.md', { edition: 'zh', kind: 'article', parts: ['2018-01-02'] }],
    ['content/zh/pages/2018-01-02-law.md', { edition: 'zh', kind: 'page', parts: ['2018-01-02-law'] }],
    [
      'content/zh/e\u0301te\u0301/a\u0300.md',
      { edition: 'zh', kind: 'article', parts: ['\u00E9t\u00E9', '\u00E0'], section: '\u00E9t\u00E9' },
    ],
    ['content/air.md', null],
  ])('%s', (path, spot) => expect(spotOf(path)).toEqual(spot))
})

describe('addresses', () => {
  test.each([
    ['content/zh/news/air.md', '', '/zh/news/air/'],
    ['content/zh/news/2021/air.md', '', '/zh/news/2021/air/'],
    ['content/zh/news/air.md', 'slug: sky', '/zh/news/sky/'],
    ['content/zh/news/空气.md', '', '/zh/news/%E7%A9%BA%E6%B0%94/'],
    ['content/zh/news/air.md', 'slug: 株洲', '/zh/news/%E6%A0%AA%E6%B4%B2/'],
    ['content/zh/news/2018-01-02-stop-early.md', '', '/zh/news/stop-early/'],
    ['content/zh/news/50% off?.md', '', '/zh/news/50-off/'],
    ['content/zh/news/Report.md', '', '/zh/news/Report/'],
    ['content/zh/news/vol.2.md', '', '/zh/news/vol.2/'],
    ['content/zh/pages/about.md', '', '/zh/about/'],
  ])('%s %s', (path, front, url) => {
    const rig = siteOf({ [path]: article(front) })
    expect(rig.diagnostics).toEqual([])
    expect(rig.ask.title(path).url).toBe(url)
  })

  test.each([
    ['{edition}/{year}/{month}/{slug}', '/zh/2021/01/air/'],
    ['{edition}/{year}/{month}/{day}/{slug}', '/zh/2021/01/11/air/'],
    ['{edition}/{section}/{slug}', '/zh/news/air/'],
    ['{edition}/{path}', '/zh/news/2020/air/'],
    ['{edition}/{key}', '/zh/k/1/'],
    ['{edition}/{year}-{month}/x-{slug}', '/zh/2021-01/x-air/'],
    ['{edition}/{year}/{slug}.html', '/zh/2021/air.html'],
    ['{edition}/{path}.htm/', '/zh/news/2020/air.htm'],
    ['{edition}/{slug}/index.html', '/zh/air/'],
  ])('the pattern %s', (address, url) => {
    const path = 'content/zh/news/2020/air.md'
    const rig = siteOf({ [path]: article('key: k/1') }, { config: { address } })
    expect(rig.diagnostics).toEqual([])
    expect(rig.ask.title(path).url).toBe(url)
  })

  test('one that ends in .html is that file, for standing pages by their slug', () => {
    const rig = siteOf(
      {
        'content/zh/news/air.md': article(
          '',
          '[关于](../pages/about.md) [自己](/zh/2021/air.html#x)\n\n## x',
        ),
        'content/en/news/air.md': article('slug: sky'),
        'content/zh/pages/about.md': article('slug: about.html'),
      },
      { config: { address: '{edition}/{year}/{slug}.html' } },
    )
    expect(rig.diagnostics).toEqual([])
    const page = rig.text('zh/2021/air.html')
    expect(page).toContain('<link rel="canonical" href="https://news.example.org/zh/2021/air.html">')
    expect(page).toContain('hreflang="en" href="https://news.example.org/en/2021/sky.html"')
    expect(page).toContain('<a href="/zh/about.html">关于</a> <a href="/zh/2021/air.html#x">自己</a>')
    expect(rig.text('zh/about.html')).toContain('<h1>')
    expect(rig.text('sitemaps/zh-2021-01.xml')).toContain(
      '<loc>https://news.example.org/zh/2021/air.html</loc>',
    )
    expect(rig.pages.filter(({ path }) => path.includes('.html/'))).toEqual([])
  })

  test('a pattern is of articles; standing pages stay where they are', () => {
    const rig = siteOf(
      { 'content/zh/pages/about.md': article('') },
      { config: { address: '{edition}/{year}/{slug}' } },
    )
    expect(rig.pages.some(page => page.path === 'zh/about/index.html')).toBe(true)
  })

  test('an article without a section leaves no gap', () => {
    const date = parseMoment('2021-01-11', 'UTC')
    const place = { edition: 'zh', kind: 'article', parts: ['air'] } as const
    const spot = { ...place, section: undefined, day: undefined }
    const config = configOf({ address: '{edition}/{section}/{slug}' })
    expect(outputPath({ spot, key: 'air', ...(typeof date === 'object' ? { date } : {}) }, config)).toEqual({
      path: 'zh/air/index.html',
    })
  })

  test('below a sub-directory', () => {
    const rig = siteOf(
      { 'content/zh/news/air.md': article('') },
      { config: { site: 'https://example.org/paper' } },
    )
    expect(rig.ask.title('content/zh/news/air.md').url).toBe('/paper/zh/news/air/')
    expect(rig.pages.map(page => page.path)).toContain('zh/news/air/index.html')
  })
})

describe('slugs that are refused', () => {
  test.each([
    ['"../x"', 'it has a slash'],
    ['..', 'it has a "." or ".." part'],
    ['.', 'it has a "." or ".." part'],
    ['"..\\\\x"', 'it has a backslash'],
    ['/etc/passwd', 'it has a slash'],
    ['"C:"', 'it is absolute'],
    ['C:x', 'it is absolute'],
    ['//evil.example', 'it has a slash'],
    ['a/b', 'it has a slash'],
    ['"%2e%2e%2f"', 'it has a %, ? or #'],
    ['a?b', 'it has a %, ? or #'],
    ['"a#b"', 'it has a %, ? or #'],

    ['"a\\nb"', 'it has a control character'],
    ['"..."', 'it is empty'],
    ['"***"', 'it is empty'],
  ])('slug: %s', (slug, why) => {
    const rig = siteOf({ 'content/zh/news/a.md': article(`slug: ${slug}`) })
    expect(placesOf(rig.diagnostics)).toEqual(['path/unsafe content/zh/news/a.md:4:7'])
    expect(rig.diagnostics[0]?.message).toContain(`is not safe: ${why}`)
    expect(rig.ask.published('zh', 'article')).toEqual([])
  })

  test.each([
    ['"a. "', '/zh/news/a/'],
    ['a...', '/zh/news/a/'],
    ['"a b"', '/zh/news/a-b/'],
  ])('slug: %s is made %s', (slug, url) => {
    const rig = siteOf({ 'content/zh/news/a.md': article(`slug: ${slug}`) })
    expect(rig.diagnostics).toEqual([])
    expect(rig.ask.title('content/zh/news/a.md').url).toBe(url)
  })

  test('a file whose name leaves nothing', () => {
    const rig = siteOf({ 'content/zh/news/？.md': article(''), 'content/zh/###/b.md': article('') })
    expect(placesOf(rig.diagnostics)).toContain('path/unsafe content/zh/###/b.md:1:1')
  })

  test('parts that file systems cannot carry', () => {
    expect(tooLong(`zh/${'空'.repeat(60)}/index.html`)).toBe(undefined)
    expect(tooLong(`zh/${'空'.repeat(61)}/index.html`)).toBe('空'.repeat(61))
    const rig = siteOf({ 'content/zh/news/a.md': article(`slug: ${'空'.repeat(61)}`) })
    expect(placesOf(rig.diagnostics)).toEqual(['path/too-long content/zh/news/a.md:4:7'])
  })

  test.each([
    ['tags: [AA]', 'path/too-long content/zh/news/a.md:4:8'],
    ['author: AA', 'path/too-long content/zh/news/a.md:4:9'],
    ['aliases: [/old/AA/]', 'path/too-long content/zh/news/a.md:4:11'],
    ['section: AA', 'path/too-long content/zh/news/a.md:4:10'],
  ])('nor in other addresses: %s', (front, place) => {
    const rig = siteOf({ 'content/zh/news/a.md': article(front.replace('AA', '空'.repeat(61))) })
    expect(placesOf(rig.diagnostics)).toEqual([place])
  })
})

describe('sections', () => {
  test.each(['..', 'a/b', '"a\\\\b"', '"C:"', '"???"', '"..."'])('section: %s is refused', section => {
    const rig = siteOf({ 'content/zh/news/a.md': article(`section: ${section}`) })
    expect(placesOf(rig.diagnostics)).toEqual(['path/unsafe content/zh/news/a.md:4:10'])
  })
})

describe('aliases', () => {
  test.each([
    ['/old/air.html', 'old/air.html'],
    ['/old/air/', 'old/air/index.html'],
    ['/old/air', 'old/air/index.html'],
    ['/%E6%97%A7/air', '旧/air/index.html'],
    ['/a/../old', 'old/index.html'],
    ['/old/air.php', 'old/air.php/index.html'],
  ])('%s leads from %s', (alias, path) => {
    const rig = siteOf({ 'content/zh/news/a.md': article(`aliases: ["${alias}"]`) })
    expect(rig.diagnostics).toEqual([])
    expect(rig.pages.find(page => page.kind === 'redirect')?.path).toBe(path)
    expect(rig.text(path)).toContain('url=/zh/news/a/"')
  })

  test.each([
    ...['/feed.xml', '/zh/atom.XML', '/index.json', '/feed.xml/', '/blog/index.rdf', '/feed.rss'],
    ...['/%66eed.xml', '/robots.txt', '/a/报告.pdf', '/logo.png', '/calendar.ics'],
  ])('%s is refused: programs read no page that leads on', alias => {
    const rig = siteOf({ 'content/zh/news/a.md': article(`aliases: [/old/, "${alias}"]`) })
    expect(placesOf(rig.diagnostics)).toEqual(['path/alias content/zh/news/a.md:4:18'])
    expect(rig.diagnostics[0]?.message).toContain(`the alias "${alias}" would be a page`)
    expect(rig.pages.filter(page => page.kind === 'redirect').map(page => page.path)).toEqual([
      'old/index.html',
    ])
  })

  test.each(['/v1.2/', '/xml/', '/a.xml/b', '/about-json', '/old.aspx'])('%s is none of these', alias => {
    expect(siteOf({ 'content/zh/news/a.md': article(`aliases: ["${alias}"]`) }).diagnostics).toEqual([])
  })

  test.each([
    '../x',
    '/../x',
    'old/air/',
    '/',
    '/%2e%2e/%2e%2e/x',
    '/..%2fx',
    '/a\\\\b',
    '/a%00b',
    '/%E0%A4%A',
    'https://old.example/x',
    '//old.example/x',
  ])('%s is refused', alias => {
    const rig = siteOf({ 'content/zh/news/a.md': article(`aliases: ["${alias}"]`) })
    expect(placesOf(rig.diagnostics)).toEqual(['path/unsafe content/zh/news/a.md:4:11'])
    expect(rig.pages.some(page => page.kind === 'redirect')).toBe(false)
  })
})
