import { spawnSync } from 'node:child_process'
import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs'
import { cpus, release, tmpdir, totalmem, type } from 'node:os'
import { join } from 'node:path'
import { root } from './diglot.ts'
import type { Machine } from './results.ts'

export interface Workplace {
  readonly folder: string
  readonly remove: () => void
  readonly disk: Machine['disk']
}

/** A new folder, in memory where this system has such a disk: so its own speed stays out. */
export function makeWorkplace(): Workplace {
  const memory = '/dev/shm'
  const disk = isWritable(memory) ? 'memory' : 'disk'
  const folder = mkdtempSync(join(disk === 'memory' ? memory : tmpdir(), 'diglot-bench-'))
  const remove = (): void => rmSync(folder, { recursive: true, force: true })
  // Whoever breaks off would be left with less memory.
  const leave = (): never => {
    remove()
    process.exit(130)
  }
  process.once('SIGINT', leave)
  return {
    folder,
    disk,
    remove: () => {
      process.off('SIGINT', leave)
      remove()
    },
  }
}

/** What the numbers were measured on. */
export function describeMachine(disk: Machine['disk']): Machine {
  return {
    day: new Date().toISOString().slice(0, 10),
    processor: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    memoryBytes: totalmem(),
    system: `${type()} ${release()}`,
    node: process.versions.node,
    commit: `${git('rev-parse', '--short', 'HEAD')}${git('status', '--porcelain') === '' ? '' : '+'}`,
    disk,
  }
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK)
    return true
  } catch {
    return false
  }
}

/** Nothing where this is no checkout. */
function git(...args: string[]): string {
  return spawnSync('git', args, { cwd: root, encoding: 'utf8' }).stdout?.trim() ?? ''
}
