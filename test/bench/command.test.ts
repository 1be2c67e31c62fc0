import { spawnSync } from 'node:child_process'
import { join, resolve } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { main } from '../../bench/main.ts'
import { canMeasure } from '../../bench/measure.ts'
import { readOptions } from '../../bench/options.ts'
import { root } from '../support/cli.ts'

const bench = (...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'bench', 'run.mjs'), ...args], {
    encoding: 'utf8',
  })
  return { status, stdout, stderr }
}

afterEach(() => vi.unstubAllEnvs())

test('the command line says what is measured', () => {
  vi.stubEnv('HUGO', '')
  expect(
    readOptions(['--articles', '1000', '--runs', '2', '--peers', 'hugo', '--only', 'build,peers']),
  ).toEqual({
    articles: 1000,
    rounds: 2,
    seed: 1,
    peers: ['hugo'],
    hugo: 'hugo',
    only: ['build', 'peers'],
    scale: 0,
    write: false,
  })
  // A path stays what it was for a command that is run elsewhere.
  expect(readOptions(['--hugo', 'bin/hugo'])).toMatchObject({ hugo: resolve('bin/hugo') })
  vi.stubEnv('HUGO', '/opt/hugo')
  expect(readOptions([])).toMatchObject({ hugo: '/opt/hugo' })
  expect(readOptions(['--hugo', 'hugo'])).toMatchObject({ hugo: 'hugo' })
  expect(readOptions(['--articles', '40'])).toMatch(/--articles wants a whole number from 500/)
  expect(readOptions(['--articles', '501'])).toMatch(/even/)
  expect(readOptions(['--peers', 'hexo'])).toMatch(/hugo, eleventy, astro, not “hexo”/)
  expect(readOptions(['--nonsense'])).toMatch(/nonsense/)
})

test('wrong usage is told apart from a failure', async () => {
  expect(bench('--runs', '0')).toMatchObject({ status: 2, stdout: '' })
  expect(bench('--help')).toMatchObject({ status: 0, stderr: '' })
  expect(await main(['--help'])).toBe(0)
})

test.skipIf(!canMeasure())(
  'Diglot is measured cold, unchanged, after an edit and after a new article, and each did its work',
  () => {
    const { status, stdout, stderr } = bench(
      '--articles',
      '500',
      '--runs',
      '1',
      '--only',
      'build,start,sample',
    )
    expect({ status, stderr: status === 0 ? '' : stderr }).toEqual({ status: 0, stderr: '' })
    const rows = stdout.split('\n').filter(line => line.startsWith('| '))
    const cells = rows.map(line => line.split(' | ').map(cell => cell.replace(/^\| /, '')))
    expect(cells.slice(1, 9).map(([label]) => label)).toEqual([
      '---',
      'Diglot, cold',
      'Diglot, nothing changed',
      'Diglot, one body edited',
      'Diglot, one new article',
      'node -e 0',
      'diglot --version',
      'Diglot, sample site, cold',
    ])
    expect(cells.find(([label]) => label === 'sample site, cold, the whole process')?.[1]).toMatch(
      /^[\d.]+ s$/,
    )
  },
  300_000,
)

test.skipIf(!canMeasure())(
  'plugins and directives are measured beside a site without, and the pages show that they were there',
  () => {
    const { status, stdout, stderr } = bench(
      ...['--articles', '500', '--runs', '1', '--only', 'plugins', '--peers', ''],
    )
    expect({ status, stderr: status === 0 ? '' : stderr }).toEqual({ status: 0, stderr: '' })
    const labels = stdout.split('\n').flatMap(line => /^\| (Diglot[^|]*) \|/.exec(line)?.[1] ?? [])
    expect(labels).toEqual([
      'Diglot, cold, a remark and a rehype plugin',
      'Diglot, cold, a directive in every article',
      'Diglot, cold',
    ])
  },
  300_000,
)

test.skipIf(!canMeasure())(
  'the archive is measured too, and which way its texts go through the parser',
  () => {
    const args = ['--articles', '500', '--runs', '1', '--only', 'archive,texts', '--peers', '']
    const { status, stdout, stderr } = bench(...args)
    expect({ status, stderr: status === 0 ? '' : stderr }).toEqual({ status: 0, stderr: '' })
    const cells = new Map(stdout.split('\n').map(line => [line.split(' | ')[0], line.split(' | ').slice(1)]))
    expect(cells.get('| Diglot, cold, archive')).toBeDefined()
    for (const [corpus, least] of [
      ['news', 99],
      ['archive', 95],
      ['archive, links written inline', 95],
    ] as const) {
      const [count, fast = '', slow = ''] = cells.get(`| ${corpus}`) ?? []
      expect(count).toBe('500')
      expect(Number.parseFloat(fast) + Number.parseFloat(slow)).toBeCloseTo(100)
      expect(Number.parseFloat(fast), corpus).toBeGreaterThanOrEqual(least)
    }
  },
  300_000,
)
