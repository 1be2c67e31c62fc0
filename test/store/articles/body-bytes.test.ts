import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Body, Hole } from '../../../src/model/article.ts'
import { decodeBody, encodeBody } from '../../../src/model/body.ts'
import { readBody, storedBody } from '../../../src/store/articles/body-bytes.ts'

const hole: Hole = { kind: 'link', target: '空气.md', line: 3, column: 7 }

const stored = (body: Body) => storedBody(encodeBody(body))
const read = (bytes: Uint8Array) => decodeBody(readBody(bytes))

test.each([
  ['one piece', ['<p class="a">株洲 & “é” 😀</p>\n']],
  ['ASCII alone', ['<p>air</p>\n\n', hole, '<hr>']],
  ['holes first, last, and side by side', [hole, hole, '<p>中</p>', hole]],
  ['a text that looks like the line above it', ['[3]\n[4]\n', hole, '\n']],
  ['pieces without a character', ['', hole, '']],
  ['nothing', []],
  ['more than a slab', ['中'.repeat(400_000), hole, 'a']],
])('gives back %s', (_, body) => expect(read(stored(body))).toEqual(body))

test('gives back any text, whatever was stored before and after', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 50 })
  const body = fc.array(fc.oneof(text, fc.constant(hole)))
  fc.assert(
    fc.property(fc.array(body), bodies => {
      expect(bodies.map(stored).map(read)).toEqual(bodies)
    }),
  )
})
