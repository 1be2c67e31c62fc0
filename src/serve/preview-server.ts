import { createServer, type Server } from 'node:http'
import { reachedAt } from './reached-at.ts'
import { admit, listenNear } from './requests.ts'
import { serveStatic } from './static-files.ts'

export interface PreviewOptions {
  /** The built folder. */
  readonly root: string
  /** `/` or `/news/`. */
  readonly base: string
  readonly host: string
  /** Names by which it may be called besides, in lower case. */
  readonly names?: readonly string[]
  /** The first port to try; taken ones are passed over. */
  readonly port: number
}

/** Serves a built folder until the server is closed. Resolves once it listens, on `port`. */
export async function startPreview(
  options: PreviewOptions,
): Promise<{ server: Server; url: string; urls: readonly string[]; port: number }> {
  const { root, base, host, names = [] } = options
  const server = createServer((request, response) => {
    const path = admit(request, response, { host, names })
    if (path === null) return
    serveStatic(request, response, { path, root, base }).catch(() => {
      // The reader went away, or the file did: there is nobody to tell.
      response.destroy()
    })
  })
  const port = await listenNear(server, options.port, host)
  const urls = reachedAt({ host, names }, port, base)
  return { server, url: urls[0] ?? '', urls, port }
}
