import { describe, expect, test } from 'vitest'
import { plainHtml } from '../../../src/parse/remark/pipeline.ts'
import { html, parse } from '../fast/parsed.ts'

describe('a picture alone in a paragraph, with a title', () => {
  test.each([
    [
      'is a figure with a caption',
      '![图](a.png "说明")',
      '<figure><img{image a.png} alt="图"><figcaption>说明</figcaption></figure>',
    ],
    [
      'by reference',
      '![图][1]\n\n[1]: a.png "说明"',
      '<figure><img{image a.png} alt="图"><figcaption>说明</figcaption></figure>',
    ],
    [
      'in a link',
      '[![图](a.png "说明")](b.md)',
      '<figure><a{link b.md}><img{image a.png} alt="图"></a><figcaption>说明</figcaption></figure>',
    ],
    [
      'in a quotation',
      '> ![图](a.png "说明")',
      '<blockquote>\n<figure><img{image a.png} alt="图"><figcaption>说明</figcaption></figure>\n</blockquote>',
    ],
    [
      'on another site',
      '![a](https://a.org/b.png "c")',
      '<figure><img src="https://a.org/b.png" alt="a"><figcaption>c</figcaption></figure>',
    ],
    [
      'whose lines are joined',
      '![图](a.png "说\n明")',
      '<figure><img{image a.png} alt="图"><figcaption>说明</figcaption></figure>',
    ],
    [
      'whose title is text and no HTML',
      '![a](b.png "<b>c</b> & *d*")',
      '<figure><img{image b.png} alt="a"><figcaption>&#x3C;b&gt;c&#x3C;/b&gt; &#x26; *d*</figcaption></figure>',
    ],
  ])('%s', (_, text, expected) => {
    expect(html(text)).toBe(expected)
  })

  test('says its caption to nobody who asks how the text begins, and its words count', () => {
    const { lead, words } = parse('---\ntitle: a\n---\n![图](a.png "说明")\n\n正文。')
    expect(lead).toBe('正文。')
    expect(words).toEqual({ han: 4, latin: 0 })
  })
})

describe('no figure', () => {
  test.each([
    ['without a title', '![图](a.png)', '<p><img{image a.png} alt="图"></p>'],
    ['with a blank one', '![图](a.png " ")', '<p><img{image a.png} alt="图" title=" "></p>'],
    ['in a sentence', '见![图](a.png "说明")。', '<p>见<img{image a.png} alt="图" title="说明">。</p>'],
    [
      'beside another',
      '![a](a.png "b") ![c](d.png "e")',
      '<p><img{image a.png} alt="a" title="b"> <img{image d.png} alt="c" title="e"></p>',
    ],
    [
      'where the link has the title',
      '[![a](a.png)](b.md "c")',
      '<p><a{link b.md} title="c"><img{image a.png} alt="a"></a></p>',
    ],
    [
      'in a cell',
      '|![a](a.png "b")|\n|-|',
      '<table>\n<thead>\n<tr>\n<th><img{image a.png} alt="a" title="b"></th>\n</tr>\n</thead>\n</table>',
    ],
    [
      'in HTML, which has figures of its own',
      '<p><img src="a.png" alt="a" title="b"></p>',
      '<p><img title="b"{image a.png} alt="a"></p>',
    ],
  ])('%s', (_, text, expected) => {
    expect(html(text)).toBe(expected)
  })

  test('is made where CommonMark alone is asked', () => {
    expect(plainHtml('![a](b.png "c")')).toBe('<p><img src="b.png" alt="a" title="c"></p>')
  })
})
