import { describe, expect, test } from 'vitest'
import { readYaml } from '../../../src/parse/source/yaml.ts'
import { places } from '../fast/parsed.ts'

const colon = 'write an ASCII colon and a space: "title: …"'

describe('values', () => {
  test.each([
    ['a', 'a', 'a'],
    ['"010"', '010', '010'],
    ['010', 10, '010'],
    ['2021', 2021, '2021'],
    ['1_000', '1_000', '1_000'],
    ['0x10', 16, '0x10'],
    ['1.50', 1.5, '1.50'],
    ['123456789012345678901', 123456789012345680000, '123456789012345678901'],
    ['13:31', '13:31', '13:31'],
    ['12:30:45', '12:30:45', '12:30:45'],
    ['2021-01-11', '2021-01-11', '2021-01-11'],
    ['2021-01-11 13:31:27', '2021-01-11 13:31:27', '2021-01-11 13:31:27'],
    ['2021-02-30', '2021-02-30', '2021-02-30'],
    ['2021年1月11日 13:31', '2021年1月11日 13:31', '2021年1月11日 13:31'],
    ['true', true, 'true'],
    ['yes', 'yes', 'yes'],
    ['no', 'no', 'no'],
    ['~', null, '~'],
    ['', null, ''],
    ['.nan', '.nan', '.nan'],
    ['-.inf', '-.inf', '-.inf'],
    ["'it''s'", "it's", "it's"],
    ['|\n  a\n  b', 'a\nb\n', 'a\nb\n'],
    ['!!str 010', '010', '010'],
    ['C# 与 C', 'C# 与 C', 'C# 与 C'],
    ['a # 注', 'a', 'a'],
  ])('%j', (written, value, text) => {
    const { entries, diagnostics } = readYaml(`\nkey: ${written}\n`)
    expect(diagnostics).toEqual([])
    expect(entries).toMatchObject([{ key: 'key', value, text }])
  })

  test('have positions, and so have items', () => {
    expect(readYaml('\ntitle: 株洲\ntags: [a, 010]\nby:\n  - 张三\nmap: {a: 1}').entries).toEqual([
      { key: 'title', value: '株洲', text: '株洲', keyAt: at(2, 1, 6), valueAt: at(2, 8, 10) },
      {
        key: 'tags',
        value: ['a', 10],
        keyAt: at(3, 1, 5),
        valueAt: at(3, 7, 15),
        items: [
          { value: 'a', text: 'a', at: at(3, 8, 9) },
          { value: 10, text: '010', at: at(3, 11, 14) },
        ],
      },
      {
        key: 'by',
        value: ['张三'],
        keyAt: at(4, 1, 3),
        valueAt: { line: 5, column: 3 },
        items: [{ value: '张三', text: '张三', at: at(5, 5, 7) }],
      },
      {
        key: 'map',
        value: { a: 1 },
        keyAt: at(6, 1, 4),
        valueAt: at(6, 6, 12),
        within: [{ key: 'a', value: 1, text: '1', keyAt: at(6, 7, 8), valueAt: at(6, 10, 11) }],
      },
    ])
  })

  test('may repeat others by alias', () => {
    expect(readYaml('\na: &x [1]\nb: *x\nc: {d: *x}').entries.map(one => one.value)).toEqual([
      [1],
      [1],
      { d: [1] },
    ])
  })

  test('do not merge', () => {
    expect(readYaml('\n<<: {a: 1}').entries).toMatchObject([{ key: '<<', value: { a: 1 } }])
  })
})

