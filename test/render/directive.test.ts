import { describe, expect, test } from 'vitest'
import type { Diagnostic } from '../../src/model/diagnostic.ts'
import { type BodyOptions, checkBody, renderBody } from '../../src/render/body.ts'
import { article, placesOf, siteOf } from '../support/site.ts'

const id = 'content/zh/news/a.md'
const files = {
  'content/zh/news/b.md': article(''),
  'content/zh/news/p.png': 'x',
}
const assets = { 'content/zh/news/p.png': { width: 4, height: 3 } }
const picture = 'src="/assets/p.2d711642.png"'

function body(markdown: string, options?: BodyOptions) {
  const { ask } = siteOf({ ...files, [id]: article('', markdown) }, { assets })
  const found: Diagnostic[] = []
  return { html: renderBody(id, ask, one => found.push(one), options).trim(), found }
}

describe('what every site has', () => {
  test.each([
    [
      'a note has a word that says so',
      ':::note\na\n:::',
      '<aside class="box box-note" role="note"><p class="box-label"><strong>directive.note</strong></p>\n<p>a</p></aside>',
    ],
    [
      'its label stands in the place of that',
      ':::warning[*A* [b](b.md)]\na\n:::',
      '<aside class="box box-warning" role="note"><p class="box-label"><strong><em>A</em> <a href="/zh/news/b/">b</a></strong></p>\n<p>a</p></aside>',
    ],
    [
      'a quotation of somebody',
      ':::quote{by="<李>" role=R}\na\n:::',
      '<figure class="pull-quote"><blockquote><p>a</p></blockquote><figcaption>— &lt;李&gt;directive.roleR</figcaption></figure>',
    ],
    [
      'a quotation of nobody, on a line',
      '::quote[a *b*]',
      '<figure class="pull-quote"><blockquote><p>a <em>b</em></p></blockquote></figure>',
    ],
    ['details', ':::details[a]{open}\nb\n:::', '<details open><summary>a</summary>\n<p>b</p></details>'],
    [
      'a figure around a picture',
      ':::figure{caption="a & b" credit=c}\n![d](p.png)\n:::',
      `<figure><img ${picture} width="4" height="3" alt="d"><figcaption>a &amp; b <span class="credit">c</span></figcaption></figure>`,
    ],
    [
      'a figure whose picture has a title, which is its caption',
      ':::figure{credit=c}\n![d](p.png "e")\n:::',
      `<figure><img ${picture} width="4" height="3" alt="d"><figcaption>e <span class="credit">c</span></figcaption></figure>`,
    ],
    [
      'a figure of its own',
      '::figure[a [b](b.md)]{src=p.png alt="d"}',
      `<figure><img ${picture} alt="d" width="4" height="3"><figcaption>a <a href="/zh/news/b/">b</a></figcaption></figure>`,
    ],
    [
      'a figure around anything',
      ':::figure[a]\nb\n\nc\n:::',
      '<figure><p>b</p>\n<p>c</p><figcaption>a</figcaption></figure>',
    ],
    [
      'headings as a list in lists',
      '::toc\n\n## a\n\n### b\n\n## c',
      '<nav class="contents" aria-label="directive.toc"><p class="box-label"><strong>directive.toc</strong></p>\n<ul><li><a href="#a">a</a><ul><li><a href="#b">b</a></li></ul></li><li><a href="#c">c</a></li></ul></nav>\n<h2 id="a">a</h2>\n<h3 id="b">b</h3>\n<h2 id="c">c</h2>',
    ],
    ['nothing where there are no headings', 'a\n\n::toc', '<p>a</p>'],
    [
      'readings one by one',
      ':ruby[株洲]{zhū zhōu}',
      '<p><ruby>株<rp>（</rp><rt>zhū</rt><rp>）</rp>洲<rp>（</rp><rt>zhōu</rt><rp>）</rp></ruby></p>',
    ],
    [
      'a reading of a word',
      ':ruby[株洲]{zhūzhōu}',
      '<p><ruby>株洲<rp>（</rp><rt>zhūzhōu</rt><rp>）</rp></ruby></p>',
    ],
    [
      'readings that are not as many as the characters',
      ':ruby[株洲市]{zhū zhōu}',
      '<p><ruby>株洲市<rp>（</rp><rt>zhū zhōu</rt><rp>）</rp></ruby></p>',
    ],
  ])('%s', (_, markdown, html) => expect(body(markdown)).toEqual({ html, found: [] }))
})

describe('links and pictures', () => {
  const lost = ':::details[[x](no.md)]\n:::\n\n:::note\n![y](no.png)\n:::\n\n::figure{src=none.png alt=z}'

  test('in a directive are checked, those in its braces too', () => {
    const { html, found } = body(lost)
    expect(placesOf(found)).toEqual([
      `link/broken ${id}:5:12`,
      `image/missing ${id}:9:1`,
      `image/missing ${id}:12:1`,
    ])
    expect(html).toContain('<summary>x</summary>')
    expect(html).toContain('<figure><p>z</p></figure>')
  })

  test('are checked too where the article has no page', () => {
    const { ask } = siteOf({ ...files, [id]: article('', lost) })
    expect(placesOf(checkBody(id, ask.body(id), ask, true))).toEqual([
      `link/broken ${id}:5:12`,
      `image/missing ${id}:9:1`,
      `image/missing ${id}:12:1`,
    ])
  })
})

test('what is wrong with the use of one is told at its place, and its words stand there', () => {
  const { html, found } = body('a\n\n::figure[words]')
  expect(html).toBe('<p>a</p>\nwords')
  expect(found.map(({ message, hint }) => `${message} → ${hint}`)).toEqual([
    '"figure": it has no picture → write src="photo.jpg" alt="…", or ![…](photo.jpg) in it',
  ])
  expect(placesOf(found)).toEqual([`directive/form ${id}:7:1`])
})

test('a feed has whole addresses, and the words without any style', () => {
  const { html } = body('::toc\n\n:::note[!]\n## a\n\n[b](b.md)\n:::\n\n::figure{src=p.png alt="d"}', {
    origin: 'https://news.example.org',
    self: 'https://news.example.org/zh/news/a/',
  })
  expect(html).toContain('<a href="https://news.example.org/zh/news/a/#a">a</a>')
  expect(html).toContain('<strong>!</strong>')
  expect(html).toContain('<a href="https://news.example.org/zh/news/b/">b</a>')
  expect(html).toContain('<img src="https://news.example.org/assets/p.2d711642.png"')
  expect(html).not.toMatch(/(?:href|src)="[/#]/)
})
