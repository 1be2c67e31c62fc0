import { describe, expect, test } from 'vitest'
import { parseData } from '../../../src/parse/data/data.ts'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

function read(name: string, content: string | Uint8Array) {
  return parseData({
    path: `content/data/${name}`,
    bytes: typeof content === 'string' ? utf8(content) : content,
  })
}

/** Message, place and hint of each problem. */
function problems(name: string, content: string | Uint8Array): string[] {
  return read(name, content).diagnostics.map(({ code, line, column, message, hint }) => {
    return [`${code} ${line}:${column} ${message}`, hint].join(' | ')
  })
}

describe('YAML', () => {
  test('dates, times and versions are text, numbers are numbers, and lists may be the whole', () => {
    const text = 'date: 2024-01-02\ntime: 13:31\npm: 35\nshare: 1.50\nyes: yes\non: true\nnone:\n'
    expect(read('a.yaml', text).value).toEqual({
      ...{ date: '2024-01-02', time: '13:31', pm: 35, share: 1.5, yes: 'yes', on: true, none: null },
    })
    expect(read('a.yml', '- 1\n- [a, {b: c}]\n')).toMatchObject({
      value: [1, ['a', { b: 'c' }]],
      diagnostics: [],
    })
  })

  test('whole numbers that would lose digits are text', () => {
    const text = 'code: 0731\nid: 43010220240101001\nbelow: -17\n'
    expect(read('a.yaml', text).value).toEqual({ code: '0731', id: '43010220240101001', below: -17 })
  })

  test.each([
    ['a: 1\nb: 2\na: 3\n', 'data/duplicate-key 3:1 the key "a" stands here for the second time'],
    ['a:\n  b: 1\n  b: 2\n', 'data/duplicate-key 3:3 the key "b" stands here for the second time'],
    ['a: [1\nb: 2\n', 'data/syntax 2:'],
    ['城市：株洲\nb: 1\n', 'data/syntax 1:3 the colon here is the full-width "："'],
    ['a:\n\t- 1\n', 'data/syntax 2:1 a tab indents this line'],
    ['__proto__:\n  polluted: true\n', 'data/syntax 1:1 "__proto__" cannot be a key'],
    ['a: !!js/function x\n', 'data/syntax 1:4 the tag'],
    ['a: "\\u0000"\n', 'source/control-character 1:4 the character U+0000'],
  ])('%j', (text, expected) => expect(problems('a.yaml', text)[0]).toContain(expected))

  test('nesting without end is told', () => {
    expect(problems('a.yaml', `a: ${'['.repeat(20_000)}`)[0]).toMatch(
      /^data\/syntax 1:.* the file is nested too deeply/,
    )
  })

  test('a map of ten thousand keys takes no time in the square of them', () => {
    const lines = Array.from({ length: 10_000 }, (_, n) => `station-${n}: ${n}\n`).join('')
    const before = process.cpuUsage().user
    expect(Object.keys(read('a.yaml', lines).value ?? {})).toHaveLength(10_000)
    expect(process.cpuUsage().user - before).toBeLessThan(5_000_000)
  })
})

describe('JSON', () => {
  test('is what JSON.parse makes of it', () => {
    const text =
      '\uFEFF{"a": [1, -2.5e3, true, false, null, "\\u682a\\n\\"洲", {}, []], "b": {"constructor": 1}}\r\n'
    expect(read('a.json', text)).toMatchObject({ value: JSON.parse(text.slice(1)), diagnostics: [] })
    expect(read('a.json', '{"id": 43010220240101001}').value).toEqual({ id: '43010220240101001' })
  })

  test.each([
    ['{"a": 1,\n "b": 2,\n}', 'data/syntax 2:8 nothing follows this comma | delete the comma'],
    ['[1, 2,]', 'data/syntax 1:6 nothing follows this comma'],
    [
      '{"a": 1,\n "a": 2}',
      'data/duplicate-key 2:2 the key "a" stands here for the second time | keep one of the two',
    ],
    ['{"a": {"__proto__": {"x": 1}}}', 'data/syntax 1:8 "__proto__" cannot be a key'],
    ['{a: 1}', 'data/syntax 1:2 a key cannot be "a" | write keys in quotation marks'],
    ["{'a': 1}", 'data/syntax 1:2 a key cannot be'],
    ['{"a": \'b\'}', 'data/syntax 1:7 a value cannot be "\'b\'" | write texts in the quotation marks'],
    ['{“a”: 1}', 'data/syntax 1:2 a key cannot be'],
    ['{"a"：1}', 'data/syntax 1:5 a colon is missing after the key "a" | write ASCII punctuation'],
    ['[1，2]', 'data/syntax 1:2 a value cannot be "1，2"'],
    ['{"a": 0731}', 'data/syntax 1:7 a value cannot be "0731" | a number begins with a digit other than 0'],
    ['{"a": None}', 'data/syntax 1:7 a value cannot be "None" | write null'],
    ['{"a": True}', 'data/syntax 1:7 a value cannot be "True" | write true'],
    ['{"a": NaN}', 'data/syntax 1:7 a value cannot be "NaN" | write null'],
    ['// c\n{}', 'data/syntax 1:1 a value cannot be "//" | JSON has no comments; YAML has'],
    ['{"a": 1 "b": 2}', 'data/syntax 1:9 a comma or } is missing here'],
    ['{"a": [1, 2}', 'data/syntax 1:12 a comma or ] is missing here'],
    ['{"a": [1, 2', 'data/syntax 1:7 the bracket [ is not closed'],
    ['{"a": "b\n"}', 'data/syntax 1:7 the quotation mark is not closed on its line'],
    ['{"a": "b\\x"}', 'data/syntax 1:9 there is no escape "\\x"'],
    ['{"a": "\\u0000"}', 'source/control-character 1:7 the character U+0000'],
    ['{} {}', 'data/syntax 1:4 something follows after the end of the value'],
    ['', 'data/syntax 1:1 the file ends too early'],
    ['{"a":', 'data/syntax 1:6 the file ends too early'],
    ['['.repeat(100_000), 'data/syntax 1:202 the file is nested more than 200 deep'],
  ])('%j', (text, expected) => expect(problems('a.json', text)[0]).toContain(expected))

  test('all that is wrong in an otherwise readable file is told at once', () => {
    expect(problems('a.json', '{"a": 1, "a": 2,\n "b": [1,],\n}')).toHaveLength(3)
  })
})

