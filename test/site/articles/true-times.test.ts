import { describe, expect, test } from 'vitest'
import { article, placesOf, siteOf } from '../../support/site.ts'

const now = Date.parse('2021-02-01T00:00:00+08:00')
const id = 'content/zh/news/a.md'

function found(lines: string, options = {}) {
  const text = /^date:/m.test(lines) ? `---\ntitle: T\n${lines}\n---\n文。\n` : article(lines, '文。')
  return siteOf({ [id]: text }, { now, ...options }).diagnostics
}

const correction = (date: string): string => `corrections:\n  - a\n  - { date: ${date}, text: b }`

describe('what happened to a piece', () => {
  test.each([
    ['updated: 2021-02-02', `${id}:4:10`],
    ['updated: 2021-02-01 00:01', `${id}:4:10`],
    [correction('2021-02-02'), `${id}:6:5`],
    // It waits, and would say so when it appears.
    ['date: 2021-03-01 08:00\nupdated: 2021-03-01 09:00', `${id}:4:10`],
    ['date: 2021-03-01\nupdated: 2021-03-01 09:00', `${id}:4:10`],
  ])('is not still to come: %s', (lines, place) => {
    const [one, ...more] = found(lines)
    expect(more).toEqual([])
    expect(placesOf(one === undefined ? [] : [one])).toEqual([`front-matter/date ${place}`])
    expect(one?.message).toMatch(
      /^the article was (?:updated|corrected) on 2021-0.*, which is still to come$/,
    )
  })

  test.each([
    ['updated: 2021-01-10', `${id}:4:10`],
    [correction('2021-01-10 23:00'), `${id}:6:5`],
    ['date: 2021-03-01\nupdated: 2021-02-20', `${id}:4:10`],
  ])('is not before its date: %s', (lines, place) => {
    const [one, ...more] = found(lines)
    expect(more).toEqual([])
    expect(placesOf(one === undefined ? [] : [one])).toEqual([`front-matter/date ${place}`])
    expect(one?.message).toMatch(/^the article was (?:updated|corrected) before its own date$/)
  })

  test.each([
    ...['expires: 2021-01-10', 'expires: 2021-01-11', 'expires: 2021-01-10 23:00\ndraft: true'],
    ...['date: 2021-01-11 08:00\nexpires: 2021-01-11', 'date: 2021-03-01\nexpires: 2021-02-20'],
    'date: 2021-03-01 08:00\nexpires: 2021-03-01 08:00',
  ])('is over only after it has begun: %s', lines => {
    const [one, ...more] = found(lines)
    expect(more).toEqual([])
    expect(one).toMatchObject({
      ...{ code: 'front-matter/date', severity: 'error', file: id, column: 10 },
      ...{ hint: 'mend one of the two dates', related: [{ message: 'its date is here', file: id }] },
    })
    expect(one?.message).toMatch(/^the article expires on 2021-\S+.*, and is not there before 2021-/)
  })

  test.each([
    ...['expires: 2021-01-12', 'date: 2021-01-11 08:00\nexpires: 2021-01-11 09:00'],
    ...['updated: 2021-02-01', 'updated: 2021-01-11', correction('2021-01-11'), correction('2021-02-01')],
    ...['date: 2021-03-01 08:00\nupdated: 2021-03-01', 'updated: 2021-02-02\ndraft: true'],
  ])('may be: %s', lines => expect(found(lines)).toEqual([]))

  test('is compared with the date of the name of its file, and with that of its pair', () => {
    const rig = siteOf({
      'content/zh/news/2021-01-11-a.md': '---\ntitle: A\nupdated: 2021-01-10\n---\n文。\n',
      'content/zh/news/b.md': article(''),
      'content/en/news/b.md': '---\ntitle: B\nupdated: 2021-01-10\n---\nText.\n',
    })
    expect(placesOf(rig.diagnostics)).toEqual([
      'front-matter/date content/en/news/b.md:3:10',
      'front-matter/date content/zh/news/2021-01-11-a.md:3:10',
    ])
    expect(rig.diagnostics[0]?.related).toMatchObject([
      { message: 'its date is taken from here', file: 'content/zh/news/b.md', line: 3, column: 7 },
    ])
  })

  test('where the config reads it from another key', () => {
    const options = { config: { fields: { lastmod: 'updated' } } } as const
    expect(placesOf(found('lastmod: 2021-02-02', options))).toEqual([`front-matter/date ${id}:4:10`])
  })
})

describe('no feed and no sitemap says a time that is still to come', () => {
  const files = {
    'content/zh/news/b.md': article('updated: 2021-01-31', '文。'),
    'content/zh/news/soon.md': '---\ntitle: S\ndate: 2021-03-01\n---\n文。\n',
    'content/zh/news/draft.md':
      '---\ntitle: D\ndate: 2021-01-11\nupdated: 2021-02-10\ndraft: true\n---\n文。\n',
  }

  test.each([false, true])('with drafts: %s', drafts => {
    const rig = siteOf(files, { now, drafts })
    for (const { path, kind } of rig.pages.filter(page => /^(?:feed|sitemap)$/.test(page.kind))) {
      const said = rig.text(path).match(/\d{4}-\d{2}-\d{2}T[\d:]{8}(?:[+-][\d:]{5}|Z)/g) ?? []
      for (const moment of said) expect(Date.parse(moment), `${path}: ${moment}`).toBeLessThanOrEqual(now)
      if (kind === 'feed') expect(rig.text(path)).not.toContain('Mar 2021')
    }
    expect(rig.text('zh/feed.json')).toContain('2021-01-31T00:00:00+08:00')
    expect(rig.text('sitemaps/zh-2021-01.xml')).toContain('2021-01-31T00:00:00+08:00')
    expect(rig.pages.some(({ path }) => path === 'zh/news/soon/index.html')).toBe(drafts)
  })
})
