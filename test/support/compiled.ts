import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

/**
 * Tests that run the command line run the compiled one, and a checkout may never have been compiled, or before its
 * last edit. Sources that do not compile are told here and leave no command line: the tests that want it fail.
 */
export function setup(): void {
  const compile = join(import.meta.dirname, '..', '..', 'compile.mjs')
  const { status } = spawnSync(process.execPath, [compile, '--if-stale'], { stdio: 'inherit' })
  if (status !== 0) console.error('The sources do not compile: tests of the command line will fail.')
}
