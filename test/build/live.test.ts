import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Live, openLive } from '../../src/build/live.ts'
import { root } from '../support/cli.ts'
import { type DevSite, devSite } from '../support/dev.ts'

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
