import { connect } from 'node:net'

export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
}

export interface RawOptions {
  /** Of the server. */
  readonly url: string
  readonly method?: string
  readonly headers?: readonly string[]
  /** `localhost` unless set. */
  readonly hosts?: readonly string[]
}

/** Sends a request target as it is: `fetch` would tidy it up. */
export async function raw(target: string, options: RawOptions): Promise<Answer> {
  const { port } = new URL(options.url)
  const socket = connect(Number(port), '127.0.0.1')
  const first = `${options.method ?? 'GET'} ${target} HTTP/1.1`
  const hosts = (options.hosts ?? ['localhost']).map(host => `Host: ${host}`)
  const head = [first, ...hosts, 'Connection: close', ...(options.headers ?? [])]
  socket.write(`${head.join('\r\n')}\r\n\r\n`)
  const chunks: Buffer[] = []
  for await (const chunk of socket) chunks.push(chunk)
  const all = Buffer.concat(chunks)
  const end = all.indexOf('\r\n\r\n')
  const [status = '', ...lines] = all.subarray(0, end).toString('latin1').split('\r\n')
  const headers = lines.map(line => {
    const colon = line.indexOf(':')
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 2)]
  })
  return {
    status: Number(status.split(' ')[1]),
    headers: Object.fromEntries(headers),
    body: bodyOf(all.subarray(end + 4), headers),
  }
}

function bodyOf(bytes: Buffer, headers: readonly (readonly string[])[]): Buffer {
  if (!headers.some(([name, value]) => name === 'transfer-encoding' && value === 'chunked')) return bytes
  const parts: Buffer[] = []
  for (let at = 0; ; ) {
    const line = bytes.indexOf('\r\n', at)
    const size = Number.parseInt(bytes.subarray(at, line).toString(), 16)
    if (!size) return Buffer.concat(parts)
    parts.push(bytes.subarray(line + 2, line + 2 + size))
    at = line + 2 + size + 2
  }
}

/** Request targets that no browser sends for a page of ours; none may be answered with a file or a redirect. */
export const oddTargets: readonly string[] = [
  ...['/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/%2e%2e%2fsecret.txt', '/..%5csecret.txt'],
  ...['/zh/../../secret.txt', '/zh/..%2f..%2fsecret.txt', '/./../secret.txt', '/zh/%2e%2e/%2e%2e/secret.txt'],
  ...['/..%2fsite-secret/x.txt', '/../site-secret/x.txt', '/%2e%2e%2fsite-secret%2fx.txt', '/..\\secret.txt'],
  ...['/%252e%252e/secret.txt', '/%00', '/secret.txt%00.html', '/%E0%A4%A', '/%', '/%ff'],
  ...['//evil/%2e%2e', '//secret.txt', '/#/../../secret.txt', '*', 'http://evil/x', 'secret.txt', ''],
  ...['/.git/config', '/.env', '/link.txt', '/link/x.txt', '/link/', '/zh/../link.txt'],
  ...['/%2fetc/passwd', '/%2Fzh', '/%2f%2fevil.example/', '/C:/secret.txt'],
]
