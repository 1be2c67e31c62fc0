import { describe, expect, test } from 'vitest'
import { expiringLinks } from '../../../src/engine/time/expiring-links.ts'
import { renderBody } from '../../../src/render/body.ts'
import { digest } from '../../../src/text/digest.ts'
import { article, type Files, type Options, placesOf, siteOf } from '../../support/site.ts'

const now = Date.parse('2021-02-01T00:00:00+08:00')
const id = 'content/zh/news/a.md'
const text = (date: string, front = '', body = '文。'): string =>
  `---\ntitle: T\ndate: ${date}\n${front}${front === '' ? '' : '\n'}---\n${body}\n`

const others: Files = {
  'content/zh/news/old.md': text(
    '2021-01-11',
    'expires: 2021-01-20 08:00\ntags: [旧签]\nsection: 旧栏\naliases: [/was/, /was.html]',
    '## 头',
  ),
  'content/zh/news/soon.md': text('2021-03-01', 'tags: [新签]\naliases: [/will/]', '## 头'),
  'content/zh/pages/gone.md': '---\ntitle: G\nexpires: 2021-01-20\n---\n文。\n',
  'content/zh/news/draft.md': text('2021-01-11', 'draft: true\ntags: [密签]'),
}

function rigOf(body: string, more: Files = {}, options: Options = {}) {
  return siteOf({ [id]: article('', body), ...others, ...more }, { now, ...options })
}

describe('a link to what time has taken, or not brought yet', () => {
  test.each<readonly [target: string, why: string]>([
    ['old.md', 'expired on 2021-01-20 08:00'],
    ['old.md#头', 'expired on 2021-01-20 08:00'],
    ['old.md#it-is-gone', 'expired on 2021-01-20 08:00'],
    ['old.md?x', 'expired on 2021-01-20 08:00'],
    ['/zh/news/old.md', 'expired on 2021-01-20 08:00'],
    ['/zh/news/old/', 'expired on 2021-01-20 08:00'],
    ['../old/', 'expired on 2021-01-20 08:00'],
    ['/zh/pages/gone.md', 'expired on 2021-01-20'],
    ['/zh/gone/', 'expired on 2021-01-20'],
    ['soon.md', 'waits until 2021-03-01'],
    ['soon.md#头', 'waits until 2021-03-01'],
    ['/zh/news/soon/index.html', 'waits until 2021-03-01'],
    ...[
      '/was/',
      '/was.html',
      '/will/',
      '/zh/tags/旧签/',
      '/zh/tags/新签/',
      '/zh/旧栏/',
      '/zh/旧栏/atom.xml',
    ].map(target => [target, 'now: what stood there has expired, or what will waits'] as const),
    ['/zh/archive/2021/03/', 'now: what stood there has expired, or what will waits'],
  ])('[words](%s) becomes words and a warning', (target, why) => {
    const rig = rigOf(`前[**词** 语](${target} "名")后`)
    expect(rig.diagnostics).toEqual([])
    const [one, ...more] = rig.problems('zh/news/a/index.html')
    expect(more).toEqual([])
    expect(one).toMatchObject({
      ...{ code: 'link/not-now', severity: 'warning', file: id, line: 5, column: 2 },
      hint: 'its words stand there without a link; link to something else, or drop the link',
    })
    expect(one?.message.endsWith(why), one?.message).toBe(true)
    expect(renderBody(id, rig.ask, () => {})).toBe('<p>前<strong>词</strong> 语后</p>')
  })

  test.each([
    ['soon.md#gone', 'link/broken-anchor'],
    ['/zh/news/soon/#gone', 'link/broken-anchor'],
    ['draft.md', 'link/unpublished'],
    ['/zh/tags/密签/', 'link/broken'],
    ['/zh/news/never/', 'link/broken'],
  ])('is an error where no time mends it: %s', (target, code) => {
    expect(rigOf(`[词](${target})`).problems('zh/news/a/index.html')).toMatchObject([
      { code, severity: 'error' },
    ])
  })

  test('keeps what others point at and how it is read', () => {
    const { ask } = rigOf(
      '<a id="x" href="old.md" lang="en" title="a > b">words</a> <a href="old.md" title="a > b">w</a>',
    )
    expect(renderBody(id, ask, () => {})).toBe('<p><span id="x" lang="en">words</span> w</p>')
  })

  test('around a picture leaves the picture; other links stay', () => {
    const { ask } = rigOf('[![图](/p.png)](old.md) [二](https://example.org/) [三](soon.md)', {
      'static/p.png': 'x',
    })
    expect(renderBody(id, ask, () => {})).toBe(
      '<p><img src="/p.png" alt="图"> <a href="https://example.org/">二</a> 三</p>',
    )
  })

  test('of a page of a list that was longer', () => {
    const many = Object.fromEntries(
      [1, 2, 3].map(n => [
        `content/zh/news/n${n}.md`,
        text(`2021-01-1${n}`, 'tags: [长]\nexpires: 2021-01-20'),
      ]),
    )
    const live = { 'content/zh/news/l.md': article('tags: [长]') }
    const rig = rigOf('[词](/zh/tags/长/page/1/)', { ...many, ...live }, { config: { pageSize: 2 } })
    expect(rig.problems('zh/news/a/index.html')).toMatchObject([{ code: 'link/not-now' }])
  })

  test('of a list that only another edition’s version was in', () => {
    const more = {
      'content/en/news/w.md': '---\ntitle: W\ndate: 2021-01-14\nsource: S\n---\nText.\n',
      'content/zh/news/w.md': text('2021-02-20', 'source: 源'),
      [id]: article('', '[词](/zh/sources/s/)'),
    }
    const codes = (at: string) =>
      siteOf(more, { now: Date.parse(at), config: { fallback: 'list' } })
        .problems('zh/news/a/index.html')
        .map(one => one.code)
    expect(codes('2021-02-19')).toEqual([])
    expect(codes('2021-02-21')).toEqual(['link/not-now'])
  })

  test('may be an error, if the config says so', () => {
    const rig = rigOf('[词](old.md)', {}, { config: { severity: { 'link/not-now': 'error' } } })
    expect(rig.site.config.severity).toEqual({ 'link/not-now': 'error' })
  })
})

