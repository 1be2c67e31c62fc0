import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countWords } from '../../../src/parse/tree/words.ts'
import { parseBody } from '../fast/parsed.ts'

test.each([
  ['Han', '株洲市，空气。', 5, 0],
  ['Latin', 'Don’t count e-mail twice: 10,000 times at 13:31.', 0, 8],
  ['both', '2020年GDP增长3.8%', 3, 3],
  ['emphasis within a word', 'foo**bar**', 0, 1],
  ['neighbours', '# a\n\nb\n- c\n\n| d | e |\n|---|---|\n| f | g |', 0, 7],
  ['inline code but no listings', '`a` b\n\n```\nc d e\n```', 0, 2],
  ['footnotes but not their numbers', 'a[^1]\n\n[^1]: b', 0, 2],
  ['no descriptions, no addresses', '[a](b.md) ![c](d.png)', 0, 1],
  ['no raw HTML', 'a <b class="c">d</b>', 0, 2],
  ['characters beyond the first plane', '𠮷野家', 3, 0],
  ['nothing', '', 0, 0],
])('counts %s', (_, markdown, han, latin) => expect(parseBody(markdown).words).toEqual({ han, latin }))

test('counts as regular expressions would, which are ten times slower', () => {
  const word = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’.,:-][\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*/gu
  const slow = (text: string) => ({
    han: text.match(/\p{Script=Han}/gu)?.length ?? 0,
    latin: text.replace(/\p{Script=Han}/gu, ' ').match(word)?.length ?? 0,
  })
  const piece = fc.oneof(
    fc.constantFrom(..."aé1é空々〇𠮷😀. ,:-'’\n\u0301ひ한𐐀\ud800\udc00"),
    fc.string({ unit: 'binary', maxLength: 2 }),
  )
  const texts = fc.array(piece, { maxLength: 30 }).map(pieces => pieces.join(''))
  fc.assert(
    fc.property(texts, text => {
      expect(countWords(text)).toEqual(slow(text))
    }),
    { numRuns: 5000 },
  )
})
