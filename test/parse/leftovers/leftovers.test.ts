import { describe, expect, test } from 'vitest'
import { fastWay } from '../../../src/parse/fast/fast-way.ts'
import { leftoversIn, rulesFor } from '../../../src/parse/leftovers/leftover.ts'
import { fastParser } from '../../../src/parse/satteri/satteri.ts'
import { html, parseBody, places } from '../fast/parsed.ts'

/** Each with what is told of it: `line:column-endColumn`, where the text begins on line 4, and a part of the message. */
const told: readonly (readonly [
  name: string,
  text: string,
  ...told: readonly (readonly [string, string])[],
])[] = [
  ['a missing footnote', '见[^1]。', ['4:2-6', 'there is no footnote "[^1]"']],
  ['an unused footnote', '文\n\n[^1]: 这句话没有了', ['6:1-5', 'nothing refers to the footnote [^1]']],
  [
    'an unused footnote of an unused one',
    '文\n\n[^1]: 甲[^2]\n\n[^2]: 乙',
    ['6:1-5', '[^1]'],
    ['8:1-5', '[^2]'],
  ],
  [
    'a footnote that is there twice',
    '文[^1]\n\n[^1]: 甲\n\n[^1]: 乙',
    ['8:1-5', 'there are two footnotes [^1]'],
  ],
  [
    'a footnote with a full-width colon',
    '文[^1]\n\n[^1]：甲',
    ['4:2-6', 'no footnote'],
    ['6:1-6', '"[^1]：" begins no'],
  ],
  ['a footnote in full-width brackets', '文【^1】和［^2］', ['4:2-6', '【^1】'], ['4:7-11', '［^2］']],
  ['a footnote in the line', '文^[这是 注]', ['4:2-9', 'is no footnote']],
  [
    'a reference without an address',
    '见[全文][ref]和[报告][]',
    ['4:2-11', '"[ref]"'],
    ['4:12-18', '"[报告]"'],
  ],
  ['a reference with another address', '[全文][ref]\n\n[reff]: a.md', ['4:1-10', '"[ref]"']],
  ['a picture with a space in its address', '![图](my photo.jpg)', ['4:1-19', '"my photo.jpg" has a space']],
  ['a picture numbered by a computer', '![图](photo (1).jpg)', ['4:1-20', '"photo (1).jpg" has a space']],
  [
    'a link with a space in its address',
    '见[报告](my file.pdf "题")',
    ['4:2-23', '"my file.pdf" has a space'],
  ],
  ['a size of a picture', '![a](b.png =100x50)', ['4:1-20', '"=100x50" is no size']],
  ['a size with a space', '![a](b c.png =50%x)', ['4:1-20', '"=50%x" is no size']],
  ['attributes of a picture', '![a](b.png){width=50%}', ['4:12-23', '"{width=50%}"']],
  ['attributes below a paragraph', 'a\n{: .note}', ['5:1-10', '"{: .note}"']],
  [
    'full-width parentheses',
    '见[全文]（https://a.com/x）',
    ['4:2-23', '"[全文]（https://a.com/x）" is no link'],
  ],
  ['full-width parentheses of a picture', '![图]（a.jpg）', ['4:1-12', 'is no picture']],
  [
    'full-width brackets',
    '见【全文】(a.md)，［全文］(b.md)',
    ['4:2-12', '【全文】(a.md)'],
    ['4:13-23', '［全文］(b.md)'],
  ],
  ['one full-width bracket', '[a］(b.md) [c](d.md）', ['4:1-10', '[a］(b.md)'], ['4:11-20', '[c](d.md）']],
  ['a picture in full-width signs', '！【图】（a.jpg）', ['4:1-12', 'is no picture']],
  ['a full-width sign before a picture', '！[图](a.jpg)', ['4:1-12', 'is a link and no picture']],
  [
    'a table with full-width bars',
    '｜甲｜乙｜\n｜---｜---｜\n｜1｜2｜',
    ['4:1', 'table with full-width bars'],
  ],
  [
    'a table of which the second line is right',
    '｜甲｜乙｜\n|---|---|\n｜1｜2｜',
    ['4:1', 'full-width bars'],
  ],
  [
    'a heading without a space',
    '##标题\n\n文\n###小节',
    ['4:1-5', '"##标题" is no heading'],
    ['7:1-6', '"###小节"'],
  ],
  ['a heading with another space', '##\u3000标题', ['4:1-6', 'is no heading']],
  ['a heading of full-width signs', '＃ 标题\n\n＃＃小节', ['4:1-5', '"＃ 标题"'], ['6:1-5', '"＃＃小节"']],
  ['bold in full-width signs', '这是＊＊重点＊＊。', ['4:3-9', '"＊＊重点＊＊" is not bold']],
  ['code in full-width signs', '用｀ls｀看', ['4:2-6', 'is no code']],
  ['a listing in points of names', '···js\na', ['4:1-6', 'begins no listing']],
  [
    'a quotation with a full-width sign',
    '文\n\n＞ 引\n\n》引',
    ['6:1-4', 'is no quotation'],
    ['8:1-3', '》引'],
  ],
  ['a list of full-width signs', '－ 甲\n－ 乙', ['4:1', '"－" are no list']],
  ['a list of points', '文：\n• 甲\n• 乙', ['5:1', '"•" are no list']],
  ['a list without spaces', '-甲\n-乙', ['4:1', '"-" and no space']],
  ['numbers without spaces', '1.甲\n2.乙', ['4:1', '"1." and so on are no list']],
  ['numbers with full-width points', '1．甲\n2．乙', ['4:1', '"1．"']],
  ['full-width numbers', '１. 甲\n２. 乙', ['4:1', '"1."']],
  ['a shortcode', '文\n\n{{< figure src="a.jpg" >}}', ['6:1-27', 'the shortcode "{{< figure']],
  ['a shortcode without spaces', '{{<figure src="a.jpg">}}', ['4:1-25', '"{{…}}"']],
  ['a shortcode with Markdown', '{{% note %}}', ['4:1-13', 'the shortcode']],
  ['a variable', '由 {{ page.title }} 写', ['4:3-19', 'the shortcode']],
  ['a variable in an address', '[a]({{site.url}}/b)', ['4:5-17', 'the shortcode']],
  ['a tag', '{% include a.html %}', ['4:1-21', 'the tag']],
  ['a shortcode of WordPress', '[caption width="3"]a[/caption]', ['4:1-20', 'shortcode "[caption']],
  ['a shortcode of a plugin', '[x-box title="a b"]\n文\n[/x-box]', ['4:1-20', 'shortcode "[x-box']],
  ['a shortcode without an end', '文 [contact-form id="3"] 文', ['4:3-24', 'shortcode "[contact-form']],
  ['a shortcode of a forum', '[b]粗[/b]', ['4:1-4', 'shortcode "[b]"']],
  ['the end of a shortcode', '甲[/caption]', ['4:2-12', '"[/caption]"']],
  ['a box of MkDocs', '!!! note "注"\n    a', ['4:1-13', 'the box']],
  ['a box of GitHub', '> [!NOTE]\n> 文', ['4:3-10', 'the box "[!NOTE]"']],
  ['a formula', '质能方程$E=mc^2$。', ['4:5-13', 'the formula "$E=mc^2$"']],
  ['a formula of one letter', '设$x$为变量', ['4:2-5', 'the formula "$x$"']],
  [
    'a formula with marks',
    '$\\frac{a_1}{b_1}$ 和 $f(x)$',
    ['4:1-18', 'the formula'],
    ['4:21-27', '"$f(x)$"'],
  ],
  ['a formula with signs behind backslashes', '$\\{a\\}$', ['4:1-8', 'the formula "$…a…$"']],
  ['a formula of its own', '$$\n\\sum_{i=1}^n i\n$$', ['4:1', 'the formula']],
  ['a mark', '这是==重点==。', ['4:3-9', '"==重点=="']],
  ['a table of contents', '[TOC]\n\n文\n\n[[toc]]', ['4:1-6', '"[TOC]"'], ['8:1-8', '"[[toc]]"']],
  ['a link of a wiki', '见[[另一篇]]和![[图.png]]', ['4:2-9', '"[[另一篇]]"'], ['4:10-20', '"![[图.png]]"']],
  ['what stands in lists and quotations', '- a\n- ##b\n\n> ==c==', ['5:3-6', '"##b"'], ['7:3-8', '"==c=="']],
  [
    'what stands in cells and headings',
    '## ==a==\n\n| b |\n|---|\n| $x_1$ |',
    ['4:4-9', '"==a=="'],
    ['8:3-8', '"$x_1$"'],
  ],
  ['what has emphasis in it', '[**a**][b] ==*c*==', ['4:1-11', '"[b]"'], ['4:12-19', '"==*c*=="']],
  [
    'cells beyond the columns',
    '| 一 | 二 |\n|---|---|\n| 1 | 2 | 三三三 |\n| 1 | 2 | | 四 |',
    ['6:11-14', '"三三三" is not published'],
    ['7:13-14', '"四"'],
  ],
  [
    'prose that is taken for an address',
    '文\n\n[编者按]: 本文首发于株洲日报，转载请注明出处。\n\n- [注]: 《甲》 "乙"',
    ['6:1-26', '"[编者按]: 本文首发'],
    ['8:3-15', '"[注]: 《甲》'],
  ],
  ['a picture without an address', '![图][图一]', ['4:2-9', '"[图一]"']],
  ['a numbered reference without an address', '见[附件][附件一]文', ['4:2-11', '"[附件一]"']],
  [
    'Markdown in HTML',
    '<details><summary>标题</summary>\n里面 **不是** Markdown\n</details>',
    ['5:4-10', '"**不是**" stands in a block of HTML'],
  ],
  ['a link in HTML', '> <div>\n> 见[链接](https://a.example)\n> </div>', ['5:4-27', '"[链接](']],
  ['a list in HTML', '<div>\n- 甲\n- 乙\n</div>', ['5:1-4', '"- 甲"']],
  ['a heading in HTML', '<div>\n## 甲\n</div>', ['5:1-5', '"## 甲"']],
  ['code in HTML', '<center>用 `ls` 看</center>', ['4:11-15', '"`ls`"']],
  ['Markdown behind a comment', '<!-- more -->**正文**', ['4:14-20', '"**正文**"']],
  [
    'tags of a word processor',
    '甲<o:p></o:p>乙<v:shape id="a">',
    ['4:2-13', '<o:p>'],
    ['4:14-30', '<v:shape id'],
  ],
  [
    'tags of XML',
    '<xs:element name="a">甲</xs:element>',
    ['4:1-22', '<xs:element'],
    ['4:23-36', '</xs:element>'],
  ],
  ['conditions', '甲<![if !supportLists]>乙<![endif]>', ['4:2-23', '<![if'], ['4:24-34', '<![endif]>']],
  ['a comment that does not end', '行内 <!-- 没关', ['4:4-11', '"<!-- 没关"']],
  ['a tag that does not end', '甲<img src="a.png', ['4:2-17', 'the tag "<img']],
  ['a tag that does not end, above another paragraph', '甲<img src="a.png\n\n乙', ['4:2-17', 'the tag']],
  ['bold words with a space before their end', '**重点 **后', ['4:1-8', '"**重点 **" is not bold']],
  ['bold words with a space behind their begin', '** 重点**', ['4:1-8', '"** 重点**" is not bold']],
  ['a mark without another', '未配对**星号', ['4:4-6', '"**" begins or ends no']],
  ['bold words between underscores', '__重点：__后文，这是__重点__的', ['4:1-8', '"__重点：__" is not bold']],
  ['a table with dashes', '|甲|乙|\n|—|—|\n|1|2|', ['5:1-6', '"|—|—|" makes no table']],
  ['a space before an address', '见[微信] (https://a.example/x)', ['4:2-28', 'is no link']],
  [
    'a definition with a full-width colon',
    '[a][b]\n\n[b]：https://a.example',
    ['4:1-7', '"[b]"'],
    ['6:1-22', '"[b]：" defines no address'],
  ],
  [
    'full-width marks around a title',
    '![图](a.jpg "题”) [a](b.md “题”)',
    ['4:1-16', 'is no picture'],
    ['4:17-30', 'is no link'],
  ],
  ['a comment of Obsidian', '甲 %% 注 %% 乙', ['4:3-10', 'the comment "%% 注 %%"']],
  ['a comment of Jinja', '甲{# 注释 #}乙', ['4:2-10', 'the comment']],
  [
    'code of MDX',
    "import X from './x'\n\nexport const a = 1\n\n文",
    ['4:1-20', 'the code "import X'],
    ['6:1-19', 'the code "export const'],
  ],
  ['a tag of ERB', '甲<%= x %>', ['4:2-10', 'the tag "<%= x %>"']],
  ['what stands beside code', '`a` ==b== `c`', ['4:5-10', '"==b=="']],
]

