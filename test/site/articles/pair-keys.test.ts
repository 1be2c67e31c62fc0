import { describe, expect, test } from 'vitest'
import { article, type Files, placesOf, siteOf } from '../../support/site.ts'

const undated = '---\ntitle: T\n---\nText.\n'
const on = (date: string, more = ''): string => `---\ntitle: T\ndate: ${date}\n${more}---\nText.\n`
const years = { config: { address: '{edition}/{year}/{slug}' } }

/** The files that are versions of one, each list once; file names below content/. */
function pairsOf(files: Files, options: Parameters<typeof siteOf>[1] = years) {
  const { ask, site, diagnostics } = siteOf(
    Object.fromEntries(Object.entries(files).map(([name, text]) => [`content/${name}.md`, text])),
    options,
  )
  const byUrl = new Map([...site.urls].map(([id, url]) => [url, id.slice(8, -3)]))
  const pairs = [...site.articles.keys()].map(id =>
    ask
      .versions(id)
      .map(({ url }) => byUrl.get(url) ?? '')
      .join(' = '),
  )
  return {
    pairs: [...new Set(pairs)].filter(pair => pair.includes('=')).sort(),
    diagnostics: placesOf(diagnostics),
  }
}

describe('the date in a file’s name is in the key', () => {
  test('the report of each year is a piece of its own', () => {
    expect(
      pairsOf({
        'zh/news/2023-01-02-report': undated,
        'en/news/2023-01-02-report': undated,
        'zh/news/2024-01-02-report': undated,
        'en/news/2024-01-02-report': undated,
      }),
    ).toEqual({
      pairs: [
        'zh/news/2023-01-02-report = en/news/2023-01-02-report',
        'zh/news/2024-01-02-report = en/news/2024-01-02-report',
      ],
      diagnostics: [],
    })
  })

  test('also in folders of years, with the usual addresses', () => {
    const files = {
      'zh/2018/2018-01-02-x': undated,
      'zh/2019/2019-01-02-x': undated,
      'en/2018/2018-01-02-x': undated,
    }
    expect(pairsOf(files, {})).toEqual({
      pairs: ['zh/2018/2018-01-02-x = en/2018/2018-01-02-x'],
      diagnostics: [],
    })
  })

  test('addresses do not have it, and two at one say what to write', () => {
    const rig = siteOf({
      'content/zh/news/2018-01-02-x.md': undated,
      'content/zh/news/2019-01-02-x.md': undated,
    })
    expect(rig.diagnostics).toMatchObject([
      {
        code: 'path/collision',
        hint: "give one of the two a `slug`, or have the date in all addresses: `address: '{edition}/{year}/{slug}'` in the site's config",
        related: [{}],
      },
    ])
    expect(placesOf(rig.diagnostics)).toEqual(['path/collision content/zh/news/2018-01-02-x.md:1:1'])
  })

  test.each([['{edition}/{key}'], ['{edition}/{path}']])('nor has %s', address => {
    const rig = siteOf({ 'content/zh/news/2018-01-02-x.md': undated }, { config: { address } })
    expect([...rig.site.urls.values()]).toEqual(['/zh/news/x/'])
  })
})

