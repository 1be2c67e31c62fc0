import { expect, test } from 'vitest'
import { parseBody } from './parsed.ts'

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
