import { describe, expect, test } from 'vitest'
import { escapeHtml, escapeXml, scriptJson, unsafePath, webUrl } from '../../src/text/safe.ts'

test.each([
  ['a', 'a'],
  [`<a href="x" title='y'>&</a>`, '&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;&lt;/a&gt;'],
  ['&amp;', '&amp;amp;'],
  ['', ''],
])('escapeHtml(%j)', (text, html) => expect(escapeHtml(text)).toBe(html))

describe('escapeXml leaves out what XML cannot carry', () => {
  test.each([
    ['株洲 & <b>', '株洲 &amp; &lt;b&gt;'],
    ['a\0b\u0008c\u000Bd\u000Ce\u001Ff', 'abcdef'],
    ['tab\tline\nreturn\r', 'tab\tline\nreturn\r'],
    ['\uFFFE\uFFFF\uFFFD', '\uFFFD'],
    ['\uD83D', '\uFFFD'],
    ['\uDE00 after', '\uFFFD after'],
    ['\uDE00\uD83D', '\uFFFD\uFFFD'],
    ['😀𠮷', '😀𠮷'],
    ['\uD83D😀', '\uFFFD😀'],
    [']]>', ']]&gt;'],
    ['\u007F\u0085\u2028', '\u007F\u0085\u2028'],
  ])('%j', (text, xml) => expect(escapeXml(text)).toBe(xml))
})

describe('scriptJson', () => {
  test.each([
    '</script><script>alert(1)</script>',
    '</Script >',
    '</script/>',
    '<!--<script>',
    ']]>',
    'a&b',
    '\u2028\u2029',
    '"quotes" \\ and 中文',
  ])('%j cannot end the element and comes back whole', text => {
    const json = scriptJson({ text })
    expect(json).not.toMatch(/[<>&\u2028\u2029]/)
    expect(JSON.parse(json)).toEqual({ text })
  })
})

describe('webUrl', () => {
  test.each([
    ['https://example.org', 'https://example.org/'],
    ['HTTP://Example.ORG/A', 'http://example.org/A'],
    ['https://例子.中国/新闻', 'https://xn--fsqu00a.xn--fiqs8s/%E6%96%B0%E9%97%BB'],
    ['https://example.org/a"b<c>', 'https://example.org/a%22b%3Cc%3E'],
    ['javascript:alert(1)', null],
    ['JaVaScRiPt:alert(1)', null],
    [' javascript:alert(1)', null],
    ['java\nscript:alert(1)', null],
    ['data:text/html,x', null],
    ['vbscript:x', null],
    ['ftp://example.org/', null],
    ['file:///etc/passwd', null],
    ['//example.org/', null],
    ['/news/', null],
    ['example.org', null],
    ['https://', null],
    ['', null],
  ])('%j is %j', (text, url) => expect(webUrl(text)).toBe(url))
})

describe('unsafePath', () => {
  test.each([
    ['', 'it is empty'],
    ['..', 'it has a "." or ".." part'],
    ['.', 'it has a "." or ".." part'],
    ['../a', 'it has a "." or ".." part'],
    ['a/../b', 'it has a "." or ".." part'],
    ['a/..', 'it has a "." or ".." part'],
    ['a/./b', 'it has a "." or ".." part'],
    ['/a', 'it is absolute'],
    ['//a', 'it is absolute'],
    ['C:', 'it is absolute'],
    ['c:/a', 'it is absolute'],
    ['a//b', 'it has an empty part'],
    ['a/', 'it has an empty part'],
    ['..\\a', 'it has a backslash'],
    ['a\\b', 'it has a backslash'],
    ['a\0b', 'it has a control character'],
    ['a\nb', 'it has a control character'],
    ['a\u007Fb', 'it has a control character'],
  ])('%j: %s', (path, reason) => expect(unsafePath(path)).toBe(reason))

  test.each(['a', 'a/b', 'a..b', '..a', 'a...', '.well-known/x', '株洲/空气', 'a b', '%2e%2e'])(
    '%j may be used',
    path => expect(unsafePath(path)).toBe(null),
  )
})
