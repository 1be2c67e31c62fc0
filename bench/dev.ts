import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type Browser, chromium } from 'playwright-core'
import { type DevProcess, startDevProcess } from './dev-process.ts'
import { megabytes } from './table.ts'

const usage = `node bench/dev.mjs SITE [EDITS [MORE]]
  SITE   folder of a Diglot site: its articles are edited, and put back
  EDITS  seen in Chromium, one after the other, each of another article (20)
  MORE   edits after which memory is looked at (500)`

/** One edit, in milliseconds. */
interface Edit {
  /** From just before the file is written to the watcher's event. */
  readonly noticing: number
  /** From the watcher's event to the message to the browsers. */
  readonly updating: number
  /** From the watcher's event to the first frame with the new text. */
  readonly showing: number
}

/** How soon `diglot dev` shows an edited body in a browser, and whether its memory stays what it was. */
export async function main(args: readonly string[]): Promise<number> {
  const [folder, edits = '20', more = '500'] = args
  if (folder === undefined) {
    console.error(usage)
    return 2
  }
  const site = resolve(folder)
  const started = performance.now()
  const dev = await startDevProcess(site)
  console.log(`ready and watching after ${((performance.now() - started) / 1000).toFixed(1)} s`)
  const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium'
  const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking']
  const browser = await chromium.launch({ executablePath, args: flags })
  const texts = new Map(
    choose(site, Number(edits)).map(path => [path, readFileSync(join(site, path), 'utf8')]),
  )
  try {
    const seen: Edit[] = []
    for (const [path, text] of texts) seen.push(await see(browser, dev, { site, path, text }))
    for (const name of ['noticing', 'updating', 'showing'] as const) {
      console.log(
        row(
          name,
          seen.map(one => one[name]),
        ),
      )
    }
    console.log(
      row(
        'total',
        seen.map(one => one.noticing + one.showing),
      ),
    )
    await lookAtMemory(dev, { site, texts, more: Number(more) })
    return 0
  } finally {
    for (const [path, text] of texts) writeFileSync(join(site, path), text)
    await browser.close()
    dev.end()
  }
}

/** Articles from all over the site, the same at every run. */
function choose(site: string, count: number): string[] {
  const all = readdirSync(join(site, 'content'), { recursive: true, encoding: 'utf8' })
    .filter(path => path.endsWith('.md'))
    .map(path => `content/${path}`)
    .sort()
  return Array.from(
    { length: count },
    (_, index) => all[Math.floor(((index + 0.5) * all.length) / count)] ?? '',
  )
}

async function see(
  browser: Browser,
  dev: DevProcess,
  { site, path, text }: { site: string; path: string; text: string },
): Promise<Edit> {
  const mark = `edited-${Date.now()}`
  const page = await browser.newPage()
  // The page notes by itself when it shows the mark: asking it from here would take its own time.
  await page.addInitScript(`
    const look = () => requestAnimationFrame(() => {
      if (!document.body?.textContent.includes('${mark}')) return look()
      requestAnimationFrame(() => { window.shown = performance.timeOrigin + performance.now() })
    })
    look()`)
  const connected = page.waitForResponse(response => response.url().includes('/__diglot/events'))
  await page.goto(dev.origin + addressOf(path))
  await connected
  // The page has been open for a while when somebody saves.
  await page.evaluate('new Promise(resolve => requestIdleCallback(resolve))')
  const updated = dev.updated(path)
  const written = performance.timeOrigin + performance.now()
  writeFileSync(join(site, path), `${text}\n${mark}\n`)
  await page.waitForFunction('window.shown !== undefined')
  const shown = Number(await page.evaluate('window.shown'))
  const { noticed, told } = await updated
  await page.context().close()
  return { noticing: noticed - written, updating: told - noticed, showing: shown - noticed }
}

/** Diglot's own rule for articles whose file name and front matter say nothing else: those of the benchmark's corpus. */
function addressOf(path: string): string {
  return `/${path.replace(/^content\//, '').replace(/\.md$/, '')}/`
}

async function lookAtMemory(
  dev: DevProcess,
  { site, texts, more }: { site: string; texts: ReadonlyMap<string, string>; more: number },
): Promise<void> {
  const all = [...texts]
  const every = Math.max(1, Math.round(more / 10))
  for (let edit = 0; edit <= more; edit++) {
    if (edit % every === 0) {
      const { rss, heapUsed } = await dev.memory()
      console.log(`after ${edit} edits: heap ${megabytes(heapUsed)}, resident ${megabytes(rss)}`)
    }
    const [path, text] = all[edit % all.length] ?? ['', '']
    const updated = dev.updated(path)
    writeFileSync(join(site, path), `${text}\nEdit number ${edit}.\n`)
    await updated
    // The page is asked for, as a browser that shows it would.
    await (await fetch(dev.origin + addressOf(path))).text()
  }
}

function row(name: string, values: readonly number[]): string {
  const sorted = [...values].sort((a, b) => a - b)
  const at = (share: number): string => (sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(0)
  return `${name.padEnd(9)} median ${at(0.5)} ms, least ${at(0)} ms, most ${at(1)} ms`
}
