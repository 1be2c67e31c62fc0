import { describe, expect, test } from 'vitest'
import { parseRegistry } from '../../src/parse/registry.ts'
import { placesOf } from '../support/site.ts'

const file = 'content/registry/tags.yaml'
const said = (bytes: Uint8Array): string[] =>
  placesOf(parseRegistry({ path: file, bytes }, { id: 'tags', profiles: false }).diagnostics)
const text = 'air:\n  zh: 空气\n  en: Air\n'

describe('a registry is decoded as strictly as an article', () => {
  test.each([
    ['UTF-8 with a mark, and Windows', Buffer.from(`\uFEFF${text.replaceAll('\n', '\r\n')}`)],
    ['rare characters', Buffer.from('air:\n  zh: "\\ud83d\\ude00 𠮷"\n')],
  ])('%s', (_, bytes) => {
    expect(said(bytes)).toEqual([])
  })

  test.each([
    ['GBK', Buffer.from('6169723a0a20207a683a20bfd5c6f80a', 'hex'), 'source/encoding', '2:7'],
    ['UTF-16', Buffer.from(`\uFEFF${text}`, 'utf16le'), 'source/encoding', '1:1'],
    ['UTF-16 without a mark', Buffer.from(text, 'utf16le'), 'source/encoding', '1:1'],
    ['half of a character', Buffer.from('6169723a0a2020656e3a20eda0bd0a', 'hex'), 'source/encoding', '2:7'],
    ['an overlong one', Buffer.from('6169723a0a2020656e3a20c0af0a', 'hex'), 'source/encoding', '2:7'],
    ['a control character', Buffer.from('air:\n  en: A\x08ir\n'), 'source/control-character', '2:8'],
    ['a NUL', Buffer.from('air:\n  en: A\0ir\n'), 'source/control-character', '2:8'],
    ['a NUL by its escape', Buffer.from('air:\n  en: "A\\0ir"\n'), 'source/control-character', '2:7'],
    [
      'half a character by its escape',
      Buffer.from('air:\n  en: "\\ud83d"\n'),
      'source/control-character',
      '2:7',
    ],
    [
      'the same in an alias',
      Buffer.from('air:\n  aliases: [a, "\\u0007"]\n'),
      'source/control-character',
      '2:16',
    ],
    ['the same in a key', Buffer.from('air:\n  "e\\u0007n": a\n'), 'source/control-character', '2:3'],
  ])('%s', (_, bytes, code, place) => {
    expect(said(bytes)).toEqual([`${code} ${file}:${place}`])
  })
})
