import { describe, expect, test } from 'vitest'
import { renderPage } from '../../src/build/render.ts'
import { answer, stamp, track } from '../../src/site/track.ts'
import { article, type Files, siteOf } from '../support/site.ts'

const files: Files = {
  'content/zh/news/a.md': article('tags: [air]', '[b](b.md)'),
  'content/zh/news/b.md': '---\ntitle: B\ndate: 2021-01-12\n---\nText\n',
}

describe('tracking', () => {
  test('notes every question once, in the order of asking, and answers the same', () => {
    const { ask } = siteOf(files)
    const tracked = track(ask)
    expect(tracked.ask.card('content/zh/news/a.md')).toEqual(ask.card('content/zh/news/a.md'))
    tracked.ask.editions()
    tracked.ask.card('content/zh/news/a.md')
    expect(tracked.asked()).toEqual(['["card","content/zh/news/a.md"]', '["editions"]'])
  })

  test('an absent answer is noted, and noticed when it comes', () => {
    const before = siteOf(files)
    const { ask, asked } = track(before.ask)
    expect(ask.template('pages/new.njk')).toBe(null)
    expect(ask.text('zh', 'no.such')).toBe(null)
    expect(ask.link('content/zh/news/a.md', 'c.md')).toHaveProperty('problem')
    const noted = asked()
    expect(noted).toHaveLength(3)
    const same = stamp(siteOf(files).ask, noted)
    expect(stamp(before.ask, noted)).toBe(same)
    expect(stamp(siteOf({ ...files, 'templates/pages/new.njk': '' }).ask, noted)).not.toBe(same)
    expect(stamp(siteOf({ ...files, 'content/zh/news/c.md': article('') }).ask, noted)).not.toBe(same)
  })

  test('a question that fails has an answer too', () => {
    const { ask } = siteOf(files)
    expect(answer(ask, '["card","gone.md"]')).toEqual({ failed: 'there is no article "gone.md"' })
    expect(stamp(ask, ['["card","gone.md"]'])).not.toBe(stamp(ask, ['["card","content/zh/news/a.md"]']))
  })
})

describe('what a page depends on', () => {
  const edits: readonly (readonly [string, Files, boolean])[] = [
    ['nothing', {}, false],
    ['its own text', { 'content/zh/news/a.md': article('tags: [air]', '[b](b.md) more') }, true],
    [
      'the text of what it links to',
      { 'content/zh/news/b.md': '---\ntitle: B\ndate: 2021-01-12\n---\nText\n\nOther\n' },
      false,
    ],
    [
      'the title of its neighbour',
      { 'content/zh/news/b.md': '---\ntitle: Bee\ndate: 2021-01-12\n---\nText\n' },
      true,
    ],
    [
      'a newer article',
      { 'content/zh/news/c.md': '---\ntitle: C\ndate: 2021-01-13\ntags: [air]\n---\n' },
      false,
    ],
    ['its translation', { 'content/en/news/a.md': '---\ntitle: A\n---\n' }, true],
    ['a template it uses', { 'templates/layouts/base.njk': '{% block main %}{% endblock %}' }, true],
    ['a template it does not use', { 'templates/pages/terms.njk': 'x' }, false],
    ['an article of the other edition', { 'content/en/life/x.md': article('') }, false],
  ]
  test.each(edits)('%s', (_, edit, changes) => {
    const before = siteOf(files)
    const after = siteOf({ ...files, ...edit })
    const page = before.pages.find(one => one.path === 'zh/news/a/index.html')
    if (page === undefined) throw new Error('not planned')
    const { content, asked } = renderPage(page, before.ask)
    const isStale = stamp(before.ask, asked) !== stamp(after.ask, asked)
    expect(isStale).toBe(changes)
    if (!isStale) expect(renderPage(page, after.ask).content).toEqual(content)
  })
})

test('the order in which files come changes nothing', () => {
  const more = {
    ...files,
    'content/en/news/a.md': '---\ntitle: A\n---\n',
    'content/en/c.md': article('tags: [Air, air]'),
  }
  const rig = siteOf(more)
  const turned = siteOf(Object.fromEntries(Object.entries(more).reverse()))
  expect(turned.pages.map(page => page.path).sort()).toEqual(rig.pages.map(page => page.path).sort())
  for (const { path } of rig.pages) expect(turned.text(path), path).toBe(rig.text(path))
})
