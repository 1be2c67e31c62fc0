import { describe, expect, test } from 'vitest'
import { atomFeed } from '../../src/outputs/feed-atom.ts'
import { rssFeed } from '../../src/outputs/feed-rss.ts'
import { article, type Files, type Options, siteOf } from '../support/site.ts'
import { named, readXml, texts } from '../support/xml.ts'

const files: Files = {
  'content/zh/news/sky.md': `---
title: 天空 & <b>"蓝"</b>
date: 2021-01-11 13:31:27
updated: 2021-01-12 08:00
author: [甲, 乙]
source: 晨报
sourceUrl: https://example.org/?a=1&b=2
tags: [空气]
image: p.png
summary: 摘要 ]]> <i>
---
正文 [b](water.md) ![p](p.png) [up](#up)

## up
`,
  'content/zh/news/water.md': '---\ntitle: 水\ndate: 2021-01-10\n---\n水文\n',
  'content/en/news/sky.md': '---\ntitle: Sky\n---\nText\n',
  'content/zh/news/p.png': 'x',
}
const url = 'https://news.example.org/zh/news/sky/'
const id = 'tag:news.example.org,2021:zh/news/sky'

describe('Atom', () => {
  const feed = readXml(siteOf(files).text('zh/atom.xml'))

  test('says what RFC 4287 asks of a feed', () => {
    expect(feed.attributes).toMatchObject({ xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': 'zh-Hans' })
    expect(texts(feed, 'id')).toEqual(['https://news.example.org/zh/atom.xml'])
    expect(texts(feed, 'title')).toEqual(['株洲环境'])
    expect(texts(feed, 'updated')).toEqual(['2021-01-12T08:00:00+08:00'])
    expect(named(feed, 'link').map(link => [link.attributes.rel, link.attributes.href])).toEqual([
      ['self', 'https://news.example.org/zh/atom.xml'],
      ['alternate', 'https://news.example.org/zh/'],
      ['alternate', 'https://news.example.org/en/atom.xml'],
    ])
  })

  test('and of an entry', () => {
    const [entry, second] = named(feed, 'entry')
    if (entry === undefined || second === undefined) throw new Error('no entries')
    expect(texts(entry, 'id')).toEqual([id])
    expect(texts(entry, 'title')).toEqual(['天空 & <b>"蓝"</b>'])
    expect(texts(entry, 'published')).toEqual(['2021-01-11T13:31:27+08:00'])
    expect(texts(entry, 'updated')).toEqual(['2021-01-12T08:00:00+08:00'])
    expect(named(entry, 'author').flatMap(author => texts(author, 'name'))).toEqual(['甲', '乙'])
    expect(named(entry, 'category').map(one => one.attributes.term)).toEqual(['空气'])
    expect(texts(entry, 'summary')).toEqual(['摘要 ]]> <i>'])
    const [content] = named(entry, 'content')
    expect(content?.attributes.type).toBe('html')
    expect(content?.text).toContain('<a href="https://news.example.org/zh/news/water/">b</a>')
    expect(content?.text).toContain('src="https://news.example.org/assets/p.2d711642.png"')
    expect(content?.text).toContain(`<a href="${url}#up">`)
    expect(named(second, 'author').flatMap(author => texts(author, 'name'))).toEqual(['株洲环境'])
  })

  test('without entries it is still a feed', () => {
    const empty = readXml(siteOf({}).text('zh/atom.xml'))
    expect(texts(empty, 'updated')).toEqual(['1970-01-01T00:00:00Z'])
  })
})

describe('RSS', () => {
  const rss = readXml(siteOf(files).text('zh/rss.xml'))
  const [channel] = named(rss, 'channel')
  if (channel === undefined) throw new Error('no channel')

  test('of the channel', () => {
    expect(rss.attributes.version).toBe('2.0')
    expect(texts(channel, 'title')).toEqual(['株洲环境'])
    expect(texts(channel, 'link')).toEqual(['https://news.example.org/zh/'])
    expect(texts(channel, 'description')).toEqual(['中文版'])
    expect(texts(channel, 'language')).toEqual(['zh-cn'])
    expect(texts(channel, 'lastBuildDate')).toEqual(['Tue, 12 Jan 2021 08:00:00 +0800'])
  })

  test('of an item', () => {
    const [item] = named(channel, 'item')
    if (item === undefined) throw new Error('no item')
    expect(texts(item, 'title')).toEqual(['天空 & <b>"蓝"</b>'])
    expect(texts(item, 'link')).toEqual([url])
    expect(named(item, 'guid')[0]).toMatchObject({ attributes: { isPermaLink: 'false' }, text: id })
    expect(texts(item, 'pubDate')).toEqual(['Mon, 11 Jan 2021 13:31:27 +0800'])
    expect(texts(item, 'dc:creator')).toEqual(['甲', '乙'])
    expect(named(item, 'source')[0]).toMatchObject({
      attributes: { url: 'https://example.org/?a=1&b=2' },
      text: '晨报',
    })
    expect(texts(item, 'content:encoded')[0]).toContain('正文')
    // Readers take it for HTML: it shows as it was typed, and nothing in it is markup.
    expect(texts(item, 'description')).toEqual(['摘要 ]]&gt; &lt;i&gt;'])
  })

  test.each([
    ['2021-01-09', 'Sat, 09 Jan 2021 00:00:00 +0800'],
    ['2021-12-31T23:59:59Z', 'Sat, 01 Jan 2022 07:59:59 +0800'],
    ['2024-02-29 12:00', 'Thu, 29 Feb 2024 12:00:00 +0800'],
  ])('%s is %s', (date, text) => {
    const { text: output } = siteOf({ 'content/zh/a.md': `---\ntitle: A\ndate: ${date}\n---\n` })
    expect(output('zh/rss.xml')).toContain(`<pubDate>${text}</pubDate>`)
  })
})

describe('JSON Feed', () => {
  test('says the same', () => {
    const feed = JSON.parse(siteOf(files).text('zh/feed.json'))
    expect(feed).toMatchObject({
      version: 'https://jsonfeed.org/version/1.1',
      title: '株洲环境',
      home_page_url: 'https://news.example.org/zh/',
      feed_url: 'https://news.example.org/zh/feed.json',
      language: 'zh-Hans',
    })
    expect(feed.items).toHaveLength(2)
    expect(feed.items[0]).toMatchObject({
      id,
      url,
      title: '天空 & <b>"蓝"</b>',
      image: 'https://news.example.org/assets/p.2d711642.png',
      date_published: '2021-01-11T13:31:27+08:00',
      date_modified: '2021-01-12T08:00:00+08:00',
      authors: [{ name: '甲' }, { name: '乙' }],
      tags: ['空气'],
      external_url: 'https://example.org/?a=1&b=2',
    })
  })
})

describe('what editors set', () => {
  const entries = (options: Options, path = 'zh/atom.xml') =>
    named(readXml(siteOf(files, options).text(path)), 'entry')

  test('how many', () => expect(entries({ config: { feeds: { limit: 1 } } })).toHaveLength(1))

  test('summaries only', () => {
    const [entry] = entries({ config: { feeds: { content: 'summary' } } })
    if (entry === undefined) throw new Error('no entry')
    expect(named(entry, 'content')).toEqual([])
    expect(texts(entry, 'summary')).toHaveLength(1)
    expect(siteOf(files, { config: { feeds: { content: 'summary' } } }).text('zh/feed.json')).toContain(
      '"content_text"',
    )
  })

  test('a sub-directory', () => {
    const text = siteOf(files, { config: { site: 'https://example.org/paper/' } }).text('zh/atom.xml')
    expect(
      text
        .match(/(?:href=|&quot;|<id>)"?https?:\/\/[^"&<]*/g)
        ?.every(one => one.includes('//example.org/paper/')),
    ).toBe(true)
  })
})

test('a section has its own feeds', () => {
  const rig = siteOf(
    { ...files, 'content/zh/life/x.md': article('') },
    { config: { sections: { news: { zh: '新闻', en: 'News' } } } },
  )
  const feed = readXml(rig.text('zh/news/atom.xml'))
  expect(texts(feed, 'title')).toEqual(['新闻 · 株洲环境'])
  expect(named(feed, 'entry')).toHaveLength(2)
  expect(named(feed, 'link').map(link => link.attributes.href)).toContain(
    'https://news.example.org/en/news/atom.xml',
  )
  const life = readXml(rig.text('zh/life/atom.xml'))
  expect(named(life, 'link').map(link => link.attributes.href)).not.toContain(
    'https://news.example.org/en/life/atom.xml',
  )
})

test.each([
  ['Atom', atomFeed],
  ['RSS', rssFeed],
])('control characters and half characters never get into %s', (_, write) => {
  const odd = 'a\u0000b\u0008c\uFFFEd\uD800e<&>"\'\u0085]]>'
  const moment = { iso: '2021-01-11T13:31:27+08:00', epoch: 0, dayOnly: false }
  const entry = {
    ...{
      id: odd,
      url: odd,
      title: odd,
      published: moment,
      updated: moment,
      authors: [odd],
      tags: [odd],
      summary: odd,
    },
    ...{ html: odd, image: { url: odd, width: 1, height: 1, file: null }, source: { name: odd, url: odd } },
  }
  const xml = write({
    ...{ title: odd, description: odd, lang: odd, home: odd, self: odd, updated: moment },
    ...{ versions: [{ lang: odd, href: odd }], entries: [entry] },
  })
  expect(() => readXml(xml)).not.toThrow()
  expect(xml).not.toMatch(/[\u0000-\u0008\uFFFE\uD800]/)
  expect(xml).toContain('abcd\uFFFDe&lt;&amp;&gt;&quot;')
})

describe('the lead picture', () => {
  const picture = { type: 'jpeg', width: 640, height: 480, size: 1234 } as const
  const src = 'https://news.example.org/paper/assets/p.2d711642.jpg'
  const rig = siteOf(
    {
      'content/zh/news/a.md': article('image: p.jpg'),
      'content/zh/news/b.md': article('image: /map.svg'),
      'content/zh/news/c.md': article('image: https://example.org/c.png?a=1&b=2'),
      'content/zh/news/d.md': article(''),
      'content/zh/news/p.jpg': 'x',
      'static/map.svg': '<svg/>',
    },
    {
      config: { site: 'https://news.example.org/paper/' },
      assets: { 'content/zh/news/p.jpg': picture },
    },
  )
  const rss = named(readXml(rig.text('zh/rss.xml')), 'channel').flatMap(channel => named(channel, 'item'))
  const atom = named(readXml(rig.text('zh/atom.xml')), 'entry')
  const of = (elements: typeof rss, name: string) =>
    elements.map(element => named(element, name).map(({ attributes }) => ({ ...attributes })))

  test('is an enclosure with its length and type, where these are known', () => {
    const file = { length: '1234', type: 'image/jpeg' }
    const map = { length: '6', type: 'image/svg+xml' }
    const mapUrl = 'https://news.example.org/paper/map.svg'
    expect(of(rss, 'enclosure')).toEqual([[{ url: src, ...file }], [{ url: mapUrl, ...map }], [], []])
    const links = of(atom, 'link').map(all => all.filter(({ rel }) => rel === 'enclosure'))
    const rel = 'enclosure'
    expect(links).toEqual([[{ rel, href: src, ...file }], [{ rel, href: mapUrl, ...map }], [], []])
  })

  test('is a picture of Media RSS', () => {
    const medium = 'image'
    const known = { type: 'image/jpeg', fileSize: '1234', width: '640', height: '480' }
    const wanted = [
      [{ url: src, medium, ...known }],
      [{ url: 'https://news.example.org/paper/map.svg', medium, type: 'image/svg+xml', fileSize: '6' }],
      [{ url: 'https://example.org/c.png?a=1&b=2', medium }],
      [],
    ]
    expect(of(rss, 'media:content')).toEqual(wanted)
    expect(of(atom, 'media:content')).toEqual(wanted)
  })
})

describe('ids of entries', () => {
  const idOf = (files: Files, config: Options['config'] = {}, path = 'zh/atom.xml') =>
    named(readXml(siteOf(files, { config }).text(path)), 'entry').flatMap(entry => texts(entry, 'id'))
  const file = 'content/zh/news/2021-01-11-sky.md'

  test('stay where the address changes', () => {
    const ids = ['tag:news.example.org,2021:zh/news/2021-01-11-sky']
    expect(idOf({ [file]: article('') })).toEqual(ids)
    expect(idOf({ [file]: article('slug: blue') })).toEqual(ids)
    expect(idOf({ [file]: article('section: life') })).toEqual(ids)
    expect(idOf({ [file]: article('').replace('01-11', '03-01') })).toEqual(ids)
    expect(idOf({ [file]: article('') }, { address: '{edition}/{year}/{slug}.html' })).toEqual(ids)
    expect(idOf({ [file]: article('') }, { site: 'http://news.example.org:8080/paper/' })).toEqual(ids)
    expect(idOf({ 'content/zh/life/moved.md': article('key: news/2021-01-11-sky') })).toEqual(ids)
  })

  test('are of one edition, and URIs', () => {
    expect(idOf({ 'content/en/a.md': article('key: "空 气#[1]%?"') }, {}, 'en/atom.xml')).toEqual([
      `tag:news.example.org,2021:en/${encodeURIComponent('空 气#[1]%')}?`,
    ])
  })
})

describe('tags and people', () => {
  const rig = siteOf(
    {
      ...files,
      'content/en/news/only.md': article('tags: [Water]\nauthor: Ann\neditor: 甲'),
      'templates/pages/list.njk':
        '{% for feed in page.feeds %}{{ feed.title }} {{ feed.href }}\n{% endfor %}',
    },
    { config: { fallback: 'list' } },
  )

  test('have feeds of their own', () => {
    const feed = readXml(rig.text('zh/tags/空气/atom.xml'))
    expect(texts(feed, 'title')).toEqual(['空气 · 株洲环境'])
    const self = `https://news.example.org/zh/tags/${encodeURI('空气')}/atom.xml`
    expect(named(feed, 'link').map(({ attributes: { rel, href } }) => `${rel} ${href}`)).toEqual([
      `self ${self}`,
      `alternate ${self.replace('atom.xml', '')}`,
      `alternate ${self.replace('/zh/', '/en/')}`,
    ])
    expect(named(feed, 'entry').flatMap(entry => texts(entry, 'id'))).toEqual([id])
    expect(texts(readXml(rig.text('en/people/甲/atom.xml')), 'title')).toEqual(['甲 · Zhuzhou Air'])
    expect(named(readXml(rig.text('en/people/甲/atom.xml')), 'entry')).toHaveLength(2)
  })

  test('their pages announce them', () => {
    const page = rig.text('zh/people/乙/index.html')
    expect(page).toContain(`乙 (Atom) /zh/people/${encodeURI('乙')}/atom.xml\n`)
    expect(page).toContain('株洲环境 (Atom) /zh/atom.xml\n')
  })

  test('not where they have nothing in the language', () => {
    const paths = rig.pages.map(page => page.path)
    expect(paths).toContain('zh/tags/water/index.html')
    expect(paths).not.toContain('zh/tags/water/atom.xml')
    expect(rig.text('zh/tags/water/index.html')).not.toContain('/tags/')
  })
})
