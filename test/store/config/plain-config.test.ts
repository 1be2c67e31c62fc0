import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { createJiti } from 'jiti'
import { describe, expect, test } from 'vitest'
import { plainConfig } from '../../../src/store/config/plain-config.ts'
import { folderWith } from '../folder.ts'

const own = join(import.meta.dirname, '..', '..', '..', 'src', 'index.ts')

/** What running a file exports. */
async function run(text: string): Promise<unknown> {
  const file = join(await folderWith({ 'site.config.ts': text }), 'site.config.ts')
  const jiti = createJiti(file, { fsCache: false, moduleCache: false, alias: { diglot: own } })
  return await jiti.import(file, { default: true })
}

const head = `import { defineConfig } from 'diglot'\n`

describe('a config that is plain data is read as it would be run', () => {
  test.each([
    ['the sample site', readFileSync(join(import.meta.dirname, '..', '..', '..', 'site.config.ts'), 'utf8')],
    ['an object alone', `export default { a: 1 }`],
    ['nothing between', `export default{a:[],b:{}}`],
    [
      'all kinds of values',
      `${head}export default defineConfig({ a: 'x', b: "y'", c: \`z\n\`, d: -1.5, e: [true, null,], });`,
    ],
    [
      'comments',
      `// one\n/* two */ ${head}// three\nexport default defineConfig(/* { */ { a: 'http://x', // }\n /**/ 'b' /**/ : 1 }) // end`,
    ],
    ['a key twice', `export default { a: 1, b: 2, a: 3 }`],
    ['keys that are numbers', `export default { b: 1, '2021': 2, '7': 3, "constructor": 4, true: 5 }`],
    [
      'semicolons and Windows',
      `import { defineConfig } from "diglot";\r\nexport default defineConfig({\r\n a: 0 });\r\n`,
    ],
  ])('%s', async (_, text) => {
    expect(JSON.stringify(plainConfig(text)?.value)).toBe(JSON.stringify(await run(text)))
  })

  test('whatever the data', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.object({
          maxDepth: 3,
          values: [
            fc.string(),
            fc.string({ unit: 'grapheme' }),
            fc.integer(),
            fc.boolean(),
            fc.constant(null),
          ],
        }),
        async value => {
          const text = `export default ${JSON.stringify(value, null, 2)}`
          const plain = plainConfig(text)
          if (plain === undefined) expect(text).toMatch(/\\|__proto__/)
          else expect(JSON.stringify(plain.value)).toBe(JSON.stringify(await run(text)))
        },
      ),
      { numRuns: 40 },
    )
  })
})

describe('every other text is left to whoever can run it', () => {
  test.each([
    ['nothing', ''],
    ['a type', `export default { a: 1 } as const`],
    ['another import', `import { zone } from './zone'\nexport default { a: 1 }`],
    ['a name that is not imported', `export default defineConfig({ a: 1 })`],
    [
      'an import in the same line',
      `import { defineConfig } from 'diglot' export default defineConfig({ a: 1 })`,
    ],
    ['statements', `export default { a: 1 }\nconsole.log(1)`],
    ['an array', `export default [1]`],
    ['a spread', `export default { ...{ a: 1 } }`],
    ['a name', `export default { a }`],
    ['a method', `export default { a() { return 1 } }`],
    ['a computed key', `export default { ['a']: 1 }`],
    ['a call', `export default { a: String(1) }`],
    ['a sum', `export default { a: 1 + 1 }`],
    ['a hole', `export default { a: [1,,2] }`],
    ['an octal number', `export default { a: 010 }`],
    ['a big number', `export default { a: 1n }`],
    ['an escape', `export default { a: '\\u0041' }`],
    ['a template with a value', `export default { a: \`\${1}\` }`],
    ['a prototype', `export default { __proto__: { a: 1 } }`],
    ['a missing comma', `export default { a: 1 b: 2 }`],
    ['a missing brace', `${head}export default defineConfig({ a: 1 )`],
    ['an open string', `export default { a: 'x\n' }`],
    ['an open comment', `export default { a: 1 } /* `],
  ])('%s', (_, text) => {
    expect(plainConfig(text)).toBeUndefined()
  })
})
