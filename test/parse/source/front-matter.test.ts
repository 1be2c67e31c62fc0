import { describe, expect, test } from 'vitest'
import { splitFrontMatter } from '../../../src/parse/source/front-matter.ts'
import { places } from '../fast/parsed.ts'

describe('splitFrontMatter', () => {
  test.each([
    ['text below', '---\na: 1\n---\ntext\n', '\n\n\ntext\n'],
    ['an empty line below', '---\na: 1\n---\n\ntext', '\n\n\n\ntext'],
    ['nothing below', '---\na: 1\n---', '\n\n'],
    ['spaces after the hyphens', '--- \na: 1\n---\t\ntext', '\n\n\t\ntext'],
    ['nothing between', '---\n---\ntext', '\n\ntext'],
    ['a thematic break below', '---\na: 1\n---\n\n---\n\ntext', '\n\n\n\n---\n\ntext'],
    ['an empty line above', '\n---\na: 1\n---\ntext', '\n\n\n\ntext'],
    ['blank lines above', ' \n\t\n\u3000\n---\na: 1\n---\n\ntext', '\n\n\n\n\n\n\ntext'],
    ['an empty line above YAML proper', '\n---\na: {b: 1}\n---\ntext', '\n\n\n\ntext'],
    ['a comment only', '---\n# nothing yet\n---\ntext', '\n\n\ntext'],
  ])('keeps the lines of what has %s', (_, text, body) => {
    const split = splitFrontMatter(text)
    expect(split.diagnostics).toEqual([])
    expect(split.body).toBe(body)
    expect(body.split('\n')).toHaveLength(text.split('\n').length)
  })

  test.each([
    ['an empty file', '', 'front-matter/missing 1:1'],
    ['white space', ' \n\n', 'front-matter/missing 1:1'],
    ['a text', '# Title\n', 'front-matter/missing 1:1'],
    ['a line above', 'x\n---\na: 1\n---\n', 'front-matter/missing 1:1'],
    ['a space above, below an empty line', '\n ---\na: 1\n---\n', 'front-matter/missing 1:1'],
    ['no end below an empty line', '\n---\na: 1\n', 'front-matter/unterminated 2:1'],
    ['an end with too much below two', '\n\n---\na: 1\n----\n', 'front-matter/unterminated 5:1'],
    ['dashes below an empty line', '\n———\na: 1\n———\n', 'front-matter/fence 2:1-4'],
    ['a value below an empty line', '\n---\na: @b\n---\n', 'front-matter/syntax 3:4-5'],
    ['a space above', ' ---\na: 1\n---\n', 'front-matter/missing 1:1'],
    ['no end', '---\na: 1\n', 'front-matter/unterminated 1:1'],
    ['only a fence', '---', 'front-matter/unterminated 1:1'],
    ['an end with too much', '---\na: 1\n----\n---\n', 'front-matter/unterminated 3:1'],
    ['an end with a word', '---\na: 1\n--- end\n', 'front-matter/unterminated 3:1'],
    ['four hyphens', '----\na: 1\n----\n', 'front-matter/fence 1:1-5'],
    ['dashes', '———\na: 1\n———\n', 'front-matter/fence 1:1-4'],
    ['a full-width space after the hyphens', '---\u3000\na: 1\n---\n', 'front-matter/fence 1:1-5'],
  ])('complains of %s', (_, text, place) => {
    expect(places(splitFrontMatter(text).diagnostics)).toEqual([place])
  })

  test('counts the lines above', () => {
    for (const value of ['b', '{c: d}']) {
      const [entry] = splitFrontMatter(`\n \n---\na: ${value}\n---\n`).front
      expect(entry).toMatchObject({ keyAt: { line: 4, column: 1 }, valueAt: { line: 4, column: 4 } })
    }
  })

  test.each([
    'js',
    ' js',
    'JS',
    'javascript',
    'coffee',
    'cson',
    'json',
    'toml',
    'yaml',
    'constructor',
    '__proto__',
    ';',
  ])('never runs what is fenced by ---%s', language => {
    const text = `---${language}\n(() => { globalThis.hacked = true; return {} })()\n---\ntext`
    const { body, front, diagnostics } = splitFrontMatter(text)
    expect(places(diagnostics)).toEqual([`front-matter/fence 1:1-${language.length + 4}`])
    expect({ body, front }).toEqual({ body: undefined, front: [] })
    expect(globalThis).not.toHaveProperty('hacked')
  })

  test('says the same the second time, because nothing is cached', () => {
    const broken = '---\ntitle: "x\n---\n'
    expect(splitFrontMatter(broken).diagnostics).toHaveLength(1)
    expect(splitFrontMatter(broken)).toEqual(splitFrontMatter(broken))
  })

  test('tells who left a space above what to do', () => {
    const [found] = splitFrontMatter(' ---\na: 1\n---\n').diagnostics
    expect(found?.hint).toBe('remove what stands above the three hyphens, and spaces before them')
  })

  test.each([
    ['TOML', '+++\ntitle = "T"\n+++\ntext', 1],
    ['TOML', '\n+++ \ntitle = "T"\n+++\n', 2],
    ['JSON', '{\n  "title": "T"\n}\ntext', 1],
    ['JSON', '{ "title": "T" }\ntext', 1],
    ['JSON', '\n{"title": "T",\n"a": 1}\n', 2],
    ['JSON', ';;;\n"title": "T"\n;;;\n', 1],
  ])('calls %s by its name in %j', (language, text, line) => {
    const [found, ...others] = splitFrontMatter(text).diagnostics
    expect(others).toEqual([])
    expect(found).toMatchObject({ code: 'front-matter/fence', line, column: 1 })
    expect(found?.message).toBe(`the front matter is ${language}, and Diglot reads YAML`)
    expect(found?.hint).toContain('write it as YAML, between two lines of ---')
  })

  test.each(['{{< x >}}\n', '{% x %}\n', '{a, b} is a set\n', '{\nx\n', '++++\n', '+ a\n'])(
    'does not take %j for another language',
    text => expect(places(splitFrontMatter(text).diagnostics)).toEqual(['front-matter/missing 1:1']),
  )
})
