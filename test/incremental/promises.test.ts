import { utimesSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type BuildAs, type Built, type Newsroom, newsroom } from '../support/newsroom.ts'
import { jpeg, lfsPointer } from '../support/pictures.ts'
import { placesOf } from '../support/site.ts'
import { all, articles, feeds, files, limits, page, pages, picture, source, text } from './edition.ts'

/** Pages that tell how many articles there are of something, in the edition whose month is given. */
function counts(
  edition: 'zh' | 'en',
  ...indexes: readonly ('tags' | 'people' | 'sources' | 'archive' | 'site-map')[]
): string[] {
  return pages(edition, 'archive/2021', ...indexes)
}

/** An article's text with another line in its front matter. */
function withLine(edition: 'zh' | 'en', n: number, line: string): string {
  return text(edition, n).replace('---\n', `---\n${line}\n`)
}

const latest = '---\ntitle: Just in\ndate: 2021-06-20 08:00\ntags: [Air]\n---\nNews.\n'
const upcoming = latest.replace('2021-06-20', '2021-07-20')

interface Promised {
  readonly edit: (room: Newsroom) => void
  readonly as?: BuildAs
  readonly rendered: readonly string[]
  readonly removed?: readonly string[]
  /** Copied files that are written. */
  readonly copied?: number
  /** Files whose text nobody has seen before. */
  readonly parsed?: number
}

/** Whoever shows the card of English article 6: its neighbours, later articles on water, and lists. */
const showSix = [
  ...articles('en', 5, 7, 8, 10, 12),
  ...pages('en', 'news/page/1', 'tags/water/page/1', 'sources/daily/page/1', 'archive/2021/02'),
]

/** What changes when English article 29, the last but one, comes or goes. */
const aroundLast = [
  ...articles('en', 28, 30),
  ...pages('en', '', 'news', 'tags/air', 'tags/air/page/1', 'archive/2021/06'),
  ...feeds('en', '', 'news'),
  ...counts('en', 'tags'),
  'sitemaps/en-2021-06.xml',
]

