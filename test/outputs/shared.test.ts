import { expect, test } from 'vitest'
import { renderPage } from '../../src/engine/job/render.ts'
import type { Page } from '../../src/model/page.ts'
import { openQueryLog, type QueryLog } from '../../src/site/query-log.ts'
import { article, type Files, siteOf } from '../support/site.ts'

const files: Files = {
  'content/zh/news/a.md': article('tags: [空气]\nsource: 晨报\nauthor: 甲'),
  'content/zh/news/b.md': '---\ntitle: 旧\ndate: 2020-12-31\ntags: [空气, 水]\n---\n',
  'content/zh/water/c.md': '---\ntitle: 水\ndate: 2021-02-03\ntags: [水]\n---\n',
  'content/en/news/a.md': '---\ntitle: Air\n---\n',
  'content/zh/pages/about.md': '---\ntitle: 关于\n---\n关于\n',
  'content/zh/pages/more.md': '---\ntitle: 更多\n---\n更多\n',
}
// Templates that do what they can to the lists that they get.
const rude = `{% for list in [nav.sections, nav.pages, languages, page.feeds, page.alternates] %}{{ list.reverse() | length }}{% endfor %}
{{ nav.pages.pop().title if nav.pages.length }}{{ page.feeds.length }}{% for one in page.feeds %}{{ one.title }}{% endfor %}`

function questionsOf(page: Page, queryLog: QueryLog): { content: unknown; queries: string[] } {
  const { content, asked, diagnostics } = renderPage(page, queryLog)
  expect(diagnostics).toEqual([])
  return { content, queries: asked.map(queryLog.query).sort() }
}

test.each([
  ['the theme', files],
  ['templates that change their lists', { ...files, 'templates/partials/footer.njk': rude }],
])('with %s, pages say and ask the same, whatever was rendered before them', (_, all) => {
  const { pages, ask } = siteOf(all)
  const written = pages.filter(page => page.kind !== 'media')
  const alone = new Map(written.map(page => [page.path, questionsOf(page, openQueryLog(ask))]))
  for (const order of [written, written.toReversed()]) {
    const together = openQueryLog(ask)
    for (const page of order)
      expect([page.path, questionsOf(page, together)]).toEqual([page.path, alone.get(page.path)])
  }
})
