import { describe, expect, test } from 'vitest'
import { cutAtSentence } from '../../../src/parse/tree/lead.ts'
import { parseBody } from '../fast/parsed.ts'

const han = (count: number) => '株洲空气'.repeat(count).slice(0, count)

describe('the lead', () => {
  test.each([
    ['is the first paragraph', '# a\n\n> b\n\n- c\n\nfirst *one*\n\nsecond', 'first one'],
    ['passes over pictures', '![a](b.png)\n\nc', 'c'],
    ['passes over raw HTML', '<div>a</div>\n\nb', 'b'],
    ['has no footnote numbers', 'a[^1]。\n\n[^1]: b', 'a。'],
    ['has no line ends', 'a\nb  \nc', 'a b c'],
    ['has no space between lines of Han', '中\n文', '中文'],
    ['keeps code and links', '`a` [b](c.md) https://a.com', 'a b https://a.com'],
    ['may be empty', '# a', ''],
    ['may be empty, with a footnote', '# a[^1]\n\n[^1]: b', ''],
  ])('%s', (_, markdown, lead) => expect(parseBody(markdown).lead).toBe(lead))
})

describe('cutAtSentence', () => {
  test.each([
    ['what fits', `${han(119)}。`, `${han(119)}。`],
    ['240 Latin characters', 'a'.repeat(240), 'a'.repeat(240)],
    ['whole sentences', `${han(50)}。${han(50)}！${han(50)}。`, `${han(50)}。${han(50)}！`],
    ['a full stop and its quotation mark', `“${han(50)}。”${han(100)}。`, `“${han(50)}。”`],
    ['the last clause of a long sentence', `${han(50)}，${han(60)}，${han(50)}。`, `${han(50)}，${han(60)}…`],
    ['Han without a mark', han(200), `${han(120)}…`],
    ['Latin sentences', `${'One two three. '.repeat(20)}`, `${'One two three. '.repeat(16).trim()}`],
    ['a long Latin sentence at a word', `${'abcdefghi '.repeat(30)}`, `${'abcdefghi '.repeat(24).trim()}…`],
    [
      'no abbreviation',
      `It rained. ${'The U.S. Senate heard Dr. Li and Prof. Wu at 3.5 p.m. on No. 5 '.repeat(5)}`,
      'It rained.',
    ],
    [
      'a question in quotation marks',
      `He said: “Why now?” ${'Nobody knew why '.repeat(20)}`,
      'He said: “Why now?”',
    ],
    ['both scripts', `${han(60)}。${'word '.repeat(40)}`, `${han(60)}。`],
    ['characters of two units', '𠮷'.repeat(150), `${'𠮷'.repeat(120)}…`],
  ])('keeps %s', (_, text, cut) => expect(cutAtSentence(text)).toBe(cut))
})
