import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { openParsing } from '../../../src/engine/job/parse-settings.ts'
import { loadConfig } from '../../../src/store/config/config-file.ts'
import { folderWith } from '../../store/folder.ts'

const head = `site: 'https://news.example.org/', timeZone: 'UTC',
  editions: { en: { lang: 'en', label: 'English', title: 'News', description: 'News.' } },`

/** What a site with these plugins is told; the plugins stand on line 4, one a line. */
async function openWith(entries: readonly string[], files: Readonly<Record<string, string>>) {
  const config = `export default {\n  ${head}\n  plugins: [\n${entries.map(one => `    ${one},\n`).join('')}  ],\n}\n`
  const site = await folderWith({ 'site.config.ts': config, ...files })
  return { site, ...(await open(site)) }
}

async function open(site: string) {
  const loaded = await loadConfig(site)
  const { config } = loaded
  if (config === null) return { diagnostics: loaded.diagnostics, parsing: null }
  const parsing = await openParsing(site, { ...loaded, config })
  return { diagnostics: parsing.diagnostics, parsing }
}

const told = ({ diagnostics }: Pick<Awaited<ReturnType<typeof open>>, 'diagnostics'>) =>
  diagnostics.map(({ line, column, code, message, hint, related }) => [
    `${line}:${column} ${code}`,
    message,
    hint,
    ...(related ?? []).map(one => `${one.file}${one.line === undefined ? '' : `:${one.line}`}`),
  ])

test('every plugin that cannot be had is told of at once, at its place in the config and in its own file', async () => {
  const found = await openWith(
    [
      "'./plugins/missing.ts'",
      "'no-such-package'",
      "'./plugins/syntax.ts'",
      "'./plugins/throws.ts'",
      "'./plugins/nothing.ts'",
      "'./plugins/nameless.ts'",
      "'./plugins/odd.ts'",
      "['./plugins/fixed.ts', { a: 1 }]",
      "['./plugins/declared.ts', { unti: 'C', size: 'x' }]",
      "'./plugins/hooks.ts'",
      "'./plugins/twice.ts'",
      "'./plugins/twice.ts'",
    ],
    {
      'plugins/syntax.ts': 'export default {\n  name: }\n',
      'plugins/throws.ts': "const x = 1\nthrow new Error('no key')\nexport default x\n",
      'plugins/nothing.ts': 'export const name = 1',
      'plugins/nameless.ts': 'export default { filters: {} }',
      'plugins/odd.ts':
        "export default { name: 'odd', filter: {}, filters: { a: 1 }, templates: 3, outputs: [{}], directives: { x: {} } }",
      'plugins/fixed.ts': "export default { name: 'fixed' }",
      'plugins/declared.ts': `import { definePlugin } from 'diglot'
export default definePlugin(() => ({ name: 'declared' }), { options: { unit: 'text', size: 'number' } })`,
      'plugins/hooks.ts': "export default { name: 'hooks', onBuild: () => {} }",
      'plugins/twice.ts': "export default () => ({ name: 'twice' })",
    },
  )
  expect(told(found)).toEqual([
    ['5:5 plugin/missing', 'there is no module "./plugins/missing.ts"', 'the path is relative to the config'],
    [
      '6:5 plugin/missing',
      'there is no package "no-such-package"',
      "install it: npm install no-such-package; a file's path begins with ./",
    ],
    [
      '7:5 plugin/unloadable',
      expect.stringContaining('plugin "./plugins/syntax.ts" cannot be loaded'),
      'mend the module at this place',
      'plugins/syntax.ts:2',
    ],
    [
      '8:5 plugin/unloadable',
      'plugin "./plugins/throws.ts" cannot be loaded: no key',
      'mend the module at this place',
      'plugins/throws.ts:2',
    ],
    [
      '9:5 plugin/invalid',
      'plugin "./plugins/nothing.ts": it has no default export',
      expect.stringContaining('export default definePlugin'),
      'plugins/nothing.ts',
    ],
    [
      '10:5 plugin/invalid',
      'plugin "./plugins/nameless.ts": it has no name',
      expect.stringContaining("name: 'weather'"),
      'plugins/nameless.ts',
    ],
    [
      '11:5 plugin/invalid',
      'plugin "./plugins/odd.ts": a plugin has no part "filter"',
      'did you mean "filters"?',
      'plugins/odd.ts',
    ],
    [
      '11:5 plugin/invalid',
      'plugin "./plugins/odd.ts": "a" in "filters" must be a function, not a number',
      expect.any(String),
      'plugins/odd.ts',
    ],
    [
      '11:5 plugin/invalid',
      'plugin "./plugins/odd.ts": "templates" must be the path of a folder, not a number',
      "write templates: './templates'",
      'plugins/odd.ts',
    ],
    [
      '11:5 plugin/invalid',
      'plugin "./plugins/odd.ts": "outputs" must be a list of outputs, each with `name`, `plan` and `render`',
      expect.any(String),
      'plugins/odd.ts',
    ],
    [
      '11:5 plugin/invalid',
      'plugin "./plugins/odd.ts": "x" in "directives" must be a directive, which has a function `render`, not an object',
      expect.any(String),
      'plugins/odd.ts',
    ],
    [
      '12:5 plugin/invalid',
      'plugin "./plugins/fixed.ts": it takes no options',
      'export a function of options: `definePlugin(options => …)`',
      'plugins/fixed.ts',
    ],
    [
      '13:50 plugin/invalid',
      expect.stringContaining('"size" must be a number'),
      expect.any(String),
      'plugins/declared.ts',
    ],
    [
      '13:39 plugin/invalid',
      expect.stringContaining('"unti" is not known'),
      'did you mean "unit"?',
      'plugins/declared.ts',
    ],
    [
      '14:5 plugin/invalid',
      'plugin "./plugins/hooks.ts": a plugin has no part "onBuild"',
      expect.stringContaining('no hooks that see everything'),
      'plugins/hooks.ts',
    ],
    [
      '16:5 plugin/duplicate',
      'two plugins have the name "twice"',
      'name each plugin once',
      'site.config.ts:15',
    ],
  ])
})

