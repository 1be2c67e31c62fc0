import { resolve } from 'node:path'
import { startDev, type Update } from '../../serve/dev-server.ts'
import { servingLines } from '../options/host.ts'
import { movedOn } from '../options/port.ts'
import { shownText, sitePrefix, theme } from '../options/site-config.ts'
import { createDevReport } from '../report/dev-report.ts'
import { progressLine } from '../report/progress.ts'
import { untilEnded } from './until-ended.ts'

export interface RunDevOptions {
  readonly site: string
  readonly port: number
  readonly host: string
  readonly names: readonly string[]
  readonly poll: boolean
}

/** Runs the dev server until it is told to end, and tells the terminal what the browsers are told. */
export async function runDev(options: RunDevOptions): Promise<void> {
  const started = performance.now()
  const { site } = options
  const say = (text: string): unknown => process.stdout.write(text)
  const progress = progressLine({ format: 'pretty', quiet: false })
  const read = (path: string): string | undefined => shownText(site, path)
  const report = createDevReport(process.stdout, read, sitePrefix(site))
  const dev = await startDev({
    ...options,
    theme,
    cache: resolve(site, '.cache'),
    read,
    progress: (done, of) => (done < of ? progress.show('parse', done, of) : progress.clear()),
    updated: update => {
      progress.clear()
      say(updateLine(update, sitePrefix(site)))
    },
    checked: report,
    polling: reason =>
      say(`The system cannot watch so many files (${reason}); they are looked at twice a second instead.\n`),
  })
  untilEnded(dev.close)
  progress.clear()
  const seconds = ((performance.now() - started) / 1000).toFixed(2)
  say(servingLines('Serving', dev.urls, ` (ready in ${seconds} s)`))
  say(`${movedOn(options.port, dev.port)}Drafts and future articles are shown. Ctrl-C ends it.\n`)
  dev.checkLinks()
  if (await dev.watching) say(`Watching its files${options.poll ? ' twice a second' : ''}.\n`)
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
