import { resolve } from 'node:path'
import { orderDiagnostics } from '../model/judge-diagnostics.ts'
import { startDev, type Update } from '../serve/dev-server.ts'
import { movedOn } from './port.ts'
import { progressLine } from './progress.ts'
import { createReport, tally } from './report.ts'
import { shownText, sitePrefix, theme } from './site-config.ts'
import { untilEnded } from './until-ended.ts'

/** Runs the dev server until it is told to end, and tells the terminal what the browsers are told. */
export async function runDev(options: { site: string; port: number; host: string }): Promise<void> {
  const started = performance.now()
  const { site } = options
  const say = (text: string): unknown => process.stdout.write(text)
  const progress = progressLine({ format: 'pretty', quiet: false })
  const read = (path: string): string | undefined => shownText(site, path)
  const told = createTold(site, read)
  const dev = await startDev({
    ...options,
    theme,
    cache: resolve(site, '.cache'),
    read,
    progress: (done, of) => progress.show('parse', done, of),
    updated: update => {
      say(updateLine(update, sitePrefix(site)))
      told(update)
    },
    polling: reason =>
      say(`The system cannot watch so many files (${reason}); they are looked at twice a second instead.\n`),
  })
  untilEnded(dev.close)
  progress.clear()
  const seconds = ((performance.now() - started) / 1000).toFixed(2)
  say(`Serving at ${dev.url} (ready in ${seconds} s)\n`)
  say(`${movedOn(options.port, dev.port)}Drafts and future articles are shown. Ctrl-C ends it.\n`)
  told({ diagnostics: dev.live.diagnostics })
  if (await dev.watching) say('Watching its files.\n')
}

/** `content/zh/news/air.md changed: 1 page reloaded in 12 ms`. */
function updateLine({ changes, reloaded, restyled, milliseconds }: Update, prefix: string): string {
  // A folder that came with its files says nothing that they do not say.
  const [first, ...others] = changes.filter(path => !changes.some(other => other.startsWith(`${path}/`)))
  const shown = first === undefined || first.startsWith('diglot/') ? first : prefix + first
  const what = others.length === 0 ? (shown ?? 'The site') : `${shown} and ${others.length} more`
  const done = [
    reloaded === 0 ? '' : `${reloaded} page${reloaded === 1 ? '' : 's'} reloaded`,
    restyled === 0 ? '' : `${restyled} page${restyled === 1 ? '' : 's'} restyled`,
  ].filter(one => one !== '')
  const pages = done.length === 0 ? 'no open page looks different' : done.join(', ')
  return `${what} changed: ${pages} in ${Math.max(1, Math.round(milliseconds))} ms\n`
}

/** Prints each problem once, as `diglot build` prints it, until it is gone; and says so when all are. */
function createTold(site: string, read: (path: string) => string | undefined) {
  let known = new Set<string>()
  return ({ diagnostics }: Pick<Update, 'diagnostics'>): void => {
    const all = orderDiagnostics(diagnostics)
    const fresh = all.filter(one => !known.has(JSON.stringify(one)))
    const hadSome = known.size > 0
    known = new Set(all.map(one => JSON.stringify(one)))
    createReport('pretty', process.stdout, read, { prefix: sitePrefix(site) }).diagnostics(fresh)
    if (fresh.length > 0) process.stdout.write(`${tally(all)}\n`)
    else if (hadSome && all.length === 0) process.stdout.write('All problems are mended.\n')
  }
}
