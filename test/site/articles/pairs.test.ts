import { describe, expect, test } from 'vitest'
import type { SiteConfig } from '../../../src/model/config.ts'
import { article, placesOf, siteOf } from '../../support/site.ts'
import { strings } from '../../support/strings.ts'

const three: Partial<SiteConfig> = {
  editions: {
    zh: { lang: 'zh-Hans', label: '中文', title: 'A', description: 'a' },
    en: { lang: 'en', label: 'English', title: 'B', description: 'b' },
    fr: { lang: 'fr', label: 'Français', title: 'C', description: 'c' },
  },
  default: 'en',
}
const frenchStrings = { 'templates/strings/fr.json': strings.en ?? '' }

describe('pairs share facts', () => {
  const zh = `---
title: 空气
date: 2021-01-11 13:31
source: 晨报
author: [甲, 乙]
editor: 丙
tags: [空气]
image: { src: sky.jpg, alt: Sky }
section: 环境
---
文`
  const files = { 'content/zh/news/air.md': zh, 'content/zh/news/sky.jpg': 'x' }

  test('what one leaves out is taken from the other', () => {
    const rig = siteOf({ ...files, 'content/en/news/air.md': '---\ntitle: Air\n---\nText' })
    expect(rig.diagnostics).toEqual([])
    const { date, ...facts } = rig.ask.article('content/en/news/air.md')
    expect(date?.iso).toBe('2021-01-11T13:31:00+08:00')
    expect(facts).toMatchObject({
      ...{
        title: 'Air',
        terms: { source: ['晨报'], author: ['甲', '乙'], editor: ['丙'], tags: ['空气'] },
        section: '环境',
      },
      image: 'content/zh/news/sky.jpg',
      path: 'en/news/air/index.html',
    })
    expect(rig.ask.versions('content/en/news/air.md')).toEqual([
      { edition: 'zh', url: '/zh/news/air/' },
      { edition: 'en', url: '/en/news/air/' },
    ])
  })

  test('what it says itself stands, also that there is none', () => {
    const rig = siteOf({
      ...files,
      'content/en/news/air.md': '---\ntitle: Air\ndate: 2021-01-12\ntags: []\nauthor: Li\n---\nText',
    })
    expect(rig.ask.article('content/en/news/air.md')).toMatchObject({
      ...{ date: { iso: '2021-01-12T00:00:00+08:00' }, terms: { tags: [], author: ['li'], editor: ['丙'] } },
    })
  })

  test('an empty value is as good as left out', () => {
    const rig = siteOf({ ...files, 'content/en/news/air.md': '---\ntitle: Air\ndate:\nsource:\n---\nText' })
    expect(rig.diagnostics).toEqual([])
    expect(rig.ask.article('content/en/news/air.md')).toMatchObject({
      terms: { source: ['晨报'] },
      date: { dayOnly: false },
    })
  })

  test('a badly written fact is not covered up by the pair’s', () => {
    const rig = siteOf({ ...files, 'content/en/news/air.md': '---\ntitle: Air\ndate: soon\n---\nText' })
    expect(placesOf(rig.diagnostics)).toEqual(['front-matter/date content/en/news/air.md:3:7'])
    expect(rig.ask.published('en', 'article')).toEqual([])
  })

  test('a name that only the pair gives is shown with its language', () => {
    const rig = siteOf({ ...files, 'content/en/news/air.md': '---\ntitle: Air\n---\nText' })
    expect(rig.ask.term('people', 'en', '甲')).toMatchObject({ name: '甲', lang: 'zh-Hans' })
    expect(rig.ask.term('people', 'zh', '甲')).not.toHaveProperty('lang')
  })

  test('complaints about a shared fact point at the file that has it, once', () => {
    const rig = siteOf(
      {
        'content/zh/news/air.md': article('tags: [空气]\nimage: gone.jpg'),
        'content/en/news/air.md': '---\ntitle: Air\n---\nText',
      },
      { config: { terms: 'closed' } },
    )
    expect(placesOf(rig.diagnostics)).toEqual([
      'term/unknown content/zh/news/air.md:4:8',
      'image/missing content/zh/news/air.md:5:8',
    ])
  })

  test('the name of a file may give the date, to its pair too', () => {
    const rig = siteOf({
      'content/zh/news/2021-01-11-air.md': '---\ntitle: 空气\n---\n文',
      'content/en/news/air.md': '---\ntitle: Air\n---\nText',
    })
    expect(rig.diagnostics).toEqual([])
    expect(rig.ask.article('content/en/news/air.md').date).toMatchObject({
      ...{ iso: '2021-01-11T00:00:00+08:00', dayOnly: true },
    })
  })

  test('front matter stands over the name of the file, and an impossible date there is an error', () => {
    const rig = siteOf({
      'content/zh/news/2021-01-11-air.md': '---\ntitle: 空气\ndate: 2020-05-05\n---\n文',
      'content/zh/news/2021-02-30-sky.md': '---\ntitle: 天\n---\n文',
    })
    expect(rig.ask.article('content/zh/news/2021-01-11-air.md').date?.iso).toMatch(/^2020-05-05/)
    expect(placesOf(rig.diagnostics)).toContain('front-matter/date content/zh/news/2021-02-30-sky.md:1:1')
  })
})

