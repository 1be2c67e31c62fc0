import { cpSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { compareTrees, temporaryFolder } from '../support/clean-build.ts'
import { root, runCli } from '../support/cli.ts'
import { newsroom, themedNewsroom } from '../support/newsroom.ts'
import { articles, feeds, limits, source } from './edition.ts'
import { few } from './small.ts'

const engine = vi.hoisted(() => ({ digest: 'a'.repeat(64) }))
vi.mock('../../src/store/files/engine.ts', () => ({ engineDigest: () => engine.digest }))

test('an upgrade, a downgrade and an upgrade: what another engine remembered is not looked at', async () => {
  const room = newsroom(few(), limits)
  const first = await room.build()
  const edited = [...articles('en', 6), ...feeds('en', '', 'news'), 'en/tags/water/atom.xml'].sort()
  for (const version of ['b', 'a', 'b', 'c']) {
    engine.digest = version.repeat(64)
    room.edit(source('en', 6), 'More of 6.', `More of 6. ${version}`)
    const other = await room.build()
    expect(other.parses).toBe(first.parses)
    expect(other.rendered).toEqual(first.rendered)
    // What it gives is the same, so nothing is uploaded but what was edited.
    expect(other.changes.changed).toEqual(edited)
    room.edit(source('en', 6), ` ${version}`, '')
    const again = await room.build()
    expect(again.parses).toBeLessThanOrEqual(1)
    expect(again.rendered).toEqual(edited)
  }
})

test('two versions of the command line build one site in turn', () => {
  const room = themedNewsroom(few(), limits)
  const newer = nextVersion()
  const versions = [root, newer, root, newer]
  for (const [turn, version] of versions.entries()) {
    room.write('static/turn.txt', String(turn))
    const { status, stdout, stderr } = runCli(
      ['build', room.folder, '--now', '2021-07-01', '--format', 'json'],
      {},
      version,
    )
    expect(status, stdout + stderr).toBe(0)
    const lines = stdout.trim().split('\n')
    const { rendered, outputs } = JSON.parse(lines.at(-1) ?? '')
    expect(rendered).toBeLessThanOrEqual(outputs)
    const copy = room.clone({ cache: false, output: false })
    runCli(['build', copy.folder, '--now', '2021-07-01', '--no-cache'], {}, version)
    compareTrees(room.output(), copy.output())
    expect(room.output().get('en/index.html')?.includes('<!-- 9.9 -->')).toBe(version === newer)
  }
})

/** The package of a version to come, whose pages are others. */
function nextVersion(): string {
  const folder = temporaryFolder('version')
  onTestFinished(() => rmSync(folder, { recursive: true }))
  for (const part of ['bin', 'lib', 'templates', 'package.json'])
    cpSync(join(root, part), join(folder, part), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ ...manifest, version: '9.9.0' }))
  const footer = join(folder, 'templates', 'partials', 'footer.njk')
  writeFileSync(footer, `${readFileSync(footer, 'utf8')}<!-- 9.9 -->\n`)
  return folder
}