test('what two plugins bring under one name is told', async () => {
  const found = await openWith(["'./a.ts'", "'./b.ts'"], {
    'a.ts': "export default { name: 'a', filters: { x: String }, queries: { q: () => 1 } }",
    'b.ts': "export default { name: 'b', filters: { x: String }, queries: { q: () => 1 } }",
  })
  expect(told(found).map(([place, message]) => [place, message])).toEqual([
    ['6:5 plugin/duplicate', 'two plugins have the filter "x"'],
    ['6:5 plugin/duplicate', 'two plugins have the query "q"'],
  ])
})

test.each([
  ["'./a.ts'", /must be a list/],
  ['[1]', /is neither a module nor a plugin/],
  ["['']", /is empty/],
  ["[['./a.ts', {}, {}]]", /more than a module and its options/],
])('`plugins: %s` is no list of plugins', async (written, message) => {
  const site = await folderWith({ 'site.config.ts': `export default { ${head} plugins: ${written} }` })
  const { diagnostics } = await open(site)
  expect(diagnostics).toMatchObject([
    { code: 'config/invalid', message: expect.stringMatching(message), line: 2 },
  ])
})

test.each(["markdown: 'remark'", "markdown: { remark: './a.ts' }", 'markdown: { rehype: [1] }'])(
  '`%s` is told of, with nothing else failing for it',
  async written => {
    const site = await folderWith({ 'site.config.ts': `export default { ${head} ${written} }` })
    const { diagnostics } = await open(site)
    expect(diagnostics).toMatchObject([
      { code: 'config/invalid', message: expect.stringContaining('"markdown') },
    ])
  },
)

test('plugins that stand in the config itself work, and are told to mean one thread', async () => {
  const found = await openWith(
    ["{ name: 'own', filters: { x: () => 'x' } }", "[options => ({ name: options.name }), { name: 'made' }]"],
    {},
  )
  expect(told(found).map(([place, message]) => [place, message])).toEqual([
    ['5:5 plugin/one-thread', 'a plugin stands in the config itself, so that one thread does everything'],
  ])
  expect(found.parsing?.isAlone).toBe(true)
  expect([...(found.parsing?.extensions.digests.keys() ?? [])]).toEqual(['own', 'made'])
})

