import { describe, expect, test } from 'vitest'
import { pathSegment, slugify } from '../../src/text/slug.ts'

test.each([
  ['重点任务：逐一分解，严格考核', '重点任务逐一分解严格考核'],
  ['Air Pollution in Zhuzhou', 'air-pollution-in-zhuzhou'],
  ['2021年 GDP 增长 8.1%', '2021年-gdp-增长-81'],
  ['a\u3000b\tc\n d', 'a-b-c-d'],
  ['e\u0301cole', '\u00E9cole'],
  ['ÉCOLE', 'école'],
  ['C++ -- and C#', 'c-and-c'],
  ['_fn-1', 'fn-1'],
  ['snake_case_', 'snake_case'],
  ['-a-', 'a'],
  ['𠮷野家', '𠮷野家'],
  ['😀', ''],
  ['！！！', ''],
  ['', ''],
  ['हिन्दी', 'हिन्दी'],
  ['⚠️ 注意', '注意'],
  ['1️⃣ 第一', '1-第一'],
  ['#️⃣', ''],
  ['©️ 2026 ㊗️', '2026'],
  ['a\uFE0Fb', 'ab'],
  ['葛\u{E0100}城', '葛\u{E0100}城'],
  ['逸\uFE00', '逸\uFE00'],
  ['a\u{E0100}', 'a'],
])('slugify(%j) is %j', (text, slug) => {
  expect(slugify(text)).toBe(slug)
  expect(slugify(slug)).toBe(slug)
})

describe('pathSegment', () => {
  test.each([
    ['Report', 'Report'],
    ['2021.1.11-report_final~2', '2021.1.11-report_final~2'],
    ['株洲，污染', '株洲，污染'],
    ['a  b\u3000c', 'a-b-c'],
    ['a - b', 'a-b'],
    ['50% off? #1 & "x" <y>|*:', '50-off-1-x-y'],
    ["it's", 'its'],
    ['a/b\\c', 'abc'],
    ['a\0b\u200Bc\u202E', 'abc'],
    ['e\u0301', '\u00E9'],
    ['-a-', 'a'],
    ['.', ''],
    ['..', ''],
    ['?.?.', ''],
    ['.well-known', '.well-known'],
    ['???', ''],
    ['☀️晴', '☀晴'],
    ['1️⃣.jpg', '1.jpg'],
    ['葛\u{E0100}城', '葛\u{E0100}城'],
  ])('%j is %j', (text, segment) => expect(pathSegment(text)).toBe(segment))
})
