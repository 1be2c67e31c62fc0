import { describe, expect, test } from 'vitest'
import type { Files } from '../../support/site.ts'
import { article, placesOf, siteOf } from '../../support/site.ts'

/** A tag in so many articles of their own. */
function used(name: string, times: number, kind = 'tags'): Files {
  const entries = Array.from({ length: times }, (_, n) => [
    `content/zh/${times}/${n}-${name.length}.md`,
    article(`${kind}: ${JSON.stringify([name])}`),
  ])
  return Object.fromEntries(entries)
}

const once = 'content/zh/once.md'

function told(files: Files, config = {}): string[] {
  return siteOf(files, { config }).diagnostics.map(({ code, file, message }) => `${code} ${file} ${message}`)
}

describe('a name used once that is one letter away from another is told', () => {
  const registry = {
    'content/registry/tags.yaml': 'air:\n  zh: 空气质量\n  en: Air quality\n  aliases: [大气]\n',
  }

  test.each([
    ['空汽质量', '空气质量'],
    ['空气质', '空气质量'],
    ['Air qualty', 'Air quality'],
    ['Air qualiyt', 'Air quality'],
    ['大汽', '大气'],
  ])('%s: the registry has %s', (name, meant) => {
    const rig = siteOf({ ...registry, [once]: article(`tags: [${name}]`) })
    expect(placesOf(rig.diagnostics)).toEqual([`term/similar ${once}:4:8`])
    expect(rig.diagnostics[0]).toMatchObject({
      severity: 'warning',
      message: `"${name}" is used once, and is one letter away from "${meant}", which is in the registry`,
      hint: `did you mean "${meant}"? If not, give "${name}" a line in content/registry/tags.yaml`,
      related: [{ message: `"${meant}" is here`, file: 'content/registry/tags.yaml', line: 1, column: 1 }],
    })
  })

  test.each([
    ['环境检测', '环境监测'],
    ['Zhuzohu', 'Zhuzhou'],
    ['Volunteer', 'Volunteers'],
    ['水污染防治法', '水污防治法'],
  ])('%s: %s is frequent', (name, meant) => {
    const files = { ...used(meant, 3), [once]: article(`tags: [${name}]`) }
    expect(told(files)).toEqual([
      `term/similar ${once} "${name}" is used once, and is one letter away from "${meant}", which is used 3 times`,
    ])
    // One that is not frequent, and names that are used more than once.
    expect(told({ ...used(meant, 2), [once]: article(`tags: [${name}]`) })).toEqual([])
    expect(told({ ...files, 'content/zh/twice.md': article(`tags: [${name}]`) })).toEqual([])
  })

  test('people and sources too, drafts too', () => {
    expect(
      told({ ...used('王小明', 3, 'author'), [once]: article('editor: 王晓明\ndraft: true') }),
    ).toHaveLength(1)
    expect(told({ ...used('Morning Post', 3, 'author'), [once]: article('source: Moring Post') })).toEqual([])
  })

  test('what a version takes from its pair is used once', () => {
    const pair = { 'content/en/once.md': '---\ntitle: T\n---\nText.\n' }
    expect(told({ ...used('环境监测', 3), [once]: article('tags: [环境检测]'), ...pair })).toHaveLength(1)
  })

  test('of several the registered one is named, then the one that is used most', () => {
    const files = { ...used('abcde', 4), ...used('abcdef', 3), [once]: article('tags: [abcd]') }
    expect(told(files)[0]).toContain('away from "abcde", which is used 4 times')
    const own = { 'content/registry/tags.yaml': 'abce:\n  zh: 丙\n' }
    expect(told({ ...files, ...own })[0]).toContain('away from "abce", which is in the registry')
  })

  test('a line in the registry is the answer', () => {
    const both = { 'content/registry/tags.yaml': 'a:\n  zh: 空气质量\nb:\n  zh: 空汽质量\n' }
    expect(told({ ...both, [once]: article('tags: [空汽质量]') })).toEqual([])
  })

  test('a closed registry has said so', () => {
    expect(told({ ...registry, [once]: article('tags: [空汽质量]') }, { terms: 'closed' })).toEqual([
      `term/unknown ${once} "空汽质量" is not in the registry of tags`,
    ])
  })
})