const promises: Readonly<Record<string, Promised>> = {
  'nothing changed': { edit: () => {}, rendered: [] },

  'a file was touched, or checked out again': {
    edit: room => utimesSync(join(room.folder, source('en', 6)), new Date(), new Date()),
    rendered: [],
  },

  'the body of an old article': {
    edit: room => room.edit(source('en', 6), 'More of 6.', 'Much more of 6.'),
    rendered: articles('en', 6),
    parsed: 1,
  },

  'the body of an old article, by as many letters, in the same moment': {
    edit: room => room.edit(source('en', 6), 'More of 6.', 'Less of 6.'),
    as: { atOnce: true },
    rendered: articles('en', 6),
    parsed: 1,
  },

  'the body of the newest article: feeds carry it': {
    edit: room => room.edit(source('en', 30), 'More of 30.', 'Much more of 30.'),
    rendered: [...articles('en', 30), ...feeds('en', '', 'science')],
    parsed: 1,
  },

  'the first paragraph, which lists show as the summary': {
    edit: room => room.edit(source('en', 6), 'Text of 6.', 'Other text of 6.'),
    rendered: [...articles('en', 6), ...showSix],
    parsed: 1,
  },

  'the title of an old article: whoever shows its card': {
    edit: room => room.edit(source('en', 6), 'Title en 6', 'Another title'),
    rendered: [...articles('en', 6), ...showSix],
    parsed: 1,
  },

  'the title of one of a pair: the other links to it and does not show it': {
    edit: room => room.edit(source('en', 2), 'Title en 2', 'Another title'),
    rendered: [
      ...articles('en', 1, 2, 3, 4, 6, 8, 10),
      ...pages('en', 'news/page/1', 'tags/water/page/1', 'archive/2021/01'),
    ],
    parsed: 1,
  },

  'a tag that nobody had: it is less near to those on its other one': {
    edit: room => room.edit(source('en', 6), '[Water]', '[Water, Soil]'),
    rendered: [
      ...articles('en', 6, 8, 10, 12),
      ...pages('en', 'tags/soil', 'tags', 'site-map'),
      'sitemaps/en-pages.xml',
    ],
    parsed: 1,
  },

  'a tag that others have: they are related in another way now': {
    edit: room => room.edit(source('en', 6), '[Water]', '[Water, Ozone]'),
    rendered: [...articles('en', 6, 7, 8, 10, 12, 14, 21, 28), ...pages('en', 'tags/ozone', 'tags')],
    parsed: 1,
  },

  'a new article': {
    edit: room => room.write('content/en/news/just-in.md', latest),
    rendered: [
      ...articles('en', 30),
      ...pages('en', 'news/just-in', '', 'news', 'tags/air', 'archive/2021/06'),
      ...feeds('en', '', 'news'),
      ...counts('en', 'tags'),
      'sitemaps/en-2021-06.xml',
    ],
    parsed: 1,
  },

  'an article is deleted, and with it a page of a list': {
    edit: room => room.remove(source('en', 29)),
    rendered: aroundLast,
    removed: [...articles('en', 29), ...pages('en', 'tags/air/page/2')],
  },

  'an article becomes a draft': {
    edit: room => room.write(source('en', 29), withLine('en', 29, 'draft: true')),
    rendered: aroundLast,
    removed: [...articles('en', 29), ...pages('en', 'tags/air/page/2')],
    parsed: 1,
  },

  'an article is moved': {
    edit: room => room.move(source('en', 6), 'content/en/news/moved.md'),
    rendered: [...pages('en', 'news/moved'), ...showSix, 'sitemaps/en-2021-02.xml'],
    removed: articles('en', 6),
  },

  'an article is moved to where another one lies, which goes': {
    edit: room => room.move(source('zh', 11), source('zh', 12)),
    // What was 11's text stands at 12's address; 11 was 10's next, and both were on the same lists.
    rendered: [
      ...articles('zh', 10, 12),
      ...pages('zh', '', 'news', 'tags/air', 'tags/water', 'people/li-wei', 'sources/daily'),
      ...pages('zh', 'archive/2021/03'),
      ...feeds('zh', '', 'news'),
      ...counts('zh', 'tags', 'people', 'sources'),
      'sitemaps/zh-2021-03.xml',
    ],
    removed: articles('zh', 11),
  },

  'a tag is renamed in the registry': {
    edit: room => room.edit('content/registry/tags.yaml', 'en: Water\n', 'en: Waters\n  aliases: [Water]\n'),
    rendered: [
      ...articles('en', ...all('en').filter(n => n % 2 === 0)),
      ...pages('en', 'tags/water', 'tags/water/page/1', 'tags/water/page/2', 'tags', 'site-map'),
      ...feeds('en', '', 'news', 'science'),
    ],
  },

  'the other edition gets its version of an article': {
    edit: room => room.write('content/zh/news/en13.md', '---\ntitle: 标题\n---\n正文。\n'),
    rendered: [
      // The date and the tag are its pair's. The list of news is long enough for a second page now.
      ...articles('zh', 12),
      ...pages('zh', 'news/en13', '', 'news', 'news/page/1', 'tags/air', 'archive/2021/03'),
      ...feeds('zh', '', 'news'),
      ...counts('zh', 'tags'),
      'sitemaps/zh-2021-03.xml',
      ...articles('en', 13),
      'sitemaps/en-2021-03.xml',
    ],
    parsed: 1,
  },

  'a string of the interface': {
    edit: room =>
      room.edit('templates/strings/en.json', '"list.section":"list.section"', '"list.section":"Desk"'),
    rendered: pages('en', 'news', 'news/page/1', 'news/page/2', 'news/page/3', 'science'),
  },

  'a partial that articles include': {
    edit: room => room.write('templates/partials/notice.njk', '<p>Some rights reserved</p>\n'),
    rendered: [...articles('en', ...all('en')), ...articles('zh', ...all('zh'))],
  },

  'a template of a kind of page': {
    edit: room => room.edit('templates/pages/archive.njk', '<h2>', '<h2 class="year">'),
    rendered: [...pages('en', 'archive', 'archive/2021'), ...pages('zh', 'archive', 'archive/2021')],
  },

  'a template that nobody uses yet': {
    edit: room => room.write('templates/pages/special.njk', '<!doctype html><title>Special</title>\n'),
    rendered: [],
  },

  'a setting that feeds alone ask for': {
    edit: room => room.edit('site.config.json', '"limit": 5', '"limit": 6'),
    rendered: [...feeds('en', '', 'news', 'science'), ...feeds('zh', '', 'news', 'science')],
  },

  'a setting that no page asks for': {
    edit: room => room.edit('site.config.json', '{', '{ "severity": { "image/alt": "off" },'),
    rendered: [],
  },

  'a scheme of addresses that no article has': {
    edit: room => room.edit('site.config.json', '{', '{ "links": { "schemes": ["dingtalk"] },'),
    rendered: [],
  },

  'a picture is replaced': {
    edit: room => room.write('content/en/news/roof.png', picture(40, 30, 1)),
    rendered: articles('en', 11),
    copied: 1,
  },

  'a picture turns out to be of another format': {
    edit: room => room.write('content/en/news/roof.png', jpeg),
    rendered: articles('en', 11),
    copied: 1,
  },

  'a picture that nobody shows': {
    edit: room => room.write('content/en/news/tower.png', picture(40, 30, 2)),
    rendered: [],
  },

  'a picture that nobody shows breaks off': {
    edit: room => room.write('content/en/news/tower.png', picture(40, 30, 2).subarray(0, 50)),
    rendered: [],
  },

  'a file of static/ is replaced': {
    edit: room => room.write('static/logo.txt', 'Logo\n'),
    rendered: [],
    copied: 1,
  },

  'a file of static/ is added': {
    edit: room => room.write('static/robots.txt', 'User-agent: *\nDisallow: /\n'),
    rendered: [],
    copied: 1,
  },

  'a file of static/ is deleted': {
    edit: room => room.remove('static/logo.txt'),
    rendered: [],
    removed: ['logo.txt'],
  },

  'time passes, and nothing was waiting for it': {
    edit: () => {},
    as: { now: '2021-07-02T00:00:00Z' },
    rendered: [],
  },
}

