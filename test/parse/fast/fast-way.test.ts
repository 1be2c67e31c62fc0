import { describe, expect, test } from 'vitest'
import { fastWay } from '../../../src/parse/fast/fast-way.ts'
import { parseMarkdown } from '../../../src/parse/markdown.ts'
import { fastParser } from '../../../src/parse/satteri/satteri.ts'
import { byAuto, byRemark } from '../../support/settings.ts'
import { shown } from './parsed.ts'

/** Each rule of the fast way, from both sides; all of them are differences that random documents have shown. */
const ordinary: readonly (readonly [name: string, text: string])[] = [
  ['words', '株洲市空气质量\n\nAir quality'],
  ['emphasis among Han', '这是**重点**和*强调*。'],
  ['emphasis beside Chinese marks', '**注意：**请看**“重点”**内容，**《规定》**已经公布。'],
  ['emphasis beside links and brackets', '看**[链接](a.md)**和**(括号)**文'],
  ['emphasis across a rule of three', '**a*b*c**'],
  ['links, pictures, code', '[a](b.md "t") ![c](d.png) `e` <https://a.com>'],
  ['positions after emoji and Han', '😀𠮷空气[a](b.md)\n空气![c](d.png)'],
  ['lists of all sorts', '- a\n- b\n\n  c\n\n1. d\n2. e\n   - f\n\n- [ ] g\n- [x] h'],
  ['a table', '| 指标 | 值 |\n|---|--:|\n| PM2.5 | 42 |\n| PM10 |'],
  ['quotations and code', '> a\n> > b\n\n```js\nx < y\n```\n\n    indented'],
  ['headings, the title among them', '# 标题\n\n## a\n\n## a\n\nb\n==='],
  ['a heading in a quotation', '> # 标题\n\n## a'],
  ['lines between Han', '空气\n质量\nair\nquality'],
  ['lines between Han around a link without words', '空气\n[](a.md)质量'],
  ['lines between Han with spaces that are written as references', '空气&#x20;\n&#x20;质量'],
  ['line ends that are written as references', '空气&#10;质量 a&NewLine;b'],
  ['spaces and control characters at the ends of lines', 'a &#13; b\n*c* &#12;\n  d &#13;\n e'],
  ['breaks of lines', 'a  \nb\\\nc  \n*d*  \n`e`'],
  [
    'HTML in a line that needs no parser',
    '10<sup>6</sup> H<sub>2</sub>O <kbd>Q</kbd> <mark>*a*</mark> <u>b</u><br/>c',
  ],
  ['definitions of links', '[a][ẞ] [a][SS] [中] ![c][1]\n\n[ß]: b.md\n[中]: https://a.com "t"\n[1]: c.png'],
  ['glosses', '# <ruby>空气<rt>air</rt></ruby>\n\n<ruby>重<rp>（</rp><rt>zhòng</rt><rp>）</rp></ruby>点'],
  ['breaks of HTML in cells', '| a<br>b | 12<br />34 |\n|---|---|'],
  ['comments', 'a <!-- d --> b\n\n<!-- more -->\n\nf'],
  ['references of characters', '&amp; &copy; &#12; &#0; &#xFDD0; &lt;b&gt; R&D'],
  ['one ~', '15日~20日 ~a~ \\~b'],
  ['strikethrough without other syntax', '写作~~“1.52万吨”~~，改为~~1.5~~'],
  ['footnotes of a line', 'a[^1] b[^注] c[^1]\n\n[^1]: d [e](f.md)\n[^注]: g'],
  ['comments with other syntax', 'a\n\n<!-- {{< x >}} ==y== -->\n\nb'],
  ['bare addresses of ASCII', '见https://a.com/b?c=d，(www.a.com) https://a.com/x.'],
  ['bare addresses before Han', '见https://a.com/x了解，登录https://a.com查询(https://a.com/)后**重点**'],
  ['addresses with others in links', '[a](https://b.org/https://a.com/后) 见https://a.com/x后'],
  [
    'links among addresses of which satteri notes no place',
    '网址：www.a.com [空气😀](b.md)\n"www.c.com [d](e.md)',
  ],
  ['addresses in code', '`a@b.com` `https://a.com/空气`'],
  ['what is unsafe', '[a](javascript:x) ![](https://a.com/b.png) ![c](mailto:a@b.c) [d](HTTPS://A.com)'],
  ['Braille', '⠃⠗⠇ **“a”**'],
  [
    'references of all sorts',
    '[a *b*][1] [空气][] [空气] [c][x\ny]\n\n[1]: b.md\n[空气]: <c d.md> "t"\n[X Y]: e.md',
  ],
  ['pictures by reference', '![一\n图][1] ![空气][] ![空气]\n\n[1]: a.png\n[空气]: b.png (t)'],
  ['pictures in links by reference', '[![a][1]][2] [![b](c.png)][1]\n\n[1]: a.png\n[2]: b.md'],
  ['a heading of a picture by reference', '# ![标题][1]\n\n## [a][1]\n\n[1]: a.png'],
  ['lines between Han around a picture by reference', '空气\n![][1]\n质量\n\n[1]: a.png'],
  ['references that lead nowhere', '[no] [ ] [] a]\n\n[1]: a.md'],
  ['definitions that are text', 'a\n[1]: b.md\n\n[1] [2]: c.md\n\n\\[3]: d.md [3]'],
  ['definitions in lists and quotations', '> [1]: a.md\n\n- b\n\n  [2]: b.md\n\n  [a][1]\n- [b][2]'],
  ['definitions above the text, and text below one', '[1]: a.md\n[b][1]\n\n[2]: c.md\n"t" d\n[2]'],
  [
    'titles in all quotation marks, on a line of their own',
    '[a][1] [b]\n\n[1]:\n  c.md\n  "t\nu"\n[b]: <> \'&amp;\\"\'',
  ],
  [
    'labels with escapes and entities',
    '[a\\]b] [a&amp;b] [c][a\\]b] [*d*]\n\n[a\\]b]: e\n[A&AMP;B]: f\n[*D*]: g',
  ],
  [
    'labels in letters of many scripts',
    '[ẞ] [SS] [Σς] [É] [ǆ]\n\n[ß]: a.md\n[ΣΣ]: b.md\n[é]: c.md\n[Ǆ]: d.md',
  ],
  ['of two definitions the first, whose containers end later', '[a]\n\n> [a]: b.md\n\n[A]: c.md'],
  ['a box whose label is defined', '- [x] a\n- [ ] b [x]\n\n[x]: c.md'],
  ['footnotes beside references', 'a[^1] [b][1]\n\n[^1]: c [d][1]\n\n[1]: e.md'],
  ['a reference that begins the line below its definition', '[x]: a.md\n[x] b\n\n- [y]: c.md\n\n  d [y]'],
  ['a reference in a cell', '| [a][1] | ![b][1] |\n|---|---|\n| [1] | c |\n\n[1]: d.md'],
  [
    'references to what is unsafe or elsewhere',
    '[a] ![b][a] ![c][d] ![][d]\n\n[a]: javascript:x\n[d]: HTTPS://a.com/b.png',
  ],
  [
    'emphasis that needs a stand-in beside references',
    '**[“a”][1]**的**“b”**，[重点]\n\n[1]: c.md\n[重点]: d.md',
  ],
  [
    'pictures with a title alone in their paragraphs, in lists, quotations and links, by reference',
    '![图](a.png "说明\n一行")\n\n> ![b](c.png \'A *b* & <c>\')\n\n- ![d](e.png "f")\n- g\n\n1. ![d](e.png "f")\n\n   g\n\n[![h][1]](i.md)\n\n![j][1]\n\n[1]: k.png "l"',
  ],
  [
    'pictures whose title is blank, and such as are not alone',
    '![a](b.png " ")\n\n文![a](b.png "c")字 <!-- d -->',
  ],
  ['a listing with tabs and a quotation', '```\n\treturn\n```\n\n> a'],
  ['code of two lines behind a break', 'a  \n`\nb`'],
  ['definitions below indented code, at the end', 'a\n\n    b\n\n[1]: c.md\n[2]: d.md'],
]

