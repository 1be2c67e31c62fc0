import { expect, test } from 'vitest'
import { decodeBody } from '../../../src/model/body.ts'
import { html, parseBody } from '../fast/parsed.ts'

test('words of the interface are holes', () => {
  expect(decodeBody(parseBody('a[^1]\n\n[^1]: b').body).filter(part => typeof part !== 'string')).toEqual([
    { kind: 'text', key: 'footnote.label', values: {} },
    { kind: 'text', key: 'footnote.back', values: { number: '1' } },
  ])
})

test('footnotes', () => {
  expect(html('a[^来源]b[^x]\n\n[^x]: 二\n\n[^来源]: 一')).toMatchInlineSnapshot(`
    "<p>a<sup><a href="#d_fn-1" id="d_fnref-1" data-footnote-ref aria-describedby="d_footnotes">1</a></sup>b<sup><a href="#d_fn-2" id="d_fnref-2" data-footnote-ref aria-describedby="d_footnotes">2</a></sup></p>
    <section data-footnotes class="footnotes"><h2 class="sr-only" id="d_footnotes">{footnote.label}</h2>
    <ol>
    <li id="d_fn-1">
    <p>一 <a href="#d_fnref-1" data-footnote-backref="" aria-label="{footnote.back 1}" class="data-footnote-backref">↩</a></p>
    </li>
    <li id="d_fn-2">
    <p>二 <a href="#d_fnref-2" data-footnote-backref="" aria-label="{footnote.back 2}" class="data-footnote-backref">↩</a></p>
    </li>
    </ol>
    </section>"
  `)
})

test.each([
  ['one label twice', 'a[^1] b[^1]\n\n[^1]: x'],
  ['labels that meet in one id', 'a[^a] b[^a] c[^a-2]\n\n[^a]: x\n\n[^a-2]: y'],
  ['labels that differ in case', 'a[^A] b[^a]\n\n[^a]: x'],
  ['a footnote in a footnote', 'a[^1]\n\n[^1]: x[^2]\n\n[^2]: y[^1]'],
  ['an unused footnote', 'a[^1]\n\n[^2]: y\n\n[^1]: x'],
  ['footnotes in headings and tables', '## a[^1]\n\n| b[^2] |\n|---|\n| c[^1] |\n\n[^1]: x\n\n[^2]: y'],
  [
    'labels of names and marks',
    'a[^__proto__] b[^"><b>] c[^constructor]\n\n[^__proto__]: x\n\n[^"><b>]: y\n\n[^constructor]: z',
  ],
  ['a definition in a quotation', 'a[^1]\n\n> [^1]: x'],
  ['a label defined twice', 'a[^1]\n\n[^1]: x\n\n[^1]: y'],
  ['a heading of the same name', '# d_fn-1\n\n# fn-1\n\na[^1]\n\n[^1]: x'],
  ['a footnote that ends in a listing', 'a[^1] b[^1]\n\n[^1]:\n    ```\n    x\n    ```'],
])('all links of %s lead somewhere, and no id is there twice', (_, markdown) => {
  const { anchors } = parseBody(markdown)
  const targets = [...html(markdown).matchAll(/href="#([^"]*)"/g)].map(match => match[1])
  expect(new Set(anchors).size).toBe(anchors.length)
  expect(targets.length).toBeGreaterThan(1)
  for (const target of targets) expect(anchors).toContain(target)
  for (const id of anchors.filter(one => /^d_fn(?:ref)?-/.test(one))) expect(targets).toContain(id)
})

test('a second reference has its own way back', () => {
  const text = html('a[^1] b[^1]\n\n[^1]: x')
  expect([...text.matchAll(/id="([^"]*)"/g)].map(match => match[1])).toEqual([
    'd_fnref-1',
    'd_fnref-1-2',
    'd_footnotes',
    'd_fn-1',
  ])
  expect(text).toContain('{footnote.back 1-2}')
})

test('a reference without a footnote is text', () => expect(html('a[^1]')).toBe('<p>a[^1]</p>'))
