import { expect, test } from 'vitest'
import { html as parsed } from '../fast/parsed.ts'

test('aligned columns carry a class, not the obsolete attribute', () => {
  const html = parsed('| a | b |\n|---|---:|\n| x | 1 |')
  expect(html).toContain('<th class="align-right">b</th>')
  expect(html).toContain('<td class="align-right">1</td>')
  expect(html).not.toContain('align="')
})
