import { describe, expect, test } from 'vitest'
import { decodeBody } from '../../../src/model/body.ts'
import { parseArticle } from '../../../src/parse/article.ts'
import { checkBody } from '../../../src/render/body.ts'
import { article, type Files, placesOf, siteOf } from '../../support/site.ts'

const from = 'content/zh/news/2021/air.md'
const files: Files = {
  [from]: article('', '## 标题 一\n\n[^1]\n\n[^1]: 注'),
  'content/zh/news/sky.md': article('', '## Blue sky'),
  'content/en/news/sky.md': article('slug: blue', '## Blue sky'),
  'content/zh/news/空气.md': article(''),
  'content/zh/news/e\u0301te\u0301.md': article(''),
  'content/zh/news/draft.md': article('draft: true'),
  'content/zh/news/future.md': '---\ntitle: F\ndate: 2099-01-01\n---\n',
  'content/zh/news/old.md': article('expires: 2021-02-01'),
  'content/zh/news/broken.md': '---\ntitle: B\n---\n',
  'content/zh/pages/about.md': article(''),
  'content/zh/setup.md': article('', '## ⚠️ 注意\n\n## Setup\n\n## Setup\n\n## 背景 {#background}'),
  'content/zh/news/2021/report final.pdf': 'x',
  'content/zh/news/2021/报告.pdf': 'x',
  'content/zh/news/e\u0301.pdf': 'x',
  'content/zh/news/bad.svg': 'x',
  'content/shared/map.png': 'x',
  'static/ads.txt': 'x',
  'static/dir/page.html': 'x',
  'static/a#b.txt': 'x',
}
const options = { assets: { 'content/zh/news/bad.svg': { unsafe: 'it has a script' } } }
const hashed = (name: string): string => {
  const [, stem = '', extension = ''] = /^(.+)(\.\w+)$/.exec(name) ?? []
  return `/assets/${stem}.2d711642${extension}`
}

