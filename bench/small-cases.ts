import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { type Case, countOutputs } from './case.ts'
import { buildOf, type Diglot, diglotCommand, readSummary, root } from './diglot.ts'

/** How long it takes to say something at all: Node alone, and the CLI. */
export function startCases(diglot: Diglot): readonly Case[] {
  return [
    {
      id: 'node/start',
      label: 'node -e 0',
      command: { file: process.execPath, args: ['-e', '0'], cwd: root },
      check: () => ({}),
    },
    {
      id: 'diglot/version',
      label: 'diglot --version',
      command: diglotCommand(['--version'], root),
      check: ({ stdout }) => {
        if (stdout.trim() !== diglot.version) throw new Error(`it said “${stdout}”`)
        return {}
      },
    },
  ]
}

/** The sample site of this repository, as a whole process, into another folder. */
export function sampleCase(diglot: Diglot, folder: string): Case {
  const out = join(folder, 'dist')
  const cache = join(folder, '.cache')
  return {
    id: 'diglot/sample',
    label: 'Diglot, sample site, cold',
    prepare: () => {
      for (const one of [out, cache]) rmSync(one, { recursive: true, force: true })
    },
    command: buildOf(diglot, root, ['--out', out, '--cache-dir', cache, '--format', 'json']),
    check: ({ stdout }) => {
      const { rendered } = readSummary(stdout)
      return { rendered, outputs: countOutputs(out, [{ page: 'zh/index.html', text: '</html>' }]) }
    },
  }
}
