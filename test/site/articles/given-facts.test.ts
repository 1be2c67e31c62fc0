import { describe, expect, test } from 'vitest'
import { article, type Files, type Options, placesOf, siteOf } from '../../support/site.ts'

const now = Date.parse('2021-02-01T00:00:00+08:00')
const id = 'content/en/news/a.md'
const pair = 'content/zh/news/a.md'
const facts = [
  'source: 晨报',
  'author: 王五',
  'editor: 李四',
  'tags: [空气]',
  'section: 专栏',
  'image: { src: /p.png, alt: A }',
]

/** An English article without facts, and a Chinese one that has them all. */
function files(ofPair: string, own = ''): Files {
  const pairDate = /^date:/m.test(ofPair) ? '' : 'date: 2021-01-11\n'
  return {
    [id]: `---\ntitle: A\n${own}---\nText.\n`,
    [pair]: `---\ntitle: 甲\n${pairDate}${[...facts, ofPair].filter(Boolean).join('\n')}\n---\n文。\n`,
    'static/p.png': 'x',
  }
}

function rigOf(ofPair: string, own = '', options: Options = {}) {
  return siteOf(files(ofPair, own), { now, ...options })
}

describe('what a piece leaves to its pair', () => {
  const given = {
    terms: { source: ['晨报'], author: ['王五'], editor: ['李四'], tags: ['空气'] },
    section: '专栏',
    ...{ image: 'static/p.png', date: { iso: '2021-01-11T00:00:00+08:00' } },
  }

  test('a pair that has expired gives, as before it expired', () => {
    for (const line of ['', 'expires: 2021-02-02', 'expires: 2021-01-20']) {
      const rig = rigOf(line)
      expect(rig.diagnostics).toEqual([])
      expect(rig.ask.article(id), line).toMatchObject(given)
      // The names of its terms were public too.
      expect(rig.ask.term('people', 'en', '王五')).toMatchObject({ name: '王五', lang: 'zh-Hans' })
      expect(rig.problems('en/news/a/index.html')).toEqual([])
    }
  })

  test.each([
    ['draft: true', '', 'which is a draft'],
    ['draft: true\nexpires: 2021-01-20', '', 'which is a draft'],
    ['date: 2021-03-01 08:00', 'date: 2021-01-12\n', 'which waits until 2021-03-01 08:00'],
    ['date: 2021-03-01', 'date: 2021-01-12\n', 'which waits until 2021-03-01'],
    // It never was public.
    ['date: 2021-03-01\nexpires: 2021-01-20', 'date: 2021-01-12\n', 'which is never shown'],
  ])('a pair with "%s" gives the date alone, and what is lacking is told', (line, own, why) => {
    const rig = rigOf(line, own)
    const { terms, section, image, date } = rig.ask.article(id)
    expect([terms.tags, terms.author, terms.editor, terms.source, section, image]).toEqual([
      [],
      [],
      [],
      [],
      'news',
      undefined,
    ])
    expect(date?.iso).toBe(own === '' ? '2021-01-11T00:00:00+08:00' : '2021-01-12T00:00:00+08:00')
    const lacking = rig.diagnostics.filter(one => !/\/dates?$/.test(one.code))
    expect(lacking).toMatchObject([
      {
        ...{ code: 'pair/lacking', severity: 'warning', file: id, line: 2, column: 8 },
        message: `this lacks the tags, author, editor, source, section and image of its pair, ${why}`,
        hint: 'write it here too; otherwise it is taken from the pair once that is published',
      },
    ])
    expect(lacking[0]?.related?.map(one => one.file)).toEqual(Array(6).fill(pair))
  })

  test('what it says itself, or its folder says, it does not lack', () => {
    const own = 'source: S\nauthor: A\neditor: E\ntags: []\nimage: { src: /p.png, alt: A }\n'
    expect(rigOf('draft: true', `${own}section: 专栏\n`).diagnostics).toEqual([])
    const inFolder = { [id]: `---\ntitle: A\n---\nText.\n`, [pair]: article('section: news\ndraft: true') }
    expect(siteOf(inFolder, { now }).diagnostics).toEqual([])
  })

  test('one that waits is told of as it will appear', () => {
    expect(placesOf(rigOf('draft: true', 'date: 2021-02-10\n').diagnostics)).toContain(
      `pair/lacking ${id}:2:8`,
    )
    const both = rigOf('date: 2021-02-09', 'date: 2021-02-10\n')
    expect(both.diagnostics).toEqual([])
    // What is never shown lacks nothing.
    for (const own of ['draft: true\n', 'date: 2021-01-11\nexpires: 2021-01-12\n']) {
      expect(rigOf('draft: true', own).diagnostics).toEqual([])
    }
  })

  test('what has expired by then is given nothing by what appears later', () => {
    const rig = rigOf('date: 2021-01-25', 'date: 2021-01-12\nexpires: 2021-01-20\n')
    expect(rig.diagnostics).toEqual([])
    expect(rig.site.gone?.articles.get(id)?.terms.tags).toEqual([])
    const later = rigOf('date: 2021-02-25', 'date: 2021-01-12\n')
    expect(later.site.articles.get(id)?.terms.tags).toEqual([])
    expect(later.site.coming?.articles.get(id)?.terms.tags).toEqual(['空气'])
  })

  test('a build with drafts has it all', () => {
    const rig = rigOf('draft: true', '', { drafts: true })
    expect(rig.diagnostics).toEqual([])
    expect(rig.ask.article(id)).toMatchObject(given)
  })
})

