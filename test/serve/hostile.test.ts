import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, get, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Dev, startDev } from '../../src/serve/dev-server.ts'
import { startPreview } from '../../src/serve/preview-server.ts'
import { root } from '../support/cli.ts'
import { type DevSite, devSite } from '../support/dev.ts'
import { rawRequest } from '../support/raw.ts'

const secret = 'SECRET-OF-THE-HOST'
let site: DevSite
let dist: string
let dev: Dev
let preview: { server: Server; url: string }
const urlOf = (name: string): string => (name === 'dev' ? dev.url : preview.url)

function start(port: number): Promise<Dev> {
  return startDev({
    site: site.folder,
    theme: join(root, 'templates'),
    cache: join(site.folder, '.cache'),
    host: '127.0.0.1',
    port,
    progress: () => undefined,
    read: () => undefined,
    updated: () => undefined,
    polling: () => undefined,
  })
}

beforeAll(async () => {
  site = devSite({ '.env': secret, 'content/zh/.git/config': secret, '.git/config': secret, x: secret })
  dist = mkdtempSync(join(tmpdir(), 'diglot-hostile-'))
  for (const folder of ['dist', 'dist_secret']) mkdirSync(join(dist, folder))
  writeFileSync(join(dist, 'x'), secret)
  writeFileSync(join(dist, 'dist_secret', 'x.txt'), secret)
  writeFileSync(join(dist, 'dist', 'index.html'), 'HOME')
  dev = await start(0)
  preview = await startPreview({ root: join(dist, 'dist'), base: '/', host: '127.0.0.1', port: 0 })
})

afterAll(async () => {
  await dev.close()
  preview.server.close()
  rmSync(site.folder, { recursive: true })
  rmSync(dist, { recursive: true })
})

const targets = [
  ...[
    '/../x',
    '/%2e%2e/x',
    '/%2E%2E/x',
    '/..%2fx',
    '/%2e%2e%2fx',
    '/..%5cx',
    '/..\\x',
    '/zh/..%2f..%2fx',
    '/./x',
  ],
  ...[
    '/..%2fdist_secret/x.txt',
    '/%2e%2e%2fdist_secret%2fx.txt',
    '/..;/x',
    '/%252e%252e/x',
    '/%00',
    '/x%00.html',
  ],
  ...[
    '/%E0%A4%A',
    '/%',
    '/%zz',
    '//evil.example/%2e%2e',
    '//evil.example',
    '/%2fevil.example',
    '/\\evil.example',
  ],
  ...[
    '/#/../../etc/hostname',
    '*',
    'x',
    'http://evil.example/x',
    'file:///etc/hostname',
    '/@fs/etc/hostname',
  ],
  ...[
    '/.git/config',
    '/.env',
    '/content/zh/news/air.md',
    '/site.config.ts',
    '/package.json',
    '/.cache/sources.json',
  ],
  ...[
    '/etc/hostname',
    '/etc/hostname?raw',
    '/x?raw??',
    '/x?import&inline',
    '/__diglot/../x',
    '/__diglot/%2e%2e/dev.js',
  ],
  ...[
    '/__diglot/dev.js/x',
    '/__diglot/',
    '/__proto__',
    '/constructor',
    `/${'a'.repeat(10_000)}`,
    `/${'%61'.repeat(5000)}`,
  ],
]

