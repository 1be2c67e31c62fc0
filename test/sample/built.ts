import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPreview } from '../../src/serve/preview-server.ts'
import { root, runCli } from '../support/cli.ts'

/** The instant that the sample is built for in tests. */
export const now = '2021-03-01'

/** Builds a copy of the sample site, optionally with another address, and returns the output folder. */
export function buildSample(
  options: {
    site?: string
    env?: NodeJS.ProcessEnv
    parent?: string
    /** Edits the copy before it is built. */
    prepare?: (folder: string) => void
  } = {},
): string {
  const folder = mkdtempSync(join(options.parent ?? tmpdir(), 'diglot-sample-'))
  for (const name of ['content', 'static', 'site.config.ts']) {
    if (existsSync(join(root, name))) cpSync(join(root, name), join(folder, name), { recursive: true })
  }
  const config = join(folder, 'site.config.ts')
  if (options.site !== undefined)
    rewrite(config, text => text.replace(/site: '[^']*'/, `site: '${options.site}'`))
  options.prepare?.(folder)
  const run = runCli(['build', folder, '--now', now], options.env === undefined ? {} : { env: options.env })
  if (run.status !== 0) throw new Error(`the sample does not build:\n${run.stdout}${run.stderr}`)
  return join(folder, 'dist')
}

/** Output paths with an ending, with `/`. */
export function outputs(dist: string, ending: string): string[] {
  return readdirSync(dist, { recursive: true, encoding: 'utf8' })
    .filter(path => path.endsWith(ending))
    .sort()
}

export function read(dist: string, path: string): string {
  return readFileSync(join(dist, path), 'utf8')
}

/** Serves a folder on loopback while `work` runs. */
export async function serving<T>(dist: string, base: string, work: (url: string) => Promise<T>): Promise<T> {
  const { server, url } = await startPreview({ root: dist, base, host: '127.0.0.1', port: 0 })
  try {
    return await work(url)
  } finally {
    server.closeAllConnections()
    server.close()
  }
}

function rewrite(file: string, change: (text: string) => string): void {
  writeFileSync(file, change(readFileSync(file, 'utf8')))
}
