import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { HtmlValidate } from 'html-validate'
import { beforeAll, describe, expect, test } from 'vitest'
import { treeOf } from '../support/cli.ts'
import { hreflangProblems } from '../support/hreflang.ts'
import { buildSample } from './built.ts'

const registry = 'xiang-river:\n  zh: 湘江\n  en: Xiang River\n  aliases: [Xiangjiang]\n'

describe('the sample with a taxonomy and a field that its config declares, and no line of code', () => {
  let tree: ReadonlyMap<string, string> = new Map()
  beforeAll(() => {
    const dist = buildSample({
      prepare(folder) {
        const write = (path: string, change: (text: string) => string): void => {
          const file = join(folder, path)
          writeFileSync(file, change(readFileSync(file, 'utf8')))
        }
        const declared = `taxonomies: { places: { zh: '地点', en: 'Places', field: 'place' } },\n  fields: { subtitle: 'text' },\n`
        write('site.config.ts', text => text.replace('  sections:', `  ${declared}  sections:`))
        writeFileSync(join(folder, 'content/registry/places.yaml'), registry)
        const front = (path: string, lines: string): void =>
          write(path, text => text.replace('---\n', `---\n${lines}\n`))
        front('content/zh/community/volunteers.md', 'place: 湘江\nsubtitle: 每月一次')
        front('content/en/community/volunteers.md', 'subtitle: Once a month')
        front('content/en/community/air-diary.md', 'place: [Xiangjiang, Lushan]')
      },
    })
    tree = treeOf(dist)
  })
  const text = (path: string): string => Buffer.from(tree.get(path) ?? '', 'latin1').toString()

  test('places have pages, an index and feeds in both editions, linked with each other', () => {
    expect(text('zh/places/index.html')).toContain('<h1>地点</h1>')
    expect(text('en/places/index.html')).toContain('<h1>Places</h1>')
    expect(text('en/places/lushan/index.html')).toContain('Lushan')
    const page = text('en/places/xiang-river/index.html')
    expect(page).toContain(
      'hreflang="zh-Hans" href="https://zhuzhou-environment.example.org/zh/places/xiang-river/"',
    )
    expect(text('zh/places/xiang-river/index.html')).toContain('湘江')
    expect(text('zh/places/xiang-river/atom.xml')).toContain('<feed')
    expect(hreflangProblems(tree, 'https://zhuzhou-environment.example.org/')).toEqual([])
  })

  test('an article names its places, also where its pair says them', () => {
    expect(text('zh/community/volunteers/index.html')).toContain('href="/zh/places/xiang-river/"')
    expect(text('en/community/volunteers/index.html')).toContain('>Xiang River</a>')
    expect(text('en/site-map/index.html')).toContain('/en/places/')
    expect(
      [...tree.keys()]
        .filter(path => path.startsWith('sitemaps/'))
        .map(text)
        .join(''),
    ).toContain('/en/places/xiang-river/')
  })

  test('the subtitle stands below the title, and nowhere else', () => {
    expect(text('zh/community/volunteers/index.html')).toMatch(/<\/h1>\s*<p class="standfirst">每月一次<\/p>/)
    expect(text('en/community/volunteers/index.html')).toContain('Once a month')
    expect(
      [...tree.keys()].filter(path => path.endsWith('.html') && text(path).includes('Once a month')),
    ).toEqual(['en/community/volunteers/index.html'])
  })

  test('its pages are valid HTML', async () => {
    const validator = new HtmlValidate({ extends: ['html-validate:recommended'] })
    for (const path of [
      'en/places/index.html',
      'zh/places/xiang-river/index.html',
      'en/community/volunteers/index.html',
    ])
      expect(
        (await validator.validateString(text(path), path)).results.flatMap(({ messages }) => messages),
      ).toEqual([])
  })
})