describe('after an edit, what it concerns is rendered and nothing else', () => {
  for (const [name, { edit, as, rendered, removed, copied = 0, parsed = 0 }] of Object.entries(promises)) {
    test(name, async () => {
      const room = newsroom(files(), limits)
      await room.build()
      edit(room)
      const built = await room.build(as)
      expect(built.rendered).toEqual([...rendered].sort())
      expect(built.parsed, 'files parsed').toBe(parsed)
      // A replaced picture has another address, and its old one goes.
      const gone = removed ?? built.changes.removed.filter(path => path.startsWith('assets/'))
      expect(built.changes.removed).toEqual([...gone].sort())
      expect(built.written, 'files written').toBeLessThanOrEqual(rendered.length + copied)
      expectTrueReport(room, built)

      expect((await room.build()).rendered, 'and once only').toEqual([])
    })
  }
})

test('a scheme is allowed: the articles that have such addresses are rendered, and no file is parsed', async () => {
  const room = newsroom(
    {
      ...files(),
      [source('en', 6)]: text('en', 6).replace('More of 6.', 'More of 6 <sofa:Lib>.'),
      [source('en', 8)]: text('en', 8).replace('More of 8.', '[More](SOFA:x) of 8.'),
    },
    { ...limits, severity: { 'link/scheme': 'warning', 'image/alt': 'off' } },
  )
  const first = await room.build()
  expect(placesOf(first.diagnostics)).toEqual([
    expect.stringContaining(`link/autolink ${source('en', 6)}`),
    expect.stringContaining(`link/scheme ${source('en', 8)}`),
  ])
  const output = (n: number): string => room.output().get(page('en', n)) ?? ''
  expect(output(6)).toContain('&lt;sofa:Lib&gt;')
  room.edit('site.config.json', '{', '{ "links": { "schemes": ["sofa"] },')
  const second = await room.build()
  expect(second.diagnostics).toEqual([])
  expect(second.parses).toBe(0)
  expect(second.rendered).toEqual(articles('en', 6, 8))
  expect(output(6)).toContain('<a href="sofa:Lib">sofa:Lib</a>')
  expect(output(8)).toContain('<a href="sofa:x">More</a>')
  room.edit('site.config.json', '["sofa"]', '[]')
  expect((await room.build()).rendered).toEqual(articles('en', 6, 8))
})

