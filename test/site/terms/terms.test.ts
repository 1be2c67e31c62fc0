import { describe, expect, test } from 'vitest'
import { article, placesOf, siteOf } from '../../support/site.ts'

const registry = {
  'content/registry/tags.yaml': `air:
  zh: 空气质量
  en: Air quality
  aliases: [大气, AQI]
water:
  en: Water
`,
}

describe('a registered term', () => {
  test.each([
    'air',
    'Air',
    '空气质量',
    'Air quality',
    'AIR QUALITY',
    'aqi',
    '大气',
    '" air "',
    'Air-Quality',
  ])('may be called %s', name => {
    const rig = siteOf({ ...registry, 'content/zh/a.md': article(`tags: [${name}]`) })
    if (name === 'Air-Quality')
      return expect(rig.ask.article('content/zh/a.md').terms.tags).toEqual(['air-quality'])
    expect(rig.diagnostics).toEqual([])
    expect(rig.ask.article('content/zh/a.md').terms.tags).toEqual(['air'])
  })

  test('is shown by the edition’s name, or by another’s with its language', () => {
    const rig = siteOf({
      ...registry,
      'content/zh/a.md': article('tags: [AQI, water]'),
      'content/en/a.md': article('tags: [大气]'),
    })
    expect(rig.ask.term('tags', 'zh', 'air')).toEqual({ id: 'air', name: '空气质量', url: '/zh/tags/air/' })
    expect(rig.ask.term('tags', 'en', 'air')).toEqual({
      id: 'air',
      name: 'Air quality',
      url: '/en/tags/air/',
    })
    expect(rig.ask.term('tags', 'zh', 'water')).toEqual({
      ...{ id: 'water', name: 'Water', lang: 'en', url: '/zh/tags/water/' },
    })
    expect(rig.ask.versions('zh/tags/air')).toEqual([
      { edition: 'zh', url: '/zh/tags/air/' },
      { edition: 'en', url: '/en/tags/air/' },
    ])
  })

  test('named twice by an article counts once', () => {
    const rig = siteOf({ ...registry, 'content/zh/a.md': article('tags: [air, 大气, AQI]') })
    expect(rig.ask.article('content/zh/a.md').terms.tags).toEqual(['air'])
    expect(rig.ask.terms('tags', 'zh')).toEqual([{ id: 'air', count: 1 }])
  })

  test('a tag and a person of one name are two terms', () => {
    const rig = siteOf(
      { ...registry, 'content/zh/a.md': article('author: air') },
      { config: { terms: 'open' } },
    )
    expect(rig.ask.article('content/zh/a.md').terms.author).toEqual(['air'])
    expect(rig.ask.term('people', 'zh', 'air').name).toBe('air')
  })
})

describe('the registry itself', () => {
  test('a name of two terms is an error that names both', () => {
    const rig = siteOf({
      'content/registry/tags.yaml': 'air:\n  en: Air\nsky:\n  en: Sky\n  aliases: [AIR]\n',
    })
    expect(placesOf(rig.diagnostics)).toEqual(['registry/ambiguous-name content/registry/tags.yaml:3:1'])
    expect(rig.diagnostics[0]).toMatchObject({
      message: '"AIR" names both "air" and "sky"',
      related: [{ file: 'content/registry/tags.yaml', line: 1, column: 1 }],
    })
  })

  test('a name for no edition is an error', () => {
    const rig = siteOf({ 'content/registry/tags.yaml': 'air:\n  de: Luft\n' })
    expect(placesOf(rig.diagnostics)).toEqual(['registry/invalid content/registry/tags.yaml:1:1'])
    expect(rig.diagnostics[0]?.message).toBe('"air" has a name for "de", which is no edition')
  })
})

