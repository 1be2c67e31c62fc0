import { describe, expect, test } from 'vitest'
import { locateKeys } from '../../../src/store/config/locate-key.ts'

/** The spelling that the found place covers, or `line:column` where it covers more than a line. */
async function spelled(
  text: string,
  path: readonly string[],
  at: 'key' | 'value' = 'key',
  name = 'site.config.ts',
) {
  const located = await locateKeys(text, name)
  if (!('locate' in located)) return located.message
  const place = located.locate(path, at)
  if (place === undefined) return undefined
  const line = text.split('\n')[place.line - 1] ?? ''
  return place.endColumn === undefined
    ? `${place.line}:${place.column}`
    : line.slice(place.column - 1, place.endColumn - 1)
}

describe('a key is found through everything that leaves a value as it is', () => {
  test.each([
    ['a plain export', 'export default { a: { b: 1 } }'],
    ['a call', 'export default defineConfig({ a: { b: 1 } })'],
    ['satisfies', 'export default { a: { b: 1 } } satisfies SiteConfig'],
    ['as const in a call in parentheses', 'export default (defineConfig({ a: { b: 1 } } as const))'],
    ['a constant', 'const config = { a: { b: 1 } }\nexport default config'],
    ['a typed constant in a call', 'const c: Config = { a: { b: 1 } }\nexport default defineConfig(c)'],
    ['a constant within', 'const b = 1\nexport const a = { b }\nexport default { a }'],
    ['an export by name', 'const config = { a: { b: 1 } }\nexport { config as default }'],
    ['module.exports', 'module.exports = { a: { b: 1 } }'],
    ['export =', 'export = { a: { b: 1 } }'],
    ['something spread', 'const base = { a: { b: 1 } }\nexport default { ...base, c: 2 }'],
    ['a later key over an earlier one', 'export default { a: 0, ...{ a: 0 }, a: { b: 1 } }'],
    ['quoted keys', 'export default { \'a\': { "b": 1 } }'],
  ])('%s', async (_, text) => {
    expect(await spelled(text, ['a', 'b'])).toMatch(/^"?b"?$/)
  })
})

test.each<[string, readonly string[], 'key' | 'value', string | undefined]>([
  ['a value', ['editions', 'zh', 'title'], 'value', "'晨报'"],
  ['a missing key: its parent', ['editions', 'zh', 'label'], 'value', 'zh'],
  ['a missing branch: what is nearest', ['editions', 'fr', 'label'], 'key', 'editions'],
  ['nothing of it: where the object begins', ['site'], 'key', '2:29'],
  ['the whole', [], 'key', '2:29'],
  ['what every object has', ['constructor'], 'key', '2:29'],
])('%s', async (_, path, at, expected) => {
  const text =
    "import { defineConfig } from 'diglot'\nexport default defineConfig({\n  editions: { zh: { title: '晨报' } },\n})"
  expect(await spelled(text, path, at)).toBe(expected)
})

test.each([
  ['a function', 'export default function () { return {} }'],
  ['constants in a circle', 'const a = b\nconst b = a\nexport default a'],
  ['nothing', 'const a = 1'],
])('a file that spells no object out (%s) has no wrong place', async (_, text) => {
  expect(await spelled(text, ['a', 'b'])).toBeUndefined()
})

test('a syntax error has its place', async () => {
  expect(await locateKeys('export default {\n  a: 1,,\n}', 'site.config.ts')).toEqual({
    message: 'Unexpected token',
    at: { line: 2, column: 8 },
  })
})
