import { expect, test } from 'vitest'
import { html, parseBody, places } from '../fast/parsed.ts'

const ids = (markdown: string) => parseBody(markdown).headings.map(one => one.id)

test.each([
  ['Han', '## 重点任务，逐一分解', ['重点任务逐一分解']],
  ['Latin', '## Air *in* Zhuzhou!', ['air-in-zhuzhou']],
  ['marks only', '## ！！！\n\n## ？', ['section-1', 'section-2']],
  ['the same words', '## a\n\n## a\n\n## A', ['a', 'a-1', 'a-2']],
  ['words that look like a number of another', '## a\n\n## a-1\n\n## a', ['a', 'a-1', 'a-2']],
  ['an emoji and words', '## ⚠️ 注意\n\n## 1️⃣ 第一', ['注意', '1-第一']],
  ['words that look like ours', '## section-1\n\n## ！', ['section-1', 'section-2']],
  ['what belongs to the theme', '## d_fn-1\n\n## \\_footnotes', ['d-fn-1', 'footnotes']],
  ['names of Object.prototype', '## constructor\n\n## \\_\\_proto\\_\\_', ['constructor', 'proto']],
  ['decomposed letters', '## e\u0301', ['\u00E9']],
  ['code and links', '## `a` [b](c.md)', ['a-b']],
  ['a footnote', '## a[^1]\n\n[^1]: x', ['a']],
  ['a picture', '## ![图 1](a.png)', ['图-1']],
])('the id of %s', (_, markdown, expected) => expect(ids(markdown)).toEqual(expected))

test.each([
  ['stay without an h1', '## a\n\n#### b', ['h2', 'h4']],
  ['move down by one with an h1', '# a\n\n## b\n\n# c', ['h2', 'h3', 'h2']],
  ['move down with a late h1', '### a\n\nb\n=\n\nc\n-', ['h4', 'h2', 'h3']],
  ['never go below h6', '# a\n\n###### b', ['h2', 'h6']],
  ['move down with an h1 in a quotation', '## a\n\n> # b', ['h3', 'h2']],
])('headings %s', (_, markdown, names) => {
  expect([...html(markdown).matchAll(/<(h\d)/g)].map(match => match[1])).toEqual(names)
})

test('a table of contents lists the headings of the text alone', () => {
  const { headings, anchors } = parseBody(
    '# A & `b`\n\n> ## quoted\n\n- ## listed\n\n##\n\n## c[^1]\n\n[^1]: ## noted\n',
  )
  expect(headings).toEqual([
    { depth: 2, id: 'a-b', text: 'A & b' },
    { depth: 3, id: 'c', text: 'c' },
  ])
  expect(anchors).toEqual([
    'a-b',
    'quoted',
    'listed',
    'section-1',
    'c',
    'd_fnref-1',
    'd_footnotes',
    'd_fn-1',
    'noted',
  ])
})

test('an unused footnote has no anchor', () => {
  expect(parseBody('[^1]: ## noted\n').anchors).toEqual([])
})

test("a heading in HTML keeps its id, unless it is the theme's or taken", () => {
  const body = '<h2 id="x">a</h2>\n\n## x\n\n<h2 id="d_footnotes">b</h2>\n\n<h2 id="x">c</h2>'
  expect(html(body)).toBe('<h2 id="x">a</h2>\n<h2 id="x-1">x</h2>\n<h2 id="b">b</h2>\n<h2 id="c">c</h2>')
})

test.each([
  ['two', '## a\n\n## a', '<h2 id="a">a</h2>\n<h2 id="a-1"><span id="a-2"></span>a</h2>'],
  [
    'three, of which the third has the old id of the second',
    '## a\n\n## a\n\n## a',
    '<h2 id="a">a</h2>\n<h2 id="a-1">a</h2>\n<h2 id="a-2"><span id="a-3"></span>a</h2>',
  ],
  [
    'two, of which somebody else has the old id',
    '## a\n\n## a\n\n## a {#a-2}',
    '<h2 id="a">a</h2>\n<h2 id="a-1">a</h2>\n<h2 id="a-2">a</h2>',
  ],
])('the old id of equal headings still leads there: %s', (_, markdown, expected) => {
  expect(html(markdown)).toBe(expected)
})

test('what once was the id of a heading is an anchor', () => {
  expect(parseBody('## a\n\n# a').anchors).toEqual(['a', 'a-1', 'a-2'])
})

const own = '<h2 id="background">背景</h2>'
test.each([
  ['in braces', '## 背景 {#background}', own],
  ['without a space', '## 背景{#background}', own],
  ['before closing signs', '## 背景 {#background} ##', own],
  ['of a heading that is underlined', '背景 {#background}\n---', own],
  ['in a quotation', '> 背景\n> 二 {#x}\n> ---', '<blockquote>\n<h2 id="x">背景二</h2>\n</blockquote>'],
  ['of other words', '## 背景 {#背_景.1:a}', '<h2 id="背_景.1:a">背景</h2>'],
  ['of a heading in emphasis', '## **a** {#b}', '<h2 id="b"><strong>a</strong></h2>'],
  ['of a heading without words', '## {#b}', '<h2 id="b"></h2>'],
  ['of an h1', '# a {#b}', '<h2 id="b">a</h2>'],
  ['that another has words for', '## b\n\n## a {#b}', '<h2 id="b-1">b</h2>\n<h2 id="b">a</h2>'],
])('editors choose an id %s', (_, markdown, expected) => {
  expect(html(markdown)).toBe(expected)
  expect(parseBody(markdown).diagnostics).toEqual([])
})

test.each([
  ['behind a backslash', '## a \\{#b}', '<h2 id="a-b">a {#b}</h2>'],
  ['in code', '## a `{#b}`', '<h2 id="a-b">a <code>{#b}</code></h2>'],
  ['as a reference', '## a &#123;#b}', '<h2 id="a-b">a {#b}</h2>'],
  ['not at the end', '## a {#b} c', '<h2 id="a-b-c">a {#b} c</h2>'],
  ['that are words', '## a {b}', '<h2 id="a-b">a {b}</h2>'],
])('braces %s are text', (_, markdown, expected) => {
  expect(html(markdown)).toBe(expected)
})

test.each([
  ['twice', '## a {#x}\n\n## b {#x}', ['x', 'b'], 'markdown/leftover 6:6-10'],
  ["of the theme's", '## a {#d_fn-1}', ['a-d_fn-1'], 'markdown/leftover 4:6-15'],
  ['with signs', '## a {#b"c}', ['a-bc'], 'markdown/leftover 4:6-12'],
  ['beside a class', '## a {#b .c}', ['b'], 'markdown/leftover 4:6-13'],
  ['as kramdown has it', '## a {: #b}', ['b'], undefined],
  ['that is a class', '## a {.c}', ['a-c'], 'markdown/leftover 4:6-10'],
  ['in a second line', 'b\na {#d_}\n===', ['b-a-d'], 'markdown/leftover 5:3-8'],
])('an id %s is told', (_, markdown, expected, told) => {
  const { headings, diagnostics } = parseBody(markdown)
  expect(headings.map(one => one.id)).toEqual(expected)
  expect(places(diagnostics)).toEqual(told === undefined ? [] : [told])
})
