import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { root, runCli } from '../support/cli.ts'
import { type DevSite, devSite } from '../support/dev.ts'

let site: DevSite
beforeEach(() => {
  site = devSite()
})
afterEach(() => rmSync(site.folder, { recursive: true }))

const launcher = join(root, 'bin', 'diglot.js')

/** Runs a command line as a shell does. */
function shell(line: string) {
  const { status, stdout, stderr } = spawnSync('bash', ['-o', 'pipefail', '-c', line], {
    cwd: site.folder,
    env: { ...process.env, NO_COLOR: '1', NODE: process.execPath, DIGLOT: launcher },
    encoding: 'utf8',
    timeout: 60_000,
  })
  return { status, stdout, stderr }
}

const noStack = expect.not.stringMatching(/\n {4}at |bug in Diglot/)

describe('a cache that cannot be written', () => {
  test('from the beginning: a sentence in every format, exit code 1, and nothing is written', () => {
    writeFileSync(join(site.folder, '.cache'), 'a file')
    const run = runCli(['build'], { cwd: site.folder })
    expect([run.status, run.stderr]).toEqual([1, ''])
    const folder = join(site.folder, '.cache')
    expect(run.stdout).toContain(
      `error cache/failed  ${folder}\n  "${folder}" cannot be written: something else`,
    )
    const json = runCli(['build', '--format', 'json'], { cwd: site.folder })
    const lines = json.stdout.trim().split('\n')
    expect(lines.map(line => JSON.parse(line).code ?? JSON.parse(line).ok)).toEqual(['cache/failed', false])
    expect(existsSync(join(site.folder, 'dist'))).toBe(false)
  })

  test.each(['articles.pack', 'sources.json', 'traces.pack', 'why.json', 'last-build.json', 'changes.json'])(
    '%s, when the site is published: it is, and the next build is right',
    name => {
      mkdirSync(join(site.folder, '.cache', name, 'x'), { recursive: true })
      const run = runCli(['build'], { cwd: site.folder })
      expect([name, run.status, run.stderr]).toEqual([name, 1, ''])
      expect(run.stdout).toContain('error cache/failed')
      expect(run.stdout).toEqual(noStack)
      expect(existsSync(join(site.folder, 'dist/zh/news/air/index.html'))).toBe(true)
      expect(readdirSync(join(site.folder, '.cache'))).not.toContain('lock')
      site.write('content/zh/news/air.md', site.read('content/zh/news/air.md').replace('原来', '后来'))
      rmSync(join(site.folder, '.cache', name), { recursive: true })
      const next = runCli(['build', '--verify'], { cwd: site.folder })
      expect([next.status, next.stdout]).toEqual([0, expect.not.stringContaining('error')])
    },
  )
})

/** A disk of its own with so little room, where this machine lets us have one. */
function smallDisk(kilobytes: number): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'diglot-disk-'))
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs', folder])
  return status === 0 ? folder : null
}

test.each([24, 60, 200])(
  'a disk of %i KB is full: what there is stands, and it is told in a sentence',
  size => {
    const disk = smallDisk(size)
    if (disk === null) {
      console.warn('no disk can be mounted here; not tested')
      return
    }
    try {
      const first = runCli(['build', '--out', join(disk, 'dist'), '--cache-dir', join(disk, 'cache')], {
        cwd: site.folder,
      })
      expect([first.status, first.stderr]).toEqual([1, noStack])
      expect(first.stdout + first.stderr).toContain('no space is left on the disk')
    } finally {
      spawnSync('umount', [disk])
    }
  },
)

describe.skipIf(!existsSync('/dev/full'))('what we print cannot be taken', () => {
  test.each(['check', 'build', 'why /zh/', '--help', 'new news/x', 'init other'])(
    '%s into a full disk: a sentence and exit code 1',
    command => {
      const run = shell(`"$NODE" "$DIGLOT" ${command} > /dev/full`)
      expect([command, run.status]).toEqual([command, 1])
      expect(run.stderr).toBe('diglot: not everything could be printed: no space is left on the disk\n')
    },
  )

  test('the complaints themselves into a full disk', () => {
    expect(shell('"$NODE" "$DIGLOT" check --bogus 2> /dev/full').status).toBe(1)
  })
})

test('a reader that closes the pipe: a sentence, exit code 1, and no lock is left', () => {
  const bad = Array.from({ length: 3000 }, () => '[gone](nowhere.md)').join('\n\n')
  site.write('content/en/news/bad.md', `---\ntitle: Bad\ndate: 2021-01-01\n---\n\n${bad}\n`)
  const run = shell('"$NODE" "$DIGLOT" build | head -1')
  expect([run.status, run.stdout]).toEqual([1, expect.stringMatching(/^error link\/broken/)])
  expect(run.stderr).toBe('diglot: not everything could be printed: its reader has closed it\n')
  expect(readdirSync(join(site.folder, '.cache'))).not.toContain('lock')
})

test('dev ends when nobody reads any more what it prints', () => {
  const run = shell('"$NODE" "$DIGLOT" dev --port 0 | true')
  expect([run.status, run.stderr]).toEqual([1, expect.stringContaining('its reader has closed it')])
})

test.each(['dev', 'preview'])('%s where nothing can listen: a sentence', async command => {
  mkdirSync(join(site.folder, 'dist'), { recursive: true })
  const none = runCli([command, '--host', '192.0.2.1'], { cwd: site.folder })
  expect([none.status, none.stderr]).toEqual([
    1,
    expect.stringMatching(/^diglot: cannot listen at 192\.0\.2\.1:\d+: this machine has no such address\n$/),
  ])
})
