import { describe, expect, test } from 'vitest'
import { builtInTaxonomies } from '../../../src/model/taxonomy.ts'
import { severalIn } from '../../../src/site/terms/several-names.ts'
import { article, placesOf, siteOf } from '../../support/site.ts'

const path = 'content/zh/a.md'

function told(front: string, files = {}, config = {}) {
  const found = siteOf({ [path]: article(front), ...files }, { config }).diagnostics
  return found.map(({ code, message, hint, line, column }) => ({
    ...{ code, message, at: `${line}:${column}` },
    hint: hint?.split(';')[0],
  }))
}

describe('several names in one text are told, with the list to write', () => {
  test.each([
    ['tags: 空气, 水', '空气, 水', 'write `tags: [空气, 水]`'],
    ['author: 甲，乙、丙', '甲，乙、丙', 'write `author: [甲, 乙, 丙]`'],
    ['tags: -甲', '-甲', 'write `tags: [甲]`'],
    ['tags:\n  -甲\n  -乙', '-甲 -乙', 'write `tags: [甲, 乙]`'],
    ['author: 王五、李四', '王五、李四', 'write `author: [王五, 李四]`'],
    ['editor: 王五；李四', '王五；李四', 'write `editor: [王五, 李四]`'],
    ['editor: 王五 李四', '王五 李四', 'write `editor: [王五, 李四]`'],
    ['editor: 王五　李四', '王五　李四', 'write `editor: [王五, 李四]`'],
    ['editor: 王五 和 李四', '王五 和 李四', 'write `editor: [王五, 李四]`'],
    ['tags: 空气 水', '空气 水', 'write `tags: [空气, 水]`'],
    ['tags: 空气/水', '空气/水', 'write `tags: [空气, 水]`'],
    ['tags: air; water', 'air; water', 'write `tags: [air, water]`'],
    ['tags: air,water,', 'air,water,', 'write `tags: [air, water]`'],
    ['tags: air | water', 'air | water', 'write `tags: [air, water]`'],
    ['tags: air / water', 'air / water', 'write `tags: [air, water]`'],
    ['tags: "#空气 #水"', '#空气 #水', 'write `tags: [空气, 水]`'],
    ['tags: "[空气, 水]"', '[空气, 水]', 'write `tags: [空气, 水]`'],
    ['tags: 【空气】【水】', '【空气】【水】', 'write `tags: [空气, 水]`'],
    ['tags: \'"air", "water: clean"\'', '"air", "water: clean"', 'write `tags: [air, "water: clean"]`'],
    ['author: Ada Li, Bo Wu', 'Ada Li, Bo Wu', 'write `author: [Ada Li, Bo Wu]`'],
    ['author: Ada Li and Bo Wu', 'Ada Li and Bo Wu', 'write `author: [Ada Li, Bo Wu]`'],
    ['author: Ada Li & Bo Wu', 'Ada Li & Bo Wu', 'write `author: [Ada Li, Bo Wu]`'],
    ['tags: 《甲、乙》、《丙》', '《甲、乙》、《丙》', 'write `tags: [《甲、乙》, 《丙》]`'],
    [
      'source: 新华社、人民日报',
      '新华社、人民日报',
      'an article has one source: write `source: 新华社`, and the others into the text',
    ],
  ])('%s', (front, name, hint) => {
    expect(told(front).map(({ at, ...one }) => one)).toEqual([
      { code: 'front-matter/list', message: `"${name}" is one name, and looks like several`, hint },
    ])
  })

  test('as the key is called in the file', () => {
    expect(told('keywords: 空气, 水', {}, { fields: { keywords: 'tags' } })).toMatchObject([
      { hint: 'write `keywords: [空气, 水]`', at: '4:11' },
    ])
  })

  test.each([
    ['tags: [气象，水文]', '4:8', 'write items of a list: [气象, 水文]'],
    ['tags: [地震, 气象、水文]', '4:12', 'write items of a list: [气象, 水文]'],
    ['tags:\n  - 气象\n    -水文', '5:5', 'write items of a list: [气象, 水文]'],
    ['tags:\n  - 气象, 水文', '5:5', 'write items of a list: [气象, 水文]'],
  ])('also in an item of a list: %s', (front, at, hint) => {
    expect(told(front)).toMatchObject([{ code: 'front-matter/list', at, hint }])
  })

  test('once, though a version takes them from its pair', () => {
    const files = { 'content/en/a.md': '---\ntitle: T\n---\nText.\n' }
    expect(told('tags: 空气, 水', files)).toHaveLength(1)
  })

  test.each([['aliases: /a.html, /b.html'], ['aliases: /a.html /b.html'], ['aliases: [/a.html、/b.html]']])(
    'addresses too: %s',
    front => {
      expect(told(front)).toMatchObject([
        { code: 'front-matter/list', hint: 'write `aliases: [/a.html, /b.html]`' },
      ])
    },
  )
})

describe('one name is one name', () => {
  test.each([
    'tags: 空气',
    'tags: Air quality',
    'tags: "-10℃"',
    'tags: 1,000 trees',
    'tags: 2,4-D',
    'tags: AC/DC',
    'tags: R&D',
    'tags: "C#"',
    'tags: "1:1"',
    'tags: Q&A 问答',
    'tags: 《社会、经济与环境》',
    'tags: 北京（东城、西城）',
    'author: 王　五',
    'author: 本报记者 王五',
    'author: Martin Luther King, Jr.',
    'author: Research and development desk',
    'author: ["Li, Ada"]',
    'source: 人民日报 海外版',
    'source: Simon and Schuster',
    'tags: [株洲 天元区, air / water]',
  ])('%s', front => expect(told(front)).toEqual([]))

  test('and so is what the registry has, whatever signs are in it', () => {
    const files = { 'content/registry/tags.yaml': 'air-water:\n  zh: 空气、水\n  en: Air, water\n' }
    expect(told('tags: 空气、水', files)).toEqual([])
    expect(told('tags: [空气、水]', files)).toEqual([])
    expect(told('tags: air, water', files)).toEqual([])
  })
})

test('a closed registry tells of the list where it refuses the text', () => {
  expect(told('tags: 空气, 水', {}, { terms: 'closed' })).toMatchObject([
    { code: 'term/unknown', hint: 'write `tags: [空气, 水]`' },
  ])
})

const [, people] = builtInTaxonomies

test('a text of many signs is looked through quickly', () => {
  for (const sign of ['，', '-', ' -', '《', '“', ' / ', '#a ', '【】', ' and ', ',1', '|', '& ']) {
    const names = severalIn(sign.repeat(20_000), people)?.names ?? []
    expect(names.length).toBeLessThan(3)
  }
})

test('its place is that of the text', () => {
  const rig = siteOf({ [path]: article('x: 1\ntags: 空气, 水') })
  expect(placesOf(rig.diagnostics)).toEqual([`front-matter/list ${path}:5:7`])
})
