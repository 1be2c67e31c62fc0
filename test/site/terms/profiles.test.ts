import { describe, expect, test } from 'vitest'
import { defaultTheme } from '../../support/default-theme.ts'
import { article, type Files, placesOf, siteOf } from '../../support/site.ts'

const people = `zhang:
  zh: 张伟
  en: Zhang Wei
  role: { zh: 首席记者, en: Chief reporter }
  bio:
    zh: |
      写了二十年
      湘江。

      住在株洲。
    en: Twenty years on the river.
  photo: zhang.jpg
li:
  zh: 李四
  en: Li Si
  role: Photographer
  photo: /people/li.jpg
unseen:
  en: Nobody
  photo: unseen.jpg
plain:
  en: Plain
`
const files: Files = {
  ...defaultTheme,
  'content/registry/people.yaml': people,
  'content/registry/zhang.jpg': 'z',
  'content/registry/unseen.jpg': 'u',
  'static/people/li.jpg': 'l',
  'content/zh/news/a.md': article('author: [zhang, li, plain]'),
  'content/en/news/a.md': '---\ntitle: T\n---\nT',
}
const problems = (yaml: string, more: Files = {}) =>
  siteOf({ ...files, ...more, 'content/registry/people.yaml': people + yaml }).diagnostics

describe('the page of a person', () => {
  const rig = siteOf(files)
  const page = (edition: string, id: string) => rig.text(`${edition}/people/${id}/index.html`)

  test('shows what the registry says, in its language', () => {
    expect(rig.diagnostics).toEqual([])
    expect(page('zh', 'zhang')).toContain(
      '<p class="role">首席记者</p>\n<p class="bio">写了二十年湘江。</p>\n<p class="bio">住在株洲。</p>',
    )
    expect(page('en', 'zhang')).toContain(
      '<p class="role">Chief reporter</p>\n<p class="bio">Twenty years on the river.</p>',
    )
    expect(page('en', 'zhang')).toContain('<meta name="description" content="Twenty years on the river.">')
    for (const edition of ['zh', 'en']) {
      expect(page(edition, 'zhang')).toMatch(/<img class="portrait" src="\/assets\/zhang\.\w+\.jpg" alt="">/)
      expect(page(edition, 'li')).toContain('<p class="role">Photographer</p>')
      expect(page(edition, 'li')).toContain('<img class="portrait" src="/people/li.jpg"')
    }
    expect(page('en', 'plain')).not.toMatch(/class="(?:role|bio|portrait)"/)
  })

  test('has its photo, and nobody else’s is published', () => {
    const copies = rig.ask.copies().map(({ copyOf }) => copyOf)
    expect(copies).toContain('content/registry/zhang.jpg')
    expect(copies).not.toContain('content/registry/unseen.jpg')
  })
})

test('what is wrong with what is said of a person is told where it stands', () => {
  const found = problems('x:\n  en: X\n  photo: gone.jpg\n  bio: { fr: Y }\n  role: [a]\n')
  expect(placesOf(found)).toEqual([
    'image/missing content/registry/people.yaml:25:10',
    'registry/invalid content/registry/people.yaml:26:14',
    'registry/invalid content/registry/people.yaml:27:3',
  ])
})

test('of tags nothing of the kind is said', () => {
  const found = problems('', { 'content/registry/tags.yaml': 'air:\n  en: Air\n  bio: x\n' })
  expect(placesOf(found)).toEqual(['registry/invalid content/registry/tags.yaml:1:1'])
})