describe('where only one side has a date in its name', () => {
  const dated = { 'zh/2023-01-02-report': undated, 'zh/2024-01-02-report': undated }

  test('they are a pair if the date agrees', () => {
    expect(pairsOf({ ...dated, 'en/report': on('2024-01-02 10:00') })).toEqual({
      pairs: ['zh/2024-01-02-report = en/report'],
      diagnostics: [],
    })
  })

  test('or if it agrees with the date in the other’s front matter', () => {
    const files = { 'zh/2023-01-02-report': on('2023-01-05'), 'en/report': on('2023-01-05') }
    expect(pairsOf(files)).toEqual({ pairs: ['zh/2023-01-02-report = en/report'], diagnostics: [] })
  })

  test('in whichever edition', () => {
    const files = { 'en/2023-01-02-report': undated, 'zh/report': on('2023-01-02') }
    expect(pairsOf(files)).toEqual({ pairs: ['zh/report = en/2023-01-02-report'], diagnostics: [] })
  })

  test('they are none if it does not, and that is told', () => {
    expect(pairsOf({ 'zh/2023-01-02-report': undated, 'en/report': on('2023-06-01') })).toEqual({
      pairs: [],
      diagnostics: ['pair/dates content/en/report.md:3:7'],
    })
  })

  test('but not where another has its version already', () => {
    const files = {
      'zh/2023-01-02-report': undated,
      'en/2023-01-02-report': undated,
      'en/report': on('2022-06-01'),
    }
    expect(pairsOf(files).diagnostics).toEqual([])
  })

  test('one without any date is the version of the only one that lacks it', () => {
    expect(pairsOf({ 'zh/2023-01-02-report': undated, 'en/report': undated }).pairs).toHaveLength(1)
    expect(pairsOf({ ...dated, 'en/2023-01-02-report': undated, 'en/report': undated })).toEqual({
      pairs: ['zh/2023-01-02-report = en/2023-01-02-report', 'zh/2024-01-02-report = en/report'],
      diagnostics: [],
    })
  })

  test('of several, nobody can tell which', () => {
    const { diagnostics } = siteOf({
      'content/zh/a/2023-01-02-report.md': undated,
      'content/zh/a/2024-01-02-report.md': undated,
      'content/en/a/report.md': undated,
    })
    const found = diagnostics.filter(one => one.code === 'front-matter/required')
    expect(found).toMatchObject([
      {
        file: 'content/en/a/report.md',
        message: '"date" is missing, and it may be a version of several articles',
        related: [
          { file: 'content/zh/a/2023-01-02-report.md' },
          { file: 'content/zh/a/2024-01-02-report.md' },
        ],
      },
    ])
  })

  test('versions without dates in their names stay together', () => {
    const files = { 'zh/2023-01-02-report': undated, 'zh/report': on('2022-01-02'), 'en/report': undated }
    expect(pairsOf(files)).toEqual({ pairs: ['zh/report = en/report'], diagnostics: [] })
  })

  test('a key that is written pairs, whatever the dates', () => {
    expect(
      pairsOf({ 'zh/2023-01-02-report': undated, 'en/x': on('2023-01-20', 'key: report\n') }).pairs,
    ).toEqual(['zh/2023-01-02-report = en/x'])
    expect(pairsOf({ ...dated, 'en/x': on('2023-01-20', 'key: 2024-01-02-report\n') }).pairs).toEqual([
      'zh/2024-01-02-report = en/x',
    ])
  })

  test('two of one edition are no pair', () => {
    const files = { 'zh/2023-01-02-report': undated, 'zh/report': on('2023-01-02', 'slug: x\n') }
    expect(pairsOf(files)).toEqual({ pairs: [], diagnostics: [] })
  })

  test('standing pages have no dates', () => {
    const rig = siteOf({
      'content/zh/pages/2023-01-02-x.md': article(''),
      'content/en/pages/x.md': article(''),
    })
    expect(rig.ask.versions('content/en/pages/x.md')).toHaveLength(1)
  })
})

describe('versions that lie far apart', () => {
  test.each([
    ['2021-02-10', []],
    ['2020-12-12', []],
    ['2021-02-11', ['pair/dates content/en/a.md:3:7']],
    ['2020-12-11', ['pair/dates content/en/a.md:3:7']],
    ['2022-01-11', ['pair/dates content/en/a.md:3:7']],
  ])('2021-01-11 and %s', (date, places) => {
    const { diagnostics, pairs } = pairsOf({ 'zh/a': on('2021-01-11'), 'en/a': on(date) })
    expect(diagnostics).toEqual(places)
    expect(pairs).toEqual(['zh/a = en/a'])
  })

  test('are a warning that tells of both', () => {
    const { diagnostics } = siteOf({
      'content/zh/a.md': on('2021-01-11'),
      'content/en/a.md': on('2022-01-11'),
    })
    expect(diagnostics).toMatchObject([
      {
        severity: 'warning',
        message: 'the versions of "a" are 365 days apart',
        related: [{ file: 'content/zh/a.md', line: 3, column: 7 }],
      },
    ])
  })
})
