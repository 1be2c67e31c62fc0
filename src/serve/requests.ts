import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { isIP } from 'node:net'

/** Where a server listens, and by which names it may be called besides. */
export interface Listening {
  readonly host: string
  /** In lower case. */
  readonly names?: readonly string[]
}

/**
 * Lets in what a browser of this machine sends, and answers everything else itself. Returns the decoded path, or null
 * if the request is answered. A foreign name in `Host` is DNS rebinding, a foreign `Origin` another site that is
 * open in the same browser.
 */
export function admit(
  request: IncomingMessage,
  response: ServerResponse,
  { host, names = [] }: Listening,
): string | null {
  // What is served here is for this machine: no other site may put it into itself.
  response.setHeader('Cross-Origin-Resource-Policy', 'same-origin')
  response.setHeader('X-Content-Type-Options', 'nosniff')
  if (!isOwnHost(request, host, names))
    return refuse(response, 403, 'this server answers to its own address only')
  const { origin } = request.headers
  // Whoever reaches us by a name may do so through a proxy that speaks TLS.
  const own = [`http://${request.headers.host}`, ...names.map(name => `https://${name}`)]
  if (origin !== undefined && !own.includes(origin)) {
    return refuse(response, 403, 'other sites are not answered')
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('Allow', 'GET, HEAD')
    return refuse(response, 405, 'only GET and HEAD')
  }
  return requestPath(request.url ?? '') ?? refuse(response, 400, 'this address cannot be read')
}

/** Exactly one `Host`: loopback, or what was asked for. An address in digits cannot be rebound. */
function isOwnHost(
  { headers, rawHeaders }: IncomingMessage,
  listening: string,
  names: readonly string[],
): boolean {
  const count = rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === 'host').length
  const [, name = ''] = /^(\[[\da-f:.]+\]|[^:[\]]+)(?::\d+)?$/i.exec(headers.host ?? '') ?? []
  if (count !== 1 || name === '') return false
  const bare = name.toLowerCase().replace(/^\[|\]$/g, '')
  if (['localhost', '127.0.0.1', '::1', listening.toLowerCase(), ...names].includes(bare)) return true
  return ['0.0.0.0', '::'].includes(listening) && isIP(bare) !== 0
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

export function redirect(response: ServerResponse, location: string, status: 301 | 302 = 301): void {
  response.writeHead(status, { Location: location }).end()
}

/** The address of a folder for one that lacks its slash, as a header can carry it. */
export function withSlash(path: string): string {
  return `${encodeURI(path).replace(/[?#]/g, encodeURIComponent)}/`
}

/** The text is ours: nothing of the request is in it. */
export function refuse(response: ServerResponse, status: number, why: string): null {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' }).end(`${status}: ${why}\n`)
  return null
}

/** Listens on a port, or on the next one that is free; returns the one it is. */
export async function listenNear(server: Server, port: number, host: string): Promise<number> {
  for (let next = port; ; next++) {
    try {
      await listen(server, next, host)
      break
    } catch (cause) {
      const taken = cause instanceof Error && 'code' in cause && cause.code === 'EADDRINUSE'
      if (!taken || next >= Math.min(port + 20, 65_535)) throw cause
    }
  }
  const address = server.address()
  return typeof address === 'object' && address !== null ? address.port : port
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve()
    })
  })
}
