// `diglot dev` in a process that tells its parent when the watcher noticed a change: the terminal's line comes too late.
import { memoryUsage } from 'node:process'
import { fileURLToPath } from 'node:url'
import { startDev } from '../lib/serve/dev-server.js'

const [site, cache] = process.argv.slice(2)
const dev = await startDev({
  site,
  cache,
  theme: fileURLToPath(new URL('../templates/', import.meta.url)),
  host: '127.0.0.1',
  port: 0,
  progress: () => {},
  read: () => undefined,
  polling: reason => process.send({ kind: 'polling', reason }),
  updated({ changes, milliseconds }) {
    const told = performance.timeOrigin + performance.now()
    // Putting the articles back is noticed when nobody listens any more.
    process.send({ kind: 'updated', changes, noticed: told - milliseconds, told }, () => {})
  },
})
await dev.watching
process.send({ kind: 'ready', origin: new URL(dev.url).origin })

process.on('message', () => {
  // Twice: what the first one frees may have kept something else.
  globalThis.gc()
  globalThis.gc()
  const { rss, heapUsed } = memoryUsage()
  process.send({ kind: 'memory', rss, heapUsed })
})
process.on('disconnect', () => dev.close())
