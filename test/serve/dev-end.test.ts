import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type DevSite, devSite, startDevProcess } from '../support/dev.ts'

let site: DevSite
beforeEach(() => {
  // Enough articles that dev writes down what it parsed, which takes the lock of builds.
  const many = Array.from({ length: 60 }, (_, index) => {
    return [`content/zh/news/a${index}.md`, `---\ntitle: 第 ${index} 篇\ndate: 2021-01-01\n---\n\n文。\n`]
  })
  site = devSite(Object.fromEntries(many))
})
afterEach(() => rmSync(site.folder, { recursive: true }))

const files = (): string[] =>
  readdirSync(site.folder, { recursive: true, encoding: 'utf8' })
    .filter(path => !path.startsWith('.cache'))
    .sort()

/** Pids of all processes that work on the site, by their command line; read where Linux tells it. */
function processes(): string[] {
  if (!existsSync('/proc/self/cmdline')) return []
  return readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .filter(pid => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(site.folder)
      } catch {
        return false
      }
    })
}

test.each(['SIGINT', 'SIGTERM'] as const)(
  '%s ends it at once and leaves no process, lock or temporary file',
  async signal => {
    const before = files()
    const dev = await startDevProcess(site.folder)
    expect(existsSync('/proc') ? processes().length : 1).toBe(1)
    // A browser that looks at a page holds a stream open.
    const stream = await fetch(`${dev.origin}/__diglot/events?path=/zh/&version=`)
    site.write('content/zh/news/air.md', `${site.read('content/zh/news/air.md')}\n又一段。\n`)
    await dev.shows(/air\.md changed/)
    const asked = performance.now()
    expect(await dev.end(signal)).toBe(0)
    expect(performance.now() - asked).toBeLessThan(5000)
    expect(processes()).toEqual([])
    expect(files()).toEqual(before)
    const cache = readdirSync(join(site.folder, '.cache')).sort()
    expect(
      cache.filter(name => !/^(?:articles\.pack|bodies\.pack|sources\.json|changes\.json)$/.test(name)),
    ).toEqual([])
    await stream.text().catch(() => undefined)
    await expect(fetch(`${dev.origin}/zh/`)).rejects.toThrow()
  },
)

test('it can be ended while it is still looking for its files', async () => {
  const dev = await startDevProcess(site.folder, [], /Ctrl-C ends it/)
  expect(await dev.end()).toBe(0)
  expect(dev.output()).not.toMatch(/Warning|Error/)
  expect(processes()).toEqual([])
})

test('a taken port is passed over with a message', async () => {
  const other = createServer()
  const port = await new Promise<number>(resolve => {
    other.listen(0, '127.0.0.1', () => {
      const address = other.address()
      resolve(typeof address === 'object' && address !== null ? address.port : 0)
    })
  })
  const dev = await startDevProcess(site.folder, ['--port', String(port)])
  const taken = Number(new URL(dev.origin).port)
  expect(taken).toBeGreaterThan(port)
  expect(dev.output()).toContain(`Port ${port} is taken; this is ${taken}.\n`)
  expect((await fetch(`${dev.origin}/zh/`)).status).toBe(200)
  await dev.end()
  other.close()
})