describe('it is told', () => {
  test.each(told.map(([name, text, ...expected]) => ({ name, text, expected })))(
    'of $name',
    ({ text, expected }) => {
      const { diagnostics } = parseBody(text)
      const leftovers = diagnostics.filter(one => one.code === 'markdown/leftover')
      expect(places(leftovers)).toEqual(expected.map(([place]) => `markdown/leftover ${place}`))
      expected.forEach(([, part], index) => {
        expect(leftovers[index]?.message).toContain(part)
      })
      for (const one of leftovers) expect(one.hint?.length).toBeGreaterThan(10)
    },
  )
})

const innocent: readonly (readonly [name: string, text: string])[] = [
  ['prices', '从$5涨到$10，US$3–$5，A$3_000 and $4=HK$31；成本$5^，售价$6'],
  ['prices in a line', 'It costs $3 (about €2.8) and sold for $1,000, up $2.'],
  ['names of variables', '$HOME/my_dir:$PATH，$user_name和$pass_word，$' + '{a}_$' + '{b}'],
  ['comparisons', 'a==b和c==d，if (x == y && z == w)'],
  ['times and scores', '10:30至12:00，3:2，std::vector::x'],
  ['addresses', 'https://a.com/?a==b&c==d [a](https://a.com/?q=x== "题") [b](c.md "a b") [d](e.md (f g))'],
  ['addresses in angle brackets', '[a](<my file.pdf>) ![b](<my photo.jpg>)'],
  ['notes in brackets', '[1](见 附录)，[注](see page 3)，[编者按]（下同）'],
  ['Chinese brackets', '【新华社】（https://a.com/x），【图】（资料图片），【甲】(乙)'],
  ['citations', '研究[1][2]表明[1, 2][3]'],
  ['tags of a forum', '[原创][图文]标题'],
  ['arrays', 'a[i][j]和m[0][1]，int[][] x，list[[1]]，[[1,2],[3,4]]，if [[ -f x ]]'],
  ['classes of characters', '[^a-z]和[^x]+'],
  ['hashtags', '#话题# #空气质量 #1\n\n#环保\n\n第##号'],
  ['one bar', '首页｜新闻｜评论｜\n\n｜编者按｜'],
  ['numbers', '1.5万吨\n2.3万吨\n\n1．甲\n\n2．乙\n\n2021.甲\n2022.乙'],
  ['what follows an exclamation mark', '太好了！[链接](a.md)'],
  ['quotations', '他说：\n\n—— 甲\n—— 乙\n\n读《甲\n》一书'],
  ['points of names', '阿·布\n·'],
  ['headings', '## 标题\n\n##\n\n#### #a\n\n标题\n=='],
  ['boxes of tasks', '- [ ] a\n- [x] b'],
  ['braces', '{a} {{ {} }} {"a": {"b": 1}} {%} {: }'],
  ['footnotes that are all right', 'a[^1] b[^注] [^1]\n\n[^1]: c [d](e.md)\n[^注]: f'],
  ['references that are all right', '[a][b] [`c`][] ![d][b] [`e *f*`][B]\n\n[b]: x.md\n[`c`]: y.md'],
  ['footnotes in a list', '正[^1][^2]\n\n- [^1]: 注\n\n1. [^2]: 注'],
  [
    'definitions that nothing refers to',
    '文\n\n[5]: https://a.example/甲\n[//]: # (注释)\n[注]: #甲\n[图]: 图片.png\n[comment]: <> (甲)',
  ],
  ['cells that are empty', '| 一 |\n|---|\n| 1 | |\n| — |'],
  ['faces', '好[赞][大笑]，好[大笑][大笑]'],
  ['powers', '2**3，a ** b，x**n和y'],
  ['what is hidden', '138****1234，手机138****1234'],
  ['places to fill in', '__年__月__日，`__init__` 和__init__方法，第__页'],
  ['long places to fill in', '姓名____，____。'],
  ['routes and classes', 'GET [/users]和[/etc]，a[b="c"]，x[i]'],
  ['signs of other meaning', '100%%和%%d，<a@b.com> a<b, c>d，<tel:123>'],
  ['sentences about imports', 'We import cars from "abroad" and export consts.\nimport 是关键字'],
  ['sources', '[1] (https://a.example)，[新华社] （https://a.example）\n\n[来源]：https://a.example'],
  ['links that are all right', '[a](b.md)[c](d.md) [[e]](f.md) [](g.md)'],
]

