import { execFileSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { runCli } from '../support/cli.ts'
import { type DevProcess, type DevSite, devSite, startDevProcess } from '../support/dev.ts'
import { rawRequest } from '../support/raw.ts'

/** `STORM=2000x10` for the full size: so many files differ between the branches, and so many checkouts. */
const [files = 200, checkouts = 4] = (process.env.STORM ?? '200x4').split('x').map(Number)

let site: DevSite
let dev: DevProcess
beforeEach(() => {
  site = devSite()
})
afterEach(async () => {
  await dev.end()
  rmSync(site.folder, { recursive: true })
})

const git = (...args: string[]): void => {
  const identity = ['-c', 'user.name=t', '-c', 'user.email=t@example.org', '-c', 'commit.gpgsign=false']
  execFileSync('git', [...identity, ...args], { cwd: site.folder, stdio: 'pipe' })
}

function article(index: number, text: string): string {
  const day = String((index % 27) + 1).padStart(2, '0')
  return `---\ntitle: 第 ${index} 篇\ndate: 2020-${String((index % 12) + 1).padStart(2, '0')}-${day}\ntags: [air]\n---\n\n${text}\n`
}

/** Output paths at which dev serves something else than a clean build puts there. */
async function differing(): Promise<string[]> {
  const built = runCli(['build', '.', '--drafts', '--no-cache', '--cache-dir', '.cache/clean'], {
    cwd: site.folder,
  })
  expect(built.stdout + built.stderr).not.toContain('error')
  const dist = join(site.folder, 'dist')
  const paths = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter(path =>
    statSync(join(dist, path)).isFile(),
  )
  const wrong: string[] = []
  for (const path of paths) {
    // Each over a connection of its own: one that was kept is closed while this process waits for the build.
    const { body } = await rawRequest(dev.origin, `/${path.split('/').map(encodeURIComponent).join('/')}`)
    const served = body.toString('latin1')
    const page = served.replace(
      /<script type="application\/json" id="diglot-dev">.*?<\/script><script [^>]*><\/script>/,
      '',
    )
    if (page !== readFileSync(join(dist, path), 'latin1')) wrong.push(path)
  }
  expect(paths.length).toBeGreaterThan(50)
  return wrong
}

/** Two seconds in which nothing happens. */
const quiet = (): Promise<void> => new Promise(resolve => setTimeout(resolve, 2000))

describe('after a storm of changes, what is served is what a clean build gives', () => {
  test(`${checkouts} checkouts of branches that differ in ${files} files`, {
    timeout: 1_800_000,
  }, async () => {
    for (let index = 0; index < files; index++)
      site.write(`content/zh/news/a/${index}.md`, article(index, '原文。'))
    site.write('.gitignore', 'dist/\n.cache/\n')
    git('init', '-q', '-b', 'one')
    git('add', '-A')
    git('commit', '-q', '-m', 'one')
    git('checkout', '-q', '-b', 'two')
    for (let index = 0; index < files; index++) {
      const path = join(site.folder, `content/zh/news/a/${index}.md`)
      if (index % 5 === 0) rmSync(path)
      else if (index % 5 === 1) {
        mkdirSync(join(site.folder, 'content/zh/news/b'), { recursive: true })
        renameSync(path, join(site.folder, `content/zh/news/b/${index}.md`))
      } else writeFileSync(path, article(index + 1, '另一个分支的文字。'))
    }
    site.write('content/registry/tags.yaml', 'air:\n  zh: 大气\n  en: Air quality\n')
    site.write('templates/assets/extra.css', 'b { color: red }')
    git('add', '-A')
    git('commit', '-q', '-m', 'two')
    dev = await startDevProcess(site.folder)
    for (let round = 0; round < checkouts; round++) {
      git('checkout', '-q', round % 2 === 0 ? 'one' : 'two')
      await quiet()
      expect(await differing()).toEqual([])
    }
    expect(dev.child.exitCode).toBeNull()
  })

  test('files that are written piece by piece, in quick succession, moved with their folder, saved by renaming', async () => {
    dev = await startDevProcess(site.folder)
    for (let index = 0; index < 30; index++)
      site.write(`content/zh/news/c/${index}.md`, article(index, '文。'))
    renameSync(join(site.folder, 'content/zh/news/c'), join(site.folder, 'content/zh/news/d'))
    for (let index = 0; index < 40; index++) {
      site.write('content/zh/news/air.md', '')
      site.write('content/zh/news/air.md', article(index, `第 ${index} 次。`))
      if (index % 4 === 0) await new Promise(resolve => setTimeout(resolve, 15))
    }
    writeFileSync(join(site.folder, 'content/zh/news/water.tmp'), article(3, '改名保存。'))
    renameSync(join(site.folder, 'content/zh/news/water.tmp'), join(site.folder, 'content/zh/news/water.md'))
    await quiet()
    expect(await differing()).toEqual([])
    expect(await (await fetch(`${dev.origin}/zh/news/air/`)).text()).toContain('第 39 次')
    expect((await fetch(`${dev.origin}/zh/news/c/3/`)).status).toBe(404)
  })
})

describe('the process', () => {
  test.each(['SIGINT', 'SIGTERM'] as const)('%s ends it and leaves nothing behind', async signal => {
    dev = await startDevProcess(site.folder)
    const open = await fetch(`${dev.origin}/__diglot/events?path=/zh/&version=x`)
    const before = Date.now()
    expect(await dev.end(signal)).toBe(0)
    expect(Date.now() - before).toBeLessThan(5000)
    await open.body?.cancel().catch(() => undefined)
    expect(
      readdirSync(site.folder)
        .filter(name => !['.cache'].includes(name))
        .sort(),
    ).toEqual(['content', 'site.config.ts', 'static'])
    expect(existsSync(join(site.folder, '.cache', 'lock'))).toBe(false)
    await expect(fetch(dev.origin)).rejects.toThrow()
  })

  test('what was parsed is remembered for the next start', async () => {
    for (let index = 0; index < 120; index++)
      site.write(`content/zh/news/a/${index}.md`, article(index, '文。'))
    dev = await startDevProcess(site.folder)
    await dev.end()
    const pack = join(site.folder, '.cache', 'articles.pack')
    const size = statSync(pack).size
    expect(size).toBeGreaterThan(10_000)
    expect(existsSync(join(site.folder, '.cache', 'lock'))).toBe(false)
    dev = await startDevProcess(site.folder)
    expect(await (await fetch(`${dev.origin}/zh/news/a/7/`)).text()).toContain('第 7 篇')
    expect(statSync(pack).size).toBe(size)
  })

  test('a site that is broken from the start is served once it is mended', async () => {
    const config = site.read('site.config.ts')
    site.write('site.config.ts', config.replace('defineConfig({', 'defineConfig({{'))
    dev = await startDevProcess(site.folder)
    await dev.shows(/error config\/unreadable {2}site\.config\.ts:\d+:\d+/)
    const broken = await fetch(`${dev.origin}/zh/`)
    expect([broken.status, (await broken.text()).includes('/__diglot/dev.js')]).toEqual([500, true])
    site.write('site.config.ts', config)
    await dev.shows(/All problems are mended/)
    expect((await fetch(`${dev.origin}/zh/`)).status).toBe(200)
  })

  test('articles that were broken from the start do not keep the others from being served', async () => {
    site.write('content/zh/news/bad.md', '---\ntitle: 坏\ndate: 从前\n---\n')
    dev = await startDevProcess(site.folder)
    await dev.shows(/error front-matter\/date {2}content\/zh\/news\/bad\.md:3:7/)
    expect((await fetch(`${dev.origin}/zh/news/air/`)).status).toBe(200)
    expect((await fetch(`${dev.origin}/zh/news/bad/`)).status).toBe(404)
    site.write('content/zh/news/bad.md', '---\ntitle: 好\ndate: 2021-01-01\n---\n')
    await dev.shows(/All problems are mended/)
    expect((await fetch(`${dev.origin}/zh/news/bad/`)).status).toBe(200)
  })
})
