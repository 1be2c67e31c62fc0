import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isScalar, LineCounter, parseDocument, type YAMLMap } from 'yaml'
import { plainStrings } from '../../src/site/plain-strings.ts'

/** What the parser of YAML finds, which a file that is not plain goes to. */
function byYaml(json: string) {
  const lines = new LineCounter()
  const document = parseDocument(json, { lineCounter: lines })
  return (document.contents as unknown as YAMLMap.Parsed).items.map(({ key, value }) => {
    const { line, col } = lines.linePos(key.range[0])
    return {
      key: isScalar(key) ? String(key.value) : '',
      text: isScalar(value) ? value.value : '',
      at: { line, column: col },
    }
  })
}

describe('a file of strings that is as it should be', () => {
  test('gives keys, texts and the places of keys', () => {
    expect(plainStrings('{\n  "a": "A",\n  "b.one": "{count} 篇: \\"好\\""\n}')).toEqual([
      { key: 'a', text: 'A', at: { line: 2, column: 3 } },
      { key: 'b.one', text: '{count} 篇: "好"', at: { line: 3, column: 3 } },
    ])
  })

  test('is read as the parser of YAML reads it', () => {
    const word = fc.string({ unit: fc.constantFrom(...'ab12":\\/,{}[]\n\t 篇年é😀', '__proto__', '": "') })
    const file = fc.record({
      strings: fc.dictionary(word, word, { maxKeys: 6 }),
      indent: fc.constantFrom(0, 1, 2),
      end: fc.constantFrom('', '\n', '\n\n'),
    })
    fc.assert(
      fc.property(file, ({ strings, indent, end }) => {
        const json = JSON.stringify(strings, null, indent) + end
        expect(plainStrings(json)).toEqual(byYaml(json))
      }),
    )
  })
})

test.each([
  ['a key twice', '{ "a": "A", "a": "B" }'],
  ['a number', '{ "a": 1 }'],
  ['an object within', '{ "a": { "b": "B" } }'],
  ['a list', '["a"]'],
  ['nothing', ''],
  ['a comma too many', '{ "a": "A", }'],
  ['a comment', '{ "a": "A" } # done'],
  ['YAML that is no JSON', 'a: A'],
  ['a colon on another line', '{ "a"\n: "A" }'],
])('%s is left to who can tell what is wrong', (_, json) => {
  expect(plainStrings(json)).toBeUndefined()
})