const inCode = [
  '{{ x }}',
  '{% x %}',
  '==x==',
  'a[i][j] [x][y]',
  '[^1]',
  '$x_1$ $$x^2$$',
  '##标题',
  '![a](b c.png)',
  '[[x]]',
  '｜a｜\n｜b｜',
  '1.甲\n2.乙',
  '**重点 **后',
  '<!-- a',
  '<o:p>',
  'import a from "b"',
  '[a b="c"]x[/a]',
]

describe('nothing is told', () => {
  test.each(innocent)('of %s', (_, text) => {
    expect(parseBody(text).diagnostics.filter(one => one.code === 'markdown/leftover')).toEqual([])
  })

  test.each(inCode)('of %j in code', code => {
    expect(parseBody(`a\n\n\`\`\`\n${code}\n\`\`\`\n\n    ${code}\n\n\`${code}\``).diagnostics).toEqual([])
  })

  test.each([
    '\\{{ x }}',
    '\\[[x]]',
    '\\$x_1$',
    '\\==x==',
    '\\[a][b]',
    '\\##标题',
    '!\\[a](b c.png)',
    '\\[^1]',
    '\\｜a｜\n｜b｜',
  ])('of %j, which a backslash makes text', text => {
    expect(parseBody(text).diagnostics).toEqual([])
  })

  test.each(['<!-- {{ x }} -->', '<!-- ##标题\n[a][b] -->', '<!--\n{% x %}\n-->'])(
    'of %j, a comment',
    text => {
      expect(parseBody(text).diagnostics).toEqual([])
    },
  )
})

