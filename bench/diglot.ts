import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import type { Command } from './measure.ts'

/** The repository; its CLI is what is measured. */
export const root = join(import.meta.dirname, '..')

export interface Diglot {
  readonly version: string
  /** What `diglot build` is called with besides, as far as this version knows it. */
  readonly flags: readonly string[]
  readonly knowsTimings: boolean
}

const launcher = join(root, 'bin', 'diglot.js')

/** Asks the compiled CLI what it can. */
export function inspectDiglot(): Diglot {
  const ask = (...args: string[]): string =>
    execFileSync(process.execPath, [launcher, ...args], { encoding: 'utf8' })
  const help = ask('build', '--help')
  return {
    version: ask('--version').trim(),
    // Nobody else in this comparison makes a search index.
    flags: help.includes('--no-search') ? ['--no-search'] : [],
    knowsTimings: help.includes('--timings'),
  }
}

export function buildOf(diglot: Diglot, site: string, args: readonly string[] = []): Command {
  return diglotCommand(['build', site, ...diglot.flags, ...args], site)
}

export function diglotCommand(args: readonly string[], cwd: string): Command {
  return { file: process.execPath, args: [launcher, ...args], cwd, env: { NO_COLOR: '1' } }
}

export interface Summary {
  readonly articles: number
  readonly outputs: number
  readonly rendered: number
}

/** The last line of `--format json`; throws unless the build was made without any problem. */
export function readSummary(stdout: string): Summary {
  const lines = stdout.trim().split('\n')
  const summary = JSON.parse(lines.at(-1) ?? '')
  const { type, ok, articles, outputs, rendered, diagnostics } = summary
  if (type !== 'summary' || ok !== true || diagnostics.error + diagnostics.warning > 0) {
    throw new Error(`the build had problems:\n${lines.slice(-5).join('\n')}`)
  }
  return { articles, outputs, rendered }
}
