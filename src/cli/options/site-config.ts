import { readFileSync, statSync } from 'node:fs'
import { join, relative, resolve, sep } from 'node:path'
import type { ResolvedConfig } from '../../model/config.ts'
import type { Diagnostic } from '../../model/diagnostic.ts'
import { loadConfig, missingConfig } from '../../store/config/config-file.ts'
import { packageRoot } from '../../store/files/package-root.ts'
import { createReport } from '../report/report.ts'

/** The config of a site, or null after everything that is wrong with it has been told; the exit code is set then. */
export async function configOrReport(site: string): Promise<ResolvedConfig | null> {
  const { config, diagnostics } = await loadConfig(site)
  if (diagnostics.length === 0) return config
  report(site, diagnostics)
  return null
}

/** Whether a site has a config, be it broken; if not, that has been told, and the exit code is set. */
export async function isSiteOrReport(site: string): Promise<boolean> {
  const missing = await missingConfig(site)
  if (missing !== null) report(site, [missing])
  return missing === null
}

function report(site: string, found: readonly Diagnostic[]): void {
  const read = (path: string): string | undefined => sourceText(site, path)
  createReport('pretty', process.stderr, read, { prefix: sitePrefix(site) }).diagnostics(found)
  process.exitCode = 1
}

/** The text of a site's file, for the frames of a report. */
export function sourceText(site: string, path: string): string | undefined {
  const file = join(site, path)
  try {
    // Somebody may have called a film an article.
    return statSync(file).size > shownLimit ? undefined : readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

const shownLimit = 10_000_000

/** The text of a file that a diagnostic names: the site's, or the default theme's. */
export function shownText(site: string, path: string): string | undefined {
  const own = /^diglot\/templates\/(.+)$/.exec(path)?.[1]
  return own === undefined ? sourceText(site, path) : sourceText(theme, own)
}

/** The default theme, beside the compiled code. */
export const theme = join(packageRoot(), 'templates')

/** How the site's files are named from where the command was given, so that a terminal can open them. */
export function sitePrefix(site: string): string {
  const way = relative(process.cwd(), resolve(site)).split(sep).join('/')
  return way === '' ? '' : `${way}/`
}
