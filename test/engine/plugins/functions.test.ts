import { expect, test } from 'vitest'
import { newsroom } from '../../support/newsroom.ts'

const weather = `
import { definePlugin } from 'diglot'
import { sign } from './sign.ts'
interface Options { readonly unit: string }
export default definePlugin((options: Options) => ({
  name: 'weather',
  filters: { celsius: (value: unknown) => \`\${value} \${sign}\${options.unit}\` },
  functions: { bold: (text: unknown) => ({ safe: \`<b>\${text}</b>\` }) },
}), { options: { unit: { type: 'text', required: true } } })
`

const files = {
  'plugins/weather.ts': weather,
  'plugins/sign.ts': `export const sign: string = '°'`,
  'content/zh/news/a.md': '---\ntitle: 甲\ndate: 2021-01-01\n---\n文字。\n',
  'content/en/news/a.md': '---\ntitle: A\ndate: 2021-01-01\n---\nText.\n',
}

const uses = `{% extends "theme:article.njk" %}`

test('filters and functions of a plugin in TypeScript, with options and a file that it imports', async () => {
  const room = newsroom(
    {
      ...files,
      'templates/pages/standing.njk': '<p>{{ 21 | celsius }}{{ bold("<x>") }}</p>',
      'content/en/pages/about.md': '---\ntitle: About\n---\nUs.\n',
    },
    { plugins: [['./plugins/weather.ts', { unit: 'C' }]] },
  )
  const built = await room.build()
  expect(built.diagnostics).toEqual([])
  expect(room.output().get('en/about/index.html')).toBe(
    Buffer.from('<p>21 °C<b><x></b></p>').toString('latin1'),
  )
  expect(uses).toBeTruthy()
})
