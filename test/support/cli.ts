import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

export const root = join(import.meta.dirname, '..', '..')

export interface Run {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

/**
 * Runs the compiled CLI in a process of its own, as a newsroom does. It was compiled before all tests. `version` is the folder
 * of another copy of the package.
 */
export function runCli(
  args: readonly string[],
  options: { cwd?: string; env?: NodeJS.ProcessEnv } = {},
  version = root,
): Run {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(version, 'bin', 'diglot.js'), ...args],
    {
      cwd: options.cwd ?? root,
      env: { ...process.env, NO_COLOR: '1', ...options.env },
      encoding: 'utf8',
    },
  )
  return { status, stdout, stderr }
}

/** Every file below a folder, by its path with `/`, as latin1 text: bytes compare as they are. */
export function treeOf(folder: string): Map<string, string> {
  if (!existsSync(folder)) return new Map()
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(path => statSync(join(folder, path)).isFile())
    .sort()
  return new Map(files.map(path => [path, readFileSync(join(folder, path), 'latin1')]))
}