describe('CSV', () => {
  test('a map for each row; all values are text, quoted ones may have commas, quotes and lines', () => {
    const text = '\uFEFFcode, name ,pm25\r\n0731,"长沙, ""湘""",1.50\r\n\r\n0733,"株\n洲",\r\n,,\r\n'
    expect(read('a.csv', text)).toMatchObject({
      value: [
        { code: '0731', name: '长沙, "湘"', pm25: '1.50' },
        { code: '0733', name: '株\n洲', pm25: '' },
      ],
      diagnostics: [],
    })
    expect(read('a.csv', '').value).toEqual([])
    expect(read('a.csv', 'a,b\n').value).toEqual([])
  })

  test.each([
    ['a,b\n1,2,3\n', 'data/syntax 2:5 this row has 3 cells, and the first row has 2'],
    ['a,b\n"x\ny",2\n\n"1,2"\n', 'data/syntax 5:1 this row has one cell, and the first row has 2'],
    ['a,b\n1,"x\n2,3\n', 'data/syntax 2:3 the quotation mark of this cell is not closed'],
    ['a,b\n1,x"y\n', 'data/syntax 2:3 a quotation mark stands in the middle of this cell'],
    ['a,b\n"x"y,1\n', 'data/syntax 2:1 a quotation mark stands in the middle of this cell'],
    ['a,,c\n1,2,3\n', 'data/syntax 1:3 this column has no name'],
    ['a,b,a\n1,2,3\n', 'data/syntax 1:5 two columns are called "a"'],
    ['__proto__,b\n1,2\n', 'data/syntax 1:1 "__proto__" cannot be the name of a column'],
    ['a;b\n1;2\n', 'data/syntax 1:1 the columns are separated by ";" | save the file as CSV with commas'],
    ['a\tb\n1\t2\n', 'data/syntax 1:1 the columns are separated by tabs'],
  ])('%j', (text, expected) => expect(problems('a.csv', text)[0]).toContain(expected))

  test('of a table that is ragged throughout, ten rows are told', () => {
    expect(problems('a.csv', `a,b\n${'1\n'.repeat(3000)}`)).toHaveLength(10)
  })
})

describe('any file', () => {
  const gbk = Uint8Array.of(
    ...utf8('name\n'),
    0xd6,
    0xea,
    0xd6,
    0xde,
    0xb5,
    0xc4,
    0xbf,
    0xd5,
    0xc6,
    0xf8,
    0x0a,
  )
  const utf16 = new Uint8Array(Buffer.from('\uFEFFname\n株洲\n', 'utf16le'))

  test.each(['a.yaml', 'a.json', 'a.csv'])('%s in GBK or UTF-16 is told as articles are', name => {
    expect(problems(name, gbk)[0]).toMatch(/^source\/encoding 2:1 .*GB/)
    expect(problems(name, utf16)[0]).toMatch(/^source\/encoding 1:1 .*UTF-16/)
  })

  test.each(['a.xlsx', 'a.tsv', 'readme.md', 'a'])('%s is no data file', name => {
    expect(problems(name, 'a')[0]).toContain(`"${name}" is not read: it is no data file`)
  })

  test('what it says cannot be changed', () => {
    const value = read('a.json', '{"list": [{"a": 1}]}').value as { list: { a: number }[] }
    expect(() => value.list.push({ a: 2 })).toThrow(TypeError)
    expect(() => Object.assign(value.list[0] ?? {}, { a: 2 })).toThrow(TypeError)
  })
})
