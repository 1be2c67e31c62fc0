import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadConfig } from '../../../src/store/config/config-file.ts'
import { filesIn, folderWith } from '../folder.ts'

const body = `{
  site: 'https://news.example.org/',
  timeZone: 'Asia/Shanghai',
  editions: {
    zh: { lang: 'zh-Hans', label: '中文', title: '晨报', description: '一份报纸' },
  },
}`
const json = JSON.stringify({
  site: 'https://news.example.org/',
  timeZone: 'Asia/Shanghai',
  editions: { zh: { lang: 'zh-Hans', label: '中文', title: '晨报', description: '一份报纸' } },
})

/** `line:column-endColumn code message` of each diagnostic. */
async function problems(files: Readonly<Record<string, string | Uint8Array>>): Promise<string[]> {
  const { config, diagnostics } = await loadConfig(await folderWith(files))
  expect(config).toBeNull()
  return diagnostics.map(({ file, line, column, endColumn, code, message }) => {
    const place = [file, line, column].filter(one => one !== undefined).join(':')
    return `${place}${endColumn === undefined ? '' : `-${endColumn}`} ${code} ${message}`
  })
}

describe('a config is found and read', () => {
  test.each([
    ['site.config.ts', `import { defineConfig } from 'diglot'\nexport default defineConfig(${body})`],
    ['site.config.ts', `export default ${body} as const`],
    ['site.config.mts', `const x: number = 1\nexport default ${body}`],
    ['site.config.js', `export default ${body}`],
    ['site.config.js', `module.exports = ${body}`],
    ['site.config.mjs', `import { defineConfig } from 'diglot'\nexport default defineConfig(${body})`],
    ['site.config.cjs', `const { defineConfig } = require('diglot')\nmodule.exports = defineConfig(${body})`],
    ['site.config.json', json],
    ['site.config.json', `\uFEFF${json}`],
  ])('%s', async (name, text) => {
    const site = await folderWith({ [name]: text })
    const { config, configPath, diagnostics } = await loadConfig(site)
    expect(diagnostics).toEqual([])
    expect(config?.editions[0]?.title).toBe('晨报')
    expect(configPath).toBe(join(site, name))
    expect(Object.keys(await filesIn(site))).toEqual([name])
  })

  test('again after it has changed, with what it imports', async () => {
    const site = await folderWith({
      'zone.ts': "export const timeZone: string = 'Asia/Shanghai'",
      'site.config.ts': `import { timeZone } from './zone'\nexport default { ...${body}, timeZone }`,
    })
    expect((await loadConfig(site)).config?.timeZone).toBe('Asia/Shanghai')
    await writeFile(join(site, 'zone.ts'), "export const timeZone = 'Europe/London'")
    expect((await loadConfig(site)).config?.timeZone).toBe('Europe/London')
  })
})

