import { existsSync, readdirSync, readlinkSync, renameSync, rmSync } from 'node:fs'
import { networkInterfaces } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { runCli } from '../support/cli.ts'
import { type DevProcess, type DevSite, devSite, startDevProcess } from '../support/dev.ts'
import { raw } from '../support/raw.ts'

let site: DevSite
let dev: DevProcess | undefined
beforeEach(() => {
  site = devSite({
    'content/zh/news/linking.md': '---\ntitle: 链\ndate: 2021-01-12\n---\n\n见[空气](air.md)。\n',
    'content/en/news/linking.md': '---\ntitle: Links\n---\n\nSee [air](air.md#the-air) and ![](none.png).\n',
  })
  site.write('content/en/news/air.md', `${site.read('content/en/news/air.md')}\n## The air\n\nText.\n`)
  rmSync(join(site.folder, 'content/en/news/linking.md'))
})
afterEach(async () => {
  await dev?.end()
  dev = undefined
  rmSync(site.folder, { recursive: true })
})

test('links that a rename broke are told, on pages that nobody looks at too, and that they are mended', async () => {
  dev = await startDevProcess(site.folder)
  const [from, to] = ['air', 'wind'].map(name => join(site.folder, `content/zh/news/${name}.md`)) as [
    string,
    string,
  ]
  renameSync(from, to)
  await dev.shows(/error link\/broken {2}content\/zh\/news\/linking\.md:6:2/)
  // The other one of the pair has lost its date: errors hide no others.
  await dev.shows(/error front-matter\/required {2}content\/en\/news\/air\.md/)
  await dev.shows(/^2 errors in 2 files$/m)
  renameSync(to, from)
  await dev.shows(/All problems are mended/)
  expect(dev.output().match(/error link\/broken/g)).toHaveLength(1)
})

test('links that are broken from the start, and a heading that others point at', async () => {
  site.write(
    'content/en/news/linking.md',
    '---\ntitle: Links\n---\n\nSee [air](air.md#the-air), [gone](gone.md).\n',
  )
  dev = await startDevProcess(site.folder)
  await dev.shows(/error link\/broken {2}content\/en\/news\/linking\.md:5:28/)
  site.write('content/en/news/air.md', site.read('content/en/news/air.md').replace('## The air', '## Air'))
  await dev.shows(/error link\/broken-anchor {2}content\/en\/news\/linking\.md:5:5/)
  await dev.shows(/^2 errors in 1 file$/m)
  site.write('content/en/news/linking.md', '---\ntitle: Links\n---\n\nSee [air](air.md#the-air).\n')
  await dev.shows(/^1 error in 1 file left$|^1 error in 1 file$/m, dev.output().indexOf('2 errors'))
})

test('the last error is mended while warnings are left', async () => {
  site.write('content/zh/news/odd.md', '---\ntitle: 怪\ndate: 2021-01-01\nedtor: 某\n---\n\n文。\n')
  dev = await startDevProcess(site.folder)
  await dev.shows(/^1 warning in 1 file$/m)
  const water = site.read('content/zh/news/water.md')
  site.write('content/zh/news/water.md', water.replace('2021-01-10', '从前'))
  await dev.shows(/^1 error, 1 warning in 2 files$/m)
  site.write('content/zh/news/water.md', water)
  await dev.shows(/^All errors are mended; 1 warning in 1 file left\.$/m)
})

test('--poll looks at the files itself, and waits for no message of the system', async () => {
  dev = await startDevProcess(site.folder, ['--poll'], /Watching its files twice a second\./)
  const open = `/proc/${dev.child.pid}/fd`
  if (existsSync(open)) {
    const files = readdirSync(open).map(name => {
      try {
        return readlinkSync(join(open, name))
      } catch {
        return ''
      }
    })
    expect(files.filter(name => name.includes('inotify'))).toEqual([])
  }
  site.write('content/zh/news/air.md', '---\ntitle: 空气\ndate: 2021-01-11\n---\n\n看见了。\n')
  await dev.shows(/air\.md changed/)
  expect((await raw('/zh/news/air/', { url: dev.origin })).body.toString()).toContain('看见了。')
})

const status = async (host: string, ...headers: readonly string[]) =>
  (await raw('/zh/', { url: dev?.origin ?? '', hosts: [host], headers })).status

test('--host for all addresses prints each that can be typed, and answers to them', async () => {
  dev = await startDevProcess(site.folder, ['--host', '0.0.0.0'])
  const port = new URL(dev.origin).port
  const others = Object.values(networkInterfaces())
    .flatMap(all => all ?? [])
    .filter(one => one.family === 'IPv4' && !one.internal)
    .map(one => `           http://${one.address}:${port}/`)
  const [first, ...lines] = dev.output().split('\n')
  expect(first).toMatch(/^Serving at http:\/\/127\.0\.0\.1:\d+\/ \(ready in/)
  expect(lines.slice(0, others.length)).toEqual(others)
  expect(await status('192.168.7.7')).toBe(200)
  expect(await status('paper.local')).toBe(403)
})

test('--allow-host names whom else it answers to', async () => {
  dev = await startDevProcess(site.folder, [
    '--allow-host',
    'Paper.local,desk',
    '--allow-host',
    'third.example',
  ])
  const port = new URL(dev.origin).port
  for (const name of ['paper.local', 'desk', 'third.example'])
    expect(dev.output()).toContain(`\n           http://${name}:${port}/\n`)
  expect(await status('paper.local')).toBe(200)
  expect(await status(`desk:${port}`, `Origin: http://desk:${port}`)).toBe(200)
  expect(await status('third.example', 'Origin: https://third.example')).toBe(200)
  expect(await status('third.example', 'Origin: https://evil.example')).toBe(403)
  expect(await status('other.example')).toBe(403)
})

test.each(['http://paper.local', 'paper.local:3000', '', '*'])('--allow-host %j is wrong usage', name => {
  const run = runCli(['dev', '--allow-host', name], { cwd: site.folder })
  expect([run.status, run.stderr]).toEqual([2, expect.stringContaining('write one such as paper.local')])
})