describe('keys', () => {
  test('pair articles whose paths differ', () => {
    const rig = siteOf({
      'content/zh/news/kongqi.md': article('key: air'),
      'content/en/reports/air-quality.md': '---\ntitle: Air\nkey: air\n---\nText',
    })
    expect(rig.diagnostics).toEqual([])
    expect(rig.ask.versions('content/en/reports/air-quality.md').map(({ url }) => url)).toEqual([
      '/zh/news/kongqi/',
      '/en/reports/air-quality/',
    ])
  })

  test('names in both forms of Unicode are one key', () => {
    const rig = siteOf({
      'content/zh/e\u0301te\u0301.md': article(''),
      'content/en/\u00E9t\u00E9.md': '---\ntitle: Summer\n---\nText',
    })
    expect(rig.diagnostics).toEqual([])
    expect(rig.ask.versions('content/en/\u00E9t\u00E9.md')).toHaveLength(2)
  })

  test('used twice in an edition are an error that names both files', () => {
    const rig = siteOf({
      'content/zh/news/a.md': article('key: air'),
      'content/zh/news/b.md': article('key: air'),
    })
    expect(placesOf(rig.diagnostics)).toEqual(['pair/duplicate-key content/zh/news/b.md:4:6'])
    expect(rig.diagnostics[0]?.related).toMatchObject([{ file: 'content/zh/news/a.md', line: 4, column: 6 }])
  })

  test('an article and a standing page are no pair', () => {
    const rig = siteOf({ 'content/zh/about.md': article(''), 'content/en/pages/about.md': article('') })
    expect(rig.diagnostics).toEqual([])
    expect(rig.ask.versions('content/zh/about.md')).toHaveLength(1)
  })

  test('three editions: all are versions; the default one is asked first for facts', () => {
    const rig = siteOf(
      {
        'content/zh/a.md': article('source: 晨报'),
        'content/en/a.md': '---\ntitle: A\ndate: 2021-01-12\nsource: Morning Post\n---\nText.\n',
        'content/fr/a.md': '---\ntitle: A\n---\nTexte.\n',
        ...frenchStrings,
      },
      { config: three },
    )
    expect(rig.diagnostics).toEqual([])
    expect(rig.ask.versions('content/fr/a.md').map(({ edition }) => edition)).toEqual(['zh', 'en', 'fr'])
    expect(rig.ask.article('content/fr/a.md')).toMatchObject({
      ...{ terms: { source: ['morning-post'] }, date: { iso: '2021-01-12T00:00:00+08:00' } },
    })
  })

  test('what the default edition lacks is asked of the others', () => {
    const rig = siteOf(
      {
        'content/zh/a.md': article('source: 晨报'),
        'content/en/a.md': '---\ntitle: A\n---\n',
        'content/fr/a.md': '---\ntitle: A\n---\n',
        ...frenchStrings,
      },
      { config: three },
    )
    expect(rig.ask.article('content/fr/a.md')).toMatchObject({ terms: { source: ['晨报'] } })
    expect(rig.ask.term('sources', 'fr', '晨报')).toMatchObject({ lang: 'zh-Hans' })
  })
})
