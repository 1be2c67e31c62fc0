import { describe, expect, test } from 'vitest'
import { fastWay } from '../../../src/parse/fast/fast-way.ts'
import { parseMarkdown } from '../../../src/parse/markdown.ts'
import { fastParser } from '../../../src/parse/satteri/satteri.ts'
import { byAuto, byRemark } from '../../support/settings.ts'
import { bodyText, shown } from '../fast/parsed.ts'

/** The one paragraph of a text, without its tags, the same by both ways. */
function paragraph(text: string): string {
  const parsed = parseMarkdown(text, byAuto)
  expect(shown(parsed), text).toEqual(shown(parseMarkdown(text, byRemark)))
  return bodyText(parsed.body)
    .trim()
    .replace(/^<p>|<\/p>$/g, '')
}

/** In the answer `[b …]` is strong, `[i …]` emphasised, `[s …]` struck out. */
function brief(text: string): string {
  return paragraph(text)
    .replace(/<(strong|em|del)>/g, (_, name: keyof typeof letters) => `[${letters[name]} `)
    .replace(/<\/(?:strong|em|del)>/g, ']')
}

const letters = { strong: 'b', em: 'i', del: 's' }

/** Of other scripts than Han, and Han. */
const neighbours = [
  ...['AI', 'café', 'cafe\u0301', 'α', 'Я', 'ß', '5', '2030', '①', 'Ⅳ', '㈠', '½', '٣'],
  ...['1️⃣', '☀️', '❤️‍🔥', '👍🏽', '👨‍👩‍👧', '🇨🇳', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', '🚀', '☀\uFE0E', '①\uFE0E'],
  ...['的', '葛\uDB40\uDD00', 'の', '한', '𠮷', '，', '》', '”', '', ' '],
]

/** Marks around words. Those that belong to mathematics are for `**` and `~~` alone, since `*` is one too. */
const pairs = [
  ...['“”', '‘’', '””', '««', '«»', '„“', '《》', '（）', '【】', '「」', '％％', '～～', '・・', '：：'],
  ...['——', '––', '……', '··', '℃℃', '°°', '‰‰', '№№', '§§', '€€', '✓✓', '☆☆', '""', "''", '!!'],
]
const mathematical = ['××', '→→', '±±', '≈≈', '()', '[]', '##', '++', ' %', ' .']

const markers = [
  ['**', 'strong', [...pairs, ...mathematical]],
  ['*', 'em', pairs],
  ['~~', 'del', [...pairs, ...mathematical]],
] as const

describe.each(markers)('%s in Chinese', (marker, name, around) => {
  test.each(neighbours)('stands between marks and %j', neighbour => {
    for (const pair of around) {
      const [from = '', to = ''] = [...pair].map(mark => mark.trim())
      const around = (words: string): string =>
        `中${neighbour}${marker}${words}${marker}${neighbour.trim()}后`
      const meant = (words: string): string =>
        `中${neighbour}<${name}>${words}</${name}>${neighbour.trim()}后`
      for (const words of [`${from}试点${to}`, `试点${to}`, `${from}试点`, `${from}双碳 AI 5${to}`])
        expect(paragraph(around(words))).toBe(meant(words))
    }
  })

  test.each(neighbours)('stands at the edge of a line beside %j', neighbour => {
    const end = neighbour.trim()
    expect(paragraph(`${marker}“试点”${marker}${end}`)).toBe(`<${name}>“试点”</${name}>${end}`)
    expect(paragraph(`${end}${marker}“试点”${marker}`)).toBe(`${end}<${name}>“试点”</${name}>`)
  })
})

const meant: readonly (readonly [text: string, meant: string])[] = [
  ['**“双碳”**2030年', '[b “双碳”]2030年'],
  ['①**“放管服”**改革', '①[b “放管服”]改革'],
  ['**等等……**5G', '[b 等等……]5G'],
  ['用AI**“赋能”**', '用AI[b “赋能”]'],
  ['☀️**“晴”**的', '☀️[b “晴”]的'],
  // Of Latin words, what stands beside them tells.
  ['**“AI+”**2025年', '[b “AI+”]2025年'],
  ['**AI+**2025年', '[b AI+]2025年'],
  ['“**PM2.5**”浓度', '“[b PM2.5]”浓度'],
  ['他说**“OK”**just', '他说[b “OK”]just'],
  ['**100℃**H₂O的', '[b 100℃]H₂O的'],
  ['**“AI”**GPT\n的第二行', '[b “AI”]GPT\n的第二行'],
  // Marks that are syntax besides.
  ['用AI**`npm ci`**5次', '用AI[b <code>npm ci</code>]5次'],
  ['**[链接](https://a.com)**GDP', '[b <a href="https://a.com">链接</a>]GDP'],
  ['用AI**[链接](https://a.com)**', '用AI[b <a href="https://a.com">链接</a>]'],
  ['**_“甲”_**5G', '[b [i “甲”]]5G'],
  ['**~~“甲”~~**5G', '[b [s “甲”]]5G'],
  ['~~**“甲”**~~5G', '[s [b “甲”]]5G'],
  ['用AI***“赋能”***5G', '用AI[i [b “赋能”]]5G'],
  ['**甲*“乙”*AI**的', '[b 甲[i “乙”]AI]的'],
  ['甲\\***“乙”**AI', '甲*[b “乙”]AI'],
  // Several in a paragraph: CommonMark's rule takes the words between them.
  ['**“双碳”**2030年**“十四五”**', '[b “双碳”]2030年[b “十四五”]'],
  ['甲**“乙”**AI**“丙”**丁', '甲[b “乙”]AI[b “丙”]丁'],
  ['用AI**“赋能”**，又用5G**“提速”**的', '用AI[b “赋能”]，又用5G[b “提速”]的'],
  ['用**AI**“赋能”，GDP**“保5”**争6', '用[b AI]“赋能”，GDP[b “保5”]争6'],
  ['用`a**b`把AI**“赋能”**2030', '用<code>a**b</code>把AI[b “赋能”]2030'],
  // Both ends agree by CommonMark's rule, and that stays.
  ['**A**“B”**C**的', '[b A]“B”[b C]的'],
  ['**A**—**B**—**C**的', '[b A]—[b B]—[b C]的'],
  ['注*：用“AI”*5G*和', '注*：用“AI”[i 5G]和'],
  // Two that are begun and not ended stay as they are.
  ['“**A”，“**B”的', '“**A”，“**B”的'],
]

test.each(meant)('%s in Chinese is what its readers see in it', (text, answer) => {
  expect(brief(text)).toBe(answer)
})

test.each([
  ['a formula', '面积是5*(3+2)*2平方米'],
  ['a formula with a root', '面积是3*√2*5平方米'],
  ['a formula of percents', '利息是P*5%'],
  ['powers of sums', '(x+1)**2和(x-1)**2'],
  ['sums as powers', '2**(n+1)和2**(n-1)'],
  ['a sum as a power of a power', '即2**(n+1)**3'],
  ['factors', '共5 * 3 * 2个'],
  ['names of snakes', '变量snake_case_name和__init'],
  ['arguments', '函数f(*args)和g(**kwargs)'],
  ['footnote marks after words', 'GDP*“甲”，CPI*“乙”'],
  ['footnote marks after quotations', '“甲”*GDP和“乙”*CPI'],
  ['a price', '票价$5*“起”'],
  ['one end without another', '用AI**“赋能”'],
  ['_ within words', 'AI_“赋能”_5G的'],
])('%s in Chinese stays as it was typed', (_, text) => {
  expect(paragraph(text)).toBe(text)
})

test.each([
  '**“foo”**bar',
  'foo**“bar”**',
  'foo*—bar—*baz',
  'Я**«да»**Я',
  '5**℃**C',
  'a**"b"**c',
  'a~~“b”~~c',
  '1️⃣**“b”**2',
  'Text with 2*“x”*3.\n\n中文在另一段。',
])('%j, which has no Han in its paragraph, stays what it is by CommonMark', text => {
  expect(brief(text)).not.toMatch(/\[[bis] /)
})

test('numbers between marks are strong by CommonMark, in Chinese too', () => {
  expect(brief('2**3**4的')).toBe('2[b 3]4的')
})

describe.runIf(fastParser())('the fast way is taken for emphasis at shared marks', () => {
  test.each([
    // One of them keeps marks that an editor is told of.
    ...meant.map(([text]) => text).filter(text => /^[^`[_~\\]*$/.test(text) && text !== '“**A”，“**B”的'),
    '见[甲](https://www.a.com/b)。**“双碳”**2030年',
    '第一行<br>**“双碳”**2030年',
    '**增长5%**2030年，**注意!**AI',
    'https://a.com/x **“双碳”**2030年',
    '🚀**“好”**👍🏽5',
  ])('%s', text => expect(fastWay(text)).toBeDefined())
})

test('thousands of marks in a paragraph are read as CommonMark reads them, and soon', () => {
  const text = `中${'a**“b” *c”'.repeat(3000)}`
  expect(shown(parseMarkdown(text, byAuto))).toEqual(shown(parseMarkdown(text, byRemark)))
})
