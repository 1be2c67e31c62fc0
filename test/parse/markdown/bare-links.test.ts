import { expect, test } from 'vitest'
import { html } from '../fast/parsed.ts'

const link = (href: string, text = href) => `<a href="${href}">${text}</a>`
const x = link('https://a.com/x')

test.each([
  ['a full stop', '见https://a.com/x。后面', `<p>见${x}。后面</p>`],
  ['a comma', 'https://a.com/x，后面', `<p>${x}，后面</p>`],
  ['a bracket', '（https://a.com/x）后', `<p>（${x}）后</p>`],
  ['a quotation mark', '“https://a.com/x”后', `<p>“${x}”后</p>`],
  ['a full-width space', 'https://a.com/x\u3000后', `<p>${x}\u3000后</p>`],
  ['an emoji', 'https://a.com/x😀', `<p>${x}😀</p>`],
  ['a dash', 'https://a.com/x——后', `<p>${x}——后</p>`],
  ['a full-width plus', 'https://a.com/x＋后', `<p>${x}＋后</p>`],
  ['ASCII marks before it', 'https://a.com/x).。后', `<p>${x}).。后</p>`],
  ['emphasis', '**https://a.com/x。**重点', `<p><strong>${x}。</strong>重点</p>`],
  ['emphasis after Han', '见https://a.com/x。**重点**', `<p>见${x}。<strong>重点</strong></p>`],
  ['emphasis around it', '**https://a.com/x**。重点', `<p><strong>${x}</strong>。重点</p>`],
  ['code', 'https://a.com/x。`code`', `<p>${x}。<code>code</code></p>`],
  ['a link', 'https://a.com/x。[y](http://b.com)', `<p>${x}。${link('http://b.com', 'y')}</p>`],
  ['another address', 'https://a.com/x。https://a.com/x', `<p>${x}。${x}</p>`],
  ['a domain', 'https://a.com。后', `<p>${link('https://a.com')}。后</p>`],
  ['www', 'www.a.com/x。后', `<p>${link('http://www.a.com/x', 'www.a.com/x')}。后</p>`],
  ['www after a mark', '，www.a.com/x。后', `<p>，${link('http://www.a.com/x', 'www.a.com/x')}。后</p>`],
  [
    'www in emphasis',
    '**www.a.com。**后',
    `<p><strong>${link('http://www.a.com', 'www.a.com')}。</strong>后</p>`,
  ],
  ['e-mail', '请写a@b.com。后', `<p>请写${link('mailto:a@b.com', 'a@b.com')}。后</p>`],
  ['Han', 'https://a.com/x了解更多', `<p>${x}了解更多</p>`],
  ['Han behind a host', 'https://a.com后', `<p>${link('https://a.com')}后</p>`],
  ['Han behind a port', 'https://a.com:80后', `<p>${link('https://a.com:80')}后</p>`],
  ['Han behind the slash of a host', '登录https://a.com/查询', `<p>登录${link('https://a.com/')}查询</p>`],
  ['Han beyond the first plane', 'https://a.com/x𠮷', `<p>${x}𠮷</p>`],
  ['Han, twice', 'https://a.com/x和https://a.com/x后', `<p>${x}和${x}后</p>`],
  ['kana', 'https://a.com/xです', `<p>${x}です</p>`],
  ['Hangul', 'https://a.com/x에서', `<p>${x}에서</p>`],
  ['a bracket before Han', '(见https://a.com/x)后', `<p>(见${x})后</p>`],
  ['a bracket that opens before Han', 'https://a.com/x(后)', `<p>${x}(后)</p>`],
  ['other brackets before Han', 'https://a.com/x[后]{x}', `<p>${x}[后]{x}</p>`],
  ['a quotation mark before Han', '"https://a.com/x"后', `<p>"${x}"后</p>`],
  ['an apostrophe before Han', "https://a.com/x'后", `<p>${x}'后</p>`],
  ['a comma before Han', 'https://a.com/x,后', `<p>${x},后</p>`],
  ['the end of bold before Han', '**https://a.com/x**后', `<p><strong>${x}</strong>后</p>`],
  ['the end of emphasis before Han', '*https://a.com/x*后', `<p><em>${x}</em>后</p>`],
  ['the end of a deletion before Han', '~~https://a.com/x~~后', `<p><del>${x}</del>后</p>`],
  ['Han behind a host in Chinese', 'https://例子.com后', />https:\/\/例子.com<\/a>后/],
  ['Han behind ASCII of such a host', 'https://例子.com/x后', />https:\/\/例子.com\/x<\/a>后/],
  ['a zero-width space', 'https://a.com/x\u200B后', `<p>${x}\u200B后</p>`],
  ['a word joiner', 'https://a.com/x\u2060y', `<p>${x}\u2060y</p>`],
  ['a mark of direction', 'https://a.com/x\u202Ey', `<p>${x}\u202Ey</p>`],
  ['www and Han', 'www.a.com后', `<p>${link('http://www.a.com', 'www.a.com')}后</p>`],
  ['www, a path and Han', 'www.a.com/x后', `<p>${link('http://www.a.com/x', 'www.a.com/x')}后</p>`],
  ['Han behind e-mail', '请写a@b.com联系', `<p>请写${link('mailto:a@b.com', 'a@b.com')}联系</p>`],
  ['the end', 'https://a.com/x。', `<p>${x}。</p>`],
  ['the end of a line', '见https://a.com/x。\n后', `<p>见${x}。后</p>`],
  ['a table', '| a |\n|---|\n| https://a.com/x。后 |', new RegExp(`<td>${x}。后</td>`)],
])('an address ends before %s', (_, markdown, expected) => {
  if (typeof expected === 'string') expect(html(markdown)).toBe(expected)
  else expect(html(markdown)).toMatch(expected)
})

