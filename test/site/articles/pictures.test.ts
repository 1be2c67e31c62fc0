import { describe, expect, test } from 'vitest'
import { factsText, frontOf } from '../../../src/store/articles/facts-text.ts'
import { parse } from '../../parse/fast/parsed.ts'
import { defaultTheme } from '../../support/default-theme.ts'
import { article, placesOf, siteOf } from '../../support/site.ts'

const png = { 'content/zh/news/a.png': 'x', 'content/en/news/b.png': 'y' }
const flow = 'image: { src: a.png, alt: 楼顶的监测站, caption: 新站投用, credit: 张三摄 }'
const figure = (html: string): string => /<figure class="story-picture">.*?<\/figure>/s.exec(html)?.[0] ?? ''
const problems = (front: string, more = {}) => {
  const { diagnostics } = siteOf({ ...png, 'content/zh/news/a.md': article(front), ...more })
  return diagnostics.map(one => `${placesOf([one])[0]} ${one.message} (${one.hint})`)
}

describe('a lead picture', () => {
  test.each([
    ['in a line', flow],
    ['in lines', 'image:\n  src: a.png\n  alt: 楼顶的监测站\n  caption: 新站投用\n  credit: 张三摄'],
  ])('may be a map: %s', (_, front) => {
    const rig = siteOf({
      ...defaultTheme,
      ...png,
      'content/zh/news/a.md': article(front),
      'content/zh/pages/p.md': `---\ntitle: P\n${front.replace('a.png', '/zh/news/a.png')}\n---\nT`,
    })
    expect(rig.diagnostics).toEqual([])
    for (const path of ['zh/news/a/index.html', 'zh/p/index.html']) {
      const html = figure(rig.text(path))
      expect(html).toContain('<img src="/assets/a.')
      expect(html).toContain('alt="楼顶的监测站"')
      expect(html).toContain('<figcaption>新站投用 <span class="credit">张三摄</span></figcaption>')
      expect(rig.text(path)).toContain('<meta property="og:image:alt" content="楼顶的监测站">')
    }
    expect(rig.text('zh/news/a/index.html')).toContain(
      '"image":[{"@type":"ImageObject","url":"https://news.example.org/assets/a.2d711642.png","caption":"新站投用","creditText":"张三摄"}]',
    )
    expect(rig.ask.card('content/zh/news/a.md').image).toBe('content/zh/news/a.png')
    expect(rig.text('zh/feed.json')).toContain('"image": "https://news.example.org/assets/a.')
  })

  test('as text has no caption, and stays an address to search engines', () => {
    const rig = siteOf({ ...defaultTheme, ...png, 'content/zh/news/a.md': article('image: a.png') })
    expect(figure(rig.text('zh/news/a/index.html'))).not.toContain('figcaption')
    expect(rig.text('zh/news/a/index.html')).toContain('"image":["https://')
  })

  test('is taken from the pair with who made it, and without words in another language', () => {
    const rig = siteOf({
      ...defaultTheme,
      ...png,
      'content/zh/news/a.md': article(flow),
      'content/en/news/a.md': '---\ntitle: T\n---\nT',
    })
    const html = figure(rig.text('en/news/a/index.html'))
    expect(html).toContain('<img src="/assets/a.')
    expect(html).toContain('alt=""')
    expect(html).toContain('<figcaption> <span class="credit" lang="zh-Hans">张三摄</span></figcaption>')
  })

  test.each([
    [
      'a caption',
      'caption: A new station',
      '<figcaption>A new station <span class="credit" lang="zh-Hans">张三摄</span>',
    ],
    ['a credit', 'credit: Zhang San', '<figcaption> <span class="credit">Zhang San</span>'],
  ])('of the pair may have words of its own in each language: %s', (_, words, expected) => {
    const rig = siteOf({
      ...defaultTheme,
      ...png,
      'content/zh/news/a.md': article(flow),
      'content/en/news/a.md': `---\ntitle: T\nimage: { alt: A station, ${words} }\n---\nT`,
    })
    expect(rig.diagnostics).toEqual([])
    expect(figure(rig.text('en/news/a/index.html'))).toContain(expected)
    expect(figure(rig.text('en/news/a/index.html'))).toContain('<img src="/assets/a.')
  })

  test('of its own is not mixed with words of the pair', () => {
    const rig = siteOf({
      ...defaultTheme,
      ...png,
      'content/zh/news/a.md': article(flow),
      'content/en/news/a.md': '---\ntitle: T\nimage: { src: b.png }\n---\nT',
    })
    const html = figure(rig.text('en/news/a/index.html'))
    expect(html).toContain('<img src="/assets/b.')
    expect(html).not.toContain('figcaption')
  })

  const hint = (own: string) => `(describe what it shows: \`image: { ${own}alt: A station on a roof }\`)`
  test.each([
    ['text', 'image: a.png', 4],
    ['a map', 'tags: [空气]\nimage:\n  src: a.png\n  caption: 新站', 5],
    ['a map with a blank description', 'image: { src: a.png, alt: "" }', 4],
    ['an address elsewhere', 'image: https://example.org/a.png', 4],
  ])('without a description is told of at its key: %s', (_, front, line) => {
    const [told, ...others] = problems(front)
    const src = /https|$/.exec(front)?.[0] ? 'https://example.org/a.png' : 'a.png'
    expect(told).toBe(
      `image/alt content/zh/news/a.md:${line}:1 the picture "${src}" has no description ${hint(`src: ${src}, `)}`,
    )
    expect(others.map(one => one.split(' ')[0])).toEqual(src === 'a.png' ? [] : ['image/remote'])
  })

  test('of a standing page is to be described too, and none that is not there or no longer shown', () => {
    const told = problems(flow, { 'content/zh/pages/p.md': '---\ntitle: P\nimage: /zh/news/a.png\n---\nT' })
    expect(told.map(one => one.split(' the ')[0])).toEqual(['image/alt content/zh/pages/p.md:3:1'])
    expect(problems('image: a.png\nwithdrawn: true').join()).not.toContain('image/alt')
    expect(problems('image: gone.png').join()).not.toContain('image/alt')
  })

  test('of the pair is to be described by whoever captions it', () => {
    const pair = (front: string) =>
      problems(flow, { 'content/en/news/a.md': `---\ntitle: T\n${front}---\nT` })
    expect(pair('image: { caption: New }\n')).toEqual([
      `image/alt content/en/news/a.md:3:1 the picture "a.png" has no description ${hint('')}`,
    ])
    expect(pair('image: { alt: A station }\n')).toEqual([])
    expect(pair('')).toEqual([])
  })

  test('is told to be wrong where it is', () => {
    expect(problems('image: { caption: 新站 }')).toEqual([
      'front-matter/required content/zh/news/a.md:4:1 "image" does not say which picture it is (write `src: picture.jpg` beside the other keys)',
    ])
    expect(problems('image:\n  src: gone.png\n  credit: 甲')).toEqual([
      'image/missing content/zh/news/a.md:5:8 there is no picture "gone.png" (put the picture beside the article, or below static/ and begin its path with a slash)',
    ])
    expect(
      problems('image:\n  src: a.png\n  captoin: 新站\n  photographer: 甲\n  zoom: 2\n  alt: 站'),
    ).toEqual([
      'front-matter/unknown-key content/zh/news/a.md:6:3 "captoin" is not a key of "image" (did you mean `caption`?)',
      'front-matter/unknown-key content/zh/news/a.md:7:3 "photographer" is not a key of "image" (did you mean `credit`?)',
      'front-matter/unknown-key content/zh/news/a.md:8:3 "zoom" is not a key of "image" (a picture has src, alt, caption, credit)',
    ])
    expect(problems('image:\n  src: a.png\n  credit: [甲, 乙]\n  alt: 站')[0]).toContain(
      'front-matter/type content/zh/news/a.md:6:11 "image.credit" must be text, not a list',
    )
    expect(problems('image: [a.png]')[0]).toContain(
      'front-matter/type content/zh/news/a.md:4:8 "image" must be the name of a file or a map of src, alt, caption, credit, not a list',
    )
  })

  test('with a character in its caption that nobody sees is published with a warning, in its name with an error', () => {
    const severities = (front: string) =>
      siteOf({ ...png, 'content/zh/news/a.md': article(front) }).diagnostics.map(one => [one.code, one.line])
    expect(severities('image:\n  src: a.png\n  caption: 新\u200B站\n  alt: 站')).toEqual([
      ['text/invisible', 6],
    ])
    expect(severities('image:\n  src: "a\u200B.png"')).toContainEqual(['name/invisible', 5])
  })

  test('goes with its words where the text is withdrawn', () => {
    const rig = siteOf({
      ...defaultTheme,
      ...png,
      'content/zh/news/a.md': article(`${flow}\nwithdrawn: true`),
    })
    expect(rig.text('zh/news/a/index.html')).not.toMatch(/新站|张三|监测站/)
  })

  test('is the same from the cache', () => {
    const {
      body: _,
      digest: __,
      ...facts
    } = parse(article('image:\n  src: a.png\n  n: { a: [1] }\n  t: 010\nmeta: { b: c }'))
    expect(frontOf(factsText(facts))).toEqual(facts.front)
    expect(facts.front[2]?.within?.map(one => [one.key, one.value, one.text])).toEqual([
      ['src', 'a.png', 'a.png'],
      ['n', { a: [1] }, undefined],
      ['t', 10, '010'],
    ])
  })
})