describe('addresses by schemes that not every site allows', () => {
  const link = (written: string, schemes: readonly string[] = []) =>
    siteOf(files, { config: { links: { schemes } } }).ask.link(from, written)

  test('are refused, and the config that allows them is told', () => {
    expect(link('dingtalk://x/一.md')).toEqual({
      problem: 'link/scheme',
      message: '"dingtalk://x/一.md" leads to an address by "dingtalk:", which this site does not allow',
      hint: "allow it in the site's config, `links: { schemes: ['dingtalk'] }`, or begin the path of a file with ./",
    })
  })

  test('are allowed by the config', () => {
    const url = 'dingtalk://x/%E4%B8%80%20%E4%B8%80?a=%20"#b'.replace('"', '%22')
    expect(link('DingTalk://x/一%20%E4%B8%80?a= "#b'.replace('= ', '=%20'), ['dingtalk'])).toEqual({ url })
    expect(link('sofa:Lib', ['dingtalk'])).toMatchObject({ problem: 'link/scheme' })
  })

  test.each([
    ['hhttps://a.com/x', 'https://a.com/x'],
    ['htpp://a.com', 'http://a.com'],
    ['http//a.com', 'http://a.com'],
    ['https：//a.com', 'https://a.com'],
    ['www.a.com', 'https://www.a.com'],
    ['malito:a@b.c', 'mailto:a@b.c'],
  ])('%s is a slip', (written, meant) => {
    expect(link(written)).toMatchObject({
      problem: expect.stringMatching(/^link\//),
      hint: `did you mean "${meant}"?`,
    })
  })

  test('of pictures too', () => {
    expect(siteOf(files).ask.image(from, 'https：//a.com/b.png')).toMatchObject({
      problem: 'image/missing',
      hint: 'did you mean "https://a.com/b.png"?',
    })
  })
})

describe('links', () => {
  const { ask } = siteOf(files, options)

  test.each([
    ['another file', '../sky.md', '/zh/news/sky/'],
    ['with a dot', './../sky.md', '/zh/news/sky/'],
    ['its heading', '../sky.md#blue-sky', '/zh/news/sky/#blue-sky'],
    ['a heading of its own', `#${'标题-一'}`, `#${encodeURIComponent('标题-一')}`],
    ['the same, encoded', `#${encodeURIComponent('标题-一')}`, `#${encodeURIComponent('标题-一')}`],
    ['the other edition, which has a slug', '../../../en/news/sky.md', '/en/news/blue/'],
    ['the root of content/', '/zh/news/sky.md', '/zh/news/sky/'],
    ['the root of the site', '/content/zh/news/sky.md', '/zh/news/sky/'],
    ['a Chinese name', '../空气.md', encodeURI('/zh/news/空气/')],
    ['the same, encoded', `../${encodeURIComponent('空气')}.md`, encodeURI('/zh/news/空气/')],
    ['a composed name of a decomposed file', '../\u00E9t\u00E9.md', encodeURI('/zh/news/\u00E9t\u00E9/')],
    ['a decomposed name', '../e\u0301te\u0301.md', encodeURI('/zh/news/\u00E9t\u00E9/')],
    ['a standing page', '/zh/pages/about.md', '/zh/about/'],
    ['a file beside it', 'report final.pdf', hashed('report-final.pdf')],
    ['the same, encoded', 'report%20final.pdf', hashed('report-final.pdf')],
    ['a file with a query', 'report%20final.pdf?page=2', `${hashed('report-final.pdf')}?page=2`],
    ['a file with a place in it', 'report%20final.pdf#page=2', `${hashed('report-final.pdf')}#page=2`],
    ['a file with a Chinese name', '报告.pdf', encodeURI(hashed('报告.pdf'))],
    ['a file with a decomposed name', '../\u00E9.pdf', encodeURI(hashed('\u00E9.pdf'))],
    ['a file below content/', '/shared/map.png', hashed('map.png')],
    ['a rooted address', '/zh/news/sky/', '/zh/news/sky/'],
    ['the same without its slash', '/zh/news/sky', '/zh/news/sky/'],
    ['the same with its file', '/zh/news/sky/index.html', '/zh/news/sky/'],
    ['an address with a heading', '/zh/news/sky/#blue-sky', '/zh/news/sky/#blue-sky'],
    ['an address with a Chinese name', '/zh/news/空气/', encodeURI('/zh/news/空气/')],
    ['a decomposed address', '/zh/news/e\u0301te\u0301/', encodeURI('/zh/news/\u00E9t\u00E9/')],
    ['a section', '/zh/news/', '/zh/news/'],
    ['a page of an edition', '/en/', '/en/'],
    ['the root', '/', '/'],
    ['a feed', '/zh/atom.xml', '/zh/atom.xml'],
    ['a generated page', '/zh/archive/2021/#x', '/zh/archive/2021/#x'],
    ['an address relative to its own', '../../sky/', '/zh/news/sky/'],
    ['a decomposed one', '../../e\u0301te\u0301/', encodeURI('/zh/news/\u00E9t\u00E9/')],
    ['a file of static/', '/ads.txt', '/ads.txt'],
    ['the same by its folder', '/static/ads.txt', '/ads.txt'],
    ['the same from the article', '../../../../static/dir/page.html', '/dir/page.html'],
    ['a file with a # in its name', '/a%23b.txt', '/a%23b.txt'],
    ['the second of two equal headings', '/zh/setup.md#setup-1', '/zh/setup/#setup-1'],
    ['the same by its old id', '/zh/setup.md#setup-2', '/zh/setup/#setup-2'],
    ['an id that an editor gave', '/zh/setup.md#background', '/zh/setup/#background'],
    ['an emoji’s heading as GitHub has it', '/zh/setup.md#\uFE0F-注意', `/zh/setup/#${encodeURI('注意')}`],
    ['itself', '#', '#'],
  ])('%s: %s', (_, target, url) => expect(ask.link(from, target)).toEqual({ url }))

  test.each([
    ['../gone.md', 'link/broken', 'there is no article "../gone.md"', undefined],
    ['../skt.md', 'link/broken', 'there is no article "../skt.md"', 'did you mean "../sky.md"?'],
    ['skt.md', 'link/broken', 'there is no article "skt.md"', undefined],
    [
      '/zh/news/skt.md',
      'link/broken',
      'there is no article "/zh/news/skt.md"',
      'did you mean "/zh/news/sky.md"?',
    ],
    [
      '/content/zh/news/skt.md',
      'link/broken',
      'there is no article "/content/zh/news/skt.md"',
      'did you mean "/content/zh/news/sky.md"?',
    ],
    [
      '../../pages/abuot.md',
      'link/broken',
      'there is no article "../../pages/abuot.md"',
      'did you mean "../../pages/about.md"?',
    ],
    [
      '../sky.md#blue-sk',
      'link/broken-anchor',
      '"../sky.md#blue-sk" names no heading of content/zh/news/sky.md',
      'did you mean "blue-sky"?',
    ],
    ['#gone', 'link/broken-anchor', `"#gone" names no heading of ${from}`, undefined],
    [
      '/zh/news/sky/#gone',
      'link/broken-anchor',
      '"/zh/news/sky/#gone" names no heading of content/zh/news/sky.md',
      undefined,
    ],
    ['../draft.md', 'link/unpublished', '"../draft.md" is a draft', 'publish it too, or drop the link'],
    ['../future.md', 'link/not-now', '"../future.md" waits until 2099-01-01', undefined],
    ['/zh/news/future/', 'link/not-now', '"/zh/news/future/" waits until 2099-01-01', undefined],
    ['../old.md', 'link/not-now', '"../old.md" expired on 2021-02-01', undefined],
    ['/zh/news/old/', 'link/not-now', '"/zh/news/old/" expired on 2021-02-01', undefined],
    ['/zh/news/draft/', 'link/broken', 'nothing is published at "/zh/news/draft/"', undefined],
    ['/zh/gone/', 'link/broken', 'nothing is published at "/zh/gone/"', undefined],
    ['gone.pdf', 'link/broken', 'nothing is published at "gone.pdf"', undefined],
    ['../../../../../x.md', 'link/broken', '"../../../../../x.md" leads out of the site', undefined],
    [
      '../../../../../etc/passwd',
      'link/broken',
      '"../../../../../etc/passwd" leads out of the site',
      undefined,
    ],
    [
      '%2e%2e/%2e%2e/%2e%2e/%2e%2e/%2e%2e/x',
      'link/broken',
      '"%2e%2e/%2e%2e/%2e%2e/%2e%2e/%2e%2e/x" leads out of the site',
      undefined,
    ],
    ['..%5cx', 'link/broken', '"..%5cx" leads out of the site', undefined],
    ['%00', 'link/broken', '"%00" leads out of the site', undefined],
    ['%E0%A4%A', 'link/broken', '"%E0%A4%A" leads out of the site', undefined],
    ['#%E0%A4%A', 'link/broken', '"#%E0%A4%A" leads out of the site', undefined],
    ['../bad.svg', 'content/unsafe-file', '"../bad.svg" is not published: it has a script', undefined],
  ])('%s is %s', (target, problem, message, hint) => {
    expect(ask.link(from, target)).toEqual({ problem, message, ...(hint === undefined ? {} : { hint }) })
  })

  test('a link to an article that has an error already adds no second one', () => {
    expect(ask.link(from, '../broken.md')).not.toHaveProperty('problem')
  })
})

describe('links below a sub-directory', () => {
  const { ask } = siteOf(files, {
    ...options,
    config: { site: 'https://example.org/paper/', address: '{edition}/{slug}' },
  })

  test.each([
    ['../sky.md', '/paper/zh/sky/'],
    ['/zh/news/sky.md#blue-sky', '/paper/zh/sky/#blue-sky'],
    ['/zh/sky/', '/paper/zh/sky/'],
    ['../sky/', '/paper/zh/sky/'],
    ['/', '/paper/'],
    ['/static/ads.txt', '/paper/ads.txt'],
    ['report%20final.pdf', `/paper${hashed('report-final.pdf')}`],
  ])('%s', (target, url) => expect(ask.link(from, target)).toEqual({ url }))

  test.each(['../../../x', '../../../zh/sky/', '../../../../zh'])('%s leads above it', target => {
    expect(ask.link(from, target)).toMatchObject({ problem: 'link/broken' })
  })

  test('pictures', () =>
    expect(ask.image(from, '/shared/map.png')).toEqual({ url: `/paper${hashed('map.png')}` }))
})

describe('pictures', () => {
  const { ask } = siteOf(
    { ...files, 'content/zh/news/roof.jpg': 'x', 'static/logo.png': 'x', 'content/zh/news/株洲.jpg': 'x' },
    { assets: { ...options.assets, 'content/zh/news/roof.jpg': { width: 640, height: 480 } } },
  )

  test.each([
    ['../roof.jpg', { url: hashed('roof.jpg'), width: 640, height: 480 }],
    ['/zh/news/roof.jpg', { url: hashed('roof.jpg'), width: 640, height: 480 }],
    ['../株洲.jpg', { url: encodeURI(hashed('株洲.jpg')) }],
    ['../%E6%A0%AA%E6%B4%B2.jpg', { url: encodeURI(hashed('株洲.jpg')) }],
    ['/logo.png', { url: '/logo.png' }],
    ['/static/logo.png', { url: '/logo.png' }],
    ['../../../../static/logo.png', { url: '/logo.png' }],
    ['gone.jpg', { problem: 'image/missing', message: 'there is no picture "gone.jpg"' }],
    ['/zh/news/sky/', { problem: 'image/missing', message: 'there is no picture "/zh/news/sky/"' }],
    [
      '../../../../../secret.jpg',
      { problem: 'image/missing', message: 'there is no picture "../../../../../secret.jpg"' },
    ],
    [
      '../bad.svg',
      { problem: 'content/unsafe-file', message: '"../bad.svg" is not published: it has a script' },
    ],
  ])('%s', (target, answer) => expect(ask.image(from, target)).toEqual(answer))

  test.each([
    [hashed('roof.jpg'), 'name the file that it is a copy of: "../roof.jpg"'],
    [encodeURI(hashed('株洲.jpg')), 'name the file that it is a copy of: "../株洲.jpg"'],
    [`../..${hashed('map.png')}`, 'name the file that it is a copy of: "../../../shared/map.png"'],
    [
      '/assets/gone.2d711642.png',
      'put the picture beside the article, or below static/ and begin its path with a slash',
    ],
  ])('are not named by where a copy is published: %s', (written, hint) => {
    const rig = siteOf({
      ...files,
      [from]: article(
        '',
        `![](../roof.jpg) ![](../株洲.jpg)\n\n![词](${written})\n\n<img src="${written}" alt="词">`,
      ),
      'content/zh/news/roof.jpg': 'x',
      'content/zh/news/株洲.jpg': 'x',
    })
    const problem = { code: 'image/missing', severity: 'error', hint }
    expect(rig.problems('zh/news/2021/air/index.html')).toMatchObject([problem, problem])
  })
})

describe('backslashes between folders', () => {
  const hint = (path: string) => `write / and not \\ between folders: "${path}"`
  const { ask } = siteOf(files)

  test.each([
    ['a picture', () => ask.image(from, '..\\img\\a.jpg'), 'image/missing', '../img/a.jpg'],
    ['a file', () => ask.link(from, 'pdf\\a.pdf'), 'link/broken', 'pdf/a.pdf'],
    ['an article', () => ask.link(from, '..\\sky.md#x'), 'link/broken', '../sky.md#x'],
  ])('are told of in the address of %s', (_, answer, problem, path) => {
    expect(answer()).toMatchObject({ problem, hint: hint(path) })
  })
})

describe('addresses of this site in full', () => {
  const { ask } = siteOf(files, { ...options, config: { site: 'https://news.example.org/paper/' } })
  const site = 'https://news.example.org/paper'

  test.each([
    ['an article', `${site}/zh/news/sky/`, '/paper/zh/news/sky/'],
    ['without its slash', `${site}/zh/news/sky`, '/paper/zh/news/sky/'],
    ['by the other scheme', 'http://news.example.org/paper/en/news/blue/', '/paper/en/news/blue/'],
    ['without a scheme', '//news.example.org/paper/en/', '/paper/en/'],
    ['in capitals', 'HTTPS://News.Example.ORG/paper/en/', '/paper/en/'],
    ['with its port', 'https://news.example.org:443/paper/en/', '/paper/en/'],
    ['a heading', `${site}/en/news/blue/?a=1#blue-sky`, '/paper/en/news/blue/?a=1#blue-sky'],
    ['a Chinese name', `${site}/zh/news/空气/`, `/paper${encodeURI('/zh/news/空气/')}`],
    ['the same, encoded', `${site}${encodeURI('/zh/news/空气/')}`, `/paper${encodeURI('/zh/news/空气/')}`],
    ['the root', `${site}/`, '/paper/'],
    ['the root without its slash', site, '/paper/'],
    ['the root with an anchor', `${site}/#top`, '/paper/#top'],
    ['a feed', `${site}/zh/atom.xml`, '/paper/zh/atom.xml'],
    ['a file of static/', `${site}/ads.txt`, '/paper/ads.txt'],
  ])('%s: %s', (_, target, url) => expect(ask.link(from, target)).toEqual({ url }))

  test.each([
    ['what is nowhere', `${site}/zh/news/gone/`, 'link/broken'],
    ['a file of content/, which nobody gets there', `${site}/zh/news/sky.md`, 'link/broken'],
    ['a draft', `${site}/zh/news/draft/`, 'link/broken'],
    ['no heading', `${site}/en/news/blue/#red-sky`, 'link/broken-anchor'],
  ])('%s is told', (_, target, problem) =>
    expect(ask.link(from, target)).toMatchObject({ problem, message: expect.stringContaining(target) }),
  )

  const text = (...addresses: string[]) => addresses.map(address => `[a](${address})`).join('\n')
  const others = [
    ...['https://news.example.org/shop/', 'https://news.example.org/papers/x', 'https://example.org/paper/x'],
    ...['https://a.org/?from=https://news.example.org/paper/x', 'mailto:a@news.example.org', 'https://[x/'],
    ...['https://news.example.org:8443/paper/x', 'https://www.news.example.org/paper/x'],
  ]

  test('on a page they lead there, and what is wrong has its place', () => {
    const rig = siteOf(
      {
        ...files,
        'content/zh/news/one.md': article(
          '',
          `见${site}/en/。\n\n<a href="${site}/zh/gone1/">b</a> <${site}/gone2>\n\n[c] https://news.example.org/paper/gone3\n\n[c]: ${site}/gone4\n`,
        ),
        'content/zh/news/others.md': article('', text(...others)),
      },
      { ...options, config: { site: `${site}/` } },
    )
    expect(placesOf(rig.problems('zh/news/one/index.html'))).toEqual([
      'link/broken content/zh/news/one.md:7:1',
      'link/broken content/zh/news/one.md:7:58',
      'link/broken content/zh/news/one.md:9:1',
      'link/broken content/zh/news/one.md:9:5',
    ])
    expect(rig.problems('zh/news/others/index.html')).toEqual([])
    for (const address of others)
      expect(rig.text('zh/news/others/index.html')).toContain(`href="${encodeURI(address)}"`)
  })

  test('of what has expired the words are left, with a warning', () => {
    const rig = siteOf(
      { ...files, 'content/zh/news/one.md': article('', `见[旧文](${site}/zh/news/old/)。`) },
      { ...options, config: { site: `${site}/` } },
    )
    const problems = rig.problems('zh/news/one/index.html')
    expect(problems.map(({ code, severity }) => [code, severity])).toEqual([['link/not-now', 'warning']])
  })

  test('in feeds they are whole, and a page of which front matter is wrong tells of them too', () => {
    const rig = siteOf(
      { 'content/zh/news/one.md': article('', `[b](${site}/zh/news/one) [c](https://a.org/?b&c)`) },
      { config: { site: `${site}/` } },
    )
    expect(rig.text('zh/news/one/index.html')).toContain('<a href="/paper/zh/news/one/">b</a>')
    expect(rig.text('zh/atom.xml')).toContain(`&lt;a href=&quot;${site}/zh/news/one/&quot;&gt;b`)
    const body = decodeBody(parseArticle(new TextEncoder().encode(`[b](${site}/x) ${text(...others)}`)).body)
    expect(checkBody('content/zh/news/one.md', body, rig.ask).map(one => one.code)).toEqual(['link/broken'])
  })
})

test('a host whose name is not of ASCII is known by either form', () => {
  const { ask } = siteOf(files, { config: { site: 'https://例子.中国/' } })
  for (const host of ['例子.中国', 'xn--fsqu00a.xn--fiqs8s'])
    expect(ask.link(from, `https://${host}/en/`)).toEqual({ url: '/en/' })
})
