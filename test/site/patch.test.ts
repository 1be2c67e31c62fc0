import { describe, expect, test } from 'vitest'
import { parseArticle } from '../../src/parse/article.ts'
import { patchSite } from '../../src/site/patch.ts'
import type { Site } from '../../src/site/site.ts'
import { article, type Files, siteOf } from '../support/site.ts'

const id = 'content/zh/news/air.md'
const front = 'tags: [空气]'
const files: Files = {
  [id]: article(front, '第一段。\n\n## 一\n\n![图](roof.jpg) [水](water.md)'),
  'content/zh/news/water.md': article('', '[空气](air.md#一)'),
  'content/en/news/air.md': article(''),
  'content/zh/news/roof.jpg': 'JPG',
  'content/zh/news/other.jpg': 'OTHER',
  'content/zh/news/told.md': article('summary: 摘要'),
  'content/zh/news/gone.md': article('draft: true'),
  'content/registry/tags.yaml': 'air:\n  zh: 空气\n  en: Air\n',
}

function after(of: string, text: string): { patched: Site | null; whole: ReturnType<typeof siteOf> } {
  const parsed = parseArticle(new TextEncoder().encode(text))
  return { patched: patchSite(siteOf(files).site, of, parsed), whole: siteOf({ ...files, [of]: text }) }
}

/** All of a site that is data, with the order of its maps; and what its functions say of every article. */
function dataOf(site: Site): unknown {
  const isMap = (value: unknown): value is ReadonlyMap<unknown, unknown> =>
    typeof value === 'object' && value !== null && 'entries' in value && !Array.isArray(value)
  const plain = Object.entries(site).map(([key, value]) => [key, isMap(value) ? [...value.entries()] : value])
  const related = [...site.articles.values()].map(one => site.related.get(one.edition)?.(one.id))
  return JSON.parse(JSON.stringify([plain.filter(([key]) => key !== 'related' && key !== 'terms'), related]))
}

describe('a text that changed alone gives the site that assembling it all gives', () => {
  test.each([
    ['a word', id, article(front, '第一段。\n\n## 一\n\n![图](roof.jpg) [水](water.md) 多了一句。')],
    ['the first paragraph, which lists show', id, article(front, '改了。\n\n## 一\n\n![图](roof.jpg)')],
    ['no first paragraph any more', id, article(front, '## 一\n\n![图](roof.jpg)')],
    ['headings, which others link to', id, article(front, '第一段。\n\n## 二\n\n![图](roof.jpg)')],
    [
      'a link more',
      id,
      article(front, '第一段。\n\n## 一\n\n![图](roof.jpg) [外](https://e.org/) [英](/en/)'),
    ],
    ['nothing', id, files[id] ?? ''],
    ['a text with a summary of its own', 'content/zh/news/told.md', article('summary: 摘要', '新的一段。')],
    ['raw HTML, which is warned of', id, article(front, '第一段。<b>粗</b>\n\n## 一\n\n![图](roof.jpg)')],
  ])('%s', (_, of, text) => {
    const { patched, whole } = after(of, text)
    expect(patched).not.toBeNull()
    expect(dataOf(patched as Site)).toEqual(dataOf(whole.site))
  })

  test('and one after the other', () => {
    const first = article(front, '一。\n\n![图](roof.jpg)')
    const second = article('', '二。')
    const parse = (text: string) => parseArticle(new TextEncoder().encode(text))
    const site = patchSite(siteOf(files).site, id, parse(first))
    const both = site === null ? null : patchSite(site, 'content/zh/news/water.md', parse(second))
    const whole = siteOf({ ...files, [id]: first, 'content/zh/news/water.md': second })
    expect(dataOf(both as Site)).toEqual(dataOf(whole.site))
  })

  test('the former site stays as it was', () => {
    const { site } = siteOf(files)
    const before = dataOf(site)
    patchSite(site, id, parseArticle(new TextEncoder().encode(article(front, '改了。![图](roof.jpg)'))))
    expect(dataOf(site)).toEqual(before)
  })
})

describe('where more may follow from a change, all is assembled anew', () => {
  test.each([
    ['front matter', id, article('tags: []', '第一段。\n\n## 一\n\n![图](roof.jpg)')],
    ['front matter that only moved a line', id, article(`\n${front}`, '第一段。\n\n![图](roof.jpg)')],
    ['front matter that is broken', id, '---\ntitle: [\n---\n'],
    ['another picture', id, article(front, '第一段。\n\n![图](other.jpg)')],
    ['a picture less', id, article(front, '第一段。')],
    ['a draft', 'content/zh/news/gone.md', article('draft: true', '改了。')],
    ['a file that is no article', 'content/zh/news/new.md', article('')],
  ])('%s', (_, of, text) => {
    expect(after(of, text).patched).toBeNull()
  })
})
