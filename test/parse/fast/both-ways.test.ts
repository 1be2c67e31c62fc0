import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseArticle } from '../../../src/parse/article.ts'
import { fastWay } from '../../../src/parse/fast/fast-way.ts'
import { parseMarkdown } from '../../../src/parse/markdown.ts'
import { decode } from '../../../src/parse/source/decode.ts'
import { splitFrontMatter } from '../../../src/parse/source/front-matter.ts'
import { byAuto, byRemark } from '../../support/settings.ts'
import { documents } from './documents.ts'
import { shown } from './parsed.ts'

/** `DOCUMENTS=100000 SEED=7` for a longer walk. */
const runs = Number(process.env.DOCUMENTS ?? 2000)
const seed = Number(process.env.SEED ?? 20_250_101)

test('both ways give the same result for random documents', () => {
  let fast = 0
  fc.assert(
    fc.property(documents, text => {
      const remark = ofRemark(text)
      fc.pre(remark !== undefined)
      if (fastWay(text)) fast++
      expect(shown(parseMarkdown(text, byAuto))).toEqual(shown(remark))
    }),
    { numRuns: runs, seed },
  )
  expect(fast).toBeGreaterThan(runs / 10)
}, 3_600_000)

/** Nothing where remark's builds for tests assert that no box of a task is below its mark; others read it. */
function ofRemark(text: string) {
  try {
    return parseMarkdown(text, byRemark)
  } catch (cause) {
    if (cause instanceof Error && /\bexitCheck\b.*task-list-item/.test(cause.stack ?? '')) return undefined
    throw cause
  }
}

test.each([
  '[www.x.org&copy;',
  '[a https://x.org/a?x=1&sect;=2 b',
  '<www.a&copy;',
  'a\nb\n- |',
  'a\nb\n-\t|\n- x',
  '> - [x] a\n> - [x] \n> \n> \n',
  '>\n```\n```\n\ta\n\t\tb',
  '1. a\n```\nb\n```\n    c\n\n        d\n',
  '> a\t中\n# b\n\tc\n\t> > \n# d',
  '**“重点”**的第一行\n第二行见https://example.com/x。',
  '一~二\n三 **四：**五\n`六\n七` 八&#10;九\n“十”',
  'é\né **中**\n中 _a_ \n b\u3000\n中',
  '~~删~~&#x2800;',
  '&#x2800;*中',
  '- [x] a\n  ===',
  '\n[x]: y  \n1. # \n    2.\t',
  '[x]  \n-\t[x]: y\n\n\t1. ',
  '-\ni\n-\n    ]\n\n-',
  '-\n#\n    a\n    r',
  '1. ```\n \n \n 1. ',
  '\n> 2.\t* [x]\n    * - ',
  '"\n[^ 1]:',
  '> 2.\t中\n>\t\n> ',
  '> 2.\t中\n>\t\n> * ',
  '[x]: y\n> \n> 1. ',
  '1. > * [x]\n    \t-\t-\t',
  '> - [ ] 中\n>   二\n>   -',
  '> \n> 1.空\n> 2.气，',
  '``*[空气][x]空气*```][空气](a.md)`空气\n\n [x]: a.md ',
  '[中]][]\n\n[中]:z',
  '[x]\n=\n[x]:][]',
  '> ·甲\n> ·乙',
  '甲\n \n 》乙',
  '::youtube{id}',
  '[Toc]',
  '| a | b |\n| —:  | — |',
  '[ngg id=5]',
  '[a]  (https://x.org)',
  '==a<!-- x=1 -->c==',
  '-国`a\nb`\n-家',
  '```\n[x]: y\n```\n[甲][x]',
  '# \u00A0www.a.com b',
  '[www.a.com] b',
  '>www.a.com',
  '- >www.a.com',
  '：www.a.com',
  '![a www.a.com',
  '[`]` www.a.com',
  '[a\\] b www.a.com',
  '- - ![\\](https://a.com/a"b)\n- [`空气`](a.md)\n![空气](a.png "www.a.com/uAI“空气“AI")',
  '![a\\] http://a.com b',
  '[a https://a.com/b 空气',
  '甲\u3000www.a.com/乙 b',
])('both ways give the same result for %j, where they once did not', text => {
  expect(shown(parseMarkdown(text, byAuto))).toEqual(shown(parseMarkdown(text, byRemark)))
})

test('the box of a task below its mark is for remark, whose builds for tests refuse it', () => {
  expect(fastWay('-\n[ ] a')).toBeUndefined()
  expect(fastWay('*\n[x] 中')).toBeUndefined()
})

const root = join(import.meta.dirname, '..', '..', '..')

/**
 * `CORPUS=folder` for articles of your own. Which share of them goes the fast way at least: a quarter of the second has
 * tables in HTML.
 */
const corpora: readonly (readonly [folder: string, share: number])[] = [
  [join(root, 'content'), 0.95],
  [join(root, '..', 'shared', 'corpus', 'volcano'), 0.7],
  [process.env.CORPUS ?? 'no CORPUS', 0.95],
]

describe.each(corpora)('both ways', (folder, share) => {
  test.skipIf(!existsSync(folder))(
    `give the same result for ${folder}`,
    () => {
      const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter(path => /\.mdx?$/.test(path))
        .map(path => join(folder, path))
      let fast = 0
      for (const file of files) {
        const bytes = readFileSync(file)
        const parsed = parseArticle(bytes, byRemark)
        expect(shown(parseArticle(bytes, byAuto)), file).toEqual(shown(parsed))
        const { body } = splitFrontMatter(decode(bytes).text)
        const isTold = parsed.diagnostics.some(one =>
          /^(?:markdown\/leftover|text\/invisible)$/.test(one.code),
        )
        if (body === undefined || isTold || fastWay(body)) fast++
      }
      expect(fast / files.length).toBeGreaterThan(share)
    },
    600_000,
  )
})