test('the first build parses, renders and writes everything', async () => {
  const room = newsroom(files(), limits)
  const first = await room.build()
  // Forty-two articles and two standing pages; all outputs are pages but a picture and the file of static/.
  expect(first.parsed).toBe(44)
  expect(first.rendered).toHaveLength(first.outputs - 2)
  expect(first.written).toBe(first.outputs)
  expectTrueReport(room, first)
})

test('with nothing to do, nothing is written', async () => {
  const room = newsroom(files(), limits)
  const { outputs } = await room.build()
  const { parsed, written, unchanged, removed } = await room.build()
  expect({ parsed, written, unchanged, removed }).toEqual({
    parsed: 0,
    written: 0,
    unchanged: outputs,
    removed: 0,
  })
})

test('an edit that is taken back brings back what stood there, and is parsed no second time', async () => {
  const room = newsroom(files(), limits)
  const first = await room.build()
  const before = room.output()
  room.edit(source('en', 6), 'More of 6.', 'Much more of 6.')
  await room.build()
  room.edit(source('en', 6), 'Much more of 6.', 'More of 6.')
  const back = await room.build()
  expect(back.rendered).toEqual(articles('en', 6))
  expect(back.outputs).toBe(first.outputs)
  expect(room.output()).toEqual(before)
})

describe('a picture that is damaged is told of as long as it is', () => {
  const roof = 'content/en/news/roof.png'
  test.each([
    ['it breaks off', picture(40, 30).subarray(0, 50), 'image/unreadable'],
    ['it is empty', '', 'image/unreadable'],
    ['a pointer stands for it', lfsPointer, 'source/pointer'],
    ['a page stands for it', '<!doctype html>', 'image/unreadable'],
  ])('%s', async (_, bytes, code) => {
    const room = newsroom(files(), limits)
    await room.build()
    const before = room.output()
    room.write(roof, bytes)
    const place = `${code} ${source('en', 11)}:8:1`
    for (const _ of ['once', 'and again']) {
      const broken = await room.build()
      expect([broken.ok, placesOf(broken.diagnostics)]).toEqual([false, expect.arrayContaining([place])])
      expect(room.output()).toEqual(before)
    }
    // An edit of another text must not hide it.
    room.edit(source('en', 6), 'More of 6.', 'Much more of 6.')
    expect(placesOf((await room.build()).diagnostics)).toContain(place)
    room.write(roof, picture(40, 30))
    const mended = await room.build()
    expect([mended.ok, mended.rendered]).toEqual([true, articles('en', 6)])
  })

  test('in static/, and in front matter', async () => {
    const room = newsroom({ ...files(), 'static/roof.png': picture(40, 30) }, limits)
    room.write(source('en', 6), `${withLine('en', 6, 'image: /roof.png')}\n![A roof](/roof.png)\n`)
    expect((await room.build()).ok).toBe(true)
    room.write('static/roof.png', picture(40, 30).subarray(0, 50))
    const broken = await room.build()
    expect(placesOf(broken.diagnostics).filter(one => one.startsWith('image/unreadable'))).toEqual([
      `image/unreadable ${source('en', 6)}:2:8`,
      expect.stringMatching(/^image\/unreadable .*:\d+:1$/),
    ])
    room.write('static/roof.png', picture(40, 30))
    expect(await room.build()).toMatchObject({ ok: true, rendered: [] })
  })
})