describe('what waits', () => {
  const waiting = (body: string, front = '', more: Files = {}) =>
    placesOf(siteOf({ [id]: text('2021-03-01', front, body), ...others, ...more }, { now }).diagnostics)

  test.each([
    ['[词](never.md)', 'link/broken'],
    ['[词](/zh/never/)', 'link/broken'],
    ['[词](../never/)', 'link/broken'],
    ['[词](draft.md)', 'link/unpublished'],
    ['[词](#never)', 'link/broken-anchor'],
    ['[词](soon.md#never)', 'link/broken-anchor'],
    ['[词](dingtalk:a)', 'link/scheme'],
    ['![图](never.png)', 'image/missing'],
  ])('has its links and pictures looked at already: %s', (body, code) => {
    expect(waiting(body)).toEqual([`${code} ${id}:5:1`])
    // Nobody will see it.
    expect(waiting(body, 'draft: true')).toEqual([])
    expect(waiting(body, 'expires: 2021-02-20')).toEqual([`front-matter/date ${id}:4:10`])
    expect(waiting(body, 'withdrawn: true')).toEqual([])
  })

  test.each([
    '[词](soon.md)',
    '[词](old.md)',
    '[词](../soon/)',
    '[词](/zh/tags/新签/)',
    '[词](#头)\n\n## 头',
  ])('may link to what may be there by then: %s', body => expect(waiting(body)).toEqual([]))
})

describe('outputs that will want one place', () => {
  const collide = (files: Files, options: Options = {}) =>
    siteOf({ 'content/zh/news/x.md': article(''), ...files }, { now, ...options }).diagnostics

  test.each([
    ['an article', { 'content/zh/news/y.md': text('2021-03-01', 'slug: x') }],
    ['an alias', { 'content/zh/news/y.md': text('2021-03-01', 'aliases: [/zh/news/x/]') }],
    ['a letter’s case', { 'content/zh/news/y.md': text('2021-03-01', 'aliases: [/zh/News/X/]') }],
    [
      'a file and a folder',
      { 'content/zh/news/y.md': text('2021-03-01', 'aliases: [/zh/news/x.html/y.html, /zh/news/x.html]') },
    ],
    [
      'a list',
      { 'content/zh/pages/水.md': '---\ntitle: S\n---\n文。\n', 'content/zh/水/y.md': text('2021-03-01') },
    ],
    [
      'two that wait',
      {
        'content/zh/news/y.md': text('2021-03-01', 'slug: z\nexpires: 2021-03-03'),
        'content/zh/news/w.md': text('2021-03-02', 'slug: z'),
      },
    ],
  ])('are told beforehand: %s', (_, files: Files) => {
    const found = collide(files)
    expect(found.map(one => one.code)).toEqual(['path/collision'])
    expect(found[0]?.message).toMatch(/^two outputs want one place from 2021-03-0[12] on: /)
  })

  test.each([
    [
      'one has expired by then',
      {
        'content/zh/news/y.md': text('2021-03-01', 'slug: z'),
        'content/zh/news/w.md': text('2021-01-12', 'slug: z\nexpires: 2021-03-01'),
      },
    ],
    [
      'one has expired',
      {
        'content/zh/news/y.md': text('2021-01-10', 'slug: z'),
        'content/zh/news/w.md': text('2021-01-12', 'slug: z\nexpires: 2021-01-13'),
      },
    ],
    [
      'two wait, one after the other',
      {
        'content/zh/news/y.md': text('2021-03-01', 'slug: z\nexpires: 2021-03-02'),
        'content/zh/news/w.md': text('2021-03-02', 'slug: z'),
      },
    ],
    ['a draft', { 'content/zh/news/y.md': text('2021-03-01', 'slug: x\ndraft: true') }],
    [
      'the same list with more in it',
      {
        'content/zh/news/y.md': text('2021-03-01', 'tags: [a]'),
        'content/zh/news/w.md': article('tags: [a]'),
      },
    ],
  ])('are none where they never meet: %s', (_, files: Files) =>
    expect(collide(files, { config: { pageSize: 1 } })).toEqual([]),
  )
})