describe('a closed registry', () => {
  const closed = { config: { terms: 'closed' } } as const

  test('refuses what it does not know, at its place, and guesses what was meant', () => {
    const rig = siteOf({ ...registry, 'content/zh/a.md': article('tags: [air, Air qualty]') }, closed)
    expect(placesOf(rig.diagnostics)).toEqual(['term/unknown content/zh/a.md:4:13'])
    expect(rig.diagnostics[0]).toMatchObject({
      severity: 'error',
      message: '"Air qualty" is not in the registry of tags',
      hint: 'did you mean "Air quality"? New terms are added in content/registry/tags.yaml',
    })
  })

  test('guesses nothing where nothing is near', () => {
    const rig = siteOf({ ...registry, 'content/zh/a.md': article('tags: [economy]') }, closed)
    expect(rig.diagnostics[0]?.hint).toBe('New terms are added in content/registry/tags.yaml')
  })

  test('also of drafts, so that they can be published later', () => {
    const rig = siteOf({ ...registry, 'content/zh/a.md': article('tags: [sky]\ndraft: true') }, closed)
    expect(placesOf(rig.diagnostics)).toEqual(['term/unknown content/zh/a.md:4:8'])
  })
})

describe('an open registry', () => {
  test('takes new terms, unpaired', () => {
    const rig = siteOf({
      ...registry,
      'content/zh/a.md': article('tags: [经济]'),
      'content/en/a.md': article('tags: [The Economy!]'),
    })
    expect(rig.diagnostics).toEqual([])
    expect(rig.ask.term('tags', 'zh', '经济')).toEqual({
      ...{ id: '经济', name: '经济', url: '/zh/tags/%E7%BB%8F%E6%B5%8E/' },
    })
    expect(rig.ask.term('tags', 'en', 'the-economy').name).toBe('The Economy!')
    expect(rig.ask.versions('zh/tags/经济')).toHaveLength(1)
  })

  test.each([
    ['AI', 'Ai'],
    ['Ai', 'AI'],
  ])('of several spellings (%s, %s) the first by code point is shown', (one, other) => {
    const rig = siteOf({
      'content/en/a.md': article(`tags: [${one}]`),
      'content/en/b.md': article(`tags: [${other}]`),
    })
    expect(rig.ask.terms('tags', 'en')).toEqual([{ id: 'ai', count: 2 }])
    expect(rig.ask.term('tags', 'en', 'ai').name).toBe('AI')
  })

  test('what drafts call a term leaves no trace', () => {
    const rig = siteOf({
      'content/en/a.md': article('tags: [ai]'),
      'content/en/b.md': article('tags: [AI]\ndraft: true'),
      'content/zh/c.md': article('tags: [AI]\ndraft: true'),
    })
    expect(rig.ask.term('tags', 'en', 'ai').name).toBe('ai')
    expect(rig.ask.term('tags', 'zh', 'ai')).toMatchObject({ name: 'ai', lang: 'en' })
  })

  test.each(['constructor', '__proto__', 'toString'])('%s is a tag like others', name => {
    const rig = siteOf({ 'content/en/a.md': article(`tags: ["${name}"]`) })
    const [id = ''] = rig.ask.article('content/en/a.md').terms.tags ?? []
    expect(rig.ask.term('tags', 'en', id).name).toBe(name)
  })

  test('a name of signs alone still has an address', () => {
    const rig = siteOf({ 'content/en/a.md': article('tags: ["!!!", "???"]') })
    const ids = rig.ask.article('content/en/a.md').terms.tags ?? []
    expect(ids).toHaveLength(2)
    for (const id of ids) expect(id).toMatch(/^term-[0-9a-f]{8}$/)
  })

  test('an index has counts, most used first, then by id', () => {
    const rig = siteOf({
      'content/en/a.md': article('tags: [b, c]'),
      'content/en/b.md': article('tags: [c, a]'),
    })
    expect(rig.ask.terms('tags', 'en')).toEqual([
      { id: 'c', count: 2 },
      { id: 'a', count: 1 },
      { id: 'b', count: 1 },
    ])
  })
})

test('names that differ in a sign are different terms', () => {
  const rig = siteOf({ 'content/zh/a.md': article('tags: [C, C++, "C#", "18.1", "181", A/B, AB]') })
  expect(
    rig.ask
      .terms('tags', 'zh')
      .map(term => term.id)
      .sort(),
  ).toEqual(['18-1', '181', 'a-b', 'ab', 'c', 'c-plus-plus', 'c-sharp'])
})
