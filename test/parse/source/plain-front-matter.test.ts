import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readFrontMatter } from '../../../src/parse/source/front-matter.ts'
import { plainFile } from '../../../src/parse/source/plain-front-matter.ts'

function both(text: string) {
  const { front, body, diagnostics } = readFrontMatter(text)
  return { quick: plainFile(text), slow: diagnostics.length === 0 ? { front, body } : undefined }
}

describe('ordinary front matter is read as YAML reads it', () => {
  test.each([
    ['text', 'title: 空气质量 ok\nu: https://a.com/x\nk_1-b: a'],
    ['quotation marks', 'title: "a: b # c"\nb: \'d "e"\'\nc: ""'],
    ['days and hours', 'date: 2024-04-27T08:30:00+08:00\nupdated: 2024-04-27'],
    ['lists', 'a:\n  - b\n  - "c d"\ne:\n- f\ng: h'],
    ['a list at the end', 'a:\n  - b'],
    ['lists in brackets', 'a: [b c, "d",e ]\nf: [ 空, 气 ]'],
    ['empty texts', 'a: ""\nb: \'\'\nc: ["", d]'],
    ['marks within words', "a: it's so \\ fine\nb: C#\nc: 10:30"],
  ])('%s', (_, block) => {
    const { quick, slow } = both(`---\n${block}\n---\n\nx\n`)
    expect(slow).toBeDefined()
    if (quick) expect(quick).toEqual(slow)
  })
})

test.each([
  ['numbers', 'a: 1'],
  ['nothing', 'a:'],
  ['true', 'a: True'],
  ['comments', 'a: b # c'],
  ['a second line', 'a: b\n  c'],
  ['maps', 'a:\n  b: c'],
  ['a colon within', 'a: b: c'],
  ['duplicate keys', 'a: b\na: c'],
  ['escapes', 'a: "\\n"'],
  ['tags, anchors, aliases', 'a: !b c\nd: &e f\ng: *e'],
  ['a full-width colon', 'a：b'],
  ['an empty line', 'a: b\n\nc: d'],
  ['a comma too many', 'a: [b,]'],
  ['space at the end', 'a: b '],
])('%s are for the parser of YAML', (_, block) => {
  expect(plainFile(`---\n${block}\n---\n\nx\n`)).toBeUndefined()
})

test('no end, no beginning, other fences', () => {
  for (const text of [
    '',
    '---',
    '---\n',
    '---\n---\n',
    '---\na: b\n---',
    '--- \na: b\n---\n',
    '---\na: b\n----\n',
  ])
    expect(plainFile(text)).toBeUndefined()
})

test('random front matter is read as YAML reads it', () => {
  const word = fc.constantFrom(
    ...[
      'a',
      '空气',
      'null',
      'True',
      '~',
      '1',
      '0x1',
      '1.5',
      '2024-01-02',
      '2024-01-02T03:04:05Z',
      '2024-01-02 03:04',
      '.inf',
      'yes',
      'no',
      'NaN',
    ],
    ...[
      ' ',
      ' ',
      ': ',
      ':',
      ' #',
      '#',
      '"',
      "'",
      '\\',
      ',',
      '[',
      ']',
      '{',
      '}',
      '-',
      '- ',
      '!',
      '&a',
      '*a',
      '|',
      '>',
      '%',
      '@',
      '`',
      '?',
      '，',
      '：',
      '\t',
      '\u3000',
      '\u00A0',
      '😀',
      'É',
      '=',
      '<<',
    ],
  )
  const text = fc.array(word, { maxLength: 5 }).map(parts => parts.join(''))
  const scalar = fc.oneof(
    { weight: 4, arbitrary: text.map(one => `a${one}`) },
    text,
    text.map(one => `"${one}"`),
    text.map(one => `'${one}'`),
  )
  const key = fc.constantFrom('title', 'a', 'b', 'c-d', 'e_f', 'G', '标题', 'a b', '__proto__', 'null', '1')
  const line = fc.oneof(
    {
      weight: 4,
      arbitrary: fc.tuple(key, fc.constantFrom(': ', ':  ', ':'), scalar).map(parts => parts.join('')),
    },
    fc
      .tuple(key, fc.array(scalar, { maxLength: 3 }))
      .map(([name, items]) => `${name}: [${items.join(', ')}]`),
    fc
      .tuple(key, fc.constantFrom('', '  ', '    '), fc.array(scalar, { minLength: 1, maxLength: 3 }))
      .map(([name, space, items]) => [`${name}:`, ...items.map(item => `${space}- ${item}`)].join('\n')),
    text,
  )
  const files = fc
    .tuple(
      fc.array(line, { maxLength: 4 }),
      fc.constantFrom('\n', '\n\nx\n', '\nx', '', ' \nx'),
      fc.constantFrom('', '', '', '\n', ' \n\n', '\uFEFF\n', ' '),
    )
    .map(([lines, rest, above]) => `${above}---\n${lines.join('\n')}\n---${rest}`)
  let quick = 0
  fc.assert(
    fc.property(files, file => {
      const found = both(file)
      if (!found.quick) return
      quick++
      expect(found.quick).toEqual(found.slow)
    }),
    { numRuns: Number(process.env.DOCUMENTS ?? 2000) * 5 },
  )
  expect(quick).toBeGreaterThan(100)
}, 3_600_000)
