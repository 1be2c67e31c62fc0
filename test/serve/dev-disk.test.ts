import { execFileSync } from 'node:child_process'
import { renameSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { runCli, treeOf } from '../support/cli.ts'
import { type DevProcess, type DevSite, devSite, startDevProcess } from '../support/dev.ts'
import { raw } from '../support/raw.ts'

let site: DevSite
let dev: DevProcess
beforeEach(() => {
  site = devSite()
})
afterEach(async () => {
  await dev.end()
  rmSync(site.folder, { recursive: true })
})

const article = (number: number, text: string): string =>
  `---\ntitle: 第 ${number} 篇\ndate: 2020-02-${String((number % 27) + 1).padStart(2, '0')}\n---\n\n${text}\n`

/** Over a connection of its own: one that was kept is closed while this process waits for a build. */
const get = (path: string) => raw(path, { url: dev.origin })

test('files written piece by piece, in quick succession, moved with their folder, saved by renaming', async () => {
  dev = await startDevProcess(site.folder)
  for (let number = 0; number < 30; number++)
    site.write(`content/zh/news/c/${number}.md`, article(number, '文。'))
  renameSync(join(site.folder, 'content/zh/news/c'), join(site.folder, 'content/zh/news/d'))
  for (let number = 0; number < 40; number++) {
    site.write('content/zh/news/air.md', '')
    site.write('content/zh/news/air.md', article(number, `第 ${number} 次。`))
    if (number % 4 === 0) await new Promise(resolve => setTimeout(resolve, 15))
  }
  writeFileSync(join(site.folder, 'content/zh/news/water.tmp'), article(3, '改名保存。'))
  renameSync(join(site.folder, 'content/zh/news/water.tmp'), join(site.folder, 'content/zh/news/water.md'))
  // The promise is about two quiet seconds, so here they are.
  await new Promise(resolve => setTimeout(resolve, 2000))
  const built = runCli(['build', '.', '--drafts', '--no-cache'], { cwd: site.folder })
  expect([built.status, built.stdout]).toEqual([0, expect.not.stringContaining('error')])
  const wrong: string[] = []
  for (const [path, bytes] of treeOf(join(site.folder, 'dist'))) {
    const { body } = await get(`/${path.split('/').map(encodeURIComponent).join('/')}`)
    const client = /<script type="application\/json" id="diglot-dev">.*?<\/script><script[^>]*><\/script>/s
    if (body.toString('latin1').replace(client, '') !== bytes) wrong.push(path)
  }
  expect(wrong).toEqual([])
  expect((await get('/zh/news/air/')).body.toString()).toContain('第 39 次')
  expect((await get('/zh/news/c/3/')).status).toBe(404)
})

test('pipes, sockets and links that lead nowhere or in a circle are told of, and edits are seen as before', async () => {
  const pipe = (path: string) => execFileSync('mkfifo', [join(site.folder, path)])
  const link = (path: string, to: string) => symlinkSync(to, join(site.folder, path))
  pipe('content/zh/news/first.md')
  link('content/zh/news/gone.png', 'nowhere.png')
  link('content/zh/round', '..')
  link('static/self.txt', 'self.txt')
  dev = await startDevProcess(site.folder)
  await dev.shows(/error source\/special-file {2}content\/zh\/news\/first\.md/)
  await dev.shows(/error source\/symlink {2}content\/zh\/news\/gone\.png/)
  await dev.shows(/error source\/symlink {2}content\/zh\/round/)
  await dev.shows(/error source\/symlink {2}static\/self\.txt/)
  for (const path of [
    'content/zh/news/first.md',
    'content/zh/news/gone.png',
    'content/zh/round',
    'static/self.txt',
  ])
    site.remove(path)
  // Watchers tell nothing of a pipe; the next edit does.
  site.write('static/robots-note.txt', 'another note\n')
  site.write('content/zh/news/water.md', article(2, '一段。'))
  await dev.shows(/All problems are mended/)
  // An article that is read already becomes a pipe, and one more comes where nothing was.
  site.remove('content/zh/news/air.md')
  pipe('content/zh/news/air.md')
  pipe('content/zh/news/second.md')
  site.write('content/zh/news/water.md', article(2, '又一段。'))
  await dev.shows(/error source\/special-file {2}content\/zh\/news\/air\.md/)
  await dev.shows(/error source\/special-file {2}content\/zh\/news\/second\.md/)
  for (const path of ['air.md', 'second.md']) site.remove(`content/zh/news/${path}`)
  site.write('content/zh/news/air.md', article(1, '回来了。'))
  await dev.shows(/All problems are mended.*All problems are mended/s)
  expect((await get('/zh/news/air/')).body.toString()).toContain('回来了')
  expect((await get('/zh/news/water/')).body.toString()).toContain('又一段')
})

test('a .markdown is edited as a .md is', async () => {
  site.write('content/zh/news/sky.markdown', article(3, '天。'))
  dev = await startDevProcess(site.folder)
  expect((await get('/zh/news/sky/')).body.toString()).toContain('天。')
  site.write('content/zh/news/sky.markdown', article(3, '蓝天。'))
  await dev.shows(/content\/zh\/news\/sky\.markdown changed/)
  expect((await get('/zh/news/sky/')).body.toString()).toContain('蓝天。')
})

test('what was parsed is remembered for the next start', async () => {
  for (let number = 0; number < 120; number++)
    site.write(`content/zh/news/a/${number}.md`, article(number, '文。'))
  dev = await startDevProcess(site.folder)
  await dev.end()
  const pack = join(site.folder, '.cache', 'articles.pack')
  const { size } = statSync(pack)
  expect(size).toBeGreaterThan(10_000)
  dev = await startDevProcess(site.folder)
  expect((await get('/zh/news/a/7/')).body.toString()).toContain('第 7 篇')
  expect(statSync(pack).size).toBe(size)
})

test('a site that is broken from the start is served once it is mended', async () => {
  const config = site.read('site.config.ts')
  site.write('site.config.ts', config.replace('defineConfig({', 'defineConfig({{'))
  dev = await startDevProcess(site.folder)
  await dev.shows(/error config\/unreadable {2}site\.config\.ts:\d+:\d+/)
  const broken = await get('/zh/')
  expect([broken.status, broken.body.includes('/__diglot/dev.js')]).toEqual([500, true])
  site.write('site.config.ts', config)
  await dev.shows(/All problems are mended/)
  expect((await get('/zh/')).status).toBe(200)
})

test('articles that are broken from the start do not keep the others from being served', async () => {
  site.write('content/zh/news/bad.md', '---\ntitle: 坏\ndate: 从前\n---\n')
  dev = await startDevProcess(site.folder)
  await dev.shows(/error front-matter\/date {2}content\/zh\/news\/bad\.md:3:7/)
  expect((await get('/zh/news/air/')).status).toBe(200)
  expect((await get('/zh/news/bad/')).status).toBe(404)
  site.write('content/zh/news/bad.md', '---\ntitle: 好\ndate: 2021-01-01\n---\n好。\n')
  await dev.shows(/All problems are mended/)
  expect((await get('/zh/news/bad/')).status).toBe(200)
})

test('a site in a sub-directory is served there, and / leads to it', async () => {
  site.write('site.config.ts', site.read('site.config.ts').replace('example.org/', 'example.org/paper/'))
  dev = await startDevProcess(site.folder)
  expect((await get('/')).headers.location).toBe('/paper/')
  expect((await get('/paper/zh')).headers.location).toBe('/paper/zh/')
  expect((await get('/paper/zh/')).body.toString()).toContain('href="/paper/zh/news/air/"')
  expect((await get('/zh/')).status).toBe(404)
  expect((await get('/paper/robots-note.txt')).body.toString()).toBe('note\n')
})
