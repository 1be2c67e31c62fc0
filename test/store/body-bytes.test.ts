import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Hole } from '../../src/model/article.ts'
import { bodyBytes, readBody } from '../../src/store/body-bytes.ts'

const hole: Hole = { kind: 'link', target: '空气.md', line: 3, column: 7 }

test.each([
  ['one piece', ['<p class="a">株洲 & “é” 😀</p>\n']],
  ['ASCII alone', ['<p>air</p>\n\n', hole, '<hr>']],
  ['holes first, last, and side by side', [hole, hole, '<p>中</p>', hole]],
  ['a text that looks like the line above it', ['[3]\n[4]\n', hole, '\n']],
  ['pieces without a character', ['', hole, '']],
  ['nothing', []],
  ['more than a slab', ['中'.repeat(400_000), hole, 'a']],
])('gives back %s', (_, body) => expect(readBody(bodyBytes(body))).toEqual(body))

test('gives back any text, whatever was stored before and after', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 50 })
  const body = fc.array(fc.oneof(text, fc.constant(hole)))
  fc.assert(
    fc.property(fc.array(body), bodies => {
      expect(bodies.map(bodyBytes).map(readBody)).toEqual(bodies)
    }),
  )
})

test('bytes that are no UTF-8 hold none', () => expect(readBody(Uint8Array.of(0xff, 0x0a))).toBeUndefined())
