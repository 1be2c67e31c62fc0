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