test('another branch and back: what was parsed once is not parsed again, and what stood there stands there', async () => {
  const room = newsroom(files(), limits)
  await room.build()
  const before = room.output()
  const main = room.remember()
  for (const n of [6, 8, 13]) room.edit(source('en', n), `Text of ${n}.`, `On the branch, of ${n}.`)
  room.write('content/en/news/draft.md', latest)
  room.remove(source('zh', 5))
  expect((await room.build()).parses).toBe(4)
  const branch = room.remember()
  for (const _ of ['once', 'and again']) {
    main()
    expect((await room.build()).parses).toBe(0)
    expect(room.output()).toEqual(before)
    branch()
    expect((await room.build()).parses).toBe(0)
  }
})

test('the pages of other years have nothing to do with what is published this year', async () => {
  const older = latest.replace('2021-06-20', '2019-03-01')
  const room = newsroom({ ...files(), 'content/en/news/older.md': older }, limits)
  await room.build()
  room.write('content/en/news/just-in.md', latest)
  const { rendered } = await room.build()
  expect(rendered.filter(path => path.includes('/archive/'))).toEqual(
    pages('en', 'archive/2021/06', 'archive/2021'),
  )
})

describe('time is an input', () => {
  const aMonthLater = { now: '2021-07-21T00:00:00Z' }
  const appears = [
    ...articles('en', 30),
    ...pages('en', 'news/soon', '', 'news', 'tags/air', 'archive/2021/07'),
    ...feeds('en', '', 'news'),
    ...counts('en', 'tags', 'archive', 'site-map'),
    ...['sitemap.xml', 'sitemaps/en-2021-07.xml', 'sitemaps/en-pages.xml'],
  ]

  test('an article appears on its day, though no file has changed', async () => {
    const room = newsroom({ ...files(), 'content/en/news/soon.md': upcoming }, limits)
    await room.build()
    expect((await room.build({ now: '2021-07-19T00:00:00Z' })).rendered).toEqual([])
    const { rendered, parsed } = await room.build(aMonthLater)
    expect(rendered).toEqual([...appears].sort())
    expect(parsed).toBe(0)
  })

  test('it is gone again in a build for an earlier moment', async () => {
    const room = newsroom({ ...files(), 'content/en/news/soon.md': upcoming }, limits)
    await room.build(aMonthLater)
    const { changes } = await room.build({ now: '2021-07-01T00:00:00Z' })
    expect(changes.removed).toContain('en/news/soon/index.html')
    expect((await room.build(aMonthLater)).changes.added).toContain('en/news/soon/index.html')
  })

  test('an article goes on the day that it expires', async () => {
    const room = newsroom(
      { ...files(), [source('en', 29)]: withLine('en', 29, 'expires: 2021-07-10') },
      limits,
    )
    await room.build()
    const { rendered, changes } = await room.build(aMonthLater)
    expect(rendered).toEqual([...aroundLast].sort())
    expect(changes.removed).toContain(page('en', 29))
  })

  test('a link to it is words from that day on, and says so as long as it stands', async () => {
    const room = newsroom(
      { ...files(), [source('en', 12)]: withLine('en', 12, 'expires: 2021-07-10') },
      limits,
    )
    const linked = /<a href="\/en\/news\/en12\/">we wrote<\/a>/
    expect((await room.build()).diagnostics.map(one => one.code)).not.toContain('link/not-now')
    expect(room.output().get(page('en', 20))?.toString()).toMatch(linked)
    const checked = await room.build({ write: false })
    expect(checked.diagnostics.find(one => one.code === 'link/expires')?.message).toMatch(/2021-07-10$/)
    const gone = await room.build(aMonthLater)
    expect(gone.ok).toBe(true)
    expect(gone.rendered).toContain(page('en', 20))
    expect(gone.changes.removed).toContain(page('en', 12))
    for (const again of [gone, await room.build(aMonthLater), await room.build({ now: '2021-09-01' })]) {
      expect(placesOf(again.diagnostics)).toContain(`link/not-now ${source('en', 20)}:7:4`)
    }
    expect(room.output().get(page('en', 20))?.toString()).toContain('As we wrote.')
    room.write(source('en', 20), text('en', 20).replace('As [we wrote](../news/en12.md).', 'As told.'))
    expect((await room.build(aMonthLater)).diagnostics.map(one => one.code)).not.toContain('link/not-now')
  })

  test('what is lacking of a pair that waits is told until it is there', async () => {
    const waiting = '---\ntitle: 后\ndate: 2021-07-10\nauthor: 李伟\n---\n正文。\n'
    const alone = '---\ntitle: Soon\ndate: 2021-06-01\n---\nText.\n'
    const room = newsroom(
      { ...files(), 'content/en/news/soon.md': alone, 'content/zh/news/soon.md': waiting },
      limits,
    )
    const told = `pair/lacking content/en/news/soon.md:2:8`
    expect(placesOf((await room.build()).diagnostics)).toContain(told)
    expect(placesOf((await room.build()).diagnostics)).toContain(told)
    const there = await room.build(aMonthLater)
    expect(placesOf(there.diagnostics)).not.toContain(told)
    expect(there.rendered).toContain('en/news/soon/index.html')
    expect(room.output().get('en/news/soon/index.html')?.toString()).toContain('Li Wei')
  })

  test('the day of a pair counts too', async () => {
    const paired = '---\ntitle: 即将\n---\n正文。\n'
    const room = newsroom(
      { ...files(), 'content/en/news/soon.md': upcoming, 'content/zh/news/soon.md': paired },
      limits,
    )
    await room.build()
    expect((await room.build(aMonthLater)).changes.added).toContain('zh/news/soon/index.html')
  })
})

