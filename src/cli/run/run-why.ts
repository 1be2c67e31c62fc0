import { relative, resolve, sep } from 'node:path'
import { explain } from '../../engine/explain/why.ts'
import { instantOf } from '../options/instant.ts'
import { sitePrefix, sourceText, theme } from '../options/site-config.ts'
import { createReport, jsonLine, wantsColor } from '../report/report.ts'
import { whyJson } from '../report/why-json.ts'
import { whyText } from '../report/why-text.ts'

export interface WhyOptions {
  readonly page: string
  readonly site: string
  /** Relative to the site, as is the folder of the cache. */
  readonly out: string
  readonly cacheDir: string
  readonly now?: string
  readonly drafts: boolean
  readonly format: 'pretty' | 'json'
}

/** Tells why a page was rendered and what would make it render; exit code 1 where there is no such page. */
export async function runWhy(options: WhyOptions): Promise<void> {
  const { page, format, out, drafts } = options
  const site = resolve(options.site)
  // A shell completes the names of files from where it is.
  const completed = relative(site, resolve(page)).split(sep).join('/')
  const found = await explain({
    ...{ site, theme, drafts, out, outFolder: resolve(site, out), cache: resolve(site, options.cacheDir) },
    asked: [page, completed],
    now: await instantOf(options.now),
  })
  if ('broken' in found) {
    const read = (path: string): string | undefined => sourceText(site, path)
    createReport(format, process.stdout, read, { prefix: sitePrefix(site) }).diagnostics(found.broken)
    process.exitCode = 1
  } else if ('unknown' in found) {
    const { unknown, nearest } = found
    const hint = nearest.length === 0 ? '' : `; did you mean ${nearest.join(' or ')}?`
    if (format === 'json') process.stdout.write(`${jsonLine({ type: 'error', message: unknown, nearest })}\n`)
    else process.stderr.write(`diglot: ${unknown}${hint}\n`)
    process.exitCode = 1
  } else if (format === 'json') {
    for (const line of whyJson(found.explained, out)) process.stdout.write(`${jsonLine(line)}\n`)
  } else {
    const color = wantsColor(process.env, process.stdout.isTTY === true)
    process.stdout.write(whyText(found.explained, { out, color, columns: process.stdout.columns ?? 100 }))
  }
}