/** For other reasons, or since it is quicker to see that something may be lost than that nothing is. */
const isForRemark: ReadonlySet<string> = new Set([
  'addresses',
  'references that are all right',
  'footnotes in a list',
  'definitions that nothing refers to',
  'cells that are empty',
  'what is hidden',
  'places to fill in',
  'long places to fill in',
])

describe.runIf(fastParser())('the fast way is taken', () => {
  test.each(innocent.filter(([name]) => !isForRemark.has(name)))('for %s', (_, text) => {
    expect(fastWay(text)).toBeDefined()
  })

  test.each(inCode)('for %j in code', code => {
    expect(fastWay(`a\n\n\`\`\`\n${code}\n\`\`\`\n\n\`${code.replace('\n', ' ')}\``)).toBeDefined()
  })
})

describe('a picture of which the address has a space is published', () => {
  test.each([
    ['alone', '![图](my photo.jpg)', '<p><img{image my photo.jpg} alt="图"></p>'],
    ['among words', '甲![图](my photo.jpg)乙', '<p>甲<img{image my photo.jpg} alt="图">乙</p>'],
    [
      'twice',
      '![a](b c.png)![a](b c.png)',
      '<p><img{image b c.png} alt="a"><img{image b c.png} alt="a"></p>',
    ],
    ['with a number', '![a](b (1).png)', '<p><img{image b (1).png} alt="a"></p>'],
    ['with a size', '![a](b.png =100x50)', '<p><img{image b.png} alt="a"></p>'],
    ['in a table', '| a |\n|---|\n| ![b](c d.png) |', '<td><img{image c d.png} alt="b"></td>'],
  ])('%s', (_, text, expected) => expect(html(text)).toContain(expected))

  test('and has its place', () => {
    expect(places(parseBody('甲![](my photo.jpg)').diagnostics)).toEqual([
      'markdown/leftover 4:2-19',
      'image/alt 4:2-19',
    ])
  })

  test('but no link', () => expect(html('[a](b c.pdf)')).toBe('<p>[a](b c.pdf)</p>'))
})

test('of very many, some are told', () => {
  expect(parseBody('==a== '.repeat(5000)).diagnostics.length).toBe(50)
})

test.each([
  '[^a',
  '[^1]：',
  '^[中',
  '](a a',
  '![a](b c',
  '][a',
  '[a][b]',
  '{{a',
  '{%a',
  '$$a',
  '$a_',
  '==a',
  '](){=',
  '｜a',
  '##a#',
  '\n- a\n-b',
  '［a】（',
  '＊＊a',
  ':::',
  '[a][/a]',
  '[a b="c"',
  '<a:b ',
  '<!--',
  '<a b="',
  '**中',
  '|—|\n',
  '[b]：www.',
  '%% ',
])('however many %j are read soon', sign => {
  const began = performance.now()
  rulesFor(sign.repeat(20_000))
  leftoversIn(sign.repeat(20_000))
  expect(performance.now() - began).toBeLessThan(5000)
})
