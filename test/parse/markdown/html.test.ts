import { describe, expect, test } from 'vitest'
import { fastWay } from '../../../src/parse/fast/fast-way.ts'
import { html, parseBody, places } from '../fast/parsed.ts'

describe('no word is lost', () => {
  test.each([
    ['in a paragraph of HTML', '<p>全文都在这里。</p>', '<p>全文都在这里。</p>'],
    ['behind a comment', '<!-- more -->正文', '<p>正文</p>'],
    ['behind the end of an element', '<div>甲</div>乙', '<div>甲</div><p>乙</p>'],
    [
      'in the line below the end of an element',
      '<p align=right>（记者 张三）</p>\n下一行',
      '<p class="align-right">（记者 张三）</p>\n<p>下一行</p>',
    ],
    ['between two breaks of a cell', '| 0731-1<br>0731-2 |\n|---|', /<th>0731-1<br>0731-2<\/th>/],
    ['in a tag that does not end', '<div class="甲', '<p>&#x3C;div class="甲</p>'],
    ['in what looks like an end', '<p>甲 </ 乙></p>', '<p>甲 &#x3C;/ 乙&gt;</p>'],
    ['in a section of CDATA', '甲 <![CDATA[乙]]>', '<p>甲 &#x3C;![CDATA[乙]]&gt;</p>'],
    ['in cells without a table', '<td>甲</td> <td>乙</td>', '<p>甲 乙</p>'],
    ['beside a column without a table', '<col>\n\n甲', /^(?:<p>|\n)*甲<\/p>$/],
    ['in a table that is not closed', '<table><tr><td>甲\n\n乙', /甲[\s\S]*乙/],
    ['in a table, but in no cell', '<table>甲<tr><td>乙</td></tr></table>', /甲[\s\S]*乙/],
    ['in a form', '<form>姓名：<input name=a> <button>送出</button></form>', '<div>姓名： 送出</div>'],
    ['in a film', '<video src="a.mp4">看不到？</video>', '<p>看不到？</p>'],
    ['in a frame', '<iframe src="https://a.example/">地图</iframe>', '<p>地图</p>'],
    ['in a drawing', '<svg><g><text>图例</text></g></svg>', '<p>图例</p>'],
    ['in a choice', '<select><option>甲<option>乙</select>', '<p>甲乙</p>'],
    [
      'in obsolete elements',
      '<font color=red>甲</font><big>乙</big><strike>丙</strike>',
      '<p>甲乙<s>丙</s></p>',
    ],
    ['in parts of a page', '<section><header>甲</header>乙</section>', '<div><div>甲</div>乙</div>'],
    ['in upper case', '<P>甲<BR>乙</P>', '<p>甲<br>乙</p>'],
    ['that is misnested', '<b>甲<i>乙</b>丙</i>', '<p><b>甲<i>乙</i></b><i>丙</i></p>'],
    ['with Markdown inside', '<div>\n\n**甲**\n\n</div>', '<div>\n<p><strong>甲</strong></p>\n</div>'],
    ['in a list of terms', '<dl><dt>甲<dd>乙</dl>', '<dl><dt>甲</dt><dd>乙</dd></dl>'],
    [
      'in what may be opened',
      '<details open><summary>甲</summary>乙</details>',
      '<details open><summary>甲</summary>乙</details>',
    ],
    [
      'of blocks that follow each other',
      '<table><tr><td>零</table>\n甲\n\n<!-- 一 -->乙\n\n<!-- 二 -->丙',
      /<\/table>\s*<p>甲<\/p>\s*<p>乙<\/p>\s*<p>丙<\/p>$/,
    ],
    ['of a picture without address', '甲<img alt="乙">', '<p>甲乙</p>'],
    [
      'beside a shortcode with a tag in it',
      '甲{{<figure src="a.png">}}乙',
      /甲\{\{&#x3C;figure src="a.png"&gt;\}\}乙/,
    ],
    ['on two lines of Chinese', '<p>甲\n乙</p>', '<p>甲乙</p>'],
    ['on two lines that are set as they are', '<pre>甲\n乙</pre>', '<pre>甲\n乙</pre>'],
  ])('%s', (_, markdown, expected) => {
    if (typeof expected === 'string') expect(html(markdown)).toBe(expected)
    else expect(html(markdown)).toMatch(expected)
  })
})

describe('marks of words stay', () => {
  test.each([
    ['10<sup>6</sup>', '10⁶'],
    ['PM<sub>2.5</sub>', 'PM2.5'],
    ['10<sup>-6</sup>', '10⁻⁶'],
    ['1<sup>st</sup>', '1st'],
    ['<ruby>活动目录<rt>Active Directory</rt></ruby>是', '活动目录（Active Directory）是'],
    ['<ruby>重<rp>(</rp><rt>chóng</rt><rp>)</rp></ruby>庆', '重（chóng）庆'],
    ['按<kbd>Q</kbd>，<mark>重点</mark>与<u>着重</u>', '按Q，重点与着重'],
    ['甲<br>乙', '甲 乙'],
  ])('%j, without a parser of HTML, also where there are only words', (markdown, words) => {
    expect(fastWay(markdown)).toBeDefined()
    expect(html(markdown)).toBe(`<p>${markdown}</p>`)
    expect(parseBody(markdown).lead).toBe(words)
    expect(html(`## ${markdown}`)).toMatch(
      new RegExp(`^<h2 id="[^"]+">${markdown.replace(/[()]/g, '\\$&')}</h2>$`),
    )
    expect(parseBody(`## ${markdown}`).headings.map(({ text }) => text)).toEqual([words])
  })

  test('a gloss is a word of its own', () => {
    expect(parseBody('<ruby>patch<rt>fix</rt></ruby>').words).toEqual({ han: 0, latin: 2 })
  })
})

test('elements that HTML does not have stand as they were typed, and that is told', () => {
  const text = 'kubectl get <name>\n\n<ComponentTokenTable />\n\n> <x-y z="1">甲</x-y>'
  expect(html(text)).toBe(
    '<p>kubectl get &#x3C;name&gt;</p>\n<p>&#x3C;ComponentTokenTable /&gt;</p>\n' +
      '<blockquote>\n<p>&#x3C;x-y z="1"&gt;甲&#x3C;/x-y&gt;</p>\n</blockquote>',
  )
  expect(places(parseBody(text).diagnostics)).toEqual([
    'markdown/html 4:13-19',
    'markdown/html 6:1-24',
    'markdown/html 8:3-14',
  ])
})

describe('an end without its beginning changes nothing', () => {
  test.each(['a</p>b', 'a</div>b', 'a</b>b', 'a</td>b', 'a</table>b', 'a</h2>b', 'a</script>b'])(
    '%s',
    text => {
      expect(html(text)).toBe('<p>ab</p>')
    },
  )

  test('also of an element that Markdown has begun', () => {
    expect(html('> a</blockquote>b\n\nc')).toBe('<blockquote>\n<p>ab</p>\n</blockquote>\n<p>c</p>')
    expect(html('- a</li></ul>b')).toBe('<ul>\n<li>ab</li>\n</ul>')
  })

  test('but for the break that browsers make of it', () => expect(html('a</br>b')).toBe('<p>a<br>b</p>'))
})

describe('what is left out is an error that quotes it and says what to write', () => {
  test.each([
    ['<iframe src="https://a.example/x"></iframe>', /link to it/],
    ['<video src="a.mp4"></video>', /beside the article/],
    ['<audio src="a.mp3"></audio>', /beside the article/],
    ['<embed src="a.swf">', /link to it/],
    ['<object data="a.swf"></object>', /link to it/],
    ['<form action="/x"></form>', /page that has the form/],
    ['<script>x</script>', /never published/],
    ['<img alt="甲">', /name the picture/],
    ['<area href="b.md" alt="甲">', /below it/],
    ['<svg></svg>', /as a file/],
    ['<math></math>', /formula/],
    ['<template>x</template>', /words/],
  ])('%s', (markdown, hint) => {
    const { diagnostics } = parseBody(`x\n\n> a ${markdown}`)
    expect(diagnostics).toHaveLength(1)
    const [tag] = markdown.match(/^<[^>]+>/) ?? []
    expect(diagnostics[0]).toMatchObject({
      code: 'markdown/html-lost',
      severity: 'error',
      message: `"${tag}" is left out`,
      line: 6,
      column: 5,
      endColumn: 5 + (tag?.length ?? 0),
    })
    expect(diagnostics[0]?.hint).toMatch(hint)
  })

  test.each([
    ['a comment', 'a\n\n<!-- b\n\nc', ['markdown/html-lost 6:1']],
    ['a script', '<script>\n\nalert(1)', ['markdown/html-lost 4:1-9', 'markdown/html-lost 4:1-9']],
    ['a template', 'a <template> b\n\nc', ['markdown/html-lost 4:3-13', 'markdown/html-lost 4:3-13']],
    ['bold', 'a <b>b\n\nc', ['markdown/html 4:3-6']],
    ['what is published under another name', '<xmp>a', ['markdown/html 4:1-6']],
  ])('so is %s that does not end', (_, markdown, expected) => {
    expect(places(parseBody(markdown).diagnostics)).toEqual(expected)
  })

  test('attributes are told of once, with how many there are', () => {
    const { diagnostics } = parseBody(
      '<p style="x" onclick="y" class="z">a</p>\n\n<p style="x" lang="en" id="b">c</p>',
    )
    expect(diagnostics.map(({ message }) => message)).toEqual([
      'attributes of HTML are left out: "style" (2 times), "onclick", "class"',
    ])
  })
})

describe('links and pictures in HTML', () => {
  test('are those of Markdown', () => {
    const parsed = parseBody(
      '<a href="b.md#x" title="t">a</a> <img src="c.png" alt="d" width=100 height="50%">',
    )
    expect(parsed.targets).toEqual(['b.md#x', 'c.png'])
    expect(parsed.body.shape.filter(part => typeof part !== 'number')).toEqual([
      { kind: 'link', target: 'b.md#x', line: 4, column: 1, endColumn: 28 },
      {
        kind: 'image',
        target: 'c.png',
        line: 4,
        column: 34,
        endColumn: 82,
        size: { width: '100', height: '50%' },
      },
    ])
  })

  test('have their places in a block of several lines, in a quotation', () => {
    const { body } = parseBody('> <div>\n> x\n>   <a href="b.md">a</a>\n> </div>')
    expect(body.shape.filter(part => typeof part !== 'number')).toMatchObject([
      { line: 6, column: 5, endColumn: 20 },
    ])
  })

  test('elsewhere keep their address', () => {
    expect(html('<a href="https://a.example/?a=1&amp;b=甲">a</a>')).toBe(
      '<p><a href="https://a.example/?a=1&amp;b=%E7%94%B2">a</a></p>',
    )
  })

  test('ids are anchors, and of two that are equal the first counts', () => {
    const parsed = parseBody('<a name="甲"></a>a <span id="乙">b</span> <span id="乙">c</span>\n\n## 甲')
    expect(parsed.anchors).toEqual(['甲', '乙', '甲-1'])
  })
})

test.each([
  [
    'a forged word of ours',
    '<p>&#xFDD0;footnote.label:&#xFDD1; &#64976;0&#64977;</p>',
    '<p>\uFFFDfootnote.label:\uFFFD \uFFFD0\uFFFD</p>',
  ],
  ['a forged hole', '<p title="&#xFDD0;0&#xFDD1;">甲</p>', '<p title="\uFFFD0\uFFFD">甲</p>'],
  ['control characters', '<p>甲&#x1;&#x1F;&#8乙&#xFFFE;</p>', '<p>甲\uFFFD\uFFFD\uFFFD乙\uFFFD</p>'],
  [
    'a picture without words',
    '<img src="a.png" alt="&#xFDD0;x:&#xFDD1;">',
    '<p><img{image a.png} alt="\uFFFDx:\uFFFD"></p>',
  ],
])('references cannot smuggle in %s', (_, markdown, expected) => expect(html(markdown)).toBe(expected))

test('a comment that ends at once hides nothing', () => {
  expect(html('<!--> 三 -->')).toBe('<p>三 --&gt;</p>')
  expect(html('<!---> b -->')).toBe('<p>b --&gt;</p>')
})

test('of an id of Markdown and one of HTML, the one of Markdown counts, and that is told', () => {
  const parsed = parseBody('<a id="b">x</a>\n\n## B {#b}')
  expect(parsed.anchors).toEqual(['b'])
  expect(parsed.diagnostics.map(({ message }) => message)).toEqual(['attributes of HTML are left out: "id"'])
})

test('footnotes and tasks are what they are without HTML in the text', () => {
  const text = 'a[^1]\n\n- [x] b\n\n[^1]: c'
  expect(html(`${text} <b></b>`).replace(' <b></b>', '')).toBe(html(text))
})
