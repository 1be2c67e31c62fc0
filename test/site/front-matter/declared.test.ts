import { describe, expect, test } from 'vitest'
import type { SiteConfig } from '../../../src/model/config.ts'
import { newsroom, themedNewsroom } from '../../support/newsroom.ts'
import { article, type Rig, siteOf } from '../../support/site.ts'

const fields = {
  subtitle: 'text',
  rating: { type: 'number', min: 1, max: 5, shared: true, card: true },
  official: 'boolean',
  held: { type: 'date', shared: true },
  record: 'address',
  beat: { type: 'choice', options: ['air', 'water'], default: 'air', card: true },
  stops: { type: 'list', of: 'choice', options: ['north', 'south'] },
  levels: { type: 'list', of: 'number' },
  untertitel: 'subtitle',
} as const satisfies SiteConfig['fields']

const dump = '{{ article.fields | dump | safe }}'

function site(files: Readonly<Record<string, string>>, over: SiteConfig['fields'] = {}): Rig {
  const templates = {
    'templates/pages/article.njk': dump,
    'templates/pages/standing.njk': '{{ standing.fields | dump | safe }}',
  }
  return siteOf({ ...files, ...templates }, { config: { fields: { ...fields, ...over } } })
}

const told = ({ diagnostics }: Rig): string[] =>
  diagnostics.map(
    ({ code, file, line, column, message, hint }) => `${code} ${file}:${line}:${column} ${message} → ${hint}`,
  )

const all = `subtitle: ' 副题 '
rating: 4.5
official: false
held: 2021-02-03
record: https://example.org
beat: water
stops: north
levels: [1, 2.5]`

test('a field of each type reaches templates as what it is', () => {
  const rig = site({ 'content/en/a.md': article(all), 'content/en/pages/b.md': article(all) })
  expect(told(rig)).toEqual([])
  const shown = JSON.parse(rig.text('en/a/index.html'))
  expect(shown).toEqual({
    ...{ subtitle: '副题', rating: 4.5, official: false, record: 'https://example.org/', beat: 'water' },
    ...{ stops: ['north'], levels: [1, 2.5] },
    held: expect.objectContaining({ year: 2021, month: 2, day: 3 }),
  })
  expect(JSON.parse(rig.text('en/b/index.html'))).toEqual(shown)
  expect(rig.ask.article('content/en/a.md').extra).toEqual({})
})

test('a number is text where text is wanted, as it is spelled', () => {
  const rig = site({ 'content/en/a.md': article('subtitle: 010') })
  expect(rig.ask.article('content/en/a.md').fields).toEqual({ subtitle: '010', beat: 'air' })
})

test('what says nothing is absent, or what the config has for it', () => {
  const rig = site({ 'content/en/a.md': article('subtitle:\nbeat: ""') })
  expect(told(rig)).toEqual([])
  expect(rig.text('en/a/index.html')).toBe('{"beat":"air"}')
})

test("another system's name for a field is read as the field", () => {
  const rig = site({ 'content/en/a.md': article('untertitel: Below') })
  expect(rig.ask.article('content/en/a.md').fields.subtitle).toBe('Below')
})