describe('quoted texts that go on at the margin', () => {
  test.each([
    ['one line', 't: "a\nb"', 'a b'],
    ['single quotation marks', "t: 'it''s\nb'", "it's b"],
    ['an escaped mark', 't: "a \\"b\nc"', 'a "b c'],
    ['a line of text with a full-width colon', 't: "第一行\n第二行：说明"', '第一行 第二行：说明'],
    ['an empty line', 't: "a\n\nb"', 'a\nb'],
    ['a line that is indented, and one that is not', 't: "a\n  b\nc"', 'a b c'],
    ['a tab', 't: "a\n\tb"', 'a b'],
    ['a line that looks like an item', 't: "a\n- b"', 'a - b'],
    ['a line that looks like a comment', 't: "a\n# b"', 'a # b'],
    ['the mark on a line of its own', 't: "a\n\n"', 'a\n'],
    ['a comment behind it', 't: "a\nb" # c', 'a b'],
    ['a list', 't:\n - "a\n b"', ['a b']],
    ['brackets', 't: ["a\nb", c]', ['a b', 'c']],
    ['braces', 't: {a: "x\ny"}', { a: 'x y' }],
    ['a map', 't:\n  u: "a\nb"', { u: 'a b' }],
  ])('%s', (_, yaml, value) => {
    const { entries, diagnostics } = readYaml(`\n${yaml}\nlast: "c\nd"\n`)
    expect(diagnostics).toEqual([])
    expect(entries.map(one => [one.key, one.value])).toEqual([
      ['t', value],
      ['last', 'c d'],
    ])
    const line = yaml.split('\n').length + 2
    expect(entries[1]).toMatchObject({ keyAt: at(line, 1, 5), valueAt: { line, column: 7 } })
  })

  test('are told where they may be keys', () => {
    const { diagnostics } = readYaml('\ntitle: "a\nnote: b"\ndate: @x\n')
    expect(diagnostics.map(one => [places([one])[0], one.message])).toEqual([
      ['front-matter/syntax 3:1-6', 'the quoted text that begins in line 2 goes on here, or is not closed'],
      ['front-matter/syntax 4:7-8', expect.stringContaining('reserved character')],
    ])
  })

  test('do not move what stands below', () => {
    const { diagnostics } = readYaml('\na: "b\nc"\nd: "e\nf: g"\nh: @i')
    expect(places(diagnostics)).toEqual(['front-matter/syntax 5:1-3', 'front-matter/syntax 6:4-5'])
  })

  test.each([
    ['a text of many lines', 'a: |\n  "b\n  c"\nd: "e\nf"', { a: '"b\nc"\n', d: 'e f' }],
    ['an item of many lines', 'a:\n  - >-\n    "b\n    c"\nd: "e\nf"', { a: ['"b c"'], d: 'e f' }],
    ['an indented text', 'a: "b\n  c"\nd: "e\nf"', { a: 'b c', d: 'e f' }],
    ['a second text on the line', 'a: ["b", "c\nd"]\ne: f', { a: ['b', 'c d'], e: 'f' }],
  ])('leave %s as it is', (_, yaml, values) => {
    const { entries, diagnostics } = readYaml(`\n${yaml}`)
    expect(diagnostics).toEqual([])
    expect(Object.fromEntries(entries.map(one => [one.key, one.value]))).toEqual(values)
  })

  test('are read in one go, however many', () => {
    const { entries, diagnostics } = readYaml(
      `\n${Array.from({ length: 200 }, (_, n) => `k${n}: "a\nb"\n`).join('')}`,
    )
    expect(diagnostics).toEqual([])
    expect(entries.map(one => one.value)).toEqual(Array(200).fill('a b'))
  })
})

