import { describe, expect, test } from 'vitest'
import { article, placesOf, siteOf } from '../../support/site.ts'

const instant = Date.parse('2021-01-11T13:31:27+08:00')
const path = 'content/en/news/secret.md'

function traces(front: string, options: Parameters<typeof siteOf>[1] = {}) {
  const rig = siteOf(
    {
      [path]: `---\ntitle: Hush\ndate: 2021-01-11 13:31:27\ntags: [hushtag]\nauthor: Hushman\nsource: Hushpress\nsection: hushes\nimage: { src: hush.jpg, alt: Hushed }\naliases: [/hush-old/]\n${front}\n---\nHush text. ![h](hush2.jpg)\n`,
      'content/en/news/hush.jpg': 'a',
      'content/en/news/hush2.jpg': 'b',
      'content/en/news/open.md': article(''),
    },
    options,
  )
  const all = rig.pages
    .filter(page => page.kind !== 'media')
    .map(page => page.path + rig.text(page.path))
    .concat(rig.pages.map(page => page.path))
  return { rig, leaks: all.filter(text => /hush/i.test(text)) }
}

describe('who is published', () => {
  test('the article as such shows up everywhere', () => {
    const { rig, leaks } = traces('x: 1')
    expect(rig.ask.published('en', 'article')).toContain(path)
    expect(leaks.length).toBeGreaterThan(20)
  })

  test.each([
    ['draft: true', 'draft'],
    ['draft: "false"', 'draft'],
    ['draft: no', 'draft'],
    ['draft: 0', 'draft'],
    ['draft:', 'draft'],
    ['expires: 2021-01-12', 'expired'],
    ['key: ""\ndraft: true', 'draft'],
  ])('%s leaves no trace', (front, reason) => {
    const { rig, leaks } = traces(front)
    expect(rig.site.unpublished.get(path)).toBe(reason)
    expect(leaks).toEqual([])
  })

  test('a draft that is not written true or false is an error', () => {
    expect(placesOf(traces('draft: "false"').rig.diagnostics)).toEqual([`front-matter/type ${path}:10:8`])
  })

  test.each([
    [-1000, false],
    [-1, false],
    [0, true],
    [1000, true],
  ])('%i ms from its date: %s', (offset, is) => {
    const { rig, leaks } = traces('x: 1', { now: instant + offset })
    expect(rig.ask.published('en', 'article').includes(path)).toBe(is)
    if (!is) expect(leaks).toEqual([])
    if (!is) expect(rig.site.unpublished.get(path)).toBe('future')
  })

  test.each([
    [-1000, true],
    [0, false],
    [1000, false],
  ])('%i ms from the moment it expires: %s', (offset, is) => {
    const { rig } = traces('expires: 2022-01-01T00:00:00Z', {
      now: Date.parse('2022-01-01T00:00:00Z') + offset,
    })
    expect(rig.ask.published('en', 'article').includes(path)).toBe(is)
  })

  test('a day begins at midnight in the site’s zone', () => {
    const files = { 'content/en/a.md': '---\ntitle: A\ndate: 2021-01-11\n---\n' }
    const midnight = Date.parse('2021-01-11T00:00:00+08:00')
    expect(siteOf(files, { now: midnight - 1000 }).ask.published('en', 'article')).toEqual([])
    expect(siteOf(files, { now: midnight }).ask.published('en', 'article')).toHaveLength(1)
  })

  test('an editor may preview drafts and future articles, not expired ones', () => {
    const drafts = true
    expect(traces('draft: true', { drafts }).rig.ask.published('en', 'article')).toContain(path)
    expect(traces('x: 1', { drafts, now: 0 }).rig.ask.published('en', 'article')).toContain(path)
    expect(traces('expires: 2021-01-12', { drafts }).leaks).toEqual([])
  })

  test('a draft’s pair is published without it', () => {
    const rig = siteOf({
      'content/zh/news/a.md': article('draft: true'),
      'content/en/news/a.md': '---\ntitle: A\n---\nText.\n',
    })
    expect(rig.diagnostics).toEqual([])
    expect(rig.ask.versions('content/en/news/a.md')).toEqual([{ edition: 'en', url: '/en/news/a/' }])
    expect(rig.text('en/news/a/index.html')).not.toContain('hreflang="zh')
  })
})

describe('what an article must have', () => {
  test.each([
    ['---\ndate: 2021-01-11\n---\n', 'front-matter/required', '"title" is missing'],
    ['---\ntitle:\ndate: 2021-01-11\n---\n', 'front-matter/required', '"title" is missing'],
    ['---\ntitle: A\n---\n', 'front-matter/required', '"date" is missing, and no paired article has one'],
    [
      '---\ntitle: A\ndate:\n---\n',
      'front-matter/required',
      '"date" is missing, and no paired article has one',
    ],
  ])('%j', (text, code, message) => {
    const rig = siteOf({ 'content/en/a.md': text })
    expect(placesOf(rig.diagnostics)).toEqual([`${code} content/en/a.md:1:1`])
    expect(rig.diagnostics[0]?.message).toBe(message)
    expect(rig.ask.published('en', 'article')).toEqual([])
  })

  test.each(['', 'no front matter', '---\ntitle: A\n', '---js\n1\n---\n', '---\na: [\n---\n'])(
    'a file that cannot be read is complained of once: %j',
    text => {
      const rig = siteOf({ 'content/en/a.md': text })
      expect(new Set(rig.diagnostics.map(one => one.file))).toEqual(new Set(['content/en/a.md']))
      expect(rig.diagnostics.map(one => one.code)).not.toContain('front-matter/required')
      expect(rig.diagnostics.length).toBeGreaterThan(0)
    },
  )

  test('a standing page needs no date', () => {
    expect(siteOf({ 'content/en/pages/about.md': '---\ntitle: About\n---\n' }).diagnostics).toEqual([])
  })
})

