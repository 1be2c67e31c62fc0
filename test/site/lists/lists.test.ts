import { describe, expect, test } from 'vitest'
import { article, siteOf } from '../../support/site.ts'

const files = {
  'content/zh/news/both.md': article('tags: [air]\nauthor: 甲\neditor: 甲\nsource: 晨报'),
  'content/en/news/both.md': '---\ntitle: Both\ndate: 2021-02-01\n---\n',
  'content/zh/life/only.md': '---\ntitle: 只有\ndate: 2020-12-31 23:59\ntags: [air]\n---\n',
  'content/zh/root.md': article(''),
}
const both = 'content/zh/news/both.md'
const only = 'content/zh/life/only.md'

describe('an edition’s lists', () => {
  const { ask } = siteOf(files)

  test.each([
    ['zh', [both, 'content/zh/root.md', only]],
    ['zh/section/news', [both]],
    ['zh/section/life', [only]],
    ['zh/tags/air', [both, only]],
    ['zh/people/甲', [both]],
    ['zh/sources/晨报', [both]],
    ['zh/archive/2021/01', [both, 'content/zh/root.md']],
    ['zh/archive/2020/12', [only]],
    ['en', ['content/en/news/both.md']],
    ['en/archive/2021/02', ['content/en/news/both.md']],
    ['en/section/life', []],
    ['en/tags/none', []],
  ])('%s', (list, ids) => expect(ask.latest(list, 9)).toEqual(ids))

  test('exist only where they have something', () => {
    expect(ask.sections('en')).toEqual(['news'])
    expect(ask.versions('zh/section/life').map(one => one.edition)).toEqual(['zh'])
    expect(ask.versions('zh/section/news').map(one => one.edition)).toEqual(['zh', 'en'])
    expect(ask.years('zh')).toEqual([2021, 2020])
    expect(ask.months('zh', 2020)).toEqual([12])
    expect(ask.monthCounts('zh', 2021)).toEqual([{ month: 1, count: 2 }])
    expect(ask.monthCounts('zh', 1999)).toEqual([])
  })

  test('are in a total order: newest first, then by path', () => {
    const { ask } = siteOf({
      'content/zh/b.md': article(''),
      'content/zh/a.md': article(''),
      'content/zh/c.md': article(''),
    })
    expect(ask.published('zh', 'article')).toEqual(['content/zh/a.md', 'content/zh/b.md', 'content/zh/c.md'])
    expect(ask.around('content/zh/b.md')).toMatchObject({
      previous: 'content/zh/c.md',
      next: 'content/zh/a.md',
    })
    expect(ask.around('content/zh/a.md')).toMatchObject({ previous: 'content/zh/b.md', next: null })
  })
})

describe('sections', () => {
  test('are in the config’s order, then those that it does not list, by name', () => {
    const { ask } = siteOf(
      {
        'content/zh/b/1.md': article(''),
        'content/zh/a/2.md': article(''),
        'content/zh/news/3.md': article(''),
      },
      { config: { sections: { news: { zh: '新闻', en: 'News' }, unused: { zh: '空', en: 'Empty' } } } },
    )
    expect(ask.sections('zh')).toEqual(['news', 'a', 'b'])
    expect(ask.section('zh', 'news')).toEqual({ label: '新闻', url: '/zh/news/' })
    expect(ask.section('zh', 'a')).toEqual({ label: 'a', url: '/zh/a/' })
  })

  test('of front matter stand over the folder’s', () => {
    const { ask } = siteOf({ 'content/zh/news/1.md': article('section: 环境 新闻') })
    expect(ask.sections('zh')).toEqual(['环境 新闻'])
    expect(ask.section('zh', '环境 新闻').url).toBe(encodeURI('/zh/环境-新闻/'))
  })
})

describe('standing pages', () => {
  test('are by order, then path, and in no list', () => {
    const { ask } = siteOf({
      'content/zh/pages/b.md': '---\ntitle: B\n---\n',
      'content/zh/pages/a.md': '---\ntitle: A\n---\n',
      'content/zh/pages/z.md': '---\ntitle: Z\norder: 1\n---\n',
    })
    expect(ask.standing('zh').map(id => ask.title(id).title)).toEqual(['Z', 'A', 'B'])
    expect(ask.lists()).toEqual([])
  })
})

describe('fallback: list', () => {
  const rig = siteOf(files, { config: { fallback: 'list' } })

  test('lists what only the other edition has, once', () => {
    expect(rig.ask.latest('en', 9)).toEqual(['content/en/news/both.md', 'content/zh/root.md', only])
    expect(rig.ask.latest('en/section/life', 9)).toEqual([only])
    expect(rig.ask.latest('zh', 9)).toEqual([both, 'content/zh/root.md', only])
  })

  test('marks it with its language and leads to the original, which is no version', () => {
    const page = rig.text('en/life/index.html')
    expect(page).toContain('<a href="/zh/life/only/" lang="zh-Hans">只有</a> (中文)')
    expect(rig.pages.map(one => one.path)).not.toContain('en/life/only/index.html')
    expect(rig.text('zh/life/only/index.html')).not.toContain('hreflang="en"')
  })

  test('feeds stay of one language, and full', () => {
    const later = Object.fromEntries(
      Array.from({ length: 3 }, (_, n) => [
        `content/zh/new-${n}.md`,
        '---\ntitle: 新\ndate: 2022-01-01\n---\n',
      ]),
    )
    const { text } = siteOf({ ...files, ...later }, { config: { fallback: 'list', feeds: { limit: 2 } } })
    expect(text('en/atom.xml')).toContain('Both')
    expect(text('en/atom.xml')).not.toContain('新')
  })

  test('a withdrawn text is not replaced by its translation', () => {
    const { ask } = siteOf(
      { 'content/zh/a.md': article(''), 'content/en/a.md': article('withdrawn: true') },
      { config: { fallback: 'list' } },
    )
    expect(ask.latest('en', 9)).toEqual([])
  })

  test('of two foreign versions a reader is shown one', () => {
    const edition = { label: 'x', title: 'x', description: 'x' }
    const { ask } = siteOf(
      { 'content/zh/a.md': article(''), 'content/en/a.md': article('') },
      {
        config: {
          fallback: 'list',
          editions: {
            zh: { lang: 'zh-Hans', ...edition },
            en: { lang: 'en', ...edition },
            fr: { lang: 'fr', ...edition },
          },
        },
      },
    )
    expect(ask.latest('fr', 9)).toEqual(['content/zh/a.md'])
  })
})