describe('problems', () => {
  test.each([
    ['a tab', 'a: 1\n\tb: 2', 'front-matter/syntax 3:1-2', 'indent with spaces'],
    ['a tab below a key', 'a:\n\t- b', 'front-matter/syntax 3:1-2', 'indent with spaces'],
    ['a tab after spaces', 'a:\n - b\n \tc: d', 'front-matter/syntax 4:2-3', 'indent with spaces'],
    ['a key twice', 'a: 1\nb: 2\na: 3', 'front-matter/duplicate-key 4:1-2', 'keep one of the two'],
    ['a key twice in a map', 'm:\n  a: 1\n  a: 2', 'front-matter/duplicate-key 4:3-4', 'keep one of the two'],
    ['a full-width colon', 'title：a', 'front-matter/syntax 2:6-7', colon],
    ['a full-width colon above', 'title：a\ndate: 2021', 'front-matter/syntax 2:6-7', colon],
    ['a full-width colon below', 'date: 2021\n标题：a', 'front-matter/syntax 3:3-4', colon],
    ['a full-width colon and space', 'title： a\nb: 1', 'front-matter/syntax 2:6-8', colon],
    ['a full-width colon in a list', 'c:\n  - date: 1\n    text：更正', 'front-matter/syntax 4:9-10', colon],
    ['a full-width space', 'title:\u3000a\nb: 1', 'front-matter/syntax 2:6-8', colon],
    ['a no-break space', 'title:\u00A0a', 'front-matter/syntax 2:6-8', colon],
    ['no space', 'title:a\nb: 1', 'front-matter/syntax 2:6-7', colon],
    ['a script', "a: !!js/function 'x'", 'front-matter/syntax 2:4-17', 'write the value without a tag'],
    ['a tag', 'a: !foo x', 'front-matter/syntax 2:4-8', 'write the value without a tag'],
    ['bytes', 'a: !!binary aGk=', 'front-matter/syntax 2:13-17', 'write the value without a tag'],
    [
      'a timestamp',
      'a: !!timestamp 2021-01-11',
      'front-matter/syntax 2:16-26',
      'write the value without a tag',
    ],
    ['a list', '- a', 'front-matter/syntax 2:1-4', undefined],
    ['a text', 'just text\nand more', 'front-matter/syntax 2:1', undefined],
    ['a colon in a title', 'a: 株洲: 污染', 'front-matter/syntax 2:4-5', /quotation marks/],
    ['an @', 'a: @某人', 'front-matter/syntax 2:4-5', /quotation marks/],
    ['a *', 'a: *重点', 'front-matter/syntax 2:4-7', /quotation marks/],
    ['a hyphen', 'a: - 破折', 'front-matter/syntax 2:4-5', /quotation marks/],
    ['a %', 'a: %x', 'front-matter/syntax 2:4-5', /quotation marks/],
    ['a word lost in a comment', 'a: #1 头条', 'front-matter/syntax 2:4', /quotation marks/],
    ['words lost in a comment', 'a: 头条 #1 新闻', 'front-matter/syntax 2:4-6', /quotation marks/],
    ['an open quotation', 'a: "x', 'front-matter/syntax 2:6-7', /quotation mark/],
    ['an open bracket', 'a: [1, 2', 'front-matter/syntax 2:9-10', /bracket/],
    ['a directive', '%YAML 1.1\na: yes', 'front-matter/syntax 3:1-2', /./],
    ['a second document', 'a: 1\n...\nb: 2', 'front-matter/syntax 4:1-5', /\.\.\./],
    ['a key that is a list', '? [a]\n: b', 'front-matter/syntax 2:3-6', undefined],
    ['a prototype', '__proto__: {x: 1}', 'front-matter/syntax 2:1-10', undefined],
    ['a prototype within', 'a: {__proto__: {x: 1}}', 'front-matter/syntax 2:5-14', undefined],
    ['an alias of itself', 'a: &x [*x]', 'front-matter/syntax 2:8-10', undefined],
    ['an escaped NUL', 'a: "\\0"', 'source/control-character 2:4-8', undefined],
    ['an escaped mark', 'a: ["\\uFDD0"]', 'source/control-character 2:5-13', undefined],
    ['half a character', 'a: "\\uD800"', 'source/control-character 2:4-12', undefined],
  ])('%s', (_, yaml, place, hint) => {
    const { diagnostics } = readYaml(`\n${yaml}`)
    expect(places(diagnostics)).toEqual([place])
    if (typeof hint === 'string') expect(diagnostics[0]?.hint).toBe(hint)
    if (hint instanceof RegExp) expect(diagnostics[0]?.hint).toMatch(hint)
  })

  test('in two lines are both told', () => {
    const { diagnostics } = readYaml('\ntitle: @a\ndate: 2021-01-11\nsource: `b`\nsource: c')
    expect(places(diagnostics).sort()).toEqual([
      'front-matter/duplicate-key 5:1-7',
      'front-matter/syntax 2:8-9',
      'front-matter/syntax 4:9-10',
    ])
  })

  test('of two keys point at the first, and keep its value', () => {
    const { entries, diagnostics } = readYaml('\na: 1\nb: 2\na: 3')
    expect(diagnostics[0]?.related).toEqual([
      { file: '', line: 2, column: 1, endColumn: 2, message: 'the first one is here' },
    ])
    expect(entries.map(one => [one.key, one.value])).toEqual([
      ['a', 1],
      ['b', 2],
    ])
  })

  test('of size and nesting are told before anything hangs', () => {
    const hostile = ['[', '{a: ', '- ', '? '].map(one => one.repeat(4900))
    const bomb = `a0: &a0 [x]\n${Array.from({ length: 30 }, (_, n) => `a${n + 1}: &a${n + 1} [${`*a${n},`.repeat(9)}]\n`).join('')}`
    const keys = Array.from({ length: 2000 }, (_, n) => `k${n}: 1`).join('\n')
    for (const yaml of [...hostile, bomb]) {
      expect(readYaml(`\n${yaml}`).diagnostics.length).toBeGreaterThan(0)
    }
    expect(readYaml(`\n${keys}`).entries).toHaveLength(2000)
    expect(readYaml(`\n${keys.repeat(9)}`).diagnostics).toMatchObject([{ code: 'markdown/limits', line: 2 }])
  })

  test('with names of Object.prototype are none', () => {
    const { entries, diagnostics } = readYaml('\nconstructor: 1\ntoString: {valueOf: 2}')
    expect(diagnostics).toEqual([])
    expect(entries.map(one => [one.key, one.value])).toEqual([
      ['constructor', 1],
      ['toString', { valueOf: 2 }],
    ])
    expect({}).not.toHaveProperty('x')
  })
})

function at(line: number, column: number, endColumn: number) {
  return { line, column, endColumn }
}
