import { expect, test } from 'vitest'
import { encodeText } from '../../../src/parse/remark/encode-text.ts'

test.each([
  ['a > b', 'a &gt; b'],
  ['<p>a > b</p>', '<p>a &gt; b</p>'],
  ['<a href="x" title="a > b">c -> d</a>', '<a href="x" title="a > b">c -&gt; d</a>'],
  ['<input type="checkbox" disabled> >', '<input type="checkbox" disabled> &gt;'],
])('%s', (html, expected) => expect(encodeText(html)).toBe(expected))
