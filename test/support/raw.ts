import { connect } from 'node:net'

export interface RawAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
}

export interface RawOptions {
  readonly method?: string
  readonly headers?: readonly string[]
  /** Lines of `Host`, as they are sent; `localhost` unless set. */
  readonly hosts?: readonly string[]
}

/** Sends a request byte by byte: `fetch` would tidy up what an attacker sends. `url` tells the port. */
export async function rawRequest(url: string, target: string, options: RawOptions = {}): Promise<RawAnswer> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1')
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
