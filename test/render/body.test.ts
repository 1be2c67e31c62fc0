import { describe, expect, test } from 'vitest'
import type { Diagnostic } from '../../src/model/diagnostic.ts'
import { type BodyOptions, checkBody, renderBody } from '../../src/render/body.ts'
import { article, type Options, placesOf, siteOf } from '../support/site.ts'

const id = 'content/zh/news/a.md'

function body(markdown: string, options?: BodyOptions, site: Options = {}) {
  const { ask } = siteOf(
    {
      [id]: article('', markdown),
      'content/zh/news/b.md': article(''),
      'content/zh/news/p.png': 'x',
      'content/zh/news/q.png': 'x',
    },
    { assets: { 'content/zh/news/p.png': { width: 4, height: 3 } }, ...site },
  )
  const found: Diagnostic[] = []
  return { html: renderBody(id, ask, one => found.push(one), options).trim(), found }
}

describe('holes', () => {
  test.each([
    ['[b](b.md)', '<p><a href="/zh/news/b/">b</a></p>'],
    ['[b](b.md "title")', '<p><a href="/zh/news/b/" title="title">b</a></p>'],
    ['[b][1]\n\n[1]: b.md', '<p><a href="/zh/news/b/">b</a></p>'],
    ['![p](p.png)', '<p><img src="/assets/p.2d711642.png" width="4" height="3" alt="p"></p>'],
    ['![q](q.png)', '<p><img src="/assets/q.2d711642.png" alt="q"></p>'],
    ['[![p](q.png)](b.md)', '<p><a href="/zh/news/b/"><img src="/assets/q.2d711642.png" alt="p"></a></p>'],
    ['[x](https://example.org/)', '<p><a href="https://example.org/">x</a></p>'],
  ])('%s', (markdown, html) => expect(body(markdown)).toEqual({ html, found: [] }))

  test('words of the interface are in the edition’s language', () => {
    const { html, found } = body('a[^1]\n\n[^1]: b')
    expect(found).toEqual([])
    expect(html).toContain('footnote.label')
    expect(html).toContain('href="#')
  })
})

describe('addresses by schemes that not every site allows', () => {
  const allowed = { config: { links: { schemes: ['sofa'] } } }

  test('are links where they are allowed', () => {
    expect(body('[x](SOFA:a) <SOFA:Lib>', undefined, allowed)).toEqual({
      html: '<p><a href="sofa:a">x</a> <a href="sofa:Lib">SOFA:Lib</a></p>',
      found: [],
    })
  })

  test('have no address where they are not, and stand as they were typed between angle brackets', () => {
    const { html, found } = body('[x](sofa:a) **a<SOFA:Lib>b**')
    expect(html).toBe('<p>x <strong>a&lt;SOFA:Lib&gt;b</strong></p>')
    expect(found.map(one => `${one.severity} ${placesOf([one])[0]}`)).toEqual([
      'error link/scheme content/zh/news/a.md:5:1',
      'warning link/autolink content/zh/news/a.md:5:16',
    ])
  })

  test('are told too where the article has no page', () => {
    const { ask } = siteOf({ [id]: article('', '[x](sofa:a) <SOFA:Lib> [y](gone)') })
    const found = checkBody(id, ask.body(id), ask)
    expect(placesOf(found)).toEqual([`link/scheme ${id}:5:1`, `link/autolink ${id}:5:13`])
  })
})

describe('links and pictures that lead nowhere', () => {
  test.each([
    ['x\n\n[b](gone.md)', 'link/broken content/zh/news/a.md:7:1', '<p>x</p>\n<p>b</p>'],
    ['[b](b.md#no)', 'link/broken-anchor content/zh/news/a.md:5:1', '<p>b</p>'],
    ['a ![b](gone.png)', 'image/missing content/zh/news/a.md:5:3', '<p>a <img src="gone.png" alt="b"></p>'],
  ])('%j', (markdown, place, html) => {
    const result = body(markdown)
    expect(placesOf(result.found)).toEqual([place])
    expect(result.html).toBe(html)
  })
})

describe('in a feed every address is absolute', () => {
  const feed = { origin: 'https://example.org', self: 'https://example.org/paper/zh/news/a/' }
  const site = { config: { site: 'https://example.org/paper/' } }

  test.each([
    ['[b](b.md)', '<p><a href="https://example.org/paper/zh/news/b/">b</a></p>'],
    ['![q](q.png)', '<p><img src="https://example.org/paper/assets/q.2d711642.png" alt="q"></p>'],
    ['[t](#h)\n\n# h', '<p><a href="https://example.org/paper/zh/news/a/#h">t</a></p>'],
    ['[t](#)', '<p><a href="https://example.org/paper/zh/news/a/#">t</a></p>'],
    ['[t](?a=1)', '<p><a href="https://example.org/paper/zh/news/a/?a=1">t</a></p>'],
    ['[x](https://example.org/)', '<p><a href="https://example.org/">x</a></p>'],
    ['[x](mailto:a@example.org)', '<p><a href="mailto:a@example.org">x</a></p>'],
  ])('%s', (markdown, html) => expect(body(markdown, feed, site).html.split('\n')[0]).toBe(html))

  test('footnotes too', () => {
    const { html } = body('a[^1]\n\n[^1]: b', feed, site)
    expect(html).not.toMatch(/href="#/)
    expect(html.match(/href="https:\/\/example\.org\/paper\/zh\/news\/a\/#/g)).toHaveLength(2)
  })

  test('but text that looks like an address is left alone', () => {
    expect(body('`<a href="#x">`', feed, site).html).not.toContain('paper')
    expect(body('He wrote href="#x" there', feed, site).html).not.toContain('paper')
  })
})
