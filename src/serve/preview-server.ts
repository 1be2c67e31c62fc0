import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { serveStatic } from './static-files.ts'

export interface PreviewOptions {
  /** The built folder. */
  readonly root: string
  /** `/` or `/news/`. */
  readonly base: string
  readonly host: string
  /** The first port to try; taken ones are passed over. */
  readonly port: number
}

/** Serves a built folder on loopback until the server is closed. Resolves once it listens. */
export async function startPreview(options: PreviewOptions): Promise<{ server: Server; url: string }> {
  const server = createServer((request, response) => {
    serveStatic(request, response, options.root, options.base).catch(() => {
      // The reader went away, or the file did: there is nobody to tell.
      response.destroy()
    })
  })
  for (let port = options.port; ; port++) {
    try {
      await listen(server, port, options.host)
      break
    } catch (cause) {
      const taken = cause instanceof Error && 'code' in cause && cause.code === 'EADDRINUSE'
      if (!taken || port >= options.port + 20) throw cause
    }
  }
  const { port } = server.address() as AddressInfo
  const host = options.host.includes(':') ? `[${options.host}]` : options.host
  return { server, url: `http://${host}:${port}${options.base}` }
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
