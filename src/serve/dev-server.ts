import { readFile, realpath, stat } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { contentType } from 'mime-types'
import { linkCheck } from '../engine/live/all-links.ts'
import { type Live, openLive } from '../engine/live/live.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import { digest } from '../text/digest.ts'
import { createBatches } from './batches.ts'
import { createBrowsers } from './browsers.ts'
import { look, withClient } from './dev-pages.ts'
import { problemsOf } from './problems.ts'
import { reachedAt } from './reached-at.ts'
import { admit, listenNear, redirect, refuse, withSlash } from './requests.ts'
import { sendFile } from './static-files.ts'
import { watchSite } from './watch.ts'

export interface DevOptions {
  /** Folder of `site.config.ts`. */
  readonly site: string
  /** Folder of the default theme. */
  readonly theme: string
  /** Folder of the cache. */
  readonly cache: string
  readonly host: string
  /** Names by which it may be called besides, in lower case. */
  readonly names?: readonly string[]
  /** Look at the files in turn: some disks tell nothing of what changes. */
  readonly poll: boolean
  /** The first port to try; taken ones are passed over. */
  readonly port: number
  readonly progress: (done: number, of: number) => void
  /** The text of a file that a diagnostic names, if it can be had. */
  readonly read: (file: string) => string | undefined
  readonly updated: (update: Update) => void
  /** All problems, after each update and once the links of all pages have been looked at too. */
  readonly checked: (diagnostics: readonly Diagnostic[]) => void
  /** The system cannot watch so many files. */
  readonly polling: (reason: string) => void
}

/** What an update did. */
export interface Update {
  /** Paths below the site; none for a look at what has not changed. */
  readonly changes: readonly string[]
  readonly reloaded: number
  readonly restyled: number
  /** From the watcher's event to the message to the browsers. */
  readonly milliseconds: number
}

export interface Dev {
  /** For this machine. */
  readonly url: string
  /** Every address to open. */
  readonly urls: readonly string[]
  readonly port: number
  readonly live: Live
  /** All files are being watched; false if it was closed before. */
  readonly watching: Promise<boolean>
  /** Looks at the links of all pages and tells all problems, as after an update. */
  checkLinks(): void
  close(): Promise<void>
}

