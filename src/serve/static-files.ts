import { createReadStream } from 'node:fs'
import { realpath, stat } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { extname, isAbsolute, join, relative } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { constants, createBrotliCompress, createGzip } from 'node:zlib'
import { contentType } from 'mime-types'
import { redirect, refuse, withSlash } from './requests.ts'

export interface StaticRequest {
  /** The decoded path of the request. */
  readonly path: string
  readonly root: string
  /** The sub-directory that the site is served below. */
  readonly base: string
}

/**
 * Answers a request as a static host would: files, directory indexes, the folder's redirect to its slash, the nearest
 * 404 page. Only files of `root` are ever sent, checked after links are resolved.
 */
export async function serveStatic(
  request: IncomingMessage,
  response: ServerResponse,
  { path, root, base }: StaticRequest,
): Promise<void> {
  if (!path.startsWith(base)) {
    if (path === '/' || `${path}/` === base) return redirect(response, base)
    refuse(response, 404, 'the site is served below its sub-directory')
    return
  }
  const local = path.slice(base.length)
  const file = await inside(root, local.endsWith('/') || local === '' ? `${local}index.html` : local)
  if (file !== null) return sendFile(request, response, file, 200)
  if (!local.endsWith('/') && (await inside(root, `${local}/index.html`)) !== null) {
    return redirect(response, withSlash(path))
  }
  const edition = local.split('/')[0] ?? ''
  const notFound = (await inside(root, `${edition}/404.html`)) ?? (await inside(root, '404.html'))
  if (notFound !== null) return sendFile(request, response, notFound, 404)
  refuse(response, 404, 'not found')
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

/** Sends a file with its type, compressed where that helps and the reader can take it. */
export async function sendFile(
  request: IncomingMessage,
  response: ServerResponse,
  file: string,
  status: number,
): Promise<void> {
  const { size, mtime } = await stat(file)
  const etag = `"${size.toString(36)}-${mtime.getTime().toString(36)}"`
  const type = contentType(extname(file)) || 'application/octet-stream'
  const coding = isText(type) ? codingFor(request) : null
  response.setHeader('Content-Type', type)
  response.setHeader('ETag', etag)
  response.setHeader('Vary', 'Accept-Encoding')
  if (status === 200 && request.headers['if-none-match'] === etag) {
    response.writeHead(304).end()
    return
  }
  if (coding !== null) response.setHeader('Content-Encoding', coding)
  else response.setHeader('Content-Length', size)
  response.writeHead(status)
  if (request.method === 'HEAD') {
    response.end()
    return
  }
  await (coding === null
    ? pipeline(createReadStream(file), response)
    : pipeline(createReadStream(file), compressors[coding](), response))
}

function isText(type: string): boolean {
  return /^text\/|json|xml|javascript/.test(type)
}

type Coding = keyof typeof compressors

const compressors = {
  br: () => createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  gzip: () => createGzip(),
}

/** The best coding that the reader takes: those refused with `q=0` are none. */
function codingFor({ headers }: IncomingMessage): Coding | null {
  const taken = String(headers['accept-encoding'] ?? '')
    .split(',')
    .filter(one => !/;\s*q=0(?:\.0*)?\s*$/.test(one))
    .map(one => one.split(';')[0]?.trim().toLowerCase())
  return taken.includes('br') ? 'br' : taken.includes('gzip') ? 'gzip' : null
}