test('plugins and plugins of unified from packages, by all that `exports` may say', async () => {
  const found = await openWith(["'diglot-plugin-x'", "['@own/plugin/sub', { a: 1 }]"], {
    'node_modules/diglot-plugin-x/package.json':
      '{ "name": "diglot-plugin-x", "version": "1.2.3", "type": "module", "exports": { ".": { "import": "./lib/index.js" } } }',
    'node_modules/diglot-plugin-x/lib/index.js': "import { name } from './name.js'\nexport default { name }",
    'node_modules/diglot-plugin-x/lib/name.js': "export const name = 'x'",
    'node_modules/@own/plugin/package.json':
      '{ "name": "@own/plugin", "version": "1.0.0", "exports": { "./*": { "types": "./no.d.ts", "default": "./src/*.ts" } } }',
    'node_modules/@own/plugin/src/sub.ts':
      'export default (options: { a: number }) => ({ name: "sub-" + options.a })',
  })
  expect(told(found)).toEqual([])
  expect([...(found.parsing?.extensions.digests.keys() ?? [])]).toEqual(['x', 'sub-1'])
})

test('a digest changes with every file that a plugin is made of, its options, its version and those of what it depends on', async () => {
  const files = {
    'plugins/a.ts':
      "import './b'\nimport pkg from 'pkg'\nexport default { name: 'a', filters: { pkg: () => pkg } }",
    'plugins/b.ts': "export * from './c.js'",
    'plugins/c.ts': "export const c = await import('./d.json')",
    'plugins/d.json': '{}',
    'node_modules/pkg/package.json': '{ "name": "pkg", "version": "1.0.0", "dependencies": { "deep": "1" } }',
    'node_modules/pkg/index.js': 'module.exports = 1',
    'node_modules/deep/package.json': '{ "name": "deep", "version": "1.0.0" }',
    'node_modules/deep/index.js': '',
  }
  const { site, parsing, diagnostics } = await openWith(["'./plugins/a.ts'"], files)
  expect(diagnostics).toEqual([])
  const seen = [parsing?.extensions.digests.get('a')]
  const again = async (): Promise<void> => {
    seen.push((await open(site)).parsing?.extensions.digests.get('a'))
  }
  await again()
  expect(seen[0]).toBe(seen[1])
  for (const path of ['plugins/a.ts', 'plugins/b.ts', 'plugins/c.ts', 'node_modules/pkg/index.js']) {
    writeFileSync(join(site, path), `${files[path as keyof typeof files]}\n`)
    await again()
  }
  writeFileSync(join(site, 'plugins/d.json'), '{ }')
  await again()
  writeFileSync(join(site, 'node_modules/deep/package.json'), '{ "name": "deep", "version": "1.0.1" }')
  await again()
  expect(new Set(seen).size).toBe(seen.length - 1)
})

test('a package that is linked into node_modules is read where it lies', async () => {
  const { site } = await openWith([], {
    'lib/own/package.json': '{ "name": "own", "version": "1.0.0" }',
    'lib/own/index.js': "export default { name: 'own' }",
  })
  mkdirSync(join(site, 'node_modules'))
  symlinkSync(join(site, 'lib/own'), join(site, 'node_modules/own'))
  writeFileSync(join(site, 'site.config.ts'), `export default { ${head} plugins: ['own'] }`)
  const { parsing, diagnostics } = await open(site)
  expect(diagnostics).toEqual([])
  expect(parsing?.watched).toEqual([dirname(join(site, 'lib/own/index.js'))])
})

test('a file that a plugin imports and that is not there is told at the import', async () => {
  const found = await openWith(["'./plugins/lost.ts'"], {
    'plugins/lost.ts': "const x = 1\nimport { y } from './gone.ts'\nexport default { name: 'lost', x, y }\n",
  })
  expect(told(found)).toEqual([
    [
      '5:5 plugin/unloadable',
      expect.stringContaining('gone.ts'),
      'mend the module at this place',
      expect.stringMatching(/^plugins\/lost\.ts/),
    ],
  ])
})