describe('what is not as declared is told at its place, all in one run', () => {
  const says = "`fields` in the site's config says what"
  test.each<[string, string, string]>([
    [
      'text',
      'subtitle: [a]',
      `front-matter/type content/en/a.md:4:11 "subtitle" must be a text, not a list → ${says} "subtitle" may be`,
    ],
    [
      'a number',
      'rating: high',
      `front-matter/type content/en/a.md:4:9 "rating" must be a number, not "high" → ${says} "rating" may be`,
    ],
    [
      'a range',
      'rating:  7',
      `front-matter/type content/en/a.md:4:10 "rating" must be at least 1 and at most 5, not 7 → ${says} "rating" may be`,
    ],
    [
      'true or false',
      'official: ja',
      'front-matter/type content/en/a.md:4:11 "official" must be true or false, not "ja" → write true or false',
    ],
    [
      'a date',
      'held: soon',
      'front-matter/date content/en/a.md:4:7 "held": "soon" is not a date → write 2021-01-11, 2021-01-11 13:31 or 2021-01-11T13:31:00+08:00',
    ],
    [
      'an address',
      'record: htps://example.org',
      'front-matter/url content/en/a.md:4:9 "record" must be a web address, not "htps://example.org" → did you mean "https://example.org"?',
    ],
    [
      'a choice',
      'beat: watre',
      'front-matter/type content/en/a.md:4:7 "beat" must be "air" or "water", not "watre" → did you mean "water"?',
    ],
    [
      'an item',
      'stops:\n  - north\n  - suoth',
      'front-matter/type content/en/a.md:6:5 "stops.1" must be "north" or "south", not "suoth" → did you mean "south"?',
    ],
    [
      'a number in a list',
      'levels: [1, x]',
      `front-matter/type content/en/a.md:4:13 "levels.1" must be a number, not "x" → ${says} "levels" may be`,
    ],
    [
      'a slip in the key',
      'subtilte: x',
      'front-matter/unknown-key content/en/a.md:4:1 "subtilte" is not a key that Diglot knows → did you mean `subtitle`?',
    ],
  ])('%s', (_, line, expected) => {
    expect(told(site({ 'content/en/a.md': article(line) }))).toEqual([expected])
  })

  test('together', () => {
    const rig = site({
      'content/en/a.md': article('rating: 7\nbeat: x\nheld: soon'),
      'content/en/b.md': article('levels: x'),
    })
    expect(rig.diagnostics).toHaveLength(4)
  })
})

test('what every article must have is told where neither it nor its pair has it; standing pages need not', () => {
  const over = {
    lede: { type: 'text', required: true, shared: true },
    photographer: { type: 'term', of: 'people', required: true },
  } as const
  const rig = site(
    {
      'content/en/a.md': article(''),
      'content/zh/a.md': article('lede: 导语\nphotographer: Li'),
      'content/en/b.md': article('lede: [x]\nphotographer: Li'),
      'content/en/c.md': article('photographer: Li'),
      'content/en/d.md': article('lede: x'),
      'content/en/pages/e.md': article(''),
    },
    over,
  )
  expect(rig.diagnostics.map(({ code, file, message }) => `${code} ${file} ${message}`)).toEqual([
    'front-matter/type content/en/b.md "lede" must be a text, not a list',
    'front-matter/required content/en/c.md "lede" is missing',
    'front-matter/required content/en/d.md "photographer" is missing',
  ])
})

test('a pair shares what is declared so, and nothing else', () => {
  const rig = site({
    'content/zh/a.md': article('rating: 4\nheld: 2021-02-03\nsubtitle: 副题\nofficial: true'),
    'content/en/a.md': article('rating: 2'),
    'content/en/b.md': article(''),
  })
  expect(told(rig)).toEqual([])
  const { fields: ofEn } = rig.ask.article('content/en/a.md')
  expect(Object.keys(ofEn)).toEqual(['rating', 'held', 'beat'])
  expect(ofEn.rating).toBe(2)
  expect(rig.ask.article('content/en/b.md').fields).toEqual({ beat: 'air' })
})

test('a card has what is declared so; of a site without such fields it is what it was', () => {
  const files = { 'content/en/a.md': article(all) }
  expect(site(files).ask.card('content/en/a.md').fields).toEqual({ rating: 4.5, beat: 'water' })
  expect(siteOf(files).ask.card('content/en/a.md')).not.toHaveProperty('fields')
})

test('with a withdrawn text goes what was said of it', () => {
  const rig = site({ 'content/en/a.md': article(`${all}\nwithdrawn: Sorry.`) })
  expect(rig.text('en/a/index.html')).toBe('{}')
})