test('nobody is told that a section will be taken later, which one of a folder is not', () => {
  const rig = siteOf(
    { [id]: article(''), [pair]: '---\ntitle: 甲\ndate: 2021-03-01\nsection: 专栏\n---\n文。\n' },
    { now },
  )
  expect(rig.diagnostics.filter(one => one.code === 'pair/lacking')).toMatchObject([
    {
      message: expect.stringContaining('this lacks the section of its pair'),
      hint: 'write here what is meant',
    },
  ])
})

describe('an address that depends on the section', () => {
  const config = { address: '{edition}/{section}/{slug}' }

  test.each(['draft: true', 'date: 2021-01-12\nexpires: 2021-01-11'])(
    'is an error where only a pair with "%s" names it',
    line => {
      const rig = rigOf(line, 'date: 2021-01-12\n', { config })
      const found = rig.diagnostics.filter(
        one => one.severity === 'error' && one.code !== 'front-matter/date',
      )
      expect(found).toMatchObject([
        {
          ...{ code: 'pair/address', file: id, line: 2, column: 8 },
          hint: 'write `section: 专栏` here too, or the address changes when the pair is published',
        },
      ])
      expect(rig.diagnostics.find(one => one.code === 'pair/lacking')?.message).toContain(
        'editor, source and image',
      )
    },
  )

  test('is one already while the piece itself waits', () => {
    const waiting = rigOf('date: 2021-03-01', 'date: 2021-02-10\n', { config })
    expect(placesOf(waiting.diagnostics)).toContain(`pair/address ${id}:2:8`)
    // It names its section itself by then.
    expect(rigOf('date: 2021-02-09', 'date: 2021-02-10\n', { config }).diagnostics).toEqual([])
  })

  test('stays when the pair expires', () => {
    for (const line of ['', 'expires: 2021-01-20']) {
      const rig = rigOf(line, '', { config })
      expect(rig.diagnostics).toEqual([])
      expect(rig.ask.article(id).path).toBe('en/专栏/a/index.html')
    }
  })
})

test('a section by folder is not replaced by that of a pair that appears later', () => {
  const at = (date: string) =>
    rigOf('date: 2021-01-20', `date: ${date}\n`, { config: { address: '{edition}/{slug}' } })
  const later = at('2021-01-10')
  expect(later.ask.article(id)).toMatchObject({ section: 'news', terms: { tags: ['空气'] } })
  expect(later.diagnostics.map(one => one.message)).toEqual([
    'this lacks the section of its pair, which appeared later, on 2021-01-20',
  ])
  const earlier = at('2021-01-21')
  expect(earlier.ask.article(id)).toMatchObject({ section: '专栏', terms: { tags: ['空气'] } })
  expect(earlier.diagnostics).toEqual([])
})

test('a version that appears later does not replace what another has given', () => {
  const edition = { lang: 'de', label: 'D', title: 'D', description: 'D' }
  const strings = '{}'
  const site = (at: string) =>
    siteOf(
      {
        'content/zh/a.md': '---\ntitle: A\ndate: 2021-01-20\nauthor: Z\n---\n文。\n',
        'content/en/a.md': '---\ntitle: A\ndate: 2021-01-10\nauthor: E\n---\nText.\n',
        'content/de/a.md': '---\ntitle: A\ndate: 2021-01-11\n---\nText.\n',
        'templates/strings/de.json': strings,
      },
      {
        now: Date.parse(at),
        config: {
          default: 'zh',
          editions: {
            zh: { ...edition, lang: 'zh-Hans' },
            en: { ...edition, lang: 'en' },
            de: edition,
          },
        },
      },
    ).ask.article('content/de/a.md').terms.author
  expect(site('2021-01-15T00:00:00Z')).toEqual(['e'])
  expect(site('2021-02-15T00:00:00Z')).toEqual(['e'])
})