describe.each(['dev', 'preview'])('%s is sent what no browser sends', name => {
  test.each(targets)('%s', async target => {
    const { status, headers, body } = await rawRequest(urlOf(name), target)
    expect([400, 403, 404, 431]).toContain(status)
    expect(body.toString()).not.toContain(secret)
    expect(headers).not.toHaveProperty('location')
    expect(headers).not.toHaveProperty('access-control-allow-origin')
    expect((await rawRequest(urlOf(name), '/')).status).toBe(200)
  })

  test.each([
    ['evil.example'],
    ['127.0.0.1.nip.io'],
    ['localhost.evil.example'],
    ['localhost@evil.example'],
    ['192.168.0.7'],
    [''],
    ['localhost', 'evil.example'],
    ['localhost', 'localhost'],
  ])('a host that is not this one: %s %s', async (...hosts) => {
    const { status, body } = await rawRequest(urlOf(name), '/', {
      hosts: hosts.filter(host => host !== undefined),
    })
    expect([400, 403]).toContain(status)
    expect(body.toString()).not.toContain('HOME')
    expect(body.toString()).not.toContain('<html')
  })

  test.each(['localhost', 'LOCALHOST:1234', '127.0.0.1', '[::1]:3000'])('%s is this host', async host => {
    expect((await rawRequest(urlOf(name), '/', { hosts: [host] })).status).toBe(200)
  })

  test.each(['http://evil.example', 'null', 'http://localhost:1', 'https://localhost'])(
    'another site, %s, is not answered',
    async origin => {
      for (const target of ['/', '/__diglot/events?path=/&version=x', '/__diglot/dev.js']) {
        const { status, headers, body } = await rawRequest(urlOf(name), target, {
          headers: [`Origin: ${origin}`],
        })
        expect([target, status]).toEqual([target, 403])
        expect(headers).not.toHaveProperty('access-control-allow-origin')
        expect(body.toString()).not.toMatch(/<html|event:/)
      }
    },
  )

  test('the site itself is', async () => {
    const options = { hosts: ['localhost:80'], headers: ['Origin: http://localhost:80'] }
    const { status, headers } = await rawRequest(urlOf(name), '/', options)
    expect([status, headers['cross-origin-resource-policy']]).toEqual([200, 'same-origin'])
  })

  test.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'TRACE', 'PATCH'])('%s is no method here', async method => {
    const { status, headers } = await rawRequest(urlOf(name), '/', { method })
    expect([status, headers.allow]).toEqual([405, 'GET, HEAD'])
  })

  test('thousands of hostile requests leave it alive', async () => {
    for (let round = 0; round < 20; round++) {
      await Promise.all(targets.map(target => rawRequest(urlOf(name), target).catch(() => undefined)))
    }
    expect((await rawRequest(urlOf(name), '/')).status).toBe(200)
  })
})

test('both are bound to loopback', () => {
  for (const name of ['dev', 'preview']) expect(new URL(urlOf(name)).hostname).toBe('127.0.0.1')
  const address = preview.server.address()
  expect(typeof address === 'object' && address?.address).toBe('127.0.0.1')
})

test('an error page of dev shows nothing of the address as markup', async () => {
  const { status, body } = await rawRequest(dev.url, '/zh/%3Cscript%3Ealert(1)%3C/script%3E/')
  expect(status).toBe(404)
  expect(body.toString()).not.toContain('<script>alert')
})

test('a stream of events says at once that another version is out of date', async () => {
  const said = await new Promise<string>((resolve, reject) => {
    const request = get(`${dev.url}__diglot/events?path=/zh/&version=old`, response => {
      let text = ''
      response.on('data', chunk => {
        text += chunk
        if (!text.includes('event:')) return
        request.destroy()
        resolve(text)
      })
    }).on('error', reject)
  })
  expect(said).toContain('event: reload')
})

test('dev passes over a taken port', async () => {
  const blocker = createServer()
  await new Promise<void>(resolve => blocker.listen(0, '127.0.0.1', resolve))
  const address = blocker.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const other = await start(port)
  expect(other.port).toBeGreaterThan(port)
  expect((await rawRequest(other.url, '/zh/')).status).toBe(200)
  await other.close()
  blocker.close()
})

test('a site in a sub-directory is served there, and / leads to it', async () => {
  site.write('site.config.ts', site.read('site.config.ts').replace('example.org/', 'example.org/paper/'))
  const below = await start(0)
  try {
    expect(below.url).toMatch(/\/paper\/$/)
    expect((await rawRequest(below.url, '/')).headers.location).toBe('/paper/')
    expect((await rawRequest(below.url, '/paper/zh')).headers.location).toBe('/paper/zh/')
    expect((await rawRequest(below.url, '/paper/zh/')).body.toString()).toContain(
      'href="/paper/zh/news/air/"',
    )
    expect((await rawRequest(below.url, '/zh/')).status).toBe(404)
    const feed = await rawRequest(below.url, '/paper/zh/atom.xml')
    expect([feed.status, feed.headers['content-type']]).toEqual([200, expect.stringContaining('xml')])
    expect(feed.body.toString()).not.toContain('diglot-dev')
    const copied = await rawRequest(below.url, '/paper/robots-note.txt')
    expect(copied.body.toString()).toBe('note\n')
  } finally {
    await below.close()
  }
})
