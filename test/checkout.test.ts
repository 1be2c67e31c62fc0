import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { temporaryFolder } from './support/clean-build.ts'
import { root } from './support/cli.ts'

// Compiling takes 3 seconds, and often more.
vi.setConfig({ testTimeout: 300_000 })

// A checkout as git makes it, and with what `npm ci --ignore-scripts` installs: nothing in it was ever compiled.
const folder = temporaryFolder('checkout')
const left = ['.git', '.cache', 'dist', 'lib'].map(name => join(root, name))
beforeAll(() => {
  const filter = (path: string): boolean => !left.includes(path) && basename(path) !== 'node_modules'
  cpSync(root, folder, { recursive: true, filter })
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
})
beforeEach(() => rmSync(join(folder, 'lib'), { recursive: true, force: true }))
afterAll(() => rmSync(folder, { recursive: true }))

const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(VITEST|npm_)/i.test(name)))

function run(
  file: string,
  args: readonly string[],
  more: Readonly<Record<string, string>> = {},
): { status: number | null; said: string } {
  const all = { ...env, ...more }
  const { status, stdout, stderr } = spawnSync(file, args, { cwd: folder, env: all, encoding: 'utf8' })
  return { status, said: `${stdout}${stderr}` }
}

const node = (...args: string[]) => run(process.execPath, args)
const compile = (...args: string[]) => node('compile.mjs', ...args)
const main = join(folder, 'lib', 'bundle', 'main.js')

function edited<T>(path: string, change: (text: string) => string, work: () => T): T {
  const file = join(folder, path)
  const before = readFileSync(file, 'utf8')
  writeFileSync(file, change(before))
  try {
    return work()
  } finally {
    writeFileSync(file, before)
  }
}

const oneOfTheCommandLine = ['test/cli/commands.test.ts', '-t', 'init leaves a folder alone']

describe('a checkout in which nothing was compiled', () => {
  test('runs any test of the command line, without npm', () => {
    const { status, said } = node('node_modules/vitest/vitest.mjs', 'run', ...oneOfTheCommandLine)
    expect(status, said).toBe(0)
    expect(existsSync(main)).toBe(true)
  })

  test('says so where its command line is called', () => {
    expect(node('bin/diglot.js', 'build')).toEqual({
      status: 2,
      said: 'diglot: this checkout is not compiled yet; run `npm run compile`\n',
    })
  })
})

test('what is compiled is compiled anew where any source of it is another one, and only then', () => {
  expect(compile('--if-stale')).toEqual({ status: 0, said: '' })
  const marked = 'export const leftOver = true\n'
  const mark = (): void => writeFileSync(join(folder, 'lib', 'left-over.js'), marked)
  const isMarked = (): boolean => existsSync(join(folder, 'lib', 'left-over.js'))
  mark()
  expect(compile('--if-stale')).toEqual({ status: 0, said: '' })
  expect(isMarked()).toBe(true)
  for (const path of ['src/index.ts', 'templates/partials/footer.njk']) {
    edited(
      path,
      text => `${text}\n`,
      () => expect(compile('--if-stale').status).toBe(0),
    )
    expect(isMarked(), path).toBe(false)
    mark()
  }
  // Without its mark a folder may be what was left of a compilation that was broken off.
  rmSync(join(folder, 'lib', '.sources'))
  expect(compile('--if-stale').status).toBe(0)
  expect(isMarked()).toBe(false)
})

const hasNpm = run('npm', ['--version']).status === 0
if (!hasNpm) console.warn('tests of what npm packs are skipped: there is no npm')

describe.skipIf(!hasNpm)('a package', () => {
  const pack = () => run('npm', ['pack', '--offline'])
  const packages = (): string[] => readdirSync(folder).filter(name => name.endsWith('.tgz'))
  beforeEach(() => {
    for (const name of packages()) rmSync(join(folder, name))
  })

  test('is compiled when it is packed, and holds what its manifest names', () => {
    const { status, said } = pack()
    expect(status, said).toBe(0)
    const [name = ''] = packages()
    const { stdout } = spawnSync('tar', ['-tzf', join(folder, name)], { encoding: 'utf8' })
    const files = stdout
      .trim()
      .split('\n')
      .map(path => path.replace(/^package\//, ''))
    const { bin, exports } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
    const named = [bin.diglot, exports['.'].types, exports['.'].default].map((path: string) =>
      path.replace('./', ''),
    )
    expect(files).toEqual(
      expect.arrayContaining([
        ...named,
        'lib/bundle/main.js',
        'lib/bundle/worker.js',
        'templates/layouts/base.njk',
      ]),
    )
    expect(files.filter(path => /^(src|test|bench)\/|\.sources$|\.test\./.test(path))).toEqual([])
  })

  test('is not made of sources that do not compile', () => {
    const { status, said } = edited('src/index.ts', text => `${text}\nexport const wrong: string = 1\n`, pack)
    expect(said).toMatch(/src\/index\.ts.*TS2322/)
    expect(status).not.toBe(0)
    expect(packages()).toEqual([])
  })

  test('is compiled before it is published, also where somebody ignores all scripts', () => {
    // Nobody listens there; what would be published is told before.
    const nowhere = ['--registry', 'http://127.0.0.1:9/', '--fetch-retries', '0']
    const ignoring = { npm_config_ignore_scripts: 'true' }
    const { said } = run('npm', ['publish', '--dry-run', ...nowhere], ignoring)
    expect(said).toMatch(/lib\/bundle\/main\.js/)
    expect(existsSync(main)).toBe(true)
  })

  test('without its code says so', () => {
    const alone = temporaryFolder('package')
    cpSync(join(folder, 'bin'), join(alone, 'bin'), { recursive: true })
    const { status, stderr } = spawnSync(process.execPath, [join(alone, 'bin', 'diglot.js')], {
      encoding: 'utf8',
    })
    rmSync(alone, { recursive: true })
    expect({ status, stderr }).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/made without its code/),
    })
  })
})

test('no dependency has a script that would run where it is installed', () => {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
  const paths = Object.keys(packages)
  expect(paths.length).toBeGreaterThan(100)
  expect(paths.filter(path => packages[path].hasInstallScript)).toEqual([])
})
