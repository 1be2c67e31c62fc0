import { describe, expect, test } from 'vitest'
import type { Complaint } from '../../../src/model/schema/complaint.ts'
import { checkDeclarations, declaredReader } from '../../../src/model/schema/declared.ts'
import type { Declarations } from '../../../src/model/schema/field-rules.ts'

const shown = ({ path, message, hint }: Complaint): string =>
  `${path.join('.')}: ${message}${hint === undefined ? '' : ` → ${hint}`}`

function declared(raw: unknown): Declarations {
  const { declarations, complaints } = checkDeclarations(raw)
  expect(complaints).toEqual([])
  return declarations ?? {}
}

const declarations = declared({
  title: { type: 'text', required: true, min: 2, max: 8 },
  stars: { type: 'number', min: 1, max: 5, whole: true },
  open: 'boolean',
  day: 'date',
  link: 'address',
  unit: { type: 'choice', options: ['celsius', 'kelvin'], default: 'celsius' },
  place: { type: 'term', of: 'places' },
  names: 'list',
  ranks: { type: 'list', of: 'number', min: 2, max: 3 },
  parts: { type: 'list', of: 'choice', options: ['air', 'water'] },
  seats: { type: 'list', of: 'places' },
})

const read = (from: 'json' | 'texts') => (raw: unknown) => {
  const { values, complaints } = declaredReader(declarations, from, 'Asia/Shanghai')(raw)
  return { values, told: complaints.map(shown) }
}

const noon = { iso: '2021-01-11T12:00:00+08:00', epoch: 1610337600000, dayOnly: false }

const values = {
  title: 'A title',
  stars: 4,
  open: true,
  day: noon,
  link: 'https://example.org/',
  unit: 'kelvin',
  place: '株洲',
  names: ['a', 'b'],
  ranks: [1, 2.5],
  parts: ['air', 'water'],
  seats: ['株洲', '长沙'],
}

test('values of JSON, such as options of plugins, are converted', () => {
  const raw = { ...values, title: ' A title ', day: '2021-01-11 12:00', link: 'https://example.org' }
  expect(read('json')(raw)).toEqual({ values, told: [] })
})

test('texts, such as attributes of directives, are converted', () => {
  const raw = {
    ...{ title: 'A title', stars: ' 4', open: '', day: '2021年1月11日12:00', link: 'https://example.org' },
    ...{
      unit: 'kelvin',
      place: '株洲',
      names: 'a, b,',
      ranks: '1 、2.5',
      parts: 'air，water',
      seats: '株洲;长沙',
    },
  }
  expect(read('texts')(raw)).toEqual({ values, told: [] })
  expect(read('texts')({ title: 'AB', open: 'false' }).values.open).toBe(false)
})

test('what is left out is absent, or what stands for it', () => {
  expect(read('json')({ title: '标题' })).toEqual({ values: { title: '标题', unit: 'celsius' }, told: [] })
  expect(read('texts')({}).told).toEqual(['title: "title" is missing'])
})