describe('where a file may stand', () => {
  test('in no edition', () => {
    const rig = siteOf({ 'content/air.md': article('') })
    expect(placesOf(rig.diagnostics)).toEqual(['content/stray-file content/air.md:1:1'])
    expect(rig.diagnostics[0]?.hint).toBe('move it below content/zh/ or content/en/')
  })

  test.each([
    ['content/eng/air.md', 'did you mean content/en/?'],
    ['content/francais/air.md', 'editions are zh, en; a new one is added in site.config.ts'],
  ])('in an unknown edition: %s', (file, hint) => {
    const rig = siteOf({ [file]: article('') })
    expect(placesOf(rig.diagnostics)).toEqual([`content/unknown-edition ${file}:1:1`])
    expect(rig.diagnostics[0]?.hint).toBe(hint)
  })
})

describe('withdrawn', () => {
  const files = {
    'content/zh/news/a.md': article(
      'tags: [t]\nauthor: 甲\nsource: 晨报\naliases: [/old/]\nimage: { src: own.jpg, alt: A }',
    ),
    'content/zh/news/own.jpg': 'y',
    'content/en/news/a.md': `---
title: Wrong
withdrawn: It was wrong.
tags: [only]
author: Only Author
source: Only Source
section: lonely
summary: A summary of what was wrong.
image: pic.jpg
---
## A heading

The wrong text. ![p](pic.jpg)
`,
    'content/en/news/pic.jpg': 'x',
  }

  test('keeps its page, says so, and has no text, summary, picture or heading', () => {
    const page = siteOf({
      ...files,
      'templates/pages/article.njk':
        '{{ [article.title, article.withdrawn, article.summary, article.image, article.headings] | dump | safe }}{{ article.body }}',
    }).text('en/news/a/index.html')
    expect(page).toBe('["Wrong","It was wrong.",null,null,[]]')
  })

  test('stands in no list, feed or sitemap, and its files are not copied', () => {
    const rig = siteOf(files)
    expect(rig.diagnostics).toEqual([])
    for (const page of rig.pages) {
      if (page.path === 'en/news/a/index.html' || page.kind === 'media') continue
      expect(rig.text(page.path), page.path).not.toMatch(/Wrong|wrong|\/en\/news\/a\//)
    }
    expect(rig.pages.filter(page => page.kind === 'media').map(page => page.args)).toEqual([
      'content/zh/news/own.jpg',
    ])
  })

  test('links to no list that does not exist', () => {
    const rig = siteOf(files)
    const links = [...rig.text('en/news/a/index.html').matchAll(/ href="(\/[^"]*)"/g)].map(([, url]) => url)
    const paths = new Set(rig.pages.map(page => `/${page.path.replace(/index\.html$/, '')}`))
    expect(links.filter(url => !paths.has(decodeURI(url ?? '')))).toEqual([])
  })

  test('is no translation of its pair, which stays', () => {
    const rig = siteOf(files)
    expect(rig.text('zh/news/a/index.html')).not.toContain('hreflang="en"')
    expect(rig.ask.versions('content/en/news/a.md').map(one => one.edition)).toContain('zh')
  })

  test('true without a word', () => {
    const rig = siteOf({ 'content/en/a.md': article('withdrawn: true') })
    expect(rig.ask.article('content/en/a.md').withdrawn).toBe('')
    expect(rig.ask.published('en', 'article')).toEqual([])
    expect(rig.ask.withdrawn('en')).toEqual(['content/en/a.md'])
  })

  test('is not for standing pages', () => {
    const rig = siteOf({ 'content/en/pages/about.md': article('withdrawn: true') })
    expect(placesOf(rig.diagnostics)).toEqual(['front-matter/type content/en/pages/about.md:4:1'])
  })
})

test('what a draft says of its pair leaves no trace in it, but for the date that both share', () => {
  const secrets = 'source: 密源\ntags: [密签]\nauthor: 密人\nsection: 密栏\ndraft: true'
  const rig = siteOf({
    'content/zh/news/a.md': article(secrets),
    'content/en/news/a.md': '---\ntitle: A\n---\nText\n',
  })
  expect(placesOf(rig.diagnostics)).toEqual(['pair/lacking content/en/news/a.md:2:8'])
  expect(JSON.stringify(rig.diagnostics)).not.toContain('密')
  expect(rig.text('en/news/a/index.html')).toContain('11 January 2021')
  for (const page of rig.pages) {
    expect(page.path).not.toContain('密')
    if (page.kind !== 'media') expect(rig.text(page.path), page.path).not.toContain('密')
  }
})
