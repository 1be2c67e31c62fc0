import { describe, expect, test } from 'vitest'
import { unseenIn } from '../../src/text/unseen.ts'

const points = [
  ...[0x61c, 0x200e, 0x200f, 0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2066, 0x2067, 0x2068, 0x2069],
  ...[0x200b, 0x2060, 0x2061, 0x2064, 0x206a, 0x206f, 0xfeff, 0x180e, 0x115f, 0x3164, 0xffa0, 0xfff9],
  ...[0x200c, 0x200d, 0xe0001, 0xe0061, 0xe007f, 0xe0100, 0xe01ef],
]

describe('nobody sees', () => {
  test.each(points.map(point => [point.toString(16), String.fromCodePoint(point)]))(
    'U+%s',
    (code, character) => {
      const name = `U+${code.toUpperCase().padStart(4, '0')}`
      expect(unseenIn(`a${character}b`)).toEqual([{ at: 1, length: character.length, name }])
      expect(unseenIn(character)).toHaveLength(1)
      expect(unseenIn(`😀${character}`)).toHaveLength(1)
    },
  )

  test.each([
    ['a joiner between Han', '空\u200D气'],
    ['a joiner after an emoji', '👩\u200D我'],
    ['a second selector', '☀\uFE0F\uFE0F'],
    ['tags without a flag', 'a\u{E0061}\u{E0062}'],
    ['a flag that does not end', '\u{1F3F4}\u{E0067}'],
    ['selectors after a letter', 'a\u{E0100}\u{E0101}'],
    ['a second selector of Han', '葛\u{E0100}\u{E0101}'],
  ])('%s', (_, text) => expect(unseenIn(text)).not.toEqual([]))
})

test.each([
  ['families', '👨\u200D👩\u200D👧\u200D👦 👩🏽\u200D🚀 🏳\uFE0F\u200D🌈 ❤\uFE0F\u200D🔥 👩\u200D⚕\uFE0F'],
  ['flags', '🇨🇳 \u{1F3F4}\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}'],
  ['emoji and keycaps', '⚠\uFE0F ☀\uFE0E 1\uFE0F\u20E3 ©\uFE0F'],
  ['forms of Han', '葛\u{E0100}城 逸\uFE00 𠮷\u{E0101}'],
  ['full-width and other spaces', '一\u3000二\u00A0三\u2009四\u202F五'],
  ['Persian', 'می\u200Cخواهم'],
  ['Indic scripts', 'क्\u200Dष ශ්\u200Dර ক্\u200C'],
  ['Mongolian', 'ᠮᠣᠩᠭᠣᠯ\u180E'],
  ['old Korean', '\u115F\u1161'],
  ['soft hyphens', 'Donau\u00ADdampf'],
])('nothing is said of %s', (_, text) => expect(unseenIn(text)).toEqual([]))
