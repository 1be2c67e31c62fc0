import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import type { Server } from 'node:http'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startPreview } from '../../src/serve/preview-server.ts'
import { type Answer, oddTargets, type RawOptions, raw as rawTo } from '../support/raw.ts'

const secret = 'SECRET'
let folder: string
let root: Running
let below: Running

interface Running {
  readonly server: Server
  readonly url: string
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'diglot-serve-'))
  const files: Record<string, string> = {
    'site/index.html': 'ROOT',
    'site/404.html': 'NONE',
    'site/zh/index.html': '中文',
    'site/zh/404.html': '没有',
    'site/zh/空气/index.html': '空气',
    'site/zh/a b.txt': 'SPACE',
    'site/zh/atom.xml': `<feed>${'x'.repeat(2000)}</feed>`,
    'site/zh/50%/index.html': 'FIFTY',
    'site/zh/p.png': 'PNG',
    'site/.well-known/x.txt': 'KNOWN',
    'site/..odd/x.txt': 'ODD',
    'site-secret/x.txt': secret,
    'secret.txt': secret,
  }
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, dirname(path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  symlinkSync(join(folder, 'secret.txt'), join(folder, 'site', 'link.txt'))
  symlinkSync(join(folder, 'site-secret'), join(folder, 'site', 'link'))
  symlinkSync(join(folder, 'site', 'zh'), join(folder, 'site', 'inner'))
  const options = { root: join(folder, 'site'), host: '127.0.0.1', port: 0 }
  root = await startPreview({ ...options, base: '/' })
  below = await startPreview({ ...options, base: '/paper/' })
})

afterAll(() => {
  for (const { server } of [root, below]) {
    server.closeAllConnections()
    server.close()
  }
  rmSync(folder, { recursive: true })
})

function raw(
  target: string,
  { at = root, ...options }: Omit<RawOptions, 'url'> & { at?: Running } = {},
): Promise<Answer> {
  return rawTo(target, { url: at.url, ...options })
}

describe('what a host serves', () => {
  test.each([
    ['/', 'ROOT', 'text/html; charset=utf-8'],
    ['/zh/', '中文', 'text/html; charset=utf-8'],
    ['/zh/index.html', '中文', 'text/html; charset=utf-8'],
    [`/zh/${encodeURIComponent('空气')}/`, '空气', 'text/html; charset=utf-8'],
    ['/zh/a%20b.txt', 'SPACE', 'text/plain; charset=utf-8'],
    ['/zh/?q=/../x#y', '中文', 'text/html; charset=utf-8'],
    ['/zh/p.png', 'PNG', 'image/png'],
    ['/.well-known/x.txt', 'KNOWN', 'text/plain; charset=utf-8'],
    ['/..odd/x.txt', 'ODD', 'text/plain; charset=utf-8'],
    ['/inner/', '中文', 'text/html; charset=utf-8'],
  ])('%s', async (target, text, type) => {
    const { status, headers, body } = await raw(target)
    expect([status, body.toString(), headers['content-type']]).toEqual([200, text, type])
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers).not.toHaveProperty('access-control-allow-origin')
  })

  test.each([
    ['/zh', '/zh/'],
    [`/zh/${encodeURIComponent('空气')}`, `/zh/${encodeURIComponent('空气')}/`],
    ['/zh/50%25', '/zh/50%25/'],
    ['/zh?x=1', '/zh/'],
  ])('%s leads to its folder', async (target, location) => {
    const { status, headers } = await raw(target)
    expect([status, headers.location]).toEqual([301, location])
  })

  test.each([
    ['/zh/gone/', '没有'],
    ['/zh/gone', '没有'],
    ['/zh/atom.xml/', '没有'],
    ['/en/gone/', 'NONE'],
    ['/gone', 'NONE'],
  ])('%s has the nearest 404 page', async (target, text) => {
    const { status, body } = await raw(target)
    expect([status, body.toString()]).toEqual([404, text])
  })
})

