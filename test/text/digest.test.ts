import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalJson, digest } from '../../src/text/digest.ts'

test('the digest of text is that of its UTF-8 bytes', () => {
  expect(digest('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
  expect(digest('株洲')).toBe(digest(new TextEncoder().encode('株洲')))
})

test('equal values have equal text, whatever order they were built in', () => {
  expect(canonicalJson({ b: [1, { d: null, c: 'x' }], a: true })).toBe(
    '{"a":true,"b":[1,{"c":"x","d":null}]}',
  )
  expect(canonicalJson({ a: undefined, b: 1 })).toBe(canonicalJson({ b: 1 }))
  expect(canonicalJson([undefined, 1])).toBe('[null,1]')
  expect(canonicalJson(undefined)).toBe('null')
  expect(canonicalJson({ 10: 1, 9: 2 })).toBe('{"10":1,"9":2}')
})

test('lists keep their order', () => expect(canonicalJson([2, 1])).not.toBe(canonicalJson([1, 2])))

test('canonical text is JSON and says the same', () => {
  fc.assert(
    fc.property(fc.jsonValue(), value => {
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)))
    }),
  )
})
