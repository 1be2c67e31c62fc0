import { expect, test } from 'vitest'
import { html } from './parsed.ts'

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
  ['the end', 'https://a.com/x。', `<p>${x}。</p>`],
  ['the end of a line', '见https://a.com/x。\n后', `<p>见${x}。后</p>`],
  ['a table', '| a |\n|---|\n| https://a.com/x。后 |', new RegExp(`<td>${x}。后</td>`)],
])('an address ends before %s', (_, markdown, expected) => {
  if (typeof expected === 'string') expect(html(markdown)).toBe(expected)
  else expect(html(markdown)).toMatch(expected)
})

test.each([
  ['Han', 'https://zh.wikipedia.org/wiki/株洲', 'https://zh.wikipedia.org/wiki/%E6%A0%AA%E6%B4%B2'],
  ['ASCII marks', 'https://a.com/x?y=(z)&c=1,2;d', 'https://a.com/x?y=(z)&#x26;c=1,2;d'],
  ['Han beyond the first plane', 'https://a.com/𠮷', 'https://a.com/%F0%A0%AE%B7'],
])('an address goes on through %s', (_, address, href) => {
  expect(html(address)).toContain(`href="${href}"`)
})

test.each([
  ['in angle brackets', '<https://a.com/x。y>', 'https://a.com/x%E3%80%82y'],
  ['in a link', '[y](https://a.com/x。y)', 'https://a.com/x%E3%80%82y'],
])('an address %s is left alone', (_, markdown, href) => {
  expect(html(markdown)).toContain(`href="${href}"`)
})

test('an xmpp address is text', () => expect(html('[xmpp:a@b.com')).toBe('<p>[xmpp:a@b.com</p>'))
