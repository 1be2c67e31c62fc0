import { describe, expect, test } from 'vitest'
import { decode } from '../../../src/parse/source/decode.ts'
import { places } from '../fast/parsed.ts'

const bytes = (...parts: readonly (string | readonly number[])[]) =>
  Buffer.concat(parts.map(part => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))))

describe('decode', () => {
  test.each([
    ['CRLF', 'a\r\nb\r\n', 'a\nb\n'],
    ['CR', 'a\rb', 'a\nb'],
    ['a mixture', 'a\r\n\r\rb\n', 'a\n\n\nb\n'],
    ['a byte order mark', '\uFEFFa', 'a'],
    ['nothing', '', ''],
    ['tabs, and characters beyond the first plane', '\t𠮷😀', '\t𠮷😀'],
    ['a replacement character that somebody wrote', '\uFFFD', '\uFFFD'],
  ])('reads %s', (_, written, read) => {
    expect(decode(bytes(written))).toEqual({ text: read, diagnostics: [] })
  })

  test.each([
    ['GBK', bytes('---\n标题: ', [0xc4, 0xe3], '\n'), '2:5', 'C4'],
    ['a lone continuation byte', bytes('中', [0x80]), '1:2', '80'],
    ['a character cut short by another', bytes('a\r\n中', [0xe4, 0xb8], 'x'), '2:2', 'E4'],
    ['a character cut short by the end', bytes('a\rb', [0xf0, 0x9f, 0x98]), '2:2', 'F0'],
    ['an encoded surrogate', bytes([0xed, 0xa0, 0x80]), '1:1', 'ED'],
    ['an overlong slash', bytes('a', [0xc0, 0xaf]), '1:2', 'C0'],
    ['UTF-16', bytes([0xff, 0xfe, 0x2d, 0x00]), '1:1', 'FF'],
    ['a bad byte after a mark', bytes([0xef, 0xbb, 0xbf], 'ab', [0xff]), '1:3', 'FF'],
    ['a bad byte after a character of four bytes', bytes('😀', [0xff]), '1:3', 'FF'],
  ])('finds the first bad byte of %s', (_, data, place, byte) => {
    const { text, diagnostics } = decode(data)
    expect(text).toBeUndefined()
    expect(places(diagnostics)).toEqual([`source/encoding ${place}`])
    expect(diagnostics[0]?.message).toBe(`the byte 0x${byte} is not UTF-8`)
  })

  test.each([
    ['NUL', 'a\0b', ['1:2']],
    ['an escape', 'a\n中\x1b[31m', ['2:2']],
    ['a form feed and a vertical tab', '\f\n\v', ['1:1', '2:1']],
    ['the marks that holes are made of', '\uFDD0x\uFDEF', ['1:1', '1:3']],
    ['U+FFFE and U+FFFF', '\r\n\uFFFE\uFFFF', ['2:1', '2:2']],
  ])('refuses %s', (_, written, found) => {
    const { text, diagnostics } = decode(bytes(written))
    expect(text).toBeUndefined()
    expect(places(diagnostics)).toEqual(found.map(place => `source/control-character ${place}`))
  })

  test('names the character, and no more than ten of them', () => {
    const { diagnostics } = decode(bytes('\x1b'.repeat(99)))
    expect(diagnostics).toHaveLength(10)
    expect(diagnostics[0]?.message).toBe('the character U+001B is not allowed in text')
  })

  test('refuses what is larger than 1 MB', () => {
    expect(decode(bytes('a'.repeat(1_000_000))).text).toHaveLength(1_000_000)
    expect(decode(bytes('a'.repeat(1_000_001))).diagnostics).toMatchObject([{ code: 'source/too-large' }])
  })
})