describe('what is wrong is told by its key, and the rest is given', () => {
  test.each<[string, unknown, string]>([
    ['a text that is none', { title: 7 }, 'title: "title" must be a text, not a number'],
    ['an empty text', { title: ' ' }, 'title: "title" is empty'],
    ['two lines', { title: 'a\nb' }, 'title: "title" has a control character or a line break in it'],
    ['a short text', { title: '题' }, 'title: "title" must have at least 2 and at most 8 characters, not 1'],
    ['a number in words', { stars: 'four' }, 'stars: "stars" must be a number, not "four"'],
    ['no number', { stars: Number.POSITIVE_INFINITY }, 'stars: "stars" must be a number, not Infinity'],
    ['a large number', { stars: 6 }, 'stars: "stars" must be at least 1 and at most 5, not 6'],
    ['half a number', { stars: 1.5 }, 'stars: "stars" must be a whole number, not 1.5'],
    [
      'neither true nor false',
      { open: 'yes' },
      'open: "open" must be true or false, not "yes" → write true or false',
    ],
    [
      'no day',
      { day: '2021-02-30' },
      'day: "day": "2021-02-30" does not exist in the calendar → write 2021-01-11, 2021-01-11 13:31 or 2021-01-11T13:31:00+08:00',
    ],
    [
      'an address with a slip',
      { link: 'htps://example.org' },
      'link: "link" must be a web address, not "htps://example.org" → did you mean "https://example.org"?',
    ],
    [
      'an address that runs',
      { link: 'javascript:x' },
      'link: "link" must be a web address, not "javascript:x" → write it like https://example.org/',
    ],
    [
      'a choice with a slip',
      { unit: 'Celcius' },
      'unit: "unit" must be "celsius" or "kelvin", not "Celcius" → did you mean "celsius"?',
    ],
    ['a choice that is none', { unit: 3 }, 'unit: "unit" must be "celsius" or "kelvin", not 3'],
    ['an item', { ranks: [1, 'x'] }, 'ranks.1: "ranks.1" must be a number, not "x"'],
    ['a short list', { ranks: [1] }, 'ranks: "ranks" must have at least 2 and at most 3 items, not 1'],
    [
      'an item of a closed list',
      { parts: ['air', 'watre'] },
      'parts.1: "parts.1" must be "air" or "water", not "watre" → did you mean "water"?',
    ],
    ['an unknown key', { star: 4 }, 'star: "star" is not known → did you mean "stars"?'],
    [
      'a name that all objects have',
      { toString: 'x' },
      `toString: "toString" is not known → known here are ${Object.keys(declarations).join(', ')}`,
    ],
  ])('%s', (_, raw, expected) => {
    const { values, told } = read('json')({ title: 'A title', place: '株洲', ...(raw as object) })
    expect(told).toEqual([expected])
    expect(values.place).toBe('株洲')
    expect(Object.keys(values)).not.toContain(expected.split(/[.:]/)[0])
  })

  test('all at once', () => {
    expect(read('json')({ stars: 9, unit: 'x', nonsense: 1 }).told).toHaveLength(4)
    expect(read('json')('text').told).toEqual(['it must be an object, not a text'].map(one => `: ${one}`))
  })
})

describe('a wrong declaration is told by its key', () => {
  test.each<[unknown, string]>([
    [
      'txet',
      'a: "a" must be "text" or "number" or "boolean" or "date" or "address" or "choice" or "term" or "list", not "txet" → did you mean "text"?',
    ],
    [
      7,
      'a: "a" must be "text" or "number" or "boolean" or "date" or "address" or "choice" or "term" or "list", not 7',
    ],
    [{}, 'a.type: "a.type" is missing'],
    [
      { type: 'text', requierd: true },
      'a.requierd: "requierd" is not known in "a" → did you mean "required"?',
    ],
    [
      { type: 'text', required: 'yes' },
      'a.required: "a.required" must be true or false, not "yes" → write true or false',
    ],
    ['choice', "a.options: \"a.options\" is missing → write options: ['…', '…']"],
    [{ type: 'choice', options: [] }, 'a.options: "a.options" is empty'],
    [
      { type: 'text', options: ['a'] },
      'a.options: "a.options" says nothing of a text → write type: \'choice\'',
    ],
    [{ type: 'term' }, 'a.of: "a.of" is missing → name a taxonomy: of: \'tags\''],
    [
      { type: 'list', of: 'term' },
      'a.of: "a.of" must name the taxonomy of the terms → name a taxonomy: of: \'tags\'',
    ],
    [{ type: 'list', of: 'list' }, 'a.of: "a.of" cannot be "list": no list is of lists'],
    [{ type: 'text', whole: true }, 'a.whole: "a.whole" says nothing of a text'],
    [{ type: 'date', min: 1 }, 'a.min: "a.min" says nothing of a date'],
    [{ type: 'number', min: 5, max: 1 }, 'a.max: "a.max" is 1, and "min" is 5'],
    [
      { type: 'number', min: 1, default: 0 },
      'a.default: "a.default" is no value of this field: it must be at least 1, not 0',
    ],
    [
      { type: 'list', of: 'number', default: [1, 'x'] },
      'a.default.1: "a.default.1" is no value of this field: "1" must be a number, not "x"',
    ],
    [
      { type: 'text', default: 'x', required: true },
      'a.required: "a.required" says nothing of what has a default → leave one of the two out',
    ],
  ])('%j', (raw, expected) => {
    const { declarations: none, complaints } = checkDeclarations({ a: raw, b: 'text' })
    expect(none).toBeNull()
    expect(complaints.map(shown)).toEqual([expected])
  })
})

test('a name that every object has can be declared', () => {
  const own = declared({ constructor: 'text', toString: 'number' })
  const { values: found, complaints } = declaredReader(own, 'json', 'UTC')({ constructor: 'x' })
  expect(complaints).toEqual([])
  expect(Object.entries(found)).toEqual([['constructor', 'x']])
})