describe('targets that no browser sends', () => {
  test.each(oddTargets)('%j', async target => {
    const { status, headers, body } = await raw(target)
    expect([400, 403, 404, 414, 431]).toContain(status)
    expect(body.toString()).not.toContain(secret)
    expect(headers).not.toHaveProperty('location')
    expect((await raw('/')).status).toBe(200)
  })

  test.each([10_240, 100_000])('one of %i bytes', async length => {
    // Newer versions of Node may hang up before the answer has been read.
    const status = await raw(`/${'a'.repeat(length)}`).then(
      answer => answer.status,
      () => 'hung up',
    )
    expect([400, 414, 431, 'hung up']).toContain(status)
    expect((await raw('/')).status).toBe(200)
  })

  test.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'TRACE'])('%s', async method => {
    expect((await raw('/', { method })).status).toBe(405)
  })

  test('what is asked for is not said back', async () => {
    const { body } = await raw('/%3Cscript%3Ealert(1)%3C/script%3E')
    expect(body.toString()).not.toContain('script')
  })
})

describe('below a sub-directory', () => {
  test.each([
    ['/paper/', 200, 'ROOT'],
    ['/paper/zh/', 200, '中文'],
    ['/paper/zh/gone', 404, '没有'],
    ['/zh/', 404, '404: the site is served below its sub-directory\n'],
    ['/paper-secret/x.txt', 404, '404: the site is served below its sub-directory\n'],
    ['/paper/../secret.txt', 400, '400: this address cannot be read\n'],
    ['/paper/..%2fsite-secret/x.txt', 400, '400: this address cannot be read\n'],
    ['/paper/%2fzh', 400, '400: this address cannot be read\n'],
  ])('%s', async (target, code, text) => {
    const { status, body } = await raw(target, { at: below })
    expect([status, body.toString()]).toEqual([code, text])
  })

  test.each(['/', '/paper'])('%s leads to it', async target => {
    const { status, headers } = await raw(target, { at: below })
    expect([status, headers.location]).toEqual([301, '/paper/'])
  })
})

describe('transfer', () => {
  test('text is compressed for who can read it', async () => {
    const smallest = await raw('/zh/atom.xml', { headers: ['Accept-Encoding: gzip, br'] })
    expect(smallest.headers).toMatchObject({ 'content-encoding': 'br', vary: 'Accept-Encoding' })
    expect(brotliDecompressSync(smallest.body).toString()).toMatch(/^<feed>x+<\/feed>$/)
    const zipped = await raw('/zh/atom.xml', { headers: ['Accept-Encoding: gzip, br;q=0'] })
    expect(zipped.headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'Accept-Encoding' })
    expect(gunzipSync(zipped.body).toString()).toMatch(/^<feed>x+<\/feed>$/)
    const plain = await raw('/zh/atom.xml')
    expect(plain.headers).not.toHaveProperty('content-encoding')
    expect(plain.headers['content-length']).toBe('2013')
    const refused = await raw('/zh/atom.xml', { headers: ['Accept-Encoding: gzip;q=0'] })
    expect(refused.headers).not.toHaveProperty('content-encoding')
    const picture = await raw('/zh/p.png', { headers: ['Accept-Encoding: gzip'] })
    expect(picture.headers).not.toHaveProperty('content-encoding')
  })

  test('HEAD has the same head and no body', async () => {
    const { status, headers, body } = await raw('/zh/', { method: 'HEAD' })
    expect([status, headers['content-length'], body.length]).toEqual([200, '6', 0])
  })

  test('what a reader has already is not sent again', async () => {
    const { headers } = await raw('/zh/')
    const again = await raw('/zh/', { headers: [`If-None-Match: ${headers.etag}`] })
    expect([again.status, again.body.length]).toEqual([304, 0])
    expect((await raw('/zh/gone', { headers: [`If-None-Match: ${headers.etag}`] })).status).toBe(404)
  })
})

test('a taken port is passed over', async () => {
  const port = Number(new URL(root.url).port)
  const other = await startPreview({ root: join(folder, 'site'), host: '127.0.0.1', port, base: '/' })
  expect(Number(new URL(other.url).port)).toBeGreaterThan(port)
  expect((await raw('/', { at: other })).status).toBe(200)
  other.server.close()
})

test('a name that was allowed is answered, and no other', async () => {
  const named = await startPreview({
    ...{ root: join(folder, 'site'), host: '127.0.0.1', port: 0, base: '/' },
    names: ['paper.local'],
  })
  const statusFor = async (host: string) => (await rawTo('/', { url: named.url, hosts: [host] })).status
  expect(named.urls).toEqual([named.url, `http://paper.local:${named.port}/`])
  expect([await statusFor('paper.local'), await statusFor('other.local')]).toEqual([200, 403])
  named.server.close()
})