const doubtful: readonly (readonly [name: string, text: string])[] = [
  ['letters that only one of the two folds', '[ı] [I]\n\n[i]: b.md'],
  ['a ligature that only one of the two folds', '[ﬃ]\n\n[FFI]: b.md'],
  [
    'long labels, which are counted in characters or bytes',
    `[${'空'.repeat(400)}]\n\n[${'空'.repeat(400)}]: a.md`,
  ],
  ['long labels that white space makes long', `[空${' '.repeat(1000)}气]\n\n[空 气]: a.md`],
  ['labels with a space that is not collapsed', '[\u00A0x]\n\n[\u00A0x]: a.md\n[x]: b.md'],
  ['labels with a bar', '|[a\\|b]|\n|---|\n\n[a\\|b]: c.md'],
  ['labels with marks that stand-ins stand for', '中**[（a）**b]**中\n\n[（a）**b]: c.md'],
  ['labels that begin as those of footnotes do', '[^a b]\n\n[^a b]: c.md'],
  ['more references to an address than satteri follows', `[x]: ${'y'.repeat(5000)}\n\n${'[x] '.repeat(30)}`],
  ['a footnote in the text of a link', '[a[^1]](b.md)\n\n[^1]: c'],
  ['a footnote in the text of a reference', '[a[^1]][b]\n\n[^1]: c\n\n[b]: d.md'],
  ['a label of a footnote behind a line end', '![\n^1]\n\n[^1]: a'],
  ['a definition that is the head of a table', '[x]: y\n|-'],
  ['a definition with a bar that is the head of a table', '[x]: y|z\n---|---\n==='],
  ['HTML below a definition', '[x]: y\n<td>\n\n2. a'],
  ['a rule below a definition', '[x]: y\n---\n\n-\t'],
  ['a box below a definition', '- [x]: y\n  [x] z'],
  ['a list below indented code and a definition', '    a\n[b]: c\n\n2. d'],
  ['a list right below indented code', '- a\n# i\n    b\n2. c'],
  ['indented code right below a heading', '> a\n\n# b\n    c\n    d'],
  ['spaces below indented code', '    a\n\n   '],
  ['a fence in an item that nothing ends', '- ```\n  a\n\n\n> b'],
  ['two lists in a quotation', '> - a\n>\n> 1. b'],
  ['two empty lines below a list in a quotation', '> - a\n>\n>\n> b'],
  ['a box behind a tab', '-\t\t[x]\ta'],
  ['a box with nothing beside it in a list of lists', '1. - [x]\n   - a'],
  ['four marks in a row', '***a*****b**'],
  ['marks side by side', '*_a_*'],
  ['marks after one that is text', '*** *\\**i*'],
  ['one Chinese mark between two runs that want it otherwise', '空*，*(a)'],
  ['emphasis beside a pair of surrogates', '𠮷*.空气*'],
  ['emphasis between a letter and an emoji in Chinese', 'AI**😀开心**'],
  ['emphasis between a letter and a mark of ASCII that may be syntax in Chinese', '**[链接](a.md)**GDP'],
  ['emphasis beside a variation selector', '空\uFE00**“a”**'],
  ['emphasis at the edge of a cell', '|**重点**|**a**|\n|---|---|'],
  ['Braille that is needed as a stand-in', '⠃ 中文**(a)**'],
  ['strikethrough with syntax', '~~a *b*~~'],
  ['bare addresses with Chinese letters', 'https://a.com/x/空气'],
  ['bare addresses that end before a bracket', 'https://a.com/x(后)'],
  ['bare addresses that end in ~', 'HTTPS://a.com/b~'],
  ['bare addresses after a mark', '~www.a.com'],
  ['bare addresses across cells', '![ ](https://a.com/a|b) | c\n---|---|---'],
  ['www. and nothing', 'www.，空气'],
  ['bare addresses of e-mail', '信箱a@b.com'],
  ['underscores and addresses of e-mail', '_a_@b.com'],
  ['a backslash before the end of a link', '[\\\n](a.md)'],
  ['a line in a description', '![a\nb](c.png)'],
  ['footnotes of many lines', 'a[^1]\n\n[^1]: b\n\n    c'],
  ['footnotes of footnotes', 'a[^1]\n\n[^1]: b[^2]\n\n[^2]: c'],
  ['footnotes that nobody refers to', 'a[^1]\n\n[^1]: b\n[^2]: c'],
  ['what is to be told', 'a ==b== c'],
  ['a picture of a footnote', '[^1]: a\n\n![[^1]*](a.md)'],
  ['a footnote and a line of HTML', '[^1]: note\n<x-y>\n*a*'],
  ['a box with nothing beside it', '0. 1. [X]\n0. a'],
  ['a box beside a table', '>- [x] | a | b |\n>      |---|--:|'],
  ['indented code beside a bullet', '-     a\n      b'],
  ['a fence that ends with its item at an indented quotation', '- ```\n  a\n\n > b'],
  ['a fence that ends with its item at an indented item', '1. ```\n   a\n\n + b'],
  ['a table with a line below it', '> | a | b |\n> |---|--:|\n| c | d |'],
  ['a row without a bar', 'a | b\n---|---\nc | d\n<x-y>'],
  ['cells beyond the columns', '| a |\n|---|\n| b | [c](d.md) |'],
  ['HTML in a list', '- <!X>a\n- b'],
  ['HTML that ends with its closing tag', '<pre>x\n\n<script>\nx\n\ny</script>\n\na'],
  ['white space in a quotation', '> - a\n> b\n>   \n> 10) c'],
  ['words after the name of a language', '``` a&#32;b\nx\n```'],
  ['space to one and not to the other', 'a \uFEFF**b**'],
  ['emphasis nested seventy deep', `${'*a **b '.repeat(35)}${' c** d*'.repeat(35)}`],
]

describe.runIf(fastParser())('the fast way is taken', () => {
  test.each(ordinary)('for %s', (_, text) => {
    expect(shown(fastWay(text))).toEqual(shown(parseMarkdown(text, byRemark)))
  })
})

describe('the fast way is left', () => {
  test.each(doubtful)('for %s', (_, text) => {
    expect(fastWay(text)).toBeUndefined()
    expect(shown(parseMarkdown(text, byAuto))).toEqual(shown(parseMarkdown(text, byRemark)))
  })
})

test('thousands of links in one line are placed soon', () => {
  const began = performance.now()
  expect(fastWay('空气质量'.repeat(75).concat('[a](b.md)').repeat(2500))?.targets.length).toBe(2500)
  expect(performance.now() - began).toBeLessThan(5000)
})
