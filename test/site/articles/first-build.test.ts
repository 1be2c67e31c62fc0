import { expect, test } from 'vitest'
import { type Files, placesOf, siteOf } from '../../support/site.ts'

/** What first builds of public sites were refused for, a file each. */
const files: Files = {
  'content/zh/news/empty.md':
    '---\ntitle: 空\ndate: 2019-12-05\nsummary: ""\nauthor: \'\'\ntags: [""]\nimage: ""\nslug: ""\n---\n文\n',
  'content/zh/news/blank.md': '\n \n---\ntitle: 空行\ndate: 2019-12-05\n---\n文\n',
  'content/zh/news/dump.md': '---\ntitle: 导出\ndate: 2019-12-05 08:33:04.23+00\n---\n文\n',
  'content/zh/news/folded.md': '---\ntitle: 折行\ndate: 2019-12-05\nsummary: "第一句，\n第二句。"\n---\n文\n',
  'content/zh/2018/2018-05-01-report.md': '---\ntitle: 年报\n---\n文\n',
  'content/zh/2019/2019-05-01-report.md': '---\ntitle: 年报\n---\n文\n',
  'content/zh/news/links.md':
    '---\ntitle: 链接\ndate: 2019-12-05\n---\n[a](ftp://a.com/x) [b](sms:10086) [c](dingtalk://d) <tel:+86>\n',
  'content/zh/news/autolink.md': '---\ntitle: 尖括号\ndate: 2019-12-05\n---\n用 <SOFA:Lib> 标签。\n',
  'content/zh/news/alias.md': '---\ntitle: 旧址\ndate: 2019-12-05\naliases: [/old/alias/]\n---\n文\n',
  'content/en/news/alias.md': '---\ntitle: Alias\naliases: [/old/alias]\n---\nText.\n',
}

test('what first builds of real sites were refused for is built', () => {
  const rig = siteOf(files, { config: { links: { schemes: ['dingtalk'] } } })
  const found = [...rig.diagnostics, ...rig.pages.flatMap(page => rig.problems(page.path))]
  expect(found.filter(one => one.severity === 'error')).toEqual([])
  expect(new Set(placesOf(found))).toEqual(
    new Set(['pair/alias content/en/news/alias.md:3:11', 'link/autolink content/zh/news/autolink.md:5:3']),
  )
  expect(rig.ask.published('zh', 'article')).toHaveLength(9)
  expect(rig.text('zh/news/links/index.html')).toContain(
    '<a href="ftp://a.com/x">a</a> <a href="sms:10086">b</a> <a href="dingtalk://d">c</a> <a href="tel:+86">tel:+86</a>',
  )
  expect(rig.ask.article('content/zh/news/dump.md').date?.iso).toBe('2019-12-05T16:33:04+08:00')
  expect(rig.text('old/alias/index.html')).toContain('/zh/news/alias/')
})

test('two reports of one name in one folder are built too, where addresses have the year', () => {
  const rig = siteOf(
    {
      'content/zh/news/2018-05-01-report.md': '---\ntitle: 年报\n---\n文\n',
      'content/zh/news/2019-05-01-report.md': '---\ntitle: 年报\n---\n文\n',
    },
    { config: { address: '{edition}/{year}/{slug}' } },
  )
  expect(rig.diagnostics).toEqual([])
  expect([...rig.site.urls.values()].sort()).toEqual(['/zh/2018/report/', '/zh/2019/report/'])
})
