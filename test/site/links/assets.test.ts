import { describe, expect, test } from 'vitest'
import { assetPath } from '../../../src/site/paths/assets.ts'
import { digest } from '../../../src/text/digest.ts'
import { article, placesOf, siteOf } from '../../support/site.ts'

const media = (rig: ReturnType<typeof siteOf>) =>
  rig.pages.filter(page => page.kind === 'media').map(page => [page.path, page.args])

describe('only what is shown or linked is copied', () => {
  test('under its name and digest', () => {
    const rig = siteOf({
      'content/zh/a.md': article(
        'image: { src: lead.JPG, alt: A }',
        '![x](inline.png) [y](data.pdf) [again](data.pdf)',
      ),
      'content/zh/pages/about.md': article('', '![z](../us.png)'),
      ...{ 'content/zh/lead.JPG': '1', 'content/zh/inline.png': '2', 'content/zh/data.pdf': '3' },
      ...{ 'content/zh/us.png': '4', 'content/zh/unused.png': '5' },
    })
    expect(rig.diagnostics).toEqual([])
    expect(media(rig)).toEqual([
      [`assets/data.${digest('3').slice(0, 8)}.pdf`, 'content/zh/data.pdf'],
      [`assets/inline.${digest('2').slice(0, 8)}.png`, 'content/zh/inline.png'],
      [`assets/lead.${digest('1').slice(0, 8)}.jpg`, 'content/zh/lead.JPG'],
      [`assets/us.${digest('4').slice(0, 8)}.png`, 'content/zh/us.png'],
    ])
  })

  test.each(['draft: true', 'expires: 2021-02-01', 'withdrawn: true'])('not what only %s shows', front => {
    const rig = siteOf({
      'content/zh/a.md': article(`image: lead.jpg\n${front}`, '![x](inline.png)'),
      ...{ 'content/zh/lead.jpg': '1', 'content/zh/inline.png': '2' },
    })
    expect(media(rig)).toEqual([])
  })

  test('one file for two articles, and one for two copies of it', () => {
    const rig = siteOf({
      'content/zh/a.md': article('', '![x](p.png)'),
      'content/zh/b/c.md': article('', '![x](p.png) ![x](../p.png)'),
      ...{ 'content/zh/p.png': 'same', 'content/zh/b/p.png': 'same' },
    })
    expect(rig.diagnostics).toEqual([])
    expect(media(rig)).toHaveLength(1)
  })

  test('a picture with a space in its address, where there is one', () => {
    const text = '![图](my photo.png) ![无](no photo.png)'
    const rig = siteOf({ 'content/zh/a.md': article('', text), 'content/zh/my photo.png': '1' })
    expect(media(rig)).toEqual([
      [`assets/my-photo.${digest('1').slice(0, 8)}.png`, 'content/zh/my photo.png'],
    ])
    expect(placesOf(rig.problems('zh/a/index.html'))).toEqual(['image/missing content/zh/a.md:5:20'])
    expect(placesOf(rig.diagnostics)).toEqual([
      'markdown/leftover content/zh/a.md:5:1',
      'markdown/leftover content/zh/a.md:5:20',
    ])
  })

  test('an unsafe file is an error where it is shown, and no file', () => {
    const rig = siteOf(
      { 'content/zh/a.md': article('image: { src: p.svg, alt: A }', '![x](p.svg)'), 'content/zh/p.svg': 'x' },
      { assets: { 'content/zh/p.svg': { unsafe: 'it has a script' } } },
    )
    expect(placesOf(rig.diagnostics)).toEqual(['content/unsafe-file content/zh/a.md:4:15'])
    expect(placesOf(rig.problems('zh/a/index.html'))).toEqual(['content/unsafe-file content/zh/a.md:6:1'])
    expect(media(rig)).toEqual([])
  })
})

describe('the picture of an article', () => {
  test.each([
    ['image: gone.jpg', 'image/missing content/zh/news/a.md:4:8'],
    ['image: ../../../../../x.jpg', 'image/missing content/zh/news/a.md:4:8'],
    ['image: { src: https://example.org/x.jpg, alt: A }', 'image/remote content/zh/news/a.md:4:15'],
    ['image: javascript:alert(1)', 'image/missing content/zh/news/a.md:4:8'],
    ['image: //example.org/x.jpg', 'image/missing content/zh/news/a.md:4:8'],
  ])('%s', (front, place) => {
    expect(placesOf(siteOf({ 'content/zh/news/a.md': article(front) }).diagnostics)).toEqual([place])
  })

  test.each(['p.jpg', './p.jpg', '../news/p.jpg', '/zh/news/p.jpg'])('image: %s', target => {
    const rig = siteOf(
      { 'content/zh/news/a.md': article(`image: { src: ${target}, alt: A }`), 'content/zh/news/p.jpg': 'x' },
      { assets: { 'content/zh/news/p.jpg': { width: 3, height: 2 } } },
    )
    expect(rig.diagnostics).toEqual([])
    expect(rig.ask.picture(rig.ask.card('content/zh/news/a.md').image ?? '')).toMatchObject({
      width: 3,
      height: 2,
    })
  })

  test('with a decomposed name', () => {
    const rig = siteOf({
      'content/zh/a.md': article('image: { src: \u00E9.jpg, alt: A }', '![x](\u00E9.jpg)'),
      'content/zh/e\u0301.jpg': 'x',
    })
    expect(rig.diagnostics).toEqual([])
    expect(rig.problems('zh/a/index.html')).toEqual([])
    expect(media(rig)).toEqual([['assets/\u00E9.2d711642.jpg', 'content/zh/e\u0301.jpg']])
    expect(rig.ask.picture('content/zh/e\u0301.jpg')).not.toBe(null)
  })
})

describe('names', () => {
  test.each([
    ['a b.png', /^assets\/a-b\.\w{8}\.png$/],
    ['50% off?.png', /^assets\/50-off\.\w{8}\.png$/],
    ['株洲.png', /^assets\/株洲\.\w{8}\.png$/],
    ['???.png', /^assets\/file\.\w{8}\.png$/],
    ['README', /^assets\/README\.\w{8}$/],
    ['.htaccess', /^assets\/\.htaccess\.\w{8}$/],
    ['a.tar.gz', /^assets\/a\.tar\.\w{8}\.gz$/],
    ['a.p#n?g', /^assets\/a\.\w{8}\.png$/],
    [`${'x'.repeat(300)}.png`, /^assets\/x{50}\.\w{8}\.png$/],
    [`x${'𠮷'.repeat(300)}.png`, /^assets\/x(?:𠮷){30,49}\.\w{8}\.png$/u],
  ])('%s', (name, path) => {
    const found = assetPath({ path: `content/${name}`, digest: digest<'asset'>('x'), size: 1 })
    expect(found).toMatch(path)
    expect(() => encodeURI(found)).not.toThrow()
    expect(Buffer.byteLength(found.slice(7))).toBeLessThanOrEqual(255)
  })
})

test('static files keep their names', () => {
  const rig = siteOf({ 'static/robots-extra.txt': 'x', 'static/a/b.html': 'y' })
  expect(media(rig)).toEqual([
    ['robots-extra.txt', 'static/robots-extra.txt'],
    ['a/b.html', 'static/a/b.html'],
  ])
})
