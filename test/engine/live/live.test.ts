import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Live, openLive } from '../../../src/engine/live/live.ts'
import { root } from '../../support/cli.ts'
import { type DevSite, devSite } from '../../support/dev.ts'

const now = Date.parse('2021-07-01')

let site: DevSite
beforeEach(() => {
  site = devSite()
})
afterEach(() => rmSync(site.folder, { recursive: true }))

const open = (): Promise<Live> =>
  openLive({
    site: site.folder,
    theme: join(root, 'templates'),
    cache: null,
    now: () => now,
    progress: () => {},
  })

function shown(live: Live, path: string): string {
  const found = live.show(path)
  return found !== null && 'content' in found ? found.content : ''
}

test('of two texts saved at once, of which one is broken, the other is shown', async () => {
  const live = await open()
  const [bad, good] = ['content/zh/news/air.md', 'content/zh/news/water.md']
  site.write(bad, site.read(bad).replace('原来的一段。', '[不行](javascript:x)'))
  site.write(good, site.read(good).replace('水的一段。', '水的另一段。'))
  await live.update(new Set([bad, good]))
  expect(live.diagnostics).toMatchObject([{ code: 'link/unsafe', file: bad }])
  expect(shown(live, 'zh/news/water/index.html')).toContain('水的另一段。')
  expect(shown(live, 'zh/news/air/index.html')).toContain('原来的一段。')
})

test('an article that somebody has only begun to write keeps no other from being seen', async () => {
  const live = await open()
  const [begun, other] = ['content/zh/news/begun.md', 'content/zh/news/water.md']
  site.write(begun, '')
  await live.update(new Set([begun]))
  site.write(other, site.read(other).replace('水的一段。', '水的另一段。'))
  await live.update(new Set([other]))
  expect(live.diagnostics).toMatchObject([{ code: 'front-matter/missing', file: begun }])
  expect(shown(live, 'zh/news/water/index.html')).toContain('水的另一段。')
  expect(live.show('zh/news/begun/index.html')).toBeNull()
  site.write(begun, '---\ntitle: 新\ndate: 2021-01-12\n---\n\n新的一段。\n')
  await live.update(new Set([begun]))
  expect(live.diagnostics).toEqual([])
  expect(shown(live, 'zh/news/begun/index.html')).toContain('新的一段。')
  expect(shown(live, 'zh/index.html')).toContain('/zh/news/begun/')
})

test.each(['a', 'z'])(
  'a copy of an article, named %s, that still has its address keeps no other from being seen',
  async name => {
    const [first, copy, other] = [
      'content/zh/news/m.md',
      `content/zh/news/${name}.md`,
      'content/zh/news/water.md',
    ]
    site.write(first, '---\ntitle: 新\ndate: 2021-01-12\nslug: new\n---\n\n新的一段。\n')
    const live = await open()
    site.write(copy, site.read(first).replace('新的一段。', '抄来的一段。'))
    await live.update(new Set([copy]))
    expect(live.diagnostics).toMatchObject([{ code: 'path/collision' }])
    site.write(other, site.read(other).replace('水的一段。', '水的另一段。'))
    await live.update(new Set([other]))
    expect(shown(live, 'zh/news/water/index.html')).toContain('水的另一段。')
    expect(shown(live, 'zh/news/new/index.html')).toContain('新的一段。')
  },
)

const layout = 'templates/layouts/base.njk'

test('a page whose template fails is shown as it was, with the failure beside it, until it is mended', async () => {
  const template = 'templates/pages/article.njk'
  const good = '<p>{{ article.title }}</p>'
  site.write(template, good)
  const live = await open()
  expect(shown(live, 'zh/news/air/index.html')).toBe('<p>空气</p>')
  site.write(template, '<p>{{ article.title }} {{ article.date.iso.no.such }}</p>')
  await live.update(new Set([template]))
  const failed = live.show('zh/news/air/index.html')
  expect(failed).toMatchObject({ content: '<p>空气</p>', diagnostics: [{ code: 'template/runtime' }] })
  // Again, and after an edit of what it shows.
  expect(live.show('zh/news/air/index.html')).toEqual(failed)
  site.write('content/zh/news/air.md', site.read('content/zh/news/air.md').replace('空气', '大气'))
  await live.update(new Set(['content/zh/news/air.md']))
  expect(shown(live, 'zh/news/air/index.html')).toBe('<p>空气</p>')
  site.write(template, good)
  await live.update(new Set([template]))
  expect(live.show('zh/news/air/index.html')).toMatchObject({ content: '<p>大气</p>', diagnostics: [] })
})

