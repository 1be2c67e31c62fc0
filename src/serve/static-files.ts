import { createReadStream } from 'node:fs'
import { realpath, stat } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { extname, isAbsolute, join, relative } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { contentType } from 'mime-types'

/**
 * Answers a request as a static host would: files, directory indexes, the folder's redirect to its slash, the
 * nearest 404 page. `base` is the sub-directory that the site is served below. Only files of `root` are ever sent:
 * the target is decoded once, refused if odd, and checked after links are resolved.
 */
export async function serveStatic(
  request: IncomingMessage,
  response: ServerResponse,
  root: string,
  base: string,
): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(response, 405, 'only GET and HEAD')
  const path = requestPath(request.url ?? '')
  if (path === null) return refuse(response, 400, 'this address cannot be read')
  if (!path.startsWith(base)) {
    if (path === '/' || `${path}/` === base) return redirect(response, base)
    return refuse(response, 404, 'the site is served below its sub-directory')
  }
  const local = path.slice(base.length)
  const file = await inside(root, local.endsWith('/') || local === '' ? `${local}index.html` : local)
  if (file !== null) return send(request, response, file, 200)
  if (!local.endsWith('/') && (await inside(root, `${local}/index.html`)) !== null) {
    return redirect(response, `${encodeURI(path).replace(/[?#]/g, encodeURIComponent)}/`)
  }
  const edition = local.split('/')[0] ?? ''
  const notFound = (await inside(root, `${edition}/404.html`)) ?? (await inside(root, '404.html'))
  if (notFound === null) return refuse(response, 404, 'not found')
  return send(request, response, notFound, 404)
}

/** The decoded path of a request target, or null for one that no browser sends for a page of ours. */
function requestPath(target: string): string | null {
  const [path = ''] = target.split('?')
  if (!path.startsWith('/') || path.includes('#') || target.length > 8192) return null
  try {
    const decoded = decodeURIComponent(path)
    // With two slashes, also encoded ones, a redirect to the folder would lead to another host.
    const isOdd = /[\u0000-\u001F\\]|\/\//.test(decoded) || /(^|\/)\.{1,2}(\/|$)/.test(decoded)
    return isOdd ? null : decoded
  } catch {
    return null
  }
}

/** The real path of a regular file below the root, or null. */
async function inside(root: string, local: string): Promise<string | null> {
  try {
    const file = await realpath(join(root, local))
    const way = relative(await realpath(root), file)
    if (/^\.\.(?:[/\\]|$)/.test(way) || isAbsolute(way)) return null
    return (await stat(file)).isFile() ? file : null
  } catch {
    return null
  }
}

async function send(
  request: IncomingMessage,
  response: ServerResponse,
  file: string,
  status: number,
): Promise<void> {
  const { size, mtime } = await stat(file)
  const etag = `"${size.toString(36)}-${mtime.getTime().toString(36)}"`
  const type = contentType(extname(file)) || 'application/octet-stream'
  const accepted = /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/
  const zipped =
    /^text\/|json|xml|javascript/.test(type) && accepted.test(String(request.headers['accept-encoding']))
  response.setHeader('Content-Type', type)
  response.setHeader('X-Content-Type-Options', 'nosniff')
  response.setHeader('ETag', etag)
  response.setHeader('Vary', 'Accept-Encoding')
  if (status === 200 && request.headers['if-none-match'] === etag) {
    response.writeHead(304).end()
    return
  }
  if (zipped) response.setHeader('Content-Encoding', 'gzip')
  else response.setHeader('Content-Length', size)
  response.writeHead(status)
  if (request.method === 'HEAD') {
    response.end()
    return
  }
  await (zipped
    ? pipeline(createReadStream(file), createGzip(), response)
    : pipeline(createReadStream(file), response))
}

function redirect(response: ServerResponse, location: string): void {
  response.writeHead(301, { Location: location }).end()
}

function refuse(response: ServerResponse, status: number, why: string): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' }).end(`${status}: ${why}\n`)
}