describe('drafts', () => {
  test('a draft is flipped to and fro', async () => {
    const room = newsroom(files(), limits)
    await room.build()
    room.write(source('en', 29), withLine('en', 29, 'draft: true'))
    await room.build()
    room.write(source('en', 29), text('en', 29))
    const back = [...aroundLast, ...articles('en', 29), ...pages('en', 'tags/air/page/2')]
    expect((await room.build()).rendered).toEqual(back.sort())
  })

  test('are shown and hidden by the option, without a trace', async () => {
    const room = newsroom({ ...files(), 'content/en/news/d.md': withLine('en', 29, 'draft: true') }, limits)
    await room.build()
    const before = room.output()
    expect((await room.build({ drafts: true })).changes.added).toContain('en/news/d/index.html')
    expect((await room.build()).changes.removed).toContain('en/news/d/index.html')
    expect(room.output()).toEqual(before)
  })
})

describe('problems', () => {
  test('a link to an article that is unpublished is an error at its place, and the former output stands', async () => {
    const room = newsroom(files(), limits)
    await room.build()
    const before = room.output()
    room.write(source('en', 12), withLine('en', 12, 'draft: true'))
    for (const _ of ['found', 'found again']) {
      const { ok, diagnostics } = await room.build()
      expect(ok).toBe(false)
      expect(placesOf(diagnostics)).toContain(`link/unpublished ${source('en', 20)}:7:4`)
      expect(room.output()).toEqual(before)
    }
    room.write(source('en', 12), text('en', 12))
    const mended = await room.build()
    expect(mended.ok).toBe(true)
    expect(mended.rendered).toEqual([])
  })

  test('what a failed build has rendered is not believed to be published', async () => {
    const room = newsroom(files(), limits)
    await room.build()
    room.edit(source('en', 6), 'More of 6.', 'Much more of 6.')
    room.edit(source('en', 20), 'en12.md', 'en99.md')
    expect((await room.build()).ok).toBe(false)
    room.edit(source('en', 20), 'en99.md', 'en12.md')
    expect((await room.build()).rendered).toEqual(articles('en', 6))
  })

  test('a failed first build leaves nothing behind that a later one relies on', async () => {
    const room = newsroom({ ...files(), [source('en', 20)]: text('en', 20).replace('en12', 'en99') }, limits)
    expect((await room.build()).ok).toBe(false)
    room.write(source('en', 20), text('en', 20))
    const built = await room.build()
    expect(built.ok).toBe(true)
    expect(built.written).toBe(built.outputs)
  })

  test('a broken template, then a mended one', async () => {
    const room = newsroom(files(), limits)
    await room.build()
    const template = room.read('templates/pages/article.njk')
    room.write('templates/pages/article.njk', `${template}{% if %}`)
    expect((await room.build()).ok).toBe(false)
    room.write('templates/pages/article.njk', template)
    expect((await room.build()).rendered).toEqual([])
  })

  test('warnings are told in every build, also when nothing is parsed or rendered', async () => {
    const broken = text('en', 6).replace('More of 6.', '[gone](gone.md)')
    const room = newsroom(
      { ...files(), [source('en', 6)]: broken },
      { ...limits, severity: { 'link/broken': 'warning' } },
    )
    const found = [`image/alt ${source('en', 11)}:8:1`, `link/broken ${source('en', 6)}:9:1`]
    expect(placesOf((await room.build()).diagnostics).sort()).toEqual(found)
    for (const _ of ['nothing to do', 'again']) {
      const built = await room.build()
      expect(built.rendered).toEqual([])
      expect(placesOf(built.diagnostics).sort()).toEqual(found)
    }
    // An edit elsewhere renders other pages; what this one reported must still be told.
    room.edit(source('en', 8), 'More of 8.', 'Much more of 8.')
    const other = await room.build()
    expect(other.rendered).toEqual(articles('en', 8))
    expect(placesOf(other.diagnostics).sort()).toEqual(found)
    // The severity is the config's of today, not of the day that the page was rendered.
    room.edit('site.config.json', '"warning"', '"error"')
    expect((await room.build()).ok).toBe(false)
  })

  test('a warning goes with its cause', async () => {
    const room = newsroom(files(), limits)
    expect(placesOf((await room.build()).diagnostics)).toEqual([`image/alt ${source('en', 11)}:8:1`])
    room.edit(source('en', 11), '![]', '![The roof]')
    expect((await room.build()).diagnostics).toEqual([])
    expect((await room.build()).diagnostics).toEqual([])
  })
})

