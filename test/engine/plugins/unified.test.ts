import { mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { SiteConfig } from '../../../src/model/config.ts'
import { root } from '../../support/cli.ts'
import { newsroom } from '../../support/newsroom.ts'

const piece = (title: string, text: string): string =>
  `---\ntitle: ${title}\ndate: 2021-01-01\n---\nThe beginning.\n\n${text}\n`

const loud = `
export default function loud(options) {
  return (tree, file) => {
    for (const node of tree.children) {
      const [text] = node.children ?? []
      if (text?.value?.includes('quiet')) file.message('too quiet', text)
      if (text?.type === 'text') text.value += options.mark
    }
  }
}
`

const files = {
  'plugins/loud.mjs': loud,
  'content/en/news/a.md': piece(
    'A',
    'PM2.5\n: Fine particles.\n\nSee [there](https://elsewhere.org/) and [b](b.md).',
  ),
  'content/en/news/b.md': piece('B', 'Be quiet.'),
}

const config: Partial<SiteConfig<'zh' | 'en'>> = {
  markdown: {
    remark: ['remark-definition-list', ['./plugins/loud.mjs', { mark: '!' }]],
    rehype: [['rehype-external-links', { rel: ['external'] }]],
  },
}

test('plugins of unified from npm and from a file, as a config names them', async () => {
  const room = newsroom(files, config)
  mkdirSync(join(room.folder, 'node_modules'))
  for (const name of ['remark-definition-list', 'rehype-external-links'])
    symlinkSync(join(root, 'node_modules', name), join(room.folder, 'node_modules', name))
  const built = await room.build()
  expect(built.diagnostics.filter(one => one.code.startsWith('plugin/'))).toMatchObject([
    {
      ...{ code: 'plugin/warned', file: 'content/en/news/b.md', line: 7, column: 1 },
      message: expect.stringMatching(/^plugin ".*loud\.mjs": too quiet$/),
    },
  ])
  const page = Buffer.from(room.output().get('en/news/a/index.html') ?? '', 'latin1').toString()
  expect(page).toMatch(/<dl>\s*<dt>PM2\.5<\/dt>\s*<dd>Fine particles\./)
  expect(page).toContain('<a href="https://elsewhere.org/" rel="external">there</a>')
  expect(page).toContain('The beginning.!')
  // What was parsed with other options is of no use.
  expect((await room.build()).parsed).toBe(0)
  room.edit('site.config.json', '"mark": "!"', '"mark": "?"')
  expect((await room.build()).parsed).toBe(2)
  room.edit('plugins/loud.mjs', 'too quiet', 'so quiet')
  const again = await room.build()
  expect(again.parsed).toBe(2)
  expect(again.diagnostics.some(one => one.message.includes('so quiet'))).toBe(true)
})
