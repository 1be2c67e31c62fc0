import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeBody, noBody } from '../../src/model/body.ts'
import { parseArticle } from '../../src/parse/article.ts'
import { parse, places, shown } from './fast/parsed.ts'

test('an article', () => {
  const text = '---\ntitle: 株洲\ntags: [空气]\n---\n\n## 重点\n\n见[表](b.md)与\n![图](a.png)。\n'
  const { digest, ...rest } = parse(text)
  expect(digest).toMatch(/^[0-9a-f]{64}$/)
  expect(shown(rest)).toEqual({
    front: [
      {
        key: 'title',
        value: '株洲',
        text: '株洲',
        keyAt: { line: 2, column: 1, endColumn: 6 },
        valueAt: { line: 2, column: 8, endColumn: 10 },
      },
      {
        key: 'tags',
        value: ['空气'],
        keyAt: { line: 3, column: 1, endColumn: 5 },
        valueAt: { line: 3, column: 7, endColumn: 11 },
        items: [{ value: '空气', text: '空气', at: { line: 3, column: 8, endColumn: 10 } }],
      },
    ],
    targets: ['b.md', 'a.png'],
    body: [
      '<h2 id="重点">重点</h2>\n<p>见<a',
      { kind: 'link', target: 'b.md', line: 8, column: 2, endColumn: 11 },
      '>表</a>与\n<img',
      { kind: 'image', target: 'a.png', line: 9, column: 1, endColumn: 12 },
      ' alt="图">。</p>',
    ],
    headings: [{ depth: 2, id: '重点', text: '重点' }],
    anchors: ['重点'],
    lead: '见表与 。',
    words: { han: 5, latin: 0 },
    diagnostics: [],
  })
})

test('is the same with a mark and with CRLF, but for its digest', () => {
  const text = '---\ntitle: a\n---\n\n[b](c.md)\n'
  const { digest, ...rest } = parse(text)
  const { digest: other, ...same } = parse(`\uFEFF${text.replaceAll('\n', '\r\n')}`)
  expect(same).toEqual(rest)
  expect(other).not.toBe(digest)
})

test('survives JSON and the way to a worker', () => {
  const parsed = parse('---\na: [.nan, 1]\na: 2\n---\n[b](c.md) ![](d.png)[^1]\n\n[^1]: x')
  expect(JSON.parse(JSON.stringify(shown(parsed)))).toEqual(shown(parsed))
  expect(shown(structuredClone(parsed))).toEqual(shown(parsed))
})

test.each([
  ['an unreadable byte', Uint8Array.of(0x2d, 0xff), ['source/encoding 1:2']],
  ['a NUL', '---\ntitle: a\n---\n\0', ['source/control-character 4:1']],
  ['a program', '---js\n---\n[x](javascript:y)', ['front-matter/fence 1:1-6']],
  ['an open block', '---\ntitle: a\n', ['front-matter/unterminated 1:1']],
])('has no body with %s', (_, source, found) => {
  const parsed = typeof source === 'string' ? parse(source) : parseArticle(source)
  expect(places(parsed.diagnostics)).toEqual(found)
  expect(parsed).toMatchObject({ front: [], body: noBody, headings: [], anchors: [], lead: '' })
})

test('tells problems of front matter and text together', () => {
  const { diagnostics, body } = parse('---\ntitle：a\n---\n[x](javascript:y)')
  expect(places(diagnostics)).toEqual(['front-matter/syntax 2:6-7', 'link/unsafe 4:1-18'])
  expect(diagnostics.every(one => one.file === '')).toBe(true)
  expect(decodeBody(body)).toEqual(['<p><a>x</a></p>'])
})

describe('whatever a file contains', () => {
  const scraps = [
    ...[
      '*',
      '**',
      '_',
      '`',
      '```',
      '~~',
      '#',
      '## ',
      '>',
      '> ',
      '- ',
      '1. ',
      '|',
      '|-|',
      '[',
      ']',
      '](',
      ')',
      '![',
      '[^',
      ']:',
    ],
    ...[
      '<',
      '>',
      '<!--',
      '-->',
      '<script>',
      '<b>',
      '&',
      '&#xFDD0;',
      '&#12;',
      '\\',
      '\n',
      '\n\n',
      '\r\n',
      '\t',
      '    ',
      ' ',
    ],
    ...[
      'https://a.com',
      'www.a.com',
      'a@b.com',
      'javascript:',
      '//',
      '---',
      '---\n',
      'a: b\n',
      'a：b\n',
      '：',
      ': ',
      '!!js/function ',
    ],
    ...[
      '中',
      '文',
      '。',
      '，',
      '“',
      '”',
      '😀',
      '𠮷',
      'a',
      'B',
      '1',
      '\uFDD0',
      '\uFDD1',
      '0',
      '\0',
      '__proto__',
      '\u3000',
      '"',
      "'",
      '&x',
      '*x',
    ],
  ]
  const text = fc.array(fc.oneof(fc.constantFrom(...scraps), fc.string({ unit: 'binary', maxLength: 3 })), {
    maxLength: 60,
  })
  const headed = fc
    .tuple(fc.constantFrom('', '---\ntitle: a\n---\n', '---\n'), text)
    .map(([head, parts]) => head + parts.join(''))

  test('parsing does not throw, and no marker is left', () => {
    fc.assert(
      fc.property(headed, source => {
        const { body, headings, lead, anchors, diagnostics, front } = parse(source)
        const strings = [
          ...decodeBody(body).filter(part => typeof part === 'string'),
          lead,
          ...anchors,
          ...headings.map(one => one.text),
        ]
        expect(strings.join('')).not.toMatch(/[\0-\x08\x0B-\x1F\uFDD0-\uFDEF\uFFFE\uFFFF]/)
        expect(JSON.stringify([body, front])).not.toMatch(/[\uFDD0-\uFDEF]/)
        expect(new Set(anchors).size).toBe(anchors.length)
        const lines = source.split(/\r\n?|\n/)
        for (const { line = 0, column = 0 } of diagnostics) {
          expect(line).toBeGreaterThan(0)
          expect(line).toBeLessThanOrEqual(lines.length)
          expect(column).toBeGreaterThan(0)
          expect(column).toBeLessThanOrEqual((lines[line - 1]?.length ?? 0) + 2)
        }
      }),
      { numRuns: 3000, seed: 20211111 },
    )
  }, 600_000)

  test('bytes do not make it throw', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), bytes => {
        expect(() => parseArticle(bytes)).not.toThrow()
      }),
      { numRuns: 2000, seed: 20211111 },
    )
  })
})