describe('the output folder', () => {
  test('a page that somebody deleted or edited is written again', async () => {
    const room = newsroom(files(), limits)
    await room.build()
    room.remove(`dist/${page('en', 6)}`)
    room.write(`dist/${page('en', 8)}`, 'scribble')
    const { changes, parsed } = await room.build()
    expect(changes).toEqual({ added: articles('en', 6), changed: articles('en', 8), removed: [] })
    expect(parsed).toBe(0)
  })

  test('a deleted output is built again without parsing', async () => {
    const room = newsroom(files(), limits)
    const { outputs } = await room.build()
    room.remove('dist')
    const { written, parsed } = await room.build()
    expect({ written, parsed }).toEqual({ written: outputs, parsed: 0 })
  })

  test('two output folders take turns, and neither is taken for the other', async () => {
    const room = newsroom(files(), limits)
    const { outputs } = await room.build()
    expect((await room.build({ out: 'dist2' })).written).toBe(outputs)
    room.edit(source('en', 6), 'More of 6.', 'Much more of 6.')
    await room.build({ out: 'dist2' })
    expect((await room.build()).changes.changed).toEqual(articles('en', 6))
    expect((await room.build({ out: 'dist2' })).written).toBe(0)
  })

  test('a check in between keeps nothing and spoils nothing', async () => {
    const room = newsroom(files(), limits)
    await room.build()
    room.edit(source('en', 6), 'More of 6.', 'Much more of 6.')
    expect((await room.build({ write: false })).written).toBe(0)
    expect((await room.build()).changes.changed).toEqual(articles('en', 6))
  })
})

