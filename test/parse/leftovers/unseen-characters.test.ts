import { expect, test } from 'vitest'
import { fastWay } from '../../../src/parse/fast/fast-way.ts'
import { parseRegistry } from '../../../src/parse/registry.ts'
import { fastParser } from '../../../src/parse/satteri/satteri.ts'
import { parseBody, places } from '../fast/parsed.ts'

test.each([
  ['in words', '空气\u200B质量 a\u202Eb', ['text/invisible 4:3-4', 'text/invisible 4:8-9']],
  ['in a heading', '## a\u2060b', ['text/invisible 4:5-6']],
  ['in code', '`a\u200Eb`\n\n    c\u{E0061}', ['text/invisible 4:3-4', 'text/invisible 6:6-8']],
  ['in the words of a link', '[a\u200Bb](c.md)', ['text/invisible 4:3-4']],
  ['in the description of a picture', '![a\u200Bb](c.png)', ['text/invisible 4:4-5']],
  ['behind a bare address', 'https://a.com/x\u200B后', ['text/invisible 4:16-17']],
  ['in the address of a link', '[a](b\u200Bc.md)', ['name/invisible 4:6-7']],
  [
    'in the address of a picture',
    '![a](https://a.com/b\u202Ec.png)',
    ['image/remote 4:1-28', 'name/invisible 4:21-22'],
  ],
  ['in an address in angle brackets', '<https://a.com/\u200Bb>', ['name/invisible 4:16-17']],
  ['in the address of a definition', '[a][b]\n\n[b]: c\uFEFFd.md', ['name/invisible 6:7-8']],
])('a character that nobody sees is told %s', (_, text, expected) => {
  const { diagnostics } = parseBody(text)
  expect(places(diagnostics).sort()).toEqual(expected)
  for (const { code, severity, message } of diagnostics) {
    if (code === 'image/remote') continue
    expect(severity).toBe(code === 'name/invisible' ? 'error' : 'warning')
    expect(message).toMatch(/U\+[0-9A-F]{4,5}/)
  }
})

test.runIf(fastParser())('emoji and full-width spaces go the fast way', () => {
  expect(fastWay('👨\u200D👩\u200D👧 ⚠\uFE0F 一\u3000二 葛\u{E0100}')).toBeDefined()
})

test('a registry has no such character', () => {
  const bytes = new TextEncoder().encode('air:\n  zh: 空\u200B气\n')
  const { diagnostics } = parseRegistry(
    { path: 'content/registry/tags.yaml', bytes },
    { id: 'tags', profiles: false },
  )
  expect(places(diagnostics)).toEqual(['name/invisible 2:8'])
  expect(diagnostics[0]?.message).toContain('U+200B')
})
