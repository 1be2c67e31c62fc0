import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { root } from '../support/cli.ts'
import { type Newsroom, themedNewsroom } from '../support/newsroom.ts'
import { piece } from './of-examples.ts'

/** A block of code in a document whose first line says what it is of a site: `ts file=plugins/a.ts`, `ts config`, `html in=en/index.html`. */
interface Block {
  readonly mark: 'file' | 'config' | 'in'
  readonly path: string
  readonly text: string
}

const documents = ['README.md', ...readdirSync(join(root, 'docs')).map(name => `docs/${name}`)]

function blocksOf(text: string): readonly Block[] {
  return [...text.matchAll(/^(`{3,})\w+ (file=|in=|config)(\S*)\n([\s\S]*?)^\1$/gm)].map(
    ([, , mark = '', path = '', text = '']) => ({
      mark: mark.replace('=', '') as Block['mark'],
      path,
      text,
    }),
  )
}

const usual = {
  'content/en/news/plan.md': piece('The plan', '01-08', 'It has 21 parts.', 'pm25: 31\n'),
  'content/en/news/air.md': piece('Clean air', '01-07', 'The air is good.'),
  'content/zh/news/air.md': piece('空气', '01-07', '空气很好。'),
}

/** The site that a document's blocks make, among some articles. */
function siteOf(blocks: readonly Block[]): Newsroom {
  const files = Object.fromEntries(blocks.filter(one => one.mark === 'file').map(one => [one.path, one.text]))
  const room = themedNewsroom({ ...usual, ...files })
  const plugins = Object.keys(files).filter(path => path.startsWith('plugins/'))
  const said = blocks.filter(one => one.mark === 'config').map(one => one.text)
  room.remove('site.config.json')
  room.write(
    'site.config.ts',
    `import { defineConfig } from 'diglot'

export default defineConfig({
  site: 'https://news.example.org/',
  timeZone: 'Asia/Shanghai',
  editions: {
    zh: { lang: 'zh-Hans', label: '中文', title: '株洲环境', description: '中文版' },
    en: { lang: 'en', label: 'English', title: 'Zhuzhou Air', description: 'The English edition' },
  },
  plugins: [${plugins.map(path => `'./${path}'`).join(', ')}],
${said.join('')}})
`,
  )
  return room
}

/** What TypeScript says of the site's modules, by the types that the package has. */
function typeErrors({ folder, write }: Newsroom): string {
  const compilerOptions = {
    ...{ strict: true, noEmit: true, module: 'nodenext', target: 'es2023', skipLibCheck: false, types: [] },
    paths: { diglot: [join(root, 'lib', 'index.d.ts')] },
  }
  write('tsconfig.json', JSON.stringify({ compilerOptions, include: ['site.config.ts', 'plugins'] }))
  write('package.json', '{ "type": "module" }')
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc')
  return spawnSync(process.execPath, [tsc, '-p', folder], { encoding: 'utf8' }).stdout
}

describe.each(documents)('%s', document => {
  const blocks = blocksOf(readFileSync(join(root, document), 'utf8'))

  test('its examples compile, build, and give what it says', async () => {
    expect(blocks.filter(one => one.mark === 'in').length).toBeGreaterThan(0)
    const room = siteOf(blocks)
    expect(typeErrors(room)).toBe('')
    const { diagnostics } = await room.build()
    expect(diagnostics).toEqual([])
    for (const { path, text } of blocks.filter(one => one.mark === 'in')) {
      const page = Buffer.from(room.output().get(path) ?? '', 'latin1').toString()
      expect(page, path).toContain(text.trim())
    }
  }, 60_000)

  test('its links lead somewhere', () => {
    const text = readFileSync(join(root, document), 'utf8').replace(/^```[\s\S]*?^```|`[^`\n]*`/gm, '')
    const targets = [...text.matchAll(/\]\((?!https?:)([^)#\s]+)/g)].map(([, target = '']) => target)
    expect(targets.length).toBeGreaterThan(0)
    const lost = targets.filter(target => {
      try {
        readdirSync(join(root, document, '..', target))
        return false
      } catch (error) {
        return (error as NodeJS.ErrnoException).code !== 'ENOTDIR'
      }
    })
    expect(lost).toEqual([])
  })
})

test('the documents name every export', () => {
  const index = readFileSync(join(root, 'src', 'index.ts'), 'utf8')
  const names = [...index.matchAll(/^export (?:type )?\{([^}]*)\}/gm)].flatMap(([, list = '']) =>
    list.split(',').map(one => one.trim()),
  )
  const table = readFileSync(join(root, 'docs', 'plugins.md'), 'utf8').split('## What is public')[1] ?? ''
  expect(names.length).toBeGreaterThan(25)
  expect(names.filter(name => name !== '' && !table.includes(`\`${name}\``))).toEqual([])
})