test.each([
  [
    'Han in a host',
    'https://例子.中国/路径',
    'https://%E4%BE%8B%E5%AD%90.%E4%B8%AD%E5%9B%BD/%E8%B7%AF%E5%BE%84',
  ],
  ['Han behind a point', 'https://www.例子.中国', 'https://www.%E4%BE%8B%E5%AD%90.%E4%B8%AD%E5%9B%BD'],
  ['Han in a query', 'https://a.com/?q=空气PM2值', 'https://a.com/?q=%E7%A9%BA%E6%B0%94PM2%E5%80%BC'],
  ['Han in a path', 'https://zh.wikipedia.org/wiki/株洲', 'https://zh.wikipedia.org/wiki/%E6%A0%AA%E6%B4%B2'],
  ['ASCII marks', 'https://a.com/x?y=(z)&c=1,2;d', 'https://a.com/x?y=(z)&amp;c=1,2;d'],
  ['Han beyond the first plane', 'https://a.com/x/𠮷', 'https://a.com/x/%F0%A0%AE%B7'],
])('an address goes on through %s', (_, address, href) => {
  expect(html(address)).toContain(`href="${href}"`)
})

test.each([
  ['in angle brackets', '<https://a.com/x。y>', 'https://a.com/x%E3%80%82y'],
  ['in a link', '[y](https://a.com/x。y)', 'https://a.com/x%E3%80%82y'],
  [
    'in the address of a link',
    '[y](https://b.com/https://a.com/x后)',
    'https://b.com/https://a.com/x%E5%90%8E',
  ],
  ['of a definition', '[y][1]\n\n[1]: https://a.com/x后', 'https://a.com/x%E5%90%8E'],
])('an address %s is left alone', (_, markdown, href) => {
  expect(html(markdown)).toContain(`href="${href}"`)
})

test('an xmpp address is text', () => expect(html('[xmpp:a@b.com')).toBe('<p>[xmpp:a@b.com</p>'))
