import { describe, expect, test } from 'vitest'
import { article, placesOf, siteOf } from '../../support/site.ts'

function idsOf(...names: readonly string[]): string[] {
  const rig = siteOf({ 'content/zh/a.md': article(`tags: ${JSON.stringify(names)}`) })
  return [...(rig.ask.article('content/zh/a.md').terms.tags ?? [])]
}

function dated(date: string, front: string): string {
  return `---\ntitle: T\ndate: ${date}\n${front}\n---\nText.\n`
}

describe('names that differ in more than case are never one term', () => {
  test.each([
    ['AA', 'AA-', 'aa'],
    ['10℃', '-10℃', '10'],
    ['11', '1:1', '11'],
    ['R and D', 'R&D', 'r-and-d'],
    ['人民日报', '《人民日报》', '人民日报'],
    ['Air quality', 'Air-quality', 'air-quality'],
    ['C plus plus', 'C++', 'c-plus-plus'],
    ['v1-2', 'v1.2', 'v1-2'],
    ['The Economy', 'The Economy!', 'the-economy'],
    ['50', '50%', '50'],
    ['-', '--', ''],
  ])('%s and %s', (plain, other, id) => {
    const both = idsOf(plain, other)
    expect(new Set(both).size).toBe(2)
    expect(idsOf(other, plain)).toEqual([...both].reverse())
    if (id === '') return
    expect(both[0]).toBe(id)
    expect(both[1]).toMatch(new RegExp(`^${id}-[0-9a-f]{4}$`))
    // One that meets nobody has the plain address.
    expect([idsOf(plain), idsOf(other)]).toEqual([[id], [id]])
  })

  test('each is shown by its own name, and has a list of its own', () => {
    const rig = siteOf({
      'content/zh/a.md': article('source: 人民日报'),
      'content/zh/b.md': article('source: 《人民日报》'),
      'content/zh/c.md': article('source: 《人民日报》'),
    })
    const terms = rig.ask.terms('sources', 'zh')
    expect(terms.map(({ id, count }) => [rig.ask.term('sources', 'zh', id).name, count])).toEqual([
      ['《人民日报》', 2],
      ['人民日报', 1],
    ])
    for (const { id } of terms) expect(rig.text(`zh/sources/${id}/index.html`)).toContain('T')
  })

  test.each([
    ['AI', 'Ai', 'ai'],
    ['École', 'e\u0301cole', 'école'],
  ])('%s and %s differ in case alone', (one, other, id) => expect(idsOf(one, other)).toEqual([id]))

  test('three that meet have three ids, whatever the order of files', () => {
    const names = ['AA', 'AA-', 'AA+-', '(AA)', 'AA!']
    const ids = idsOf(...names)
    expect(new Set(ids).size).toBe(5)
    expect(idsOf(...[...names].reverse()).reverse()).toEqual(ids)
  })

  test('an id that another name has is given to nobody', () => {
    const [, marked = ''] = idsOf('AA', 'AA-')
    const ids = idsOf('AA', 'AA-', marked)
    expect(ids).toHaveLength(3)
    expect(ids[2]).toBe(marked)
    expect(ids[1]?.startsWith(marked)).toBe(true)
  })

  test('a registered term keeps its id, and what is not its name is another term', () => {
    const rig = siteOf({
      'content/registry/tags.yaml': 'aa:\n  zh: 双A\n',
      'content/zh/a.md': article('tags: ["AA-", aa]'),
    })
    const [open = '', registered = ''] = rig.ask.article('content/zh/a.md').terms.tags ?? []
    expect(registered).toBe('aa')
    expect(open).toMatch(/^aa-[0-9a-f]{4}$/)
    expect(rig.ask.term('tags', 'zh', open).name).toBe('AA-')
    expect(rig.ask.term('tags', 'zh', 'aa').name).toBe('双A')
  })
})

describe('of names that meet, the plain id is that of the one that readers saw first', () => {
  const [older, newer] = ['content/zh/a.md', 'content/zh/b.md']
  const files = {
    [older]: dated('2021-01-11', 'tags: ["AA-"]'),
    [newer]: dated('2021-01-12', 'tags: [AA]'),
  }
  const tags = (given: Record<string, string>, day: string, drafts = false) => {
    const rig = siteOf(given, { now: Date.parse(`${day}T00:00:00Z`), drafts })
    return Object.fromEntries([...rig.site.articles].map(([id, { terms }]) => [id, terms.tags?.[0]]))
  }

  test('so no address changes when a name comes', () => {
    expect(tags(files, '2021-01-11')[older]).toBe('aa')
    expect(tags(files, '2021-02-01')).toEqual({ [older]: 'aa', [newer]: expect.stringMatching(/^aa-/) })
  })

  test('nor when a piece expires', () => {
    const ending = { ...files, [older]: dated('2021-01-11\nexpires: 2021-01-20', 'tags: ["AA-"]') }
    const [before, after] = [tags(ending, '2021-01-15'), tags(ending, '2021-02-01')]
    expect(before[older]).toBe('aa')
    expect(after).toEqual({ [newer]: before[newer] })
  })

  test('a draft claims none, also one that has expired', () => {
    for (const more of ['draft: true', 'draft: true\nexpires: 2021-01-20']) {
      const held = { ...files, [older]: dated('2021-01-11', `tags: ["AA-"]\n${more}`) }
      expect(tags(held, '2021-02-01')).toEqual({ [newer]: 'aa' })
    }
    const held = { ...files, [older]: dated('2021-01-11', 'tags: ["AA-"]\ndraft: true') }
    expect(tags(held, '2021-02-01', true)[older]).toBe('aa')
  })

  test('a version without a date has that of its pair', () => {
    const pair = {
      'content/en/a.md': '---\ntitle: T\ntags: ["AA-"]\n---\nText.\n',
      [older]: dated('2021-01-11', ''),
      [newer]: dated('2021-01-12', 'tags: [AA]'),
    }
    expect(tags(pair, '2021-02-01')['content/en/a.md']).toBe('aa')
    const waiting = { ...pair, [older]: dated('2021-03-11', '') }
    expect(tags(waiting, '2021-02-01')[newer]).toBe('aa')
  })

  test('a standing page was always there', () => {
    const paged = { ...files, 'content/zh/pages/about.md': '---\ntitle: T\ntags: [AA!]\n---\nText.\n' }
    expect(tags(paged, '2021-02-01')['content/zh/pages/about.md']).toBe('aa')
  })
})

test('the longest ids are told as such, once for each place', () => {
  const rig = siteOf({
    'content/zh/a.md': article(`tags: [${'长'.repeat(61)}]`),
    'content/zh/b.md': article(`tags: [${'长'.repeat(61)}]`),
  })
  expect(placesOf(rig.diagnostics)).toEqual([
    'path/too-long content/zh/a.md:4:8',
    'path/too-long content/zh/b.md:4:8',
  ])
  expect(rig.ask.article('content/zh/a.md').terms.tags).toEqual([])
})