/** Serves a site as it is on the disk, and keeps the browsers that look at it up to date. */
export async function startDev(options: DevOptions): Promise<Dev> {
  const site = await realpath(options.site)
  const theme = await realpath(options.theme)
  const { cache, progress } = options
  const live = await openLive({ site, theme, cache, now: Date.now, progress })
  const client = await readClient()
  const problems = (ofPage: readonly Diagnostic[]) =>
    problemsOf([...live.diagnostics, ...ofPage], options.read)
  const browsers = createBrowsers(live, problems)
  const batches = createBatches(async (changes, since) => {
    const { diagnostics: before, served } = live
    await live.update(changes)
    watching.follow(live.watched)
    const paths = [...changes].filter(path => path !== 'everything').sort()
    const files = paths.flatMap(path => copiedAs(path, live))
    const sent = browsers.tell(files)
    // A look at what has not changed after all: an editor's temporary file, or making sure after a storm.
    const isSame = served === live.served && before === live.diagnostics && files.length === 0
    if (isSame && sent.reloaded + sent.restyled === 0) return
    options.updated({ ...sent, changes: paths, milliseconds: performance.now() - since })
    ofPages = sent.diagnostics
    checkLinks()
  })
  const links = linkCheck()
  let ofPages: readonly Diagnostic[] = []
  let closed = false

  function checkLinks(): void {
    const { latest, diagnostics } = live
    const isStale = (): boolean => closed || live.latest !== latest || live.diagnostics !== diagnostics
    // What is in a text that was remembered is no bytes any more: the page tells of it.
    const looked = latest === null ? Promise.resolve([]) : links.run(latest, isStale).catch(() => [])
    looked.then(found => {
      if (found !== null && !isStale()) options.checked([...diagnostics, ...ofPages, ...found])
    })
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = admit(request, response, options)
    if (path === null) return
    response.setHeader('Cache-Control', 'no-store')
    if (path === '/__diglot/events') return events(request, response)
    const script = client.get(path)
    if (script !== undefined) return send(request, response, path, script)
    // What is changing right now is waited for: nobody sees a page that is out of date already.
    await batches.idle()
    const found = look(live, path)
    if (found.kind === 'page') {
      const { html, version, early, status } = found
      return send(request, response, 'page.html', withClient(html, { path, version, early }), status)
    }
    if (found.kind === 'text') return send(request, response, found.name, found.text)
    if (found.kind === 'file') {
      const bytes = await namedByDigest(found)
      if (bytes === null) return sendFile(request, response, found.file, 200)
      // A page that is loaded again would wait for its style sheet.
      response.setHeader('Cache-Control', 'max-age=31536000, immutable')
      return send(request, response, found.name, bytes)
    }
    if (found.kind === 'folder') return redirect(response, withSlash(path), 302)
    if (path === '/' || `${path}/` === found.base) return redirect(response, found.base, 302)
    refuse(response, 404, 'the site is served below its sub-directory')
  }

  function events(request: IncomingMessage, response: ServerResponse): void {
    const query = new URL(request.url ?? '', 'http://localhost').searchParams
    response.writeHead(200, { 'Content-Type': 'text/event-stream; charset=utf-8' })
    if (request.method === 'HEAD') response.end()
    else browsers.open(query.get('path') ?? '', query.get('version') ?? '', response)
  }

  const server = createServer((request, response) => {
    // The reader went away, or a file did: there is nobody to tell.
    answer(request, response).catch(() => response.destroy())
  })
  const port = await listenNear(server, options.port, options.host)
  const { polling } = options
  const watching = watchSite({ site, theme, poll: options.poll, changed: batches.add, polling })
  watching.follow(live.watched)
  const base = live.served?.sources.config.base ?? '/'
  const urls = reachedAt(options, port, base)
  return {
    url: urls[0] ?? '',
    urls,
    port,
    live,
    watching: watching.ready,
    checkLinks,
    async close() {
      closed = true
      await watching.close()
      await batches.close()
      browsers.close()
      server.close()
      server.closeAllConnections()
    },
  }
}

/** The scripts of the browser's side by address; they are plain files beside the compiled code. */
async function readClient(): Promise<ReadonlyMap<string, string>> {
  const names = ['dev.js', 'overlay.js', 'overlay.css', 'marks.js']
  const folder = new URL('../../client/', import.meta.url)
  const texts = names.map(async name => {
    return [`/__diglot/${name}`, await readFile(fileURLToPath(new URL(name, folder)), 'utf8')] as const
  })
  return new Map(await Promise.all(texts))
}

/** The address of a file of `static/`: its bytes stand in no page, so the browsers look themselves if they show it. */
function copiedAs(path: string, { served }: Live): string[] {
  if (!path.startsWith('static/') || served === null) return []
  return [served.sources.config.base + encodeURI(path.slice('static/'.length).normalize('NFC'))]
}

/**
 * The bytes of a file whose name in the output tells their digest, or null. Only if it is still theirs: a file that is
 * being saved would be kept by the browser under its former name.
 */
async function namedByDigest({ name, file }: { name: string; file: string }): Promise<Buffer | null> {
  const [, named] = /^assets\/.*\.([\da-f]{8})(?:\.[^.]+)?$/.exec(name) ?? []
  if (named === undefined || (await stat(file)).size > 4_000_000) return null
  const bytes = await readFile(file)
  return digest(bytes).startsWith(named) ? bytes : null
}

function send(
  { method }: IncomingMessage,
  response: ServerResponse,
  name: string,
  content: string | Buffer,
  status = 200,
): void {
  const type = contentType(extname(name)) || 'application/octet-stream'
  const bytes = Buffer.from(content)
  response.writeHead(status, { 'Content-Type': type, 'Content-Length': bytes.length })
  response.end(method === 'HEAD' ? undefined : bytes)
}