describe('a clone of the folder, in which every file has a new time', () => {
  test('with the cache and without the output: nothing is parsed, all is written', async () => {
    const room = newsroom(files(), limits)
    const { outputs } = await room.build()
    const { parsed, written } = await room.clone({ output: false }).build()
    expect({ parsed, written }).toEqual({ parsed: 0, written: outputs })
  })

  test('with both: nothing is parsed', async () => {
    const room = newsroom(files(), limits)
    await room.build()
    const copy = room.clone()
    const built = await copy.build()
    expect(built.parsed).toBe(0)
    expect(built.changes).toEqual({ added: [], changed: [], removed: [] })
    const { parsed, rendered, written } = await copy.build()
    expect({ parsed, rendered, written }).toEqual({ parsed: 0, rendered: [], written: 0 })
  })

  test('with the output and no cache, the build is refused: nobody knows whose files they are', async () => {
    const room = newsroom(files(), limits)
    await room.build()
    const copy = room.clone({ cache: false })
    expect((await copy.build()).refused).toBe(true)
  })
})

describe('a file whose size and time are what they were', () => {
  // Archives keep times by the second, `cp -p` and `rsync -t` keep them altogether: equal times say little.
  const then = new Date('2021-06-30T00:00:00Z')
  const setTime = (room: Newsroom, path: string): void => utimesSync(join(room.folder, path), then, then)

  test('two files change places', async () => {
    const room = newsroom(files(), limits)
    const [one, two] = [source('en', 22), source('en', 26)]
    for (const path of [one, two]) setTime(room, path)
    await room.build()
    room.move(one, 'aside')
    room.move(two, one)
    room.move('aside', two)
    expect((await room.build()).rendered).toContain(page('en', 22))
  })

  test('another text in its place, with the old time', async () => {
    const room = newsroom(files(), limits)
    setTime(room, source('en', 6))
    await room.build()
    room.edit(source('en', 6), 'More of 6.', 'Less of 6.')
    setTime(room, source('en', 6))
    expect((await room.build()).rendered).toEqual(articles('en', 6))
  })
})

/** What a build says of its changes is what has changed, in its counts and in the file for whoever uploads them. */
function expectTrueReport(room: Newsroom, { changes, written, removed }: Built): void {
  expect(JSON.parse(room.read('.cache/changes.json')), 'changes.json').toEqual(changes)
  expect(written, 'written').toBe(changes.added.length + changes.changed.length)
  expect(removed, 'removed').toBe(changes.removed.length)
}

test('an article that loses its text is told of, and no longer when it has one again', async () => {
  const room = newsroom(files(), limits)
  // A summary and no lead, so that nobody else sees the text.
  room.write('content/en/news/short.md', '---\ntitle: S\ndate: 2021-06-20 08:00\nsummary: x\n---\n`a b`\n')
  await room.build()
  const leftovers = (built: Built) => placesOf(built.diagnostics).filter(one => one.startsWith('markdown/'))
  room.edit('content/en/news/short.md', '`a b`', '')
  expect(leftovers(await room.build())).toEqual(['markdown/leftover content/en/news/short.md:5:1'])
  room.edit('content/en/news/short.md', '---\n\n', '---\n```\na\n```\n')
  expect(leftovers(await room.build())).toEqual([])
})
