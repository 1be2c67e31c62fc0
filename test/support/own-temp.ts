import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'

/** Everything that tests leave behind lies in one folder, which goes with the last of them. */
export function setup(): () => void {
  // Each project of the tests asks for it.
  if (basename(tmpdir()).startsWith('diglot-tests-')) return () => {}
  const folder = mkdtempSync(join(tmpdir(), 'diglot-tests-'))
  process.env.TMPDIR = folder
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
}