describe('other words are other words', () => {
  test.each([
    ['第11期', '第12期'],
    ['第十一期', '第十二期'],
    ['十一月号', '十月号'],
    ['Topic 1', 'Topic 2'],
    ['Topic 1', 'Topic 12'],
    ['Vitamin A', 'Vitamin B'],
    ['Phase II', 'Phase III'],
    ['PM2.5', 'PM25'],
    ['城东区公园', '城西区公园'],
    ['株洲市报', '株洲县报'],
    ['北京', '南京'],
    ['水污染', '水污染物'],
    ['car', 'cat'],
    ['Iran', 'Iraq'],
    ['AA+++', 'AA++'],
    ['空气质量', '水土保持'],
  ])('%s, %s', (name, frequent) => {
    expect(told({ ...used(frequent, 4), [once]: article(`tags: [${name}]`) })).toEqual([])
  })
})

describe('names that differ in marks or spaces alone are told, however often they are used', () => {
  test.each([
    ['《人民日报》', '人民日报'],
    ['人民 日报', '人民日报'],
    ['Air-quality', 'Air quality'],
    ['R&D', 'R and D'],
    ['ＡＩ', 'AI'],
    ['GB 3095', 'GB3095'],
    ['“双碳”', '双碳'],
    ['O’Brien', "O'Brien"],
  ])('%s, %s', (name, other) => {
    const files = { ...used(other, 3), ...used(name, 2) }
    const rig = siteOf(files)
    expect(rig.diagnostics).toMatchObject([
      {
        code: 'term/similar',
        message: `"${name}" differs in marks or spaces alone from "${other}", which is used 3 times`,
        related: [{ message: `"${other}" is here` }],
      },
    ])
  })

  test('of two that are used as often, the one without marks is meant', () => {
    expect(told({ ...used('《人民日报》', 1), [once]: article('tags: [人民日报]') })).toEqual([
      expect.stringContaining(
        '"《人民日报》" differs in marks or spaces alone from "人民日报", which is used once too',
      ),
    ])
  })

  test('and once, where that is a letter too', () => {
    expect(told({ ...used('Air quality', 3), [once]: article('tags: [Ａir quality]') })).toHaveLength(1)
  })

  test('also from one that is registered', () => {
    const own = { 'content/registry/tags.yaml': 'point-chief:\n  zh: 点长制\n' }
    expect(told({ ...own, ...used('Point chief', 5) })).toHaveLength(1)
    expect(told({ ...own, ...used('point-chief', 5), ...used('点长制', 6) })).toEqual([])
  })

  test.each([
    ['AA', 'AA-'],
    ['10℃', '-10℃'],
    ['11', '1:1'],
    ['1 1', '11'],
    ['1-2', '12'],
    ['C', 'C++'],
    ['《》', '“”'],
  ])('signs that mean something: %s, %s', (name, other) => {
    expect(told({ ...used(other, 3), ...used(name, 2) })).toEqual([])
  })
})

test('ten thousand names that are used once are compared with the frequent ones alone', () => {
  const letter = (n: number): string => String.fromCharCode(0x4e00 + ((n * 7919) % 20_000))
  const name = (n: number): string =>
    `${letter(n)}${letter(n * 3 + 1)}${letter(n * 5 + 2)}${letter(n * 11 + 3)}`
  const files = Object.fromEntries(
    Array.from({ length: 10 }, (_, part) => {
      const names = Array.from({ length: 1000 }, (_, n) => name(part * 1000 + n))
      return [`content/zh/part-${part}.md`, article(`tags: ${JSON.stringify(names)}`)]
    }),
  )
  const slip = { ...files, ...used('环境监测', 3), [once]: article('tags: [环境检测]') }
  expect(told(slip)).toEqual([
    `term/similar ${once} "环境检测" is used once, and is one letter away from "环境监测", which is used 3 times`,
  ])
})