describe('links to what will expire', () => {
  const expiring: Files = {
    'content/zh/news/e.md': text(
      '2021-01-11',
      'expires: 2021-03-01 08:00\ntags: [末]\naliases: [/was/]',
      '## 头',
    ),
    'content/zh/news/f.md': text('2021-01-12', 'expires: 2021-04-01\ntags: [末, 长]'),
    'content/zh/news/g.md': article('tags: [长]', '[p](all.pdf)'),
    'content/zh/news/h.md': text(
      '2020-12-31',
      'expires: 2021-03-02\ntags: [初]\nauthor: 安\nimage: lead.png',
      '[p](data.pdf) [p](all.pdf)',
    ),
    'content/registry/people.yaml': 'an:\n  zh: 安\n  photo: ann.png\n',
    'content/registry/ann.png': 'ann',
    'content/zh/news/lead.png': 'lead',
    'content/zh/news/data.pdf': 'data',
    'content/zh/news/all.pdf': 'all',
  }
  const copied = (name: string): string => {
    const [stem = '', end = ''] = name.split('.')
    return `/assets/${stem}.${digest(stem).slice(0, 8)}.${end}`
  }
  const told = (body: string, front = '') => {
    const config = { pageSize: 1, site: 'https://example.org' }
    const { site, pages, ask } = siteOf({ [id]: article(front, body), ...expiring }, { now, config })
    return expiringLinks(site, pages, ask)
  }

  test.each([
    ...['e.md', 'e.md#头', '/zh/news/e/', '../e/', '/was/'].map(to => [to, '2021-03-01 08:00']),
    // A list ends with the last that it has.
    ...['f.md', '/zh/tags/末/', '/zh/tags/末/atom.xml', '/zh/tags/长/page/1/'].map(to => [to, '2021-04-01']),
    ...['/zh/tags/初/atom.xml', '/zh/people/an/', '/zh/people/an/atom.xml', '/zh/archive/2020/'].map(to => [
      to,
      '2021-03-02',
    ]),
    ...[copied('lead.png'), copied('data.pdf'), copied('ann.png')].map(to => [to, '2021-03-02']),
  ])('are told beforehand: %s', (target, end) => {
    expect(told(`词\n\n[词](${target})`)).toMatchObject([
      {
        ...{ code: 'link/expires', severity: 'warning', file: id, line: 7, column: 1 },
        message: `"${target}" expires on ${end}`,
        hint: 'its words will stand there without a link then',
      },
    ])
  })

  test.each(['https://example.org', 'http://example.org', '//example.org', 'HTTPS://Example.ORG'])(
    'are told beforehand where they are by the site’s own address: %s',
    site => {
      const found = told(`词\n\n[词](${site}/zh/news/e/#头) [词](${site}/zh/tags/末/)`)
      expect(found.map(one => decodeURI(one.message).replace('HTTPS', 'https'))).toEqual([
        `"${site.replace('HTTPS', 'https')}/zh/news/e/#头" expires on 2021-03-01 08:00`,
        `"${site.replace('HTTPS', 'https')}/zh/tags/末/" expires on 2021-04-01`,
      ])
      expect(placesOf(found)[0]).toBe(`link/expires ${id}:7:1`)
    },
  )

  test('also of what waits', () => {
    const { site, pages, ask } = siteOf({ [id]: text('2021-02-20', '', '[词](e.md)'), ...expiring }, { now })
    expect(placesOf(expiringLinks(site, pages, ask))).toEqual([`link/expires ${id}:5:1`])
  })

  test('not where the other stays, or the link goes first', () => {
    expect(told('[词](g.md) [词](/zh/tags/长/) [词](https://example.com/zh/news/e/)')).toEqual([])
    expect(told(`[词](${copied('all.pdf')}) [词](/zh/tags/长/atom.xml) [词](/zh/archive/2021/)`)).toEqual([])
    expect(told('[词](e.md)', 'expires: 2021-03-01 08:00')).toEqual([])
    expect(told('[词](e.md)', 'withdrawn: true')).toEqual([])
    expect(told('[词](e.md)', 'expires: 2021-03-01 08:01')).toHaveLength(1)
  })
})