describe('that a key is declared does not publish a draft by the words of another system', () => {
  test.each(['status: draft', 'visibility: private', 'published: false'])('%s', line => {
    const [key = ''] = line.split(':')
    const type = line.endsWith('false') ? 'boolean' : 'text'
    const rig = site({ 'content/en/a.md': article(line) }, { [key]: type })
    expect(told(rig)).toEqual([
      `front-matter/not-yet content/en/a.md:4:1 "${line}" keeps a piece back in other systems, and here it is a field like others → write \`draft: true\` too, or give the field another name in the config: all readers of the site see what is published`,
    ])
    expect(rig.pages.map(({ path }) => path)).not.toContain('en/a/index.html')
  })

  test('what says that a piece is out is a value like others', () => {
    const rig = site({ 'content/en/a.md': article('status: published') }, { status: 'text' })
    expect(told(rig)).toEqual([])
    expect(rig.ask.article('content/en/a.md').fields.status).toBe('published')
  })
})

test('terms of a taxonomy, also under another key, lead to its pages', () => {
  const rig = siteOf(
    { 'content/en/a.md': article('place: Zhuzhou\nstops: [Changsha, Zhuzhou]\nauthor: Li') },
    {
      config: {
        taxonomies: { places: { zh: '地点', en: 'Places', field: 'place' } },
        fields: { place: { type: 'term', of: 'places' }, stops: { type: 'list', of: 'places' } },
      },
    },
  )
  expect(told(rig)).toEqual([])
  const { terms, fields: values } = rig.ask.article('content/en/a.md')
  expect(values).toEqual({})
  expect(terms.place).toEqual(['zhuzhou'])
  expect(terms.stops).toEqual(['changsha', 'zhuzhou'])
  expect(rig.pages.map(({ path }) => path)).toContain('en/places/changsha/index.html')
})

describe('an edit of a field', () => {
  const files = {
    'content/en/news/a.md': article('rating: 4\nsubtitle: S').replace('title: T', 'title: A'),
    'content/en/news/b.md': article('rating: 3').replace('title: T', 'title: B'),
    'templates/pages/article.njk': dump,
    'templates/pages/list.njk':
      '{% for day in days %}{% for card in day.cards %}{{ card.title }} {{ card.fields | dump | safe }}{% endfor %}{% endfor %}',
  }
  const config = { fields: { rating: fields.rating, subtitle: fields.subtitle } }

  // Feeds ask for whole articles.
  const feeds = ['en', 'en/news'].flatMap(folder =>
    ['atom.xml', 'feed.json', 'rss.xml'].map(name => `${folder}/${name}`),
  )
  const own = ['en/news/a/index.html', ...feeds]

  test('that cards have renders all that shows the card, and no other page', async () => {
    const room = newsroom(files, config)
    await room.build()
    room.edit('content/en/news/a.md', 'rating: 4', 'rating: 5')
    const { rendered, ok } = await room.build()
    expect(ok).toBe(true)
    const lists = ['en/index.html', 'en/news/index.html', 'en/archive/2021/01/index.html']
    // The other article names this one at its foot.
    expect(rendered).toEqual([...own, ...lists, 'en/news/b/index.html'].sort())
  })

  test('that they have not renders no list', async () => {
    const room = newsroom(files, config)
    await room.build()
    room.edit('content/en/news/a.md', 'subtitle: S', 'subtitle: Other')
    const { rendered, changes } = await room.build()
    expect(rendered).toEqual(own.toSorted())
    expect(changes.changed).toEqual(['en/news/a/index.html'])
  })
})

test('by config alone the default theme shows a subtitle, escaped, and of a site without one it is as it was', async () => {
  const files = {
    'content/en/a.md': article('subtitle: Air & water'),
    'content/en/b.md': article(''),
    'content/en/pages/c.md': article('subtitle: Us'),
  }
  const room = themedNewsroom(files, { fields: { subtitle: 'text' } })
  expect((await room.build()).ok).toBe(true)
  expect(room.output().get('en/a/index.html')).toContain('</h1>\n<p class="standfirst">Air &amp; water</p>')
  expect(room.output().get('en/c/index.html')).toContain('</h1>\n<p class="standfirst">Us</p>')
  expect(room.output().get('en/b/index.html')).not.toContain('standfirst')
})