test('a template that cannot be read leaves the former site, also what else was saved with it', async () => {
  site.write(layout, '{% block main %}{% endblock %} FIRST')
  const live = await open()
  const [text, path] = ['content/zh/news/water.md', 'zh/news/water/index.html']
  site.write(layout, '{% block main %}{% endblock %} {{ no | nofilter }}')
  site.write(text, site.read(text).replace('水的一段。', '水的另一段。'))
  await live.update(new Set([layout, text]))
  expect(live.diagnostics).toMatchObject([{ code: 'template/unknown-filter' }])
  expect(shown(live, path)).toContain('水的一段。')
  expect(shown(live, path)).toContain('FIRST')
  site.write(layout, '{% block main %}{% endblock %} SECOND')
  await live.update(new Set([layout]))
  expect(shown(live, path)).toContain('水的另一段。')
  expect(shown(live, path)).toContain('SECOND')
})

test('what is wrong elsewhere than in an article leaves the former site, where that was a sound one', async () => {
  const live = await open()
  const [registry, text, path] = [
    'content/registry/tags.yaml',
    'content/zh/news/water.md',
    'zh/news/water/index.html',
  ]
  site.write(registry, 'Not An Id:\n  zh: 空气\n')
  site.write(text, site.read(text).replace('水的一段。', '水的另一段。'))
  await live.update(new Set([registry, text]))
  expect(live.diagnostics).toMatchObject([{ code: 'registry/invalid', file: registry }])
  expect(shown(live, path)).toContain('水的一段。')
  site.write(registry, 'air:\n  zh: 空气\n')
  await live.update(new Set([registry]))
  expect(shown(live, path)).toContain('水的另一段。')
})

test('a site that begins with a broken template is not shown', async () => {
  site.write(layout, '{{ no | nofilter }}')
  const live = await open()
  expect(live.served).toBeNull()
  expect(live.show('zh/index.html')).toBeNull()
})

test('a site that begins with a broken text is shown as it is, and what is written into that text too', async () => {
  const [bad, other] = ['content/zh/news/air.md', 'content/zh/news/water.md']
  site.write(bad, site.read(bad).replace('原来的一段。', '[不行](javascript:x)'))
  const live = await open()
  expect(shown(live, 'zh/news/water/index.html')).toContain('水的一段。')
  site.write(bad, site.read(bad).replace('[不行]', '新的一段。[不行]'))
  site.write(other, site.read(other).replace('水的一段。', '水的另一段。'))
  await live.update(new Set([bad, other]))
  expect(live.diagnostics).toMatchObject([{ code: 'link/unsafe', file: bad }])
  expect(shown(live, 'zh/news/air/index.html')).toContain('新的一段。')
  expect(shown(live, 'zh/news/water/index.html')).toContain('水的另一段。')
})

test('a broken text and a new template, saved at once: its former text in the new template', async () => {
  site.write(layout, '{% block main %}{% endblock %} FIRST')
  const live = await open()
  const bad = 'content/zh/news/air.md'
  site.write(bad, site.read(bad).replace('原来的一段。', '[不行](javascript:x)'))
  site.write(layout, '{% block main %}{% endblock %} SECOND')
  await live.update(new Set([bad, layout]))
  expect(shown(live, 'zh/news/air/index.html')).toContain('原来的一段。')
  expect(shown(live, 'zh/news/air/index.html')).toContain('SECOND')
})

test('where nothing but a text that is broken changed, the site is not assembled anew', async () => {
  const live = await open()
  const before = live.served
  const bad = 'content/zh/news/air.md'
  site.write(bad, site.read(bad).replace('title:', 'titel:'))
  await live.update(new Set([bad]))
  expect(live.diagnostics.length).toBeGreaterThan(0)
  expect(live.served).toBe(before)
})
