import fc from 'fast-check'
import { expect, test } from 'vitest'
import { encodeUtf8 } from '../../src/text/utf8.ts'

test('text becomes the bytes that Buffer.from gives, halves of pairs included', () => {
  const text = fc.string({ unit: fc.nat(0xffff).map(unit => String.fromCharCode(unit)), maxLength: 50 })
  fc.assert(
    fc.property(text, sample => {
      expect(Buffer.from(encodeUtf8(sample))).toEqual(Buffer.from(sample))
    }),
  )
  expect(encodeUtf8('')).toHaveLength(0)
  expect(Buffer.from(encodeUtf8('中文 😀')).toString()).toBe('中文 😀')
})
