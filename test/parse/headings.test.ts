import { expect, test } from 'vitest'
import { bodyText, html, parseBody } from './parsed.ts'

const ids = (markdown: string) => parseBody(markdown).headings.map(one => one.id)

test.each([
  ['Han', '## 重点任务，逐一分解', ['重点任务逐一分解']],
  ['Latin', '## Air *in* Zhuzhou!', ['air-in-zhuzhou']],
  ['marks only', '## ！！！\n\n## ？', ['section-1', 'section-2']],
  ['the same words', '## a\n\n## a\n\n## A', ['a', 'a-2', 'a-3']],
  ['words that look like a number of another', '## a\n\n## a-2\n\n## a', ['a', 'a-2', 'a-3']],
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
  expect(bodyText(parseBody(body).body)).toBe(
    '<h2 id="x">a</h2>\n<h2 id="x-2">x</h2>\n<h2 id="b">b</h2>\n<h2 id="c">c</h2>',
  )
})
