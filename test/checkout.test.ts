import { spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { isBuiltin } from 'node:module'
import { basename, dirname, join } from 'node:path'
import * as babel from '@babel/parser'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { temporaryFolder } from './support/clean-build.ts'
import { root } from './support/cli.ts'
import { startDevProcess } from './support/dev.ts'

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

/** The folder that a package is unpacked into. */
function unpack(file: string): string {
  const into = temporaryFolder('unpacked')
  spawnSync('tar', ['-xzf', file, '-C', into, '--strip-components=1'])
  return into
}

/** The packages that a module imports or requires. */
function namesLoaded(file: string, found: Set<string>): void {
  const see = (node: unknown): void => {
    if (Array.isArray(node)) for (const one of node) see(one)
    if (typeof node !== 'object' || node === null || Array.isArray(node)) return
    const { type, source, callee, arguments: given } = node as Readonly<Record<string, unknown>>
    const called = callee as { readonly type?: string; readonly name?: string } | undefined
    const isCall =
      type === 'CallExpression' && (called?.type === 'Import' || /require$/.test(called?.name ?? ''))
    const from = isCall && Array.isArray(given) ? given[0] : source
    const name = (from as { readonly value?: unknown } | null | undefined)?.value
    if (typeof name === 'string' && /^[a-z@]/.test(name) && !isBuiltin(name)) found.add(name)
    for (const value of Object.values(node)) see(value)
  }
  see(babel.parse(readFileSync(file, 'utf8'), { sourceType: 'module' }).program.body)
}

const hasNpm = run('npm', ['--version']).status === 0
if (!hasNpm) console.warn('tests of what npm packs are skipped: there is no npm')

describe.skipIf(!hasNpm)('a package', () => {
  const pack = () => run('npm', ['pack', '--offline'])
  const packages = (): string[] => readdirSync(folder).filter(name => name.endsWith('.tgz'))
  let first: string | undefined
  /** The file of one that is made once, in a checkout that was not compiled. */
  const packed = (): string => {
    if (first !== undefined) return first
    const { status, said } = pack()
    expect(status, said).toBe(0)
    const into = temporaryFolder('packed')
    first = join(into, 'package.tgz')
    renameSync(join(folder, packages()[0] ?? ''), first)
    return first
  }
  afterAll(() => first !== undefined && rmSync(dirname(first), { recursive: true }))

  test('is compiled when it is packed, and holds what its manifest names', () => {
    const { stdout } = spawnSync('tar', ['-tzf', packed()], { encoding: 'utf8' })
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

  test('is installed with the libraries that it loads, and no others', () => {
    const unpacked = unpack(packed())
    const names = new Set<string>()
    for (const path of readdirSync(unpacked, { recursive: true, encoding: 'utf8' })) {
      // What browsers load has no libraries.
      if (path.endsWith('.js') && !path.startsWith('client')) namesLoaded(join(unpacked, path), names)
    }
    const { dependencies } = JSON.parse(readFileSync(join(unpacked, 'package.json'), 'utf8'))
    expect([...names].sort()).toEqual(Object.keys(dependencies).sort())
    rmSync(unpacked, { recursive: true })
  })

  test('has types that a config is checked by', () => {
    const site = temporaryFolder('types')
    mkdirSync(join(site, 'node_modules'))
    renameSync(unpack(packed()), join(site, 'node_modules', 'diglot'))
    const config = (title: string): string => `import { defineConfig } from 'diglot'
export default defineConfig({
  site: 'https://x.org/', timeZone: 'UTC', default: 'zh',
  editions: { zh: { lang: 'zh-Hans', label: '中文', title: ${title}, description: '' } },
})
`
    writeFileSync(join(site, 'package.json'), '{ "type": "module" }')
    writeFileSync(join(site, 'right.ts'), config("'报'"))
    writeFileSync(join(site, 'wrong.ts'), config('7'))
    const check = (file: string) =>
      node(
        'node_modules/typescript/bin/tsc',
        '--ignoreConfig',
        '--strict',
        '--noEmit',
        '--module',
        'nodenext',
        join(site, file),
      )
    expect(check('right.ts')).toEqual({ status: 0, said: '' })
    expect(check('wrong.ts').said).toMatch(/wrong\.ts.*TS2322/)
    rmSync(site, { recursive: true })
  })

  test('builds elsewhere with a plugin and a theme of other packages, types both, and shows their edits in `dev`', async () => {
    const [folder, plugin] = [temporaryFolder('site'), temporaryFolder('plugin')]
    const modules = join(folder, 'node_modules')
    const write = (base: string, files: Readonly<Record<string, string>>): void => {
      for (const [path, text] of Object.entries(files)) {
        mkdirSync(dirname(join(base, path)), { recursive: true })
        writeFileSync(join(base, path), text)
      }
    }
    // As npm installs them: from the registry, from a folder beside the site, and from a package's file.
    mkdirSync(join(modules, '@babel'), { recursive: true })
    renameSync(unpack(packed()), join(modules, 'diglot'))
    for (const name of ['chokidar', 'jiti', 'satteri', '@babel/parser']) {
      symlinkSync(join(root, 'node_modules', name), join(modules, name))
    }
    symlinkSync(plugin, join(modules, 'diglot-plugin-x'))
    const pluginText = `import { definePlugin, html } from 'diglot'

export default definePlugin<{ readonly sign: string }>(
  ({ sign }) => ({
    name: 'x',
    filters: { signed: text => \`\${text} \${sign} first\` },
    directives: { sign: { render: ({ label }) => html\`<p class="sign">\${sign} \${label}</p>\` } },
    templates: './templates',
  }),
  { options: { sign: { type: 'text', required: true } } },
)
`
    write(plugin, {
      'package.json':
        '{ "name": "diglot-plugin-x", "version": "1.0.0", "type": "module", "main": "index.ts" }',
      'index.ts': pluginText,
      'templates/partials/x.njk': '{{ "x" | signed }}',
    })
    write(modules, {
      'diglot-theme-y/package.json': '{ "name": "diglot-theme-y", "version": "1.0.0" }',
      'diglot-theme-y/templates/partials/footer.njk':
        '{% include "theme:partials/footer.njk" %}<i>{{ text("y") }} {% include "partials/x.njk" %}</i>',
      'diglot-theme-y/templates/strings/en.json': '{ "y": "theme y" }',
    })
    write(folder, {
      'package.json': '{ "type": "module" }',
      'content/en/news/a.md': '---\ntitle: A\ndate: 2021-01-01\n---\n\n::sign[*Words*]\n',
      'site.config.ts': `import { defineConfig } from 'diglot'
export default defineConfig({
  site: 'https://x.org/', timeZone: 'UTC',
  editions: { en: { lang: 'en', label: 'English', title: 'X', description: 'X.' } },
  plugins: [['diglot-plugin-x', { sign: '§' }]],
  theme: 'diglot-theme-y',
})
`,
      'tsconfig.json': JSON.stringify({
        compilerOptions: {
          ...{ strict: true, noEmit: true, module: 'nodenext', target: 'es2023', types: [] },
          preserveSymlinks: true,
        },
        files: ['site.config.ts', 'node_modules/diglot-plugin-x/index.ts'],
      }),
    })
    expect(node('node_modules/typescript/bin/tsc', '-p', folder)).toEqual({ status: 0, said: '' })
    const launcher = join(modules, 'diglot', 'bin', 'diglot.js')
    const to = ['--out', join(folder, 'dist'), '--cache-dir', join(folder, '.cache')]
    const built = node(launcher, 'build', folder, ...to)
    expect(built.status, built.said).toBe(0)
    const page = readFileSync(join(folder, 'dist', 'en', 'news', 'a', 'index.html'), 'utf8')
    expect(page).toContain('<p class="sign">§ <em>Words</em></p>')
    expect(page).toContain('<i>theme y x § first</i>')
    const dev = await startDevProcess(folder, [], undefined, launcher)
    const shows = async (text: string): Promise<void> => {
      const read = async () => await (await fetch(`${dev.origin}/en/news/a/`)).text()
      await expect.poll(read, { timeout: 20_000, interval: 100 }).toContain(text)
    }
    try {
      await shows('theme y x § first')
      write(plugin, { 'index.ts': pluginText.replace('first', 'second') })
      await shows('theme y x § second')
      write(modules, { 'diglot-theme-y/templates/strings/en.json': '{ "y": "theme z" }' })
      await shows('theme z x § second')
    } finally {
      await dev.end()
      for (const one of [folder, plugin]) rmSync(one, { recursive: true })
    }
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
