import { expect, test } from 'vitest'
import { html } from '../fast/parsed.ts'

test.each([
  ['Han and Han', '中\n文', '<p>中文</p>'],
  ['Han and a mark', '中，\n文', '<p>中，文</p>'],
  ['a mark and Han', '中\n《文》', '<p>中《文》</p>'],
  ['a mark and a mark', '（中）\n《文》', '<p>（中）《文》</p>'],
  ['Han and a shared mark', '他说\n“好”\n——他', '<p>他说“好”——他</p>'],
  ['characters beyond the first plane', '𠮷\n𠮷', '<p>𠮷𠮷</p>'],
  ['more than two lines', '一\n二\n三', '<p>一二三</p>'],
  ['an indented line', '中\n  文', '<p>中文</p>'],
  ['the end of emphasis', '**中**\n文', '<p><strong>中</strong>文</p>'],
  ['the begin of emphasis', '中\n**文**', '<p>中<strong>文</strong></p>'],
  ['the inside of emphasis', '**中\n文**', '<p><strong>中文</strong></p>'],
  ['emphasis and a link', '*中*\n[文](http://a.com)', '<p><em>中</em><a href="http://a.com">文</a></p>'],
  ['a comment', '中<!-- x -->\n文', '<p>中文</p>'],
  ['a list', '- 中\n  文', '<ul>\n<li>中文</li>\n</ul>'],
  ['a quotation', '> 中\n> 文', '<blockquote>\n<p>中文</p>\n</blockquote>'],
  ['a heading', '中\n文\n==', '<h2 id="中文">中文</h2>'],
  [
    'the description of a picture',
    '![中\n文](http://a.com/a.png)',
    '<p><img src="http://a.com/a.png" alt="中文"></p>',
  ],
])('joins across %s', (_, markdown, expected) => expect(html(markdown)).toBe(expected))

test.each([
  ['Han and Latin', '中\nLatin', '<p>中\nLatin</p>'],
  ['Latin and Han', 'Latin\n中', '<p>Latin\n中</p>'],
  ['Latin and Latin', 'a\nb', '<p>a\nb</p>'],
  ['Han and a digit', '中\n1', '<p>中\n1</p>'],
  ['shared marks', '“a”\n“b”', '<p>“a”\n“b”</p>'],
  ['Korean', '한\n국', '<p>한\n국</p>'],
  ['a hard break', '中  \n文', '<p>中<br>\n文</p>'],
  ['code', '`中`\n文', '<p><code>中</code>\n文</p>'],
  ['a listing', '```\n中\n文\n```', '<pre><code>中\n文\n</code></pre>'],
  ['a picture', '中\n![文](http://a.com/a.png)', '<p>中\n<img src="http://a.com/a.png" alt="文"></p>'],
])('leaves the line end between %s', (_, markdown, expected) => expect(html(markdown)).toBe(expected))
