import { rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Dev, startDev } from '../../src/serve/dev-server.ts'
import { type DevSite, devSite } from '../support/dev.ts'
import { defaultTheme } from '../support/newsroom.ts'
import { type Answer, oddTargets, type RawOptions, raw as rawTo } from '../support/raw.ts'

const secret = 'SECRET'
let site: DevSite
let outside: string
let dev: Dev

function start(folder: string, more: { host?: string; port?: number } = {}): Promise<Dev> {
  return startDev({
    ...{ poll: false, checked: () => {} },
    site: folder,
    theme: defaultTheme,
    cache: join(folder, '.cache'),
    host: '127.0.0.1',
    port: 0,
    progress: () => {},
    read: () => undefined,
    updated: () => {},
    polling: () => {},
    ...more,
  })
}

beforeAll(async () => {
  site = devSite({ '.env': secret, '.git/config': secret, 'notes/x.txt': secret, 'static/a b.txt': 'SPACE' })
  outside = join(dirname(site.folder), `${site.folder.split('/').at(-1)}-secret.txt`)
  writeFileSync(outside, secret)
  symlinkSync(outside, join(site.folder, 'static', 'link.txt'))
  dev = await start(site.folder)
})

afterAll(async () => {
  await dev.close()
  rmSync(site.folder, { recursive: true })
  rmSync(outside)
})

const raw = (target: string, options: Omit<RawOptions, 'url'> = {}): Promise<Answer> =>
  rawTo(target, { url: dev.url, ...options })

describe('requests that no browser sends to its own site', () => {
  const more = [
    '/site.config.ts',
    '/notes/x.txt',
    '/content/zh/news/air.md',
    '/static/robots-note.txt',
    '/__diglot/../.env',
    '/__diglot/%2e%2e/.env',
    '/__diglot/dev.js/../../.env',
    '/__diglot/..%2f..%2fpackage.json',
    '/__diglot/package.json',
    '/__diglot/',
    '/zh/news/air%00/',
  ]
  test.each([...oddTargets, ...more])('%j', async target => {
    const { status, headers, body } = await raw(target)
    expect([400, 403, 404, 414, 431]).toContain(status)
    expect(body.toString()).not.toContain(secret)
    expect(headers).not.toHaveProperty('location')
    expect((await raw('/zh/')).status).toBe(200)
  })

  test.each([10_240, 100_000])('a target of %i bytes', async length => {
    const status = await raw(`/${'a'.repeat(length)}`).then(
      answer => answer.status,
      () => 'hung up',
    )
    expect([400, 414, 431, 'hung up']).toContain(status)
    expect((await raw('/zh/')).status).toBe(200)
  })

  test.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'TRACE'])('%s', async method => {
    expect((await raw('/zh/', { method })).status).toBe(405)
    expect((await raw('/__diglot/events?path=/zh/', { method })).status).toBe(405)
  })

  test('the stream of events takes any path, and gives nothing of it back', async () => {
    for (const path of ['/../../.env', '%00', '<script>', 'http://evil/']) {
      const target = `/__diglot/events?path=${encodeURIComponent(path)}&version=`
      const { status } = await raw(target, { method: 'HEAD' })
      expect(status).toBe(200)
    }
    const got = await fetch(`${dev.url}__diglot/events?path=/../../.env&version=x`)
    const chunk = await got.body?.getReader().read()
    expect(new TextDecoder().decode(chunk?.value)).not.toContain('.env')
  })
})

describe('requests of other sites', () => {
  test.each([
    [['evil.example']],
    [['evil.example:80']],
    [['localhost.evil.example']],
    [['127.0.0.1.evil.example']],
    [['localhost', 'evil.example']],
    [[]],
    [['']],
    [['localhost@evil.example']],
    [['10.0.0.1']],
  ])('Host %j', async hosts => {
    for (const target of ['/zh/', '/__diglot/events?path=/zh/', '/__diglot/dev.js']) {
      const { status, body } = await raw(target, { hosts })
      expect([400, 403]).toContain(status)
      expect(body.toString()).not.toContain('江城')
    }
  })

  test.each(['localhost', 'LOCALHOST:1', '127.0.0.1', '[::1]:3000'])(
    'Host %s is this machine',
    async host => {
      expect((await raw('/zh/', { hosts: [host] })).status).toBe(200)
    },
  )

  test.each(['http://evil.example', 'null', 'https://localhost', 'http://localhost:1'])(
    'Origin %s',
    async origin => {
      for (const target of ['/zh/', '/__diglot/events?path=/zh/', '/__diglot/dev.js']) {
        expect((await raw(target, { headers: [`Origin: ${origin}`] })).status).toBe(403)
      }
    },
  )

  test('nothing may be read or embedded by another site', async () => {
    for (const target of ['/zh/', '/__diglot/dev.js', '/none', '/robots-note.txt']) {
      const { headers } = await raw(target)
      expect(headers).not.toHaveProperty('access-control-allow-origin')
      expect(headers).toMatchObject({
        'cross-origin-resource-policy': 'same-origin',
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-store',
      })
    }
  })
})

describe('what is served', () => {
  test.each([
    ['/zh/news/air/', 200, 'text/html; charset=utf-8', '原来的一段'],
    ['/zh/atom.xml', 200, 'application/xml', '空气'],
    ['/a%20b.txt', 200, 'text/plain; charset=utf-8', 'SPACE'],
    ['/sitemap.xml', 200, 'application/xml', 'sitemapindex'],
    ['/zh/none/', 404, 'text/html; charset=utf-8', 'diglot-dev'],
  ])('%s', async (target, status, type, text) => {
    const answer = await raw(target)
    expect([answer.status, answer.headers['content-type']]).toEqual([status, type])
    expect(answer.body.toString()).toContain(text)
  })

  test('a folder without its slash leads to it, and with one that is no host', async () => {
    const { status, headers } = await raw('/zh/news/air')
    expect([status, headers.location]).toEqual([302, '/zh/news/air/'])
  })

  test('a style sheet is kept under its name as long as that is its digest', async () => {
    const [, address = ''] = /href="([^"]+\.css)"/.exec((await raw('/zh/')).body.toString()) ?? []
    expect((await raw(address)).headers['cache-control']).toBe('max-age=31536000, immutable')
  })
})

test('a taken port is passed over, and every port that was taken is free at the end', async () => {
  const other = await start(site.folder, { port: dev.port })
  expect(other.port).toBeGreaterThan(dev.port)
  expect((await rawTo('/zh/', { url: other.url })).status).toBe(200)
  const { port } = other
  await other.close()
  const again = await start(site.folder, { port })
  expect(again.port).toBe(port)
  await again.close()
})
