// How soon a saved text stands on its page while `diglot dev` runs, and whether its memory stays flat.
//   node bench/dev.mjs SITE [edits]
// SITE is a folder with a site.config; one of its articles is edited and put back. Needs `npm run compile` and Chromium.
import { fork } from 'node:child_process'
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const [, self, folder, count = '500'] = process.argv
if (process.send !== undefined) await serve(resolve(folder))
else if (folder === undefined) {
  console.error('usage: node bench/dev.mjs SITE [edits]')
  process.exitCode = 2
} else await measure(resolve(folder), Number(count))

/** The server, in a process of its own, so that what is measured is its memory. */
async function serve(site) {
  const { startDev } = await import('../lib/serve/dev-server.js')
  const dev = await startDev({
    site,
    theme: fileURLToPath(new URL('../templates', import.meta.url)),
    cache: join(site, '.cache'),
    host: '127.0.0.1',
    port: 0,
    progress: () => undefined,
    read: () => undefined,
    polling: reason => console.error(`polling: ${reason}`),
    updated: ({ changes, milliseconds }) =>
      process.send({ changes, milliseconds, noticed: performance.timeOrigin + performance.now() - milliseconds }),
  })
  process.on('message', async message => {
    if (message === 'end') await dev.close().then(() => process.disconnect())
    else {
      globalThis.gc()
      process.send({ heap: process.memoryUsage().heapUsed, rss: process.memoryUsage().rss })
    }
  })
  process.send({ origin: new URL(dev.url).origin, early: dev.live.served.site.urls.size })
}

async function measure(site, edits) {
  const { chromium } = await import('playwright-core')
  const started = performance.now()
  const child = fork(self, [site], { execArgv: ['--expose-gc'] })
  let heard = () => undefined
  child.on('message', message => heard(message))
  const next = wanted => new Promise(done => (heard = message => wanted in message && done(message)))
  const { origin, early } = await next('origin')
  const report = { node: process.version, pieces: early, readySeconds: (performance.now() - started) / 1000 }
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  })
  const { file, path } = someArticle(site)
  const before = readFileSync(file, 'utf8')
  try {
    const page = await browser.newPage()
    let shown = () => undefined
    await page.exposeFunction('diglotShown', (mark, at) => shown(mark, at))
    await page.addInitScript(`addEventListener('DOMContentLoaded', () => {
      const mark = /MARK-\\d+-KRAM/.exec(document.body.textContent)?.[0]
      if (mark) requestAnimationFrame(() => diglotShown(mark, performance.timeOrigin + performance.now()))
    })`)
    const connected = page.waitForRequest(request => request.url().includes('/__diglot/events'))
    await page.goto(origin + path)
    await connected

    const edit = async index => {
      const mark = `MARK-${index}-KRAM`
      const seen = new Promise(done => (shown = (said, at) => said === mark && done(at)))
      const told = next('noticed')
      const saved = performance.timeOrigin + performance.now()
      writeFileSync(file, `${before.trimEnd()}\n\n${mark}\n`)
      const [at, { noticed, milliseconds }] = await Promise.all([seen, told])
      await page.waitForTimeout(60) // The watcher takes no two changes of a file within 50 ms.
      return { watcher: noticed - saved, update: milliseconds, sinceEvent: at - noticed, total: at - saved }
    }
    const heap = () => {
      const answer = next('heap')
      child.send('heap')
      return answer
    }
    const first = []
    for (let index = 0; index < 20; index++) first.push(await edit(index))
    report.medianOf20 = medians(first)
    report.worstSinceEvent = Math.round(Math.max(...first.map(one => one.sinceEvent)))
    const memory = [await heap()]
    for (let index = 20; index < edits; index++) {
      await edit(index)
      if ((index + 1) % Math.ceil(edits / 5) === 0) memory.push(await heap())
    }
    report.heapMB = memory.map(({ heap: bytes }) => Math.round(bytes / 1e5) / 10)
    report.rssMB = memory.map(({ rss }) => Math.round(rss / 1e6))
    console.log(JSON.stringify(report, null, 2))
  } finally {
    writeFileSync(file, before)
    child.send('end')
    await browser.close()
  }
}

/** The first dated article of the first edition whose address follows from its path. */
function someArticle(site) {
  const edition = readdirSync(join(site, 'content')).find(name => statSync(join(site, 'content', name)).isDirectory())
  const root = join(site, 'content', edition)
  const below = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.md') && !name.startsWith('pages/'))
    .sort()
    .find(name => !/^slug:/m.test(readFileSync(join(root, name), 'utf8')))
  const address = below.replace(/\.md$/, '').replace(/(^|\/)\d{4}-\d{2}-\d{2}-/, '$1')
  return { file: join(root, below), path: encodeURI(`/${edition}/${address}/`) }
}

function medians(all) {
  const middle = key => {
    const sorted = all.map(one => one[key]).sort((a, b) => a - b)
    return Math.round(sorted[Math.floor(sorted.length / 2)])
  }
  return Object.fromEntries(Object.keys(all[0]).map(key => [`${key}Milliseconds`, middle(key)]))
}
