import { describe, expect, test } from 'vitest'
import type { StringsFile } from '../../src/model/scanned.ts'
import { joinStrings } from '../../src/site/strings.ts'
import { configOf, placesOf } from '../support/site.ts'

function file(name: string, strings: object | string, origin: 'site' | 'theme' = 'theme'): StringsFile {
  const text = typeof strings === 'string' ? strings : JSON.stringify(strings, null, 2)
  const folder = origin === 'site' ? 'templates' : 'diglot/templates'
  return { name, text, path: `${folder}/strings/${name}.json`, origin }
}

function join(files: readonly StringsFile[], ...langs: string[]) {
  const edition = { label: 'x', title: 'x', description: 'x' }
  const editions = Object.fromEntries(langs.map((lang, index) => [`e${index}`, { lang, ...edition }]))
  const { strings, diagnostics } = joinStrings(files, configOf({ editions }))
  return { diagnostics, of: (index: number) => Object.fromEntries(strings.get(`e${index}`) ?? []) }
}

describe('an edition’s strings', () => {
  test('are the theme’s, with the site’s over them', () => {
    const { of, diagnostics } = join([file('en', { a: 'A', b: 'B' }), file('en', { b: 'Bee' }, 'site')], 'en')
    expect(of(0)).toEqual({ a: 'A', b: 'Bee' })
    expect(diagnostics).toEqual([])
  })

  test.each([
    ['zh-Hant-HK', ['zh', 'zh-Hant', 'zh-Hant-HK']],
    ['zh-Hant-HK', ['zh-Hant']],
    ['zh-CN', ['zh-Hans']],
    ['zh-SG', ['zh-Hans', 'zh-SG']],
    ['zh-TW', ['zh-Hant']],
    ['zh-HK', ['zh-Hant', 'zh-HK']],
    ['zh', ['zh-Hans']],
    ['en-GB', ['en', 'en-GB']],
    ['sr-Latn', ['sr', 'sr-Latn']],
  ])('%s takes %j, the special ones over the general', (lang, names) => {
    const files = names.toReversed().map(name => file(name, { who: name, [name]: name }))
    const { of, diagnostics } = join(files, lang)
    expect(of(0)).toEqual({ who: names.at(-1), ...Object.fromEntries(names.map(name => [name, name])) })
    expect(diagnostics).toEqual([])
  })

  test.each([
    ['zh-Hans', 'zh-Hant'],
    ['zh-TW', 'zh-Hans'],
    ['en-GB', 'en-US'],
    ['fr', 'en'],
  ])('%s does not take %s', (lang, name) => {
    const { diagnostics } = join([file(name, { a: 'A' })], lang)
    expect(placesOf(diagnostics)).toEqual([`strings/missing-file templates/strings/${lang}.json`])
    expect(diagnostics[0]?.hint).toContain('copy strings/en.json')
  })
})

describe('what is missing', () => {
  test('a key that the other edition has', () => {
    const { diagnostics } = join(
      [file('en', { a: 'A', b: 'B' }), file('zh-Hans', { a: '甲' }, 'site')],
      'zh-Hans',
      'en',
    )
    expect(placesOf(diagnostics)).toEqual(['strings/missing templates/strings/zh-Hans.json:1:1'])
    expect(diagnostics[0]).toMatchObject({
      message: '"b" has no text in "zh-Hans"',
      hint: 'add "b": "…" to it',
      related: [{ file: 'diglot/templates/strings/en.json', line: 3, column: 3 }],
    })
  })

  test('plural forms differ between languages', () => {
    const { diagnostics } = join(
      [file('en', { count: '{count}s', 'count.one': 'one' }), file('zh-Hans', { count: '{count}个' })],
      'zh-Hans',
      'en',
    )
    expect(diagnostics).toEqual([])
  })

  test('but their base does not', () => {
    const { diagnostics } = join(
      [file('en', { 'count.one': 'one' }), file('zh-Hans', { a: '甲' })],
      'zh-Hans',
      'en',
    )
    expect(diagnostics.map(one => one.message)).toEqual([
      '"count.one" has no text in "zh-Hans"',
      '"a" has no text in "en"',
    ])
  })
})

describe('files of strings', () => {
  test.each([
    ['{"a": 1}', '1:2', '"a" must be a text'],
    ['{\n  "a": "x",\n  "b": ["y"]\n}', '3:3', '"b" must be a text'],
    ['{\n  "a": "x",\n  "b": {"c": "y"}\n}', '3:3', '"b" must be a text'],
    ['{\n  "a": null\n}', '2:3', '"a" must be a text'],
    ['["a"]', '1:1', 'a file of strings is one object of key and text'],
    ['', '1:1', 'a file of strings is one object of key and text'],
  ])('%j is refused at its place', (text, place, message) => {
    const { diagnostics } = join([file('en', text, 'site'), file('en', { a: 'A' })], 'en')
    expect(placesOf(diagnostics)).toEqual([`strings/invalid templates/strings/en.json:${place}`])
    expect(diagnostics[0]?.message).toBe(message)
  })

  test.each(['{\n  "a": "x"\n  "b": "y"\n}', '{"a": "x"', '{"a": "x", "a": "y"}'])('%j is refused', text => {
    const { diagnostics } = join([file('en', text, 'site'), file('en', { a: 'A', b: 'B' })], 'en')
    expect(new Set(diagnostics.map(one => one.code))).toEqual(new Set(['strings/invalid']))
  })

  test.each([
    '{\n\t"a": "x"\n}',
    '{\r\n  "a": "x"\r\n}',
    '\uFEFF{"a": "x"}',
    '{"a":"\\u0078"}',
    '{ "a" : "x" }\n\n',
  ])('%j is JSON like any other', text => {
    const { of, diagnostics } = join([file('en', text)], 'en')
    expect(diagnostics).toEqual([])
    expect(of(0)).toEqual({ a: 'x' })
  })

  test.each([
    ['{"a": "A",\n  "b": "\\u0000"}', '2:3', 'U+0000'],
    ['{"a": "A",\n  "b": "\\ud83d!"}', '2:3', 'U+D83D'],
    ['{"a": "A",\n  "b\\u0007": "x"}', '2:3', 'U+0007'],
    ['{"a": "A",\n  "b": "\\ufffe",}', '2:3', 'U+FFFE'],
  ])('%s: an escape gives what may not stand in text', (text, place, character) => {
    const { diagnostics } = join([file('en', text, 'site')], 'en')
    const found = diagnostics.filter(one => one.code === 'source/control-character')
    expect(placesOf(found)).toEqual([`source/control-character templates/strings/en.json:${place}`])
    expect(found[0]?.message).toBe(`the character ${character} is not allowed in text`)
  })

  test('words of YAML are no values', () => {
    expect(join([file('en', { a: 'true', b: '1', c: 'null', d: ' 年 ' })], 'en').of(0)).toEqual({
      ...{ a: 'true', b: '1', c: 'null', d: ' 年 ' },
    })
  })
})
