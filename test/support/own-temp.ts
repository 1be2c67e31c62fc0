import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Everything that tests leave behind lies in one folder, which goes with the last of them. */
export function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'diglot-tests-'))
  process.env.TMPDIR = folder
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
}
