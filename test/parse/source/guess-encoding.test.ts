import { describe, expect, test } from 'vitest'
import { decode } from '../../../src/parse/source/decode.ts'
import { annexPointer, lfsPointer } from '../../support/pictures.ts'
import { places } from '../fast/parsed.ts'

const hint = (bytes: Uint8Array): string => decode(bytes).diagnostics[0]?.hint ?? ''
const little = (text: string): Buffer => Buffer.from(text, 'utf16le')
const big = (text: string): Buffer => little(text).swap16()

const chinese = '---\ntitle: 一　个标题\ndate: 2021-01-11\n---\n\n　　空气一直很好。\n'
const latin = '---\ntitle: Air\n---\n\nThe air is fine.\n'
/** 标题：空气质量 in GBK, and 空氣品質改善，水也乾淨了 in Big5. */
const gbk = Buffer.from('b1eacce2a3babfd5c6f8d6cac1bf', 'hex')
const big5 = Buffer.from('aac5aef0ab7ebde8a7efb5bda141a4f4a45db0aeb262a446', 'hex')

describe('what the bytes of a text tell of its encoding', () => {
  test.each([
    ['UTF-16', Buffer.concat([Buffer.from([0xff, 0xfe]), little(chinese)])],
    ['UTF-16', Buffer.concat([Buffer.from([0xfe, 0xff]), big(latin)])],
    ['UTF-16LE', little(chinese)],
    ['UTF-16BE', big(chinese)],
    ['UTF-16LE', little(latin)],
    ['UTF-16BE', big(latin)],
    ['GBK', gbk],
    ['GBK', Buffer.concat([Buffer.from('---\ntitle: '), gbk, Buffer.from('\n---\n')])],
    ['Big5', Buffer.concat([Buffer.from('title: '), big5])],
    ['Windows-1252', Buffer.from('title: Caf\xE9 d\xE9j\xE0', 'latin1')],
    ['CESU-8', Buffer.concat([Buffer.from('中'), Buffer.from('eda0bdedb880', 'hex')])],
    [
      'UTF-8 with a few damaged bytes',
      Buffer.concat([Buffer.from('空气很好，水也'), Buffer.from([0xe5, 0xa5])]),
    ],
  ])('%s', (name, bytes) => {
    expect(hint(bytes)).toMatch(new RegExp(`^it looks like ${name}[,:]`))
    expect(places(decode(bytes).diagnostics)[0]).toMatch(/^source\/encoding \d+:\d+$/)
  })

  test.each([
    ['a stray NUL', Buffer.from('ab\n\0cd ef\ngh ij\n')],
    ['a text of NULs', Buffer.alloc(100)],
  ])('%s is a control character', (_, bytes) => {
    expect(decode(bytes).diagnostics[0]?.code).toBe('source/control-character')
  })

  test('what is overlong, or data', () => {
    for (const bytes of ['61c0af', '89504e470d0a1a0a0000000d49484452']) {
      expect(decode(Buffer.from(bytes, 'hex')).diagnostics[0]?.code).toBe('source/encoding')
    }
  })
})

test.each([
  [lfsPointer, 'a Git LFS pointer'],
  [`\uFEFF${lfsPointer}`, 'a Git LFS pointer'],
  [lfsPointer.replaceAll('\n', '\r\n'), 'a Git LFS pointer'],
  [annexPointer, 'a git-annex pointer'],
])('a pointer in place of a text', (text, is) => {
  const { text: read, diagnostics } = decode(Buffer.from(text))
  expect(read).toBeUndefined()
  expect(places(diagnostics)).toEqual(['source/pointer 1:1'])
  expect(diagnostics[0]?.message).toBe(`this is ${is}, not the file itself`)
})

test('an article about Git LFS is none', () => {
  const text = `---\ntitle: LFS\n---\n\n${lfsPointer}`
  expect(decode(Buffer.from(text)).text).toBe(text)
})