describe('a config that cannot be read', () => {
  test('there is none', async () => {
    const [problem] = await problems({})
    expect(problem).toMatch(/^site\.config\.ts config\/missing there is no site\.config\.ts in "\//)
  })

  test('there are two', async () => {
    expect(await problems({ 'site.config.json': json, 'site.config.ts': `export default ${body}` })).toEqual([
      'site.config.ts config/unreadable the site has two configs, "site.config.ts" and "site.config.json"',
    ])
  })

  test.each<[string, Record<string, string>, string]>([
    [
      'a syntax error',
      { 'site.config.ts': "export default {\n  site: 'x',,\n}" },
      'site.config.ts:2:13 config/unreadable "site.config.ts" has a syntax error: Unexpected token',
    ],
    [
      'an error when it runs',
      {
        'site.config.ts': 'const a: string[] | undefined = undefined\nexport default {\n  site: a.length,\n}',
      },
      'site.config.ts:3:11 config/unreadable "site.config.ts" cannot be read: Cannot read properties of undefined (reading \'length\')',
    ],
    [
      'an error in a file that it imports',
      {
        'site.config.ts': "import { a } from './parts/a'\nexport default { a }",
        'parts/a.ts': "\nthrow new Error('no luck')\nexport const a = 1",
      },
      'parts/a.ts:2:7 config/unreadable "site.config.ts" cannot be read: no luck',
    ],
    [
      'a syntax error in a file that it imports',
      {
        'site.config.ts': "import { a } from './a'\nexport default { a }",
        'a.ts': '\nexport const a = = 1',
      },
      'a.ts:2:18 config/unreadable "site.config.ts" cannot be read: Unexpected token',
    ],
    [
      'something thrown that is no error',
      { 'site.config.ts': "throw 'tantrum'" },
      'site.config.ts config/unreadable "site.config.ts" cannot be read: it throws tantrum',
    ],
    [
      'JSON with a comma too many',
      { 'site.config.json': '{\n  "site": "x",\n}' },
      'site.config.json:3:1 config/unreadable "site.config.json" cannot be read: Expected double-quoted property name in JSON at position 17',
    ],
    [
      'JSON that is cut off',
      { 'site.config.json': '{\n  "site": "x"' },
      'site.config.json:2:14 config/unreadable "site.config.json" has a syntax error: Unexpected token, expected ","',
    ],
    ['nothing', { 'site.config.ts': '' }, 'site.config.ts:1:1 config/invalid'],
  ])('%s', async (_, files, expected) => {
    const [problem, ...more] = await problems(files)
    if (expected.endsWith('config/invalid')) return expect(problem).toContain('config/')
    // Newer versions of Node add to the engine's own words.
    expect(problem).toContain(expected)
    expect(more).toEqual([])
  })

  test('it imports what is not there', async () => {
    const [problem] = await problems({ 'site.config.ts': "import x from './nowhere'\nexport default x" })
    expect(problem).toContain(
      `config/unreadable "site.config.ts" cannot be read: Cannot find module './nowhere'`,
    )
  })
})

describe('a config is decoded as strictly as an article', () => {
  const wrong = (text: string, encoding: BufferEncoding = 'utf8') => Buffer.from(text, encoding)
  const gbk = (text: string) =>
    Buffer.from(text.replace('晨报', '\xB3\xBF\xB1\xA8').replace(/中文|一份报纸/g, 'x'), 'latin1')

  test.each<[string, string, Uint8Array, string]>([
    [
      'GBK',
      'site.config.ts',
      gbk(`export default ${body}`),
      '5:48 source/encoding the byte 0xB3 is not UTF-8',
    ],
    ['GBK', 'site.config.json', gbk(json), '1:120 source/encoding the byte 0xB3 is not UTF-8'],
    [
      'UTF-16',
      'site.config.mjs',
      wrong(`\uFEFFexport default ${body}`, 'utf16le'),
      '1:1 source/encoding the byte 0xFF is not UTF-8',
    ],
    [
      'UTF-16 of Latin',
      'site.config.json',
      wrong('{ "site": "x y z" }', 'utf16le'),
      '1:1 source/encoding every other character is U+0000',
    ],
    [
      'a NUL',
      'site.config.cjs',
      wrong('module.exports =\n  "\0"'),
      '2:4 source/control-character the character U+0000 is not allowed in text',
    ],
    [
      'half a character',
      'site.config.ts',
      Buffer.from('2f2f20eda0bd', 'hex'),
      '1:4 source/encoding the byte 0xED is not UTF-8',
    ],
  ])('%s in %s', async (_, name, bytes, expected) => {
    expect(await problems({ [name]: bytes })).toEqual([`${name}:${expected}`])
  })

  test('all of its control characters are told at once', async () => {
    expect(await problems({ 'site.config.ts': '// \x01\n// \x02\n' })).toHaveLength(2)
  })

  test.each([
    ['half a character', "'\\ud83d'", 'has half of a character in it, or a code point that is none'],
    ['no character', "'\\uffff'", 'has half of a character in it, or a code point that is none'],
    ['a NUL', "'a\\0'", 'has a control character or a line break in it'],
  ])('an escape that gives %s', async (_, title, says) => {
    expect(await problems({ 'site.config.ts': `export default ${body.replace("'晨报'", title)}` })).toEqual([
      expect.stringMatching(`^site.config.ts:5:48-\\d+ config/invalid "editions.zh.title" ${says}$`),
    ])
  })

  test('a file that it imports', async () => {
    const site = {
      'site.config.ts': `import { title } from './title.mjs'\nexport default ${body.replace("'晨报'", 'title')}`,
      'title.mjs': Buffer.from("export const title = '\xB3\xBF'", 'latin1'),
    }
    expect(await problems(site)).toEqual([
      expect.stringMatching(/config\/invalid "editions.zh.title" has the character U\+FFFD in it$/),
    ])
  })
})

describe('complaints stand at their places', () => {
  const config = `import { defineConfig } from 'diglot'

export default defineConfig({
  site: 'news.example.org',
  timezone: 'Asia/Shanghai',
  editions: {
    zh: { lang: 'zh-Hans', label: '中文', title: '晨报', description: '一份报纸' },
    'en': { lang: 'english!', label: 'English', titel: 'The Morning' },
  },
  sections: { news: { zh: '新闻' } },
  severity: { 'path/unsafe': 'off' },
  pageSize: 0,
} as any)
`

  test('through a real site.config.ts', async () => {
    expect(await problems({ 'site.config.ts': config })).toEqual([
      'site.config.ts:4:9-27 config/invalid "news.example.org" is not an absolute web address',
      'site.config.ts:3:29 config/invalid "timeZone" is missing',
      'site.config.ts:8:19-29 config/invalid "english!" is not the tag of a language',
      'site.config.ts:8:5-9 config/invalid "editions.en.title" is missing',
      'site.config.ts:8:5-9 config/invalid "editions.en.description" is missing',
      'site.config.ts:8:49-54 config/unknown-key "titel" is not known in "editions.en"',
      'site.config.ts:10:15-19 config/invalid "sections.news.en" is missing',
      'site.config.ts:12:13-14 config/invalid "pageSize" must be a whole number from 1 to 1000, not 0',
      'site.config.ts:11:30-35 config/invalid "path/unsafe" is about safety or lost meaning and cannot be lowered',
      'site.config.ts:5:3-11 config/unknown-key "timezone" is not known',
    ])
  })

  test('through JSON', async () => {
    const text = json.replace('"https://news.example.org/"', '\n  7')
    expect(await problems({ 'site.config.json': text })).toEqual([
      'site.config.json:2:3-4 config/invalid "site" must be a text, not a number',
    ])
  })
})
